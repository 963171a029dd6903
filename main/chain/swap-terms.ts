/** What an announcement made now would cost and how long it would lock, at the newest block. */
import type { Ss58 } from "../codec/values.ts";
import { openBatch } from "./batch.ts";
import { askDelays, type SwapDelays } from "./coldkey-swap.ts";
import { executionFee, FEES_KEPT } from "./coldkey-swap-draft.ts";
import type { Connection } from "./connection.ts";

export interface SwapTerms {
  readonly delays: SwapDelays;
  readonly costRao: bigint;
  readonly feeRao: bigint;
  /** What the announcement must leave. */
  readonly keepRao: bigint;
}

/** One round trip. */
export async function readSwapTerms(connection: Connection, coldkey: Ss58): Promise<SwapTerms> {
  const block = connection.heads.best;
  const batch = openBatch(connection.runtime.storage);
  const delays = askDelays(batch);
  const [feeRao] = await Promise.all([
    executionFee(connection, block, coldkey),
    batch.read(connection.wire, block.hash),
  ]);
  const costRao = connection.runtime.keySwapCostRao ?? 0n;
  return { delays: delays(), costRao, feeRao, keepRao: feeRao * FEES_KEPT };
}

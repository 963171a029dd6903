/** The network, as it is seen. */
import * as v from "valibot";
import {
  BlockNumber,
  Count,
  FaultValue,
  Hash,
  Netuid,
  Rao,
  Ss58,
  TimeMs,
} from "../../main/codec/values.ts";
import { NetworkId } from "./app.ts";
import { type CallTable, nothing } from "./shared.ts";

export const ChainStatus = v.strictObject({
  network: NetworkId,
  /** none: this profile has no network. away: no connection now; what is shown is old. */
  state: v.picklist(["none", "connecting", "live", "away"]),
  fault: v.nullable(FaultValue),
  genesisHash: v.nullable(Hash),
  specVersion: v.nullable(v.number()),
  best: v.nullable(v.strictObject({ number: BlockNumber, hash: Hash, seenAtMs: TimeMs })),
  finalized: v.nullable(v.strictObject({ number: BlockNumber, hash: Hash })),
  /** Milliseconds from block to block as observed, or the network's nominal value. */
  blockTimeMs: v.number(),
});
export type ChainStatus = v.InferOutput<typeof ChainStatus>;

export const Balance = v.strictObject({
  freeRao: Rao,
  reservedRao: Rao,
  nonce: Count,
  atBlock: BlockNumber,
  seenAtMs: TimeMs,
});
export const SubnetRow = v.strictObject({
  netuid: Netuid,
  name: v.string(),
  symbol: v.string(),
  burnRao: Rao,
  isOpen: v.boolean(),
  neurons: v.number(),
  maxNeurons: v.number(),
  immunityBlocks: v.number(),
  tempo: v.number(),
});
export type SubnetRow = v.InferOutput<typeof SubnetRow>;

export const chainCalls = {
  "chain.subnets": [
    nothing,
    v.strictObject({ atBlock: BlockNumber, seenAtMs: TimeMs, subnets: v.array(SubnetRow) }),
  ],
  /** Rehearsal only. `overrideUnsafe`: the typed override for a coldkey that is not yet safe. */
  "faucet.request": [
    v.strictObject({ address: Ss58, overrideUnsafe: v.optional(v.boolean(), false) }),
    v.strictObject({ amountRao: Rao, atBlock: BlockNumber }),
  ],
  /** Rehearsal only: moves time forward. */
  "rehearsal.advance": [
    v.strictObject({ blocks: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(50_000)) }),
    v.strictObject({ atBlock: BlockNumber }),
  ],
} as const satisfies CallTable;

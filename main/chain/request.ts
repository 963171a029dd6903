/** The signing request: everything a signer needs to decode, check and sign, made from a draft at the present head. */

import { eraAt } from "../codec/era.ts";
import { includedInExtrinsic, includedInSignedData, toHex } from "../codec/payload.ts";
import type { Draft, SigningRequest } from "../codec/pipeline.ts";
import type { Clock } from "../lib/clock.ts";
import { Refusal } from "../lib/fault.ts";
import type { Connection } from "./connection.ts";
import { shapeFaultOf } from "./draft.ts";
import type { Block, Heads } from "./heads.ts";
import type { Prover } from "./prover.ts";
import { NonceReply } from "./replies.ts";

/** About 13 minutes: enough for a person, short enough to be over soon (domain reference §6.2). */
const PERIOD_BLOCKS = 64;
/** Finality usually lags by a few blocks. If it stands still, half the life would be gone before the signature. */
const MOST_LAG_BLOCKS = 16;

/** For a signature that is carried to another machine and back. */
export interface RequestWishes {
  /** A power of two, at most `LONGEST_PERIOD`. */
  readonly periodBlocks?: number;
  /** The number to use, given the chain's next one: other requests of the account may be on their way. */
  readonly nonceFrom?: (next: number) => number;
}

export async function buildRequest(
  connection: Connection,
  prover: Prover,
  clock: Clock,
  draft: Draft,
  { periodBlocks = PERIOD_BLOCKS, nonceFrom = (next) => next }: RequestWishes = {},
): Promise<SigningRequest> {
  const { network, wire, runtime, heads } = connection;
  const { operation } = draft;
  const refusal =
    runtime.signingFault ?? shapeFaultOf(runtime, operation) ?? draft.blocking[0] ?? null;
  if (refusal !== null) throw new Refusal(refusal.code, refusal.facts);

  const prepared = await prover.prepared(runtime);
  const nonce = nonceFrom(
    await wire.ask(NonceReply, "system_accountNextIndex", [operation.coldkey]),
  );
  const anchor = anchorOf(heads);
  const request: SigningRequest = {
    v: 1,
    id: draft.id,
    network: { id: network.id, genesisHash: runtime.genesisHash },
    account: operation.coldkey,
    nonce,
    era: { ...eraAt(anchor.number, periodBlocks), birthHash: anchor.hash },
    tipRao: 0n,
    specName: runtime.specName,
    specVersion: runtime.specVersion,
    transactionVersion: runtime.transactionVersion,
    ss58Prefix: network.ss58Prefix,
    tokenDecimals: network.tokenDecimals,
    tokenSymbol: network.tokenSymbol,
    metadataHash: toHex(prepared.digest),
    proof: new Uint8Array(),
    callData: runtime.encodeCall(operation),
    createdAtMs: clock.nowMs(),
    hints: {
      feeRao: draft.costs.find((cost) => cost.kind === "fee")?.rao ?? null,
      freeRao: draft.freeRao,
      // The price of a subnet, or what the act burns by itself: an announcement's bytes do not name it.
      burnRao:
        draft.subnet?.burnRao ?? draft.costs.find((cost) => cost.kind === "burn")?.rao ?? null,
    },
  };
  return {
    ...request,
    proof: prepared.proofFor(
      request.callData,
      includedInExtrinsic(request),
      includedInSignedData(request),
    ),
  };
}

/**
 * The finalized head: a signature anchored on a block that a fork replaces is worthless. The best head only where
 * finality hangs, because then waiting for it would cost more life than a fork risks.
 */
export function anchorOf({ best, finalized }: Pick<Heads, "best" | "finalized">): Block {
  return best.number - finalized.number > MOST_LAG_BLOCKS ? best : finalized;
}

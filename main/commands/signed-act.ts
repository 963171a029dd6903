/** The record of an act at the moment when its signature is there, whichever machine made it. */
import type { NetworkId } from "../../preload/contract.ts";
import type { Operation, SignedRequest, SigningRequest } from "../codec/pipeline.ts";
import type { ActRecord } from "../wallet/acts.ts";

export function signedAct(
  about: { readonly id: string; readonly operation: Operation; readonly network: NetworkId },
  request: SigningRequest,
  signed: SignedRequest,
  nowMs: number,
): ActRecord {
  return {
    v: 1,
    activity: {
      ...about,
      extrinsicHash: signed.extrinsicHash,
      signedAtMs: nowMs,
      lastBlock: request.era.deathBlock - 1,
      outcome: {
        v: 1,
        state: "signed",
        block: null,
        isFinal: false,
        feeRao: null,
        effects: [],
        fault: null,
      },
      updatedAtMs: nowMs,
    },
    signed,
    nonce: request.nonce,
    firstBlock: request.era.birthBlock + 1,
  };
}

/** Acts that need a signature, on their way. */
import * as v from "valibot";
import { Draft, Operation, Outcome, Review } from "../../main/codec/pipeline.ts";
import { BlockNumber, Count, Hash, Id, Rao, TimeMs } from "../../main/codec/values.ts";
import { NetworkId } from "./app.ts";
import { PolicyForecast } from "./policy.ts";
import { type CallTable, nothing, Ticket } from "./shared.ts";

/** One act on its way: survives restarts. */
export const Activity = v.strictObject({
  id: Id,
  operation: Operation,
  network: NetworkId,
  extrinsicHash: v.nullable(Hash),
  signedAtMs: TimeMs,
  /** The last block that can include it. */
  lastBlock: BlockNumber,
  outcome: Outcome,
  updatedAtMs: TimeMs,
});
export type Activity = v.InferOutput<typeof Activity>;

export const operationCalls = {
  "operations.draft": [v.strictObject({ operation: Operation }), Draft],
  /** Builds the request from a draft and lets the vault decode it. `overrideUnsafe`: the typed override of §7. */
  "operations.review": [
    v.strictObject({ draft: Id, overrideUnsafe: v.boolean() }),
    v.strictObject({
      review: Review,
      hints: v.strictObject({ feeRao: v.nullable(Rao), freeRao: v.nullable(Rao) }),
      validForMs: v.number(),
      /** What the coldkey's policy will say, foreseen; the vault decides when it signs. null: there is no policy. */
      policy: v.nullable(PolicyForecast),
    }),
  ],
  /** Signs what was reviewed (payloadHash says which), then submits. Progress comes with the snapshots. */
  "operations.sign": [
    v.strictObject({
      draft: Id,
      payloadHash: Hash,
      passphrase: Ticket,
      /** The owner vouches for the time that a policy waited and only the computer's clock has seen. */
      acknowledgeTime: v.optional(v.boolean(), false),
    }),
    v.strictObject({ activity: Id }),
  ],
  "operations.discard": [v.strictObject({ draft: Id }), nothing],
  /** Submits the same signed bytes once more: cannot act twice, the nonce is the same. */
  "operations.resubmit": [v.strictObject({ activity: Id }), nothing],
  /** Acts that no snapshot has any more, newest first: the first `limit` of them. */
  "operations.earlier": [v.strictObject({ limit: Count }), v.array(Activity)],
  /** Any act of this machine; null: there is none of this id. */
  "operations.find": [v.strictObject({ id: Id }), v.nullable(Activity)],
} as const satisfies CallTable;

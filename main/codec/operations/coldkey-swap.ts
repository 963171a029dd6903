/** The swap of a coldkey: announced, executed days later by a second signature, or disputed, or cleared. */
import * as v from "valibot";
import { Hash, Ss58 } from "../values.ts";

/** The new coldkey stands in it as its hash only: nobody learns the address before the execution. */
export const AnnounceSwapOperation = v.strictObject({
  kind: v.literal("announce-swap"),
  coldkey: Ss58,
  newColdkeyHash: Hash,
});
export const ExecuteSwapOperation = v.strictObject({
  kind: v.literal("execute-swap"),
  coldkey: Ss58,
  /** Where everything goes: the coldkey whose hash was announced. */
  destination: Ss58,
});
export const DisputeSwapOperation = v.strictObject({
  kind: v.literal("dispute-swap"),
  coldkey: Ss58,
});
export const ClearSwapOperation = v.strictObject({ kind: v.literal("clear-swap"), coldkey: Ss58 });

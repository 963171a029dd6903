/** Operations that pay: a seat on a subnet, TAO for somebody. */
import * as v from "valibot";
import { Netuid, Rao, Ss58 } from "../values.ts";

export const RegisterOperation = v.strictObject({
  kind: v.literal("register"),
  coldkey: Ss58,
  hotkey: Ss58,
  netuid: Netuid,
  /** The most rao that may be burnt; the chain refuses above it (`register_limit`). */
  maxBurnRao: Rao,
});
export const TransferOperation = v.strictObject({
  kind: v.literal("transfer"),
  coldkey: Ss58,
  destination: Ss58,
  amountRao: Rao,
});
/** Everything that is free, seen at the block that includes it. */
export const TransferAllOperation = v.strictObject({
  kind: v.literal("transfer-all"),
  coldkey: Ss58,
  destination: Ss58,
  /** Leaves the existential deposit, and so the account and its nonce. */
  keepAlive: v.boolean(),
});

/**
 * Locks of stake on a subnet, which count as conviction for a hotkey (domain reference §3.8). One hotkey for each
 * coldkey and subnet. There is no call that ends a lock: it decays, or stays whole while it is perpetual.
 */
import * as v from "valibot";
import { Netuid, Rao, Ss58 } from "../values.ts";

export const LockStakeOperation = v.strictObject({
  kind: v.literal("lock-stake"),
  coldkey: Ss58,
  /** For whom: it needs an owner, but none of this coldkey's stake. */
  hotkey: Ss58,
  netuid: Netuid,
  /** Added to what is locked already; in the subnet's alpha. */
  alpha: Rao,
});
export const MoveLockOperation = v.strictObject({
  kind: v.literal("move-lock"),
  coldkey: Ss58,
  /** For whom from now on. */
  hotkey: Ss58,
  netuid: Netuid,
});
export const PerpetualLockOperation = v.strictObject({
  kind: v.literal("perpetual-lock"),
  coldkey: Ss58,
  netuid: Netuid,
  isPerpetual: v.boolean(),
});
/** Of stake that comes locked from others: new accounts refuse it. */
export const RejectLockedOperation = v.strictObject({
  kind: v.literal("reject-locked"),
  coldkey: Ss58,
  isRejecting: v.boolean(),
});

/** Operations with stake. Amounts of alpha are in alpha's rao of the subnet they come from (domain reference §3.4). */
import * as v from "valibot";
import { Netuid, Rao, Ss58 } from "../values.ts";

/** Alpha is counted as rao are, but each subnet's alpha is a token of its own. */
const Alpha = Rao;
const position = { coldkey: Ss58, hotkey: Ss58, netuid: Netuid } as const;
/** Rao per alpha that the pool's price may reach; what lies beyond it is not traded. */
const limit = { limitPriceRao: Rao, allowPartial: v.boolean() } as const;

export const AddStakeOperation = v.strictObject({
  kind: v.literal("add-stake"),
  ...position,
  amountRao: Rao,
  ...limit,
});
export const RemoveStakeOperation = v.strictObject({
  kind: v.literal("remove-stake"),
  ...position,
  alpha: Alpha,
  ...limit,
});
/** The same coldkey, another hotkey, and another subnet if wanted. The chain has no price limit for it. */
export const MoveStakeOperation = v.strictObject({
  kind: v.literal("move-stake"),
  ...position,
  toHotkey: Ss58,
  toNetuid: Netuid,
  alpha: Alpha,
});
export const SwapStakeOperation = v.strictObject({
  kind: v.literal("swap-stake"),
  ...position,
  toNetuid: Netuid,
  alpha: Alpha,
  /** The least price of the origin in terms of the destination, times 10^9. It sizes the move beforehand. */
  limitPriceRao: Rao,
  allowPartial: v.boolean(),
});
/** Another coldkey becomes the owner. It need not consent. */
export const TransferStakeOperation = v.strictObject({
  kind: v.literal("transfer-stake"),
  ...position,
  destination: Ss58,
  toNetuid: Netuid,
  alpha: Alpha,
});
export const UnstakeAllOperation = v.strictObject({
  kind: v.literal("unstake-all"),
  coldkey: Ss58,
  hotkey: Ss58,
});
/** All alpha becomes stake on root, under the same hotkey. */
export const UnstakeAllAlphaOperation = v.strictObject({
  kind: v.literal("unstake-all-alpha"),
  coldkey: Ss58,
  hotkey: Ss58,
});

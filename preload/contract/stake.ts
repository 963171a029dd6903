/** Stake of one coldkey, and the prices of all pools: what a form for staking shows. */
import * as v from "valibot";
import { BlockNumber, Netuid, Rao, Ss58, TimeMs } from "../../main/codec/values.ts";
import type { CallTable } from "./shared.ts";

export const StakePosition = v.strictObject({
  hotkey: Ss58,
  netuid: Netuid,
  /** Of the subnet's own token; on root it is TAO. */
  alpha: Rao,
  /** At the price of the block, without fee and without what a sale would do to the price. */
  worthRao: Rao,
  /** The hotkey has a seat there. */
  isRegistered: v.boolean(),
});
export const PoolRow = v.strictObject({
  netuid: Netuid,
  name: v.string(),
  /** Rao for one alpha. */
  priceRao: Rao,
  /** Its alpha can be traded. */
  isStarted: v.boolean(),
});

export const stakeCalls = {
  /** Any coldkey: what is staked is public. */
  "stake.look": [
    v.strictObject({ coldkey: Ss58 }),
    v.strictObject({
      atBlock: BlockNumber,
      seenAtMs: TimeMs,
      positions: v.array(StakePosition),
      pools: v.array(PoolRow),
    }),
  ],
} as const satisfies CallTable;

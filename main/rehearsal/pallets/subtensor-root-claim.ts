/** What root stake earned on the subnets, and how it is paid out (domain reference §3.7). */
import type { Context } from "../context.ts";
import type { AccountId } from "../primitives.ts";
import type { CallValue } from "./subtensor-calls.ts";
import { fail } from "./subtensor-errors.ts";
import { addToList, adjustClaims, changeStake, stakeOf } from "./subtensor-positions.ts";
import { payFromPot, potAccount } from "./subtensor-pots.ts";
import {
  rootClaimable,
  rootClaimableThreshold,
  rootClaimed,
  rootClaimTypes,
} from "./subtensor-stake-storage.ts";
import { stakingHotkeys, subnetAlphaOut, subnetTao, totalStake } from "./subtensor-storage.ts";
import { emit, sellToPool } from "./subtensor-trade.ts";
import { atAnyPrice } from "./swap.ts";

const MOST_SUBNETS = 5;
/** I96F32. */
const FRACTION_BITS = 32n;

export function claimRoot(
  context: Context,
  coldkey: AccountId,
  { subnets }: CallValue<"claim_root">,
): void {
  const { state } = context;
  if (subnets.length === 0 || subnets.length > MOST_SUBNETS) fail("InvalidSubnetNumber");
  for (const hotkey of stakingHotkeys.get(state, coldkey)) {
    for (const [netuid, { bits }] of rootClaimable.get(state, hotkey)) {
      if (subnets.includes(netuid)) claim(context, coldkey, hotkey, netuid, bits);
    }
  }
  emit(context, { tag: "RootClaimed", value: { coldkey } });
}

function claim(
  context: Context,
  coldkey: AccountId,
  hotkey: AccountId,
  netuid: number,
  rateBits: bigint,
): void {
  const { state } = context;
  const earnedBits = rateBits * stakeOf(state, hotkey, coldkey, 0);
  const claimedBefore = rootClaimed.get(state, netuid, hotkey, coldkey);
  const owedBits = earnedBits - (claimedBefore << FRACTION_BITS);
  // Too little is left for another time, in silence.
  if (owedBits < rootClaimableThreshold.get(state, netuid).bits) return;
  const owed = owedBits >> FRACTION_BITS;
  if (owed <= 0n) return;
  const type = rootClaimTypes.get(state, coldkey);
  const keeps =
    type.tag === "Keep" || (type.tag === "KeepSubnets" && type.value.subnets.includes(netuid));
  if (keeps) {
    changeStake(state, hotkey, coldkey, netuid, owed);
    addToList(stakingHotkeys, state, coldkey, hotkey);
  } else sellForRoot(context, coldkey, hotkey, netuid, owed);
  const claimedNow = rootClaimed.get(state, netuid, hotkey, coldkey);
  rootClaimed.put(state, netuid, hotkey, coldkey, claimedNow + owed);
}

/** The alpha is sold without a fee, and the TAO becomes root stake. */
function sellForRoot(
  context: Context,
  coldkey: AccountId,
  hotkey: AccountId,
  netuid: number,
  alpha: bigint,
): void {
  const { state } = context;
  const order = { ...atAnyPrice("sell", alpha), isFree: true };
  const { output } = sellToPool(state, netuid, order);
  payFromPot(context, netuid, potAccount(0), output);
  changeStake(state, hotkey, coldkey, 0, output);
  subnetTao.put(state, 0, subnetTao.get(state, 0) + output);
  subnetAlphaOut.put(state, 0, subnetAlphaOut.get(state, 0) + output);
  totalStake.put(state, totalStake.get(state) + output);
  adjustClaims(state, hotkey, coldkey, output);
}

export function setClaimType(
  context: Context,
  coldkey: AccountId,
  type: CallValue<"set_root_claim_type">["new_root_claim_type"],
): void {
  if (type.tag === "KeepSubnets" && type.value.subnets.length === 0) fail("InvalidSubnetNumber");
  rootClaimTypes.put(context.state, coldkey, type);
  emit(context, { tag: "RootClaimTypeSet", value: { coldkey, root_claim_type: type } });
}

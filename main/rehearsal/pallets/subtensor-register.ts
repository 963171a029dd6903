/** Registration by burning TAO, with the checks in the order of the real chain (domain reference §3.2, §9a.2). */
import type { Context } from "../context.ts";
import type { AccountId } from "../primitives.ts";
import { bumpBurn } from "./subtensor-burn.ts";
import { fail } from "./subtensor-errors.ts";
import { adopt, isKnownHotkey, owns } from "./subtensor-positions.ts";
import { canPay, isPot, payIntoPot } from "./subtensor-pots.ts";
import { nextSeat, takeSeat } from "./subtensor-seat.ts";
import {
  burn,
  networkRegistrationAllowed,
  networksAdded,
  raoRecycledForRegistration,
  registrationsThisBlock,
  subnetAlphaIn,
  subnetTao,
  totalStake,
  uids,
} from "./subtensor-storage.ts";
import { emit } from "./subtensor-trade.ts";
import { atAnyPrice, hasPool, simulate } from "./swap.ts";

const ROOT = 0;

export function register(
  context: Context,
  coldkey: AccountId,
  netuid: number,
  hotkey: AccountId,
  limitPrice: bigint | null,
): void {
  const { state, blockNumber } = context;
  if (netuid === ROOT) fail("RegistrationNotPermittedOnRootSubnet");
  if (!networksAdded.get(state, netuid)) fail("SubnetNotExists");
  const price = burn.get(state, netuid);
  if (limitPrice !== null && price > limitPrice) fail("RegistrationPriceLimitExceeded");
  if (!networkRegistrationAllowed.get(state, netuid)) fail("SubNetRegistrationDisabled");
  if (uids.has(state, netuid, hotkey)) fail("HotKeyAlreadyRegisteredInSubNet");
  if (!canPay(state, coldkey, price)) fail("NotEnoughBalanceToStake");
  if (isPot(state, hotkey)) fail("CannotUseSystemAccount");
  if (!isKnownHotkey(state, hotkey)) adopt(state, coldkey, hotkey);
  else if (!owns(state, coldkey, hotkey)) fail("NonAssociatedColdKey");

  const seat = nextSeat(state, netuid, blockNumber) ?? fail("NoNeuronIdAvailable");
  payPrice(context, coldkey, netuid, price);
  takeSeat(state, netuid, seat, hotkey, blockNumber);

  bumpBurn(state, netuid);
  registrationsThisBlock.put(state, netuid, registrationsThisBlock.get(state, netuid) + 1);
  emit(context, { tag: "NeuronRegistered", value: [netuid, seat.uid, hotkey] });
}

/**
 * Pays the price into the pool and takes the bought alpha out of circulation. Up to 500 rao less are paid when the
 * account would otherwise fall below the existential deposit; the books still count the full price.
 */
function payPrice(context: Context, coldkey: AccountId, netuid: number, price: bigint): void {
  const { state } = context;
  const paid = payIntoPot(context, coldkey, netuid, price);
  // The alpha bought enters and leaves `SubnetAlphaOut` at once. The pool's fee stays in the pot.
  const { net, output } = simulate(state, netuid, atAnyPrice("buy", paid));
  subnetTao.put(state, netuid, subnetTao.get(state, netuid) + net);
  if (hasPool(state, netuid)) {
    subnetAlphaIn.put(state, netuid, subnetAlphaIn.get(state, netuid) - output);
  }
  totalStake.put(state, totalStake.get(state) + paid);
  const recycled = raoRecycledForRegistration.get(state, netuid) + price;
  raoRecycledForRegistration.put(state, netuid, recycled);
}

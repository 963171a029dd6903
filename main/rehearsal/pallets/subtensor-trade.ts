/** The two halves of every trade: TAO into a subnet as alpha, and alpha out of it as TAO (domain reference §9a.3). */
import { BLOCK_AUTHOR } from "../author.ts";
import type { Context } from "../context.ts";
import type { AccountId } from "../primitives.ts";
import type { State } from "../storage.ts";
import type { SubtensorEvent } from "./subtensor-calls.ts";
import { fail } from "./subtensor-errors.ts";
import { addToList, adjustClaims, canCredit, changeStake } from "./subtensor-positions.ts";
import { payFromPot, payIntoPot } from "./subtensor-pots.ts";
import { subnetVolume } from "./subtensor-stake-storage.ts";
import {
  stakingHotkeys,
  subnetAlphaIn,
  subnetAlphaOut,
  subnetTao,
  totalStake,
} from "./subtensor-storage.ts";
import { atAnyPrice, hasPool, type Order, simulate } from "./swap.ts";
import { ANY_PRICE, type Trade } from "./swap-math.ts";

/** 0.002 TAO: what a stake and a withdrawal must at least be worth. Constant `InitialMinStake`. */
export const MIN_STAKE = 2_000_000n;

export function emit(context: Context, event: SubtensorEvent): void {
  context.deposit({ tag: "SubtensorModule", value: event });
}

const atLeastZero = (amount: bigint) => (amount > 0n ? amount : 0n);

/** Only a pool gives alpha out of its reserve; root makes it. */
function buyFromPool(state: State, netuid: number, order: Order): Trade {
  const trade = simulate(state, netuid, order);
  const { amount } = order;
  const reserve = subnetAlphaIn.get(state, netuid);
  subnetAlphaIn.put(state, netuid, atLeastZero(reserve - trade.output));
  subnetAlphaOut.put(state, netuid, subnetAlphaOut.get(state, netuid) + trade.output);
  subnetTao.put(state, netuid, subnetTao.get(state, netuid) + trade.net);
  totalStake.put(state, totalStake.get(state) + amount);
  subnetVolume.put(state, netuid, subnetVolume.get(state, netuid) + amount);
  return trade;
}

export function sellToPool(state: State, netuid: number, order: Order): Trade {
  const trade = simulate(state, netuid, order);
  subnetAlphaIn.put(state, netuid, subnetAlphaIn.get(state, netuid) + trade.net);
  const outside = subnetAlphaOut.get(state, netuid);
  subnetAlphaOut.put(state, netuid, atLeastZero(outside - trade.net));
  subnetTao.put(state, netuid, atLeastZero(subnetTao.get(state, netuid) - trade.output));
  totalStake.put(state, atLeastZero(totalStake.get(state) - trade.output));
  subnetVolume.put(state, netuid, subnetVolume.get(state, netuid) + trade.output);
  return trade;
}

export interface Position {
  readonly hotkey: AccountId;
  readonly coldkey: AccountId;
  readonly netuid: number;
}

export interface Terms {
  readonly limitPrice?: bigint;
  /** A move between subnets pays one fee, not two. */
  readonly isFree?: boolean;
}

/** `stake_into_subnet`: the coldkey pays, the position grows, the author has the fee. */
export function stakeInto(
  context: Context,
  { hotkey, coldkey, netuid }: Position,
  tao: bigint,
  { limitPrice = ANY_PRICE.buy, isFree = false }: Terms = {},
): void {
  const { state } = context;
  const amount = payIntoPot(context, coldkey, netuid, tao);
  const trade = buyFromPool(state, netuid, { side: "buy", amount, limitPrice, isFree });
  if (trade.output === 0n) fail("AmountTooLow");
  if (!canCredit(state, hotkey, netuid, trade.output)) fail("InsufficientLiquidity");
  changeStake(state, hotkey, coldkey, netuid, trade.output);
  addToList(stakingHotkeys, state, coldkey, hotkey);
  payFromPot(context, netuid, BLOCK_AUTHOR, trade.fee);
  if (netuid === 0) adjustClaims(state, hotkey, coldkey, trade.output);
  emit(context, {
    tag: "StakeAdded",
    value: [coldkey, hotkey, amount, trade.output, netuid, trade.fee],
  });
}

/** `unstake_from_subnet`: what the limit leaves unsold stays staked. Returns the TAO that was paid out. */
export function unstakeFrom(
  context: Context,
  { hotkey, coldkey, netuid }: Position,
  alpha: bigint,
  { limitPrice = ANY_PRICE.sell, isFree = false }: Terms = {},
): bigint {
  const { state } = context;
  changeStake(state, hotkey, coldkey, netuid, -alpha);
  const trade = sellToPool(state, netuid, { side: "sell", amount: alpha, limitPrice, isFree });
  const unsold = alpha - trade.net - trade.fee;
  if (unsold > 0n) changeStake(state, hotkey, coldkey, netuid, unsold);
  payFromPot(context, netuid, coldkey, trade.output);
  payAuthorInAlpha(context, netuid, trade.fee);
  if (netuid === 0) adjustClaims(state, hotkey, coldkey, -alpha);
  emit(context, {
    tag: "StakeRemoved",
    value: [coldkey, hotkey, trade.output, trade.net, netuid, trade.fee],
  });
  return trade.output;
}

/** The fee of a sale is alpha; it is sold on for the author of the block, without a fee of its own. */
function payAuthorInAlpha(context: Context, netuid: number, fee: bigint): void {
  if (!hasPool(context.state, netuid)) return;
  const order = { ...atAnyPrice("sell", fee), isFree: true };
  payFromPot(context, netuid, BLOCK_AUTHOR, sellToPool(context.state, netuid, order).output);
}

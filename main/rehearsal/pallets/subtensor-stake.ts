/** Adding and removing stake, with the checks of the real chain in their order (domain reference §9a.4). */
import { attempt, type Context } from "../context.ts";
import { divideBits, floorBits, multiplyBits, toBits } from "../fixed-point.ts";
import type { AccountId } from "../primitives.ts";
import type { StateView } from "../storage.ts";
import { fail } from "./subtensor-errors.ts";
import { demandUnlocked } from "./subtensor-locks.ts";
import { allNetuids, changeStake, isKnownHotkey, owns, stakeOf } from "./subtensor-positions.ts";
import { canPay } from "./subtensor-pots.ts";
import {
  nominatorMinRequiredStake,
  pendingChildKeys,
  stakeThreshold,
  subtokenEnabled,
  totalHotkeyAlpha,
} from "./subtensor-stake-storage.ts";
import { networksAdded, subnetAlphaIn, subnetTao } from "./subtensor-storage.ts";
import { MIN_STAKE, type Position, stakeInto, unstakeFrom } from "./subtensor-trade.ts";
import { atAnyPrice, hasPool, MAX_INPUT_RATIO, poolOf, priceBits, simulate } from "./swap.ts";
import { feeOn, type Side, type Trade } from "./swap-math.ts";

const MAX_U64 = (1n << 64n) - 1n;
/** One alpha of root is one TAO. */
const ROOT_PRICE = 1_000_000_000n;

export interface Limit {
  readonly price: bigint;
  readonly isPartial: boolean;
}

/** A simulated trade, or null where the pool refuses it. */
function simulated(context: Context, netuid: number, side: Side, amount: bigint): Trade | null {
  let trade: Trade | null = null;
  const error = attempt(context, ({ state }) => {
    trade = simulate(state, netuid, atAnyPrice(side, amount));
  });
  return error === null ? trade : null;
}

function ensureInputFits(state: StateView, netuid: number, side: Side, amount: bigint): void {
  if (!hasPool(state, netuid)) return;
  const reserve = side === "buy" ? subnetTao.get(state, netuid) : subnetAlphaIn.get(state, netuid);
  if (amount > MAX_INPUT_RATIO * reserve) fail("InsufficientLiquidity");
}

/** How much may be traded before the price reaches the limit. Fails as the pool does when it is there already. */
export function mostWithin(
  state: StateView,
  netuid: number,
  side: Side,
  limitPrice: bigint,
): bigint {
  if (!hasPool(state, netuid)) {
    const isWithin = side === "buy" ? limitPrice >= ROOT_PRICE : limitPrice <= ROOT_PRICE;
    return isWithin ? MAX_U64 : 0n;
  }
  const reserve = side === "buy" ? subnetTao.get(state, netuid) : subnetAlphaIn.get(state, netuid);
  const trade = simulate(state, netuid, { side, amount: MAX_INPUT_RATIO * reserve, limitPrice });
  return trade.net + trade.fee;
}

const smaller = (a: bigint, b: bigint) => (a < b ? a : b);

export function addStake(
  context: Context,
  position: Position,
  tao: bigint,
  limit: Limit | null,
): void {
  const { state } = context;
  const { hotkey, coldkey, netuid } = position;
  ensureInputFits(state, netuid, "buy", tao);
  const most = limit === null ? tao : mostWithin(state, netuid, "buy", limit.price);
  if (!networksAdded.get(state, netuid)) fail("SubnetNotExists");
  if (!subtokenEnabled.get(state, netuid)) fail("SubtokenDisabled");
  const feeOfLeast =
    simulated(context, netuid, "buy", MIN_STAKE)?.fee ??
    feeOn(MIN_STAKE, poolOf(state, netuid).feeRate);
  if (tao < MIN_STAKE + feeOfLeast) fail("AmountTooLow");
  if (limit !== null && !limit.isPartial && tao > most) fail("SlippageTooHigh");
  const amount = smaller(tao, most);
  if (!canPay(state, coldkey, amount)) fail("NotEnoughBalanceToStake");
  if (!isKnownHotkey(state, hotkey)) fail("HotKeyAccountNotExists");
  const trade = simulated(context, netuid, "buy", amount) ?? fail("InsufficientLiquidity");
  if (trade.net < MIN_STAKE) fail("AmountTooLow");
  if (trade.output === 0n) fail("InsufficientLiquidity");
  stakeInto(context, position, amount, limit === null ? {} : { limitPrice: limit.price });
}

/** The checks that all removals share. `most`: what the limit allows, when nothing less will do. */
function checkRemoval(
  context: Context,
  { hotkey, coldkey, netuid }: Position,
  alpha: bigint,
  most: bigint,
): void {
  const { state } = context;
  if (!networksAdded.get(state, netuid)) fail("SubnetNotExists");
  if (alpha === 0n) fail("AmountTooLow");
  const held = stakeOf(state, hotkey, coldkey, netuid);
  if (alpha > held) fail("NotEnoughStakeToWithdraw");
  const trade = simulated(context, netuid, "sell", alpha) ?? fail("InsufficientLiquidity");
  if (alpha < held && trade.output < MIN_STAKE) fail("AmountTooLow");
  if (alpha > most) fail("SlippageTooHigh");
  if (!isKnownHotkey(state, hotkey)) fail("HotKeyAccountNotExists");
  demandUnlocked(state, coldkey, netuid, alpha);
}

export function removeStake(context: Context, position: Position, wanted: bigint): void {
  const { state } = context;
  const { hotkey, coldkey, netuid } = position;
  if (!subtokenEnabled.get(state, netuid)) fail("SubtokenDisabled");
  const alpha = smaller(wanted, stakeOf(state, hotkey, coldkey, netuid));
  ensureInputFits(state, netuid, "sell", alpha);
  checkRemoval(context, position, alpha, MAX_U64);
  unstakeFrom(context, position, alpha);
  tidyAfterRemoval(context, position);
}

export function removeStakeLimit(
  context: Context,
  position: Position,
  alpha: bigint,
  limit: Limit,
): void {
  const { state } = context;
  const { netuid } = position;
  ensureInputFits(state, netuid, "sell", alpha);
  const most = mostWithin(state, netuid, "sell", limit.price);
  checkRemoval(context, position, alpha, limit.isPartial ? MAX_U64 : most);
  unstakeFrom(context, position, smaller(alpha, most), { limitPrice: limit.price });
  tidyAfterRemoval(context, position);
}

/** The whole position, or nothing. */
export function removeStakeFully(
  context: Context,
  position: Position,
  limitPrice: bigint | null,
): void {
  const { hotkey, coldkey, netuid } = position;
  const alpha = stakeOf(context.state, hotkey, coldkey, netuid);
  if (limitPrice === null) removeStake(context, position, alpha);
  else removeStakeLimit(context, position, alpha, { price: limitPrice, isPartial: false });
}

/** Every subnet whose checks pass; the others are passed over in silence. Returns the TAO that came out. */
export function unstakeAll(
  context: Context,
  coldkey: AccountId,
  hotkey: AccountId,
  netuids: readonly number[],
): bigint {
  const { state } = context;
  if (!isKnownHotkey(state, hotkey)) fail("HotKeyAccountNotExists");
  let total = 0n;
  for (const netuid of netuids) {
    const position = { hotkey, coldkey, netuid };
    const alpha = stakeOf(state, hotkey, coldkey, netuid);
    if (!subtokenEnabled.get(state, netuid)) continue;
    if (attempt(context, (inner) => checkRemoval(inner, position, alpha, MAX_U64))) continue;
    total += unstakeFrom(context, position, alpha);
    clearSmallNomination(context, position);
  }
  return total;
}

/** All alpha becomes stake on root, under the same hotkey. */
export function unstakeAllAlpha(context: Context, coldkey: AccountId, hotkey: AccountId): void {
  const subnets = allNetuids(context.state).filter((netuid) => netuid !== 0);
  const total = unstakeAll(context, coldkey, hotkey, subnets);
  stakeInto(context, { hotkey, coldkey, netuid: 0 }, total);
}

function tidyAfterRemoval(context: Context, position: Position): void {
  clearSmallNomination(context, position);
  const { state } = context;
  const threshold = stakeThreshold.get(state);
  if (threshold === 0n || totalStakeOf(state, position.hotkey) >= threshold) return;
  for (const netuid of allNetuids(state)) pendingChildKeys.kill(state, netuid, position.hotkey);
}

/** What all of a hotkey's alpha is worth in TAO at spot prices. */
export function totalStakeOf(state: StateView, hotkey: AccountId): bigint {
  return allNetuids(state).reduce((sum, netuid) => {
    const alpha = totalHotkeyAlpha.get(state, hotkey, netuid);
    return alpha === 0n
      ? sum
      : sum + floorBits(multiplyBits(priceBits(state, netuid), toBits(alpha)));
  }, 0n);
}

/** What a nominator leaves below the minimum is paid out as well. */
export function clearSmallNomination(context: Context, position: Position): void {
  const { state } = context;
  const { hotkey, coldkey, netuid } = position;
  const least = nominatorMinRequiredStake.get(state);
  if (least === 0n || owns(state, coldkey, hotkey)) return;
  const leastAlpha = floorBits(divideBits(toBits(least), priceBits(state, netuid)));
  const left = stakeOf(state, hotkey, coldkey, netuid);
  if (left === 0n || left >= leastAlpha) return;
  const error = attempt(context, (inner) => unstakeFrom(inner, position, left));
  if (error !== null) changeStake(state, hotkey, coldkey, netuid, -left);
}

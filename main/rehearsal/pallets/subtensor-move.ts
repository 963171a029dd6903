/** Stake that changes its hotkey, its subnet or its owner: move, swap, transfer (domain reference §9a.4). */
import { attempt, type Context } from "../context.ts";
import { divideBits, floorBits, multiplyBits, toBits } from "../fixed-point.ts";
import type { AccountId } from "../primitives.ts";
import type { StateView } from "../storage.ts";
import { transfer } from "./balances.ts";
import { fail } from "./subtensor-errors.ts";
import { carryLock, demandUnlocked } from "./subtensor-locks.ts";
import {
  addToList,
  adjustClaims,
  changeStake,
  isKnownHotkey,
  stakeOf,
} from "./subtensor-positions.ts";
import { type Limit, mostWithin } from "./subtensor-stake.ts";
import { subtokenEnabled, transferToggle } from "./subtensor-stake-storage.ts";
import { networksAdded, stakingHotkeys, subnetAlphaIn, subnetTao } from "./subtensor-storage.ts";
import { emit, MIN_STAKE, type Position, stakeInto, unstakeFrom } from "./subtensor-trade.ts";
import { atAnyPrice, hasPool, priceBits, simulate } from "./swap.ts";

const MAX_U64 = (1n << 64n) - 1n;
const RAO = 1_000_000_000n;

export interface Move {
  readonly from: Position;
  readonly to: Position;
  readonly alpha: bigint;
  readonly limit: Limit | null;
  /** Only a transfer asks the subnets whether it may. */
  readonly asksToggle: boolean;
}

/** Returns the TAO that the moved stake was worth. */
export function moveStake(context: Context, move: Move): bigint {
  const { state } = context;
  const { from, to, limit } = move;
  const held = stakeOf(state, from.hotkey, from.coldkey, from.netuid);
  const alpha = move.alpha < held ? move.alpha : held;
  const isAcross = from.netuid !== to.netuid;
  const most =
    isAcross && limit !== null ? mostToMove(state, from.netuid, to.netuid, limit.price) : alpha;
  checkMove(context, { ...move, alpha }, most);
  const amount = alpha < most ? alpha : most;
  return isAcross ? moveAcross(context, from, to, amount) : moveWithin(context, from, to, amount);
}

function checkMove(context: Context, { from, to, alpha, limit, asksToggle }: Move, most: bigint) {
  const { state } = context;
  const isAcross = from.netuid !== to.netuid;
  const isSame = from.coldkey === to.coldkey && from.hotkey === to.hotkey;
  if (isSame && !isAcross) fail("SameNetuid");
  const netuids = isAcross ? [from.netuid, to.netuid] : [from.netuid];
  if (!netuids.every((netuid) => networksAdded.get(state, netuid))) fail("SubnetNotExists");
  if (!netuids.every((netuid) => subtokenEnabled.get(state, netuid))) fail("SubtokenDisabled");
  for (const { hotkey } of [from, to]) {
    if (!isKnownHotkey(state, hotkey)) fail("HotKeyAccountNotExists");
  }
  if (isAcross) {
    let proceeds = 0n;
    const error = attempt(context, (inner) => {
      proceeds = simulate(inner.state, from.netuid, atAnyPrice("sell", alpha)).output;
    });
    if (error !== null) fail("InsufficientLiquidity");
    if (proceeds <= MIN_STAKE) fail("AmountTooLow");
    if (limit !== null && !limit.isPartial && alpha > most) fail("SlippageTooHigh");
  }
  if (asksToggle && !netuids.every((netuid) => transferToggle.get(state, netuid))) {
    fail("TransferDisallowed");
  }
  if (isAcross) demandUnlocked(state, from.coldkey, from.netuid, alpha);
}

/** Two trades with one fee: at the origin, or at the destination when the origin is root. */
function moveAcross(context: Context, from: Position, to: Position, alpha: bigint): bigint {
  const isFromRoot = from.netuid === 0;
  const tao = unstakeFrom(context, from, alpha, { isFree: isFromRoot });
  if (from.coldkey !== to.coldkey) {
    transfer(context, from.coldkey, to.coldkey, tao, "expendable");
  }
  // Less than the minimum is not staked again: it stays free, at the destination.
  if (tao >= MIN_STAKE) stakeInto(context, to, tao, { isFree: !isFromRoot });
  return tao;
}

/** Shares change hands; the pool is not asked, and nothing is paid. */
function moveWithin(context: Context, from: Position, to: Position, alpha: bigint): bigint {
  const { state } = context;
  const { netuid } = from;
  carryLock(context, from.coldkey, to.coldkey, netuid, alpha);
  changeStake(state, from.hotkey, from.coldkey, netuid, -alpha);
  changeStake(state, to.hotkey, to.coldkey, netuid, alpha);
  addToList(stakingHotkeys, state, to.coldkey, to.hotkey);
  if (netuid === 0) {
    adjustClaims(state, from.hotkey, from.coldkey, -alpha);
    adjustClaims(state, to.hotkey, to.coldkey, alpha);
  }
  const tao = floorBits(multiplyBits(priceBits(state, netuid), toBits(alpha)));
  if (tao < MIN_STAKE) fail("AmountTooLow");
  const facts = (side: Position) => [side.coldkey, side.hotkey, tao, alpha, netuid, 0n] as const;
  emit(context, { tag: "StakeRemoved", value: facts(from) });
  emit(context, { tag: "StakeAdded", value: facts(to) });
  return tao;
}

/** What may be moved before the ratio of the two prices falls to the limit. */
function mostToMove(state: StateView, from: number, to: number, limitPrice: bigint): bigint {
  const [isPoolFrom, isPoolTo] = [hasPool(state, from), hasPool(state, to)];
  if (!isPoolFrom && !isPoolTo) return limitPrice > RAO ? 0n : MAX_U64;
  if (!isPoolFrom) {
    if (limitPrice === 0n) return MAX_U64;
    const price = multiplyBits(divideBits(toBits(RAO), toBits(limitPrice)), toBits(RAO));
    return mostWithin(state, to, "buy", floorBits(price));
  }
  if (!isPoolTo) return mostWithin(state, from, "sell", limitPrice);

  const [tao1, tao2] = [subnetTao.get(state, from), subnetTao.get(state, to)];
  const [alpha1, alpha2] = [subnetAlphaIn.get(state, from), subnetAlphaIn.get(state, to)];
  if (tao1 === 0n || tao2 === 0n || alpha1 === 0n || alpha2 === 0n) return 0n;
  const limit = divideBits(toBits(limitPrice), toBits(RAO));
  if (limit > divideBits(priceBits(state, from), priceBits(state, to))) return 0n;
  if (limitPrice === 0n) return MAX_U64;
  const sum = toBits(tao1 + tao2);
  const [part1, part2] = [divideBits(toBits(tao1), sum), divideBits(toBits(tao2), sum)];
  const most =
    divideBits(multiplyBits(toBits(alpha2), part1), limit) - multiplyBits(toBits(alpha1), part2);
  return most > 0n ? floorBits(most) : 0n;
}

export interface Transition {
  readonly origin_netuid: number;
  readonly destination_netuid: number;
  readonly alpha_amount: bigint;
}

export function doMove(
  context: Context,
  coldkey: AccountId,
  call: Transition & { readonly origin_hotkey: AccountId; readonly destination_hotkey: AccountId },
): void {
  const { origin_hotkey, destination_hotkey, origin_netuid, destination_netuid } = call;
  const tao = moveStake(context, {
    from: { hotkey: origin_hotkey, coldkey, netuid: origin_netuid },
    to: { hotkey: destination_hotkey, coldkey, netuid: destination_netuid },
    alpha: call.alpha_amount,
    limit: null,
    asksToggle: false,
  });
  emit(context, {
    tag: "StakeMoved",
    value: [coldkey, origin_hotkey, origin_netuid, destination_hotkey, destination_netuid, tao],
  });
}

export function doTransfer(
  context: Context,
  coldkey: AccountId,
  call: Transition & { readonly destination_coldkey: AccountId; readonly hotkey: AccountId },
): void {
  const { destination_coldkey, hotkey, origin_netuid, destination_netuid } = call;
  const tao = moveStake(context, {
    from: { hotkey, coldkey, netuid: origin_netuid },
    to: { hotkey, coldkey: destination_coldkey, netuid: destination_netuid },
    alpha: call.alpha_amount,
    limit: null,
    asksToggle: true,
  });
  emit(context, {
    tag: "StakeTransferred",
    value: [coldkey, destination_coldkey, hotkey, origin_netuid, destination_netuid, tao],
  });
}

export function doSwap(
  context: Context,
  coldkey: AccountId,
  call: Transition & { readonly hotkey: AccountId },
  limit: Limit | null,
): void {
  const { hotkey, origin_netuid, destination_netuid } = call;
  const tao = moveStake(context, {
    from: { hotkey, coldkey, netuid: origin_netuid },
    to: { hotkey, coldkey, netuid: destination_netuid },
    alpha: call.alpha_amount,
    limit,
    asksToggle: false,
  });
  emit(context, {
    tag: "StakeSwapped",
    value: [coldkey, hotkey, origin_netuid, destination_netuid, tao],
  });
}

/** What stands in the way of a trade of stake, in the chain's order (domain reference §9a.4), and what is worth a thought. */
import { accountOf, encodeAddress } from "../codec/address.ts";
import type { Trade } from "../codec/pipeline.ts";
import { equalBytes } from "../lib/bytes.ts";
import { type Fault, fault } from "../lib/fault.ts";
import { isNobody } from "./ownership.ts";
import type { Facts, Trading } from "./stake-draft.ts";
import { losesMuch, RAO, ROOT, worth } from "./trade.ts";

/** In the order of the chain, as far as it can be known beforehand. */
export function blockersOf(operation: Trading, facts: Facts, trade: Trade | null): Fault[] {
  const { from, to, owner, toOwner, seen } = facts;
  const missing = [from, to].find((subnet) => subnet !== null && !subnet.isAdded());
  if (missing) return [fault("SUBNET_NOT_FOUND", { netuid: missing.netuid })];
  const waiting = [from, to].find((subnet) => subnet !== null && !subnet.isStarted());
  if (waiting) return [fault("SUBNET_NOT_STARTED", { netuid: waiting.netuid })];
  const amount = operation.kind === "add-stake" ? operation.amountRao : operation.alpha;
  if (amount === 0n) return [fault("AMOUNT_ZERO", {})];
  const unknown = [
    [operation.hotkey, owner] as const,
    [operation.kind === "move-stake" ? operation.toHotkey : operation.hotkey, toOwner] as const,
  ].find(([, cell]) => isNobody(cell()));
  if (unknown) return [fault("HOTKEY_UNKNOWN", { hotkey: unknown[0] })];
  const { held } = seen;
  if (operation.kind !== "add-stake" && amount > held) {
    return [fault("STAKE_NOT_ENOUGH", { netuid: from.netuid, held })];
  }
  const { locked } = seen;
  const leaves = operation.kind === "remove-stake" || (to !== null && to.netuid !== from.netuid);
  const available = freeOf(seen);
  if (leaves && locked > 0n && amount > available) {
    return [fault("STAKE_IS_LOCKED", { netuid: from.netuid, locked, available })];
  }
  return [
    ...placeBlockers(operation, facts),
    ...lockBlockers(operation, facts),
    ...limitBlockers(operation, facts),
    ...worthBlockers(operation, facts, trade),
  ];
}

function placeBlockers(operation: Trading, { from, to }: Facts): Fault[] {
  if (to === null) return [];
  const isSamePlace = from.netuid === to.netuid;
  const isSameKey = operation.kind !== "move-stake" || operation.toHotkey === operation.hotkey;
  const isSameOwner =
    operation.kind !== "transfer-stake" || operation.destination === operation.coldkey;
  if (isSamePlace && isSameKey && isSameOwner) return [fault("STAKE_SAME_PLACE", {})];
  if (operation.kind !== "transfer-stake") return [];
  const closed = [from, to].find((subnet) => !subnet.mayTransfer());
  return closed ? [fault("STAKE_TRANSFER_FORBIDDEN", { netuid: closed.netuid })] : [];
}

/** More than what is free takes a part of the lock along: the receiver has to want it, and to lock for nobody else. */
function lockBlockers(operation: Trading, { from, seen }: Facts): Fault[] {
  const { carried } = seen;
  if (carried === null || !takesLock(operation, seen)) return [];
  const { netuid } = from;
  const { ours, theirs, isAccepted } = carried;
  if (theirs !== null && theirs !== ours) {
    return [fault("DESTINATION_LOCKS_ELSEWHERE", { netuid, hotkey: theirs })];
  }
  const available = freeOf(seen);
  return isAccepted ? [] : [fault("DESTINATION_REFUSES_LOCKED", { netuid, available })];
}

const freeOf = ({ total, locked }: Facts["seen"]): bigint => (total > locked ? total - locked : 0n);
const takesLock = (operation: Trading, seen: Facts["seen"]): boolean =>
  operation.kind === "transfer-stake" && seen.locked > 0n && operation.alpha > freeOf(seen);

/** A limit that is reached already is refused, partial or not; on root there is one price. */
function limitBlockers(operation: Trading, { from, to, seen }: Facts): Fault[] {
  if (operation.kind === "swap-stake" && to !== null && !operation.allowPartial) {
    return ratioBlockers(operation.limitPriceRao, from.netuid, to.netuid, seen.prices);
  }
  if (operation.kind !== "add-stake" && operation.kind !== "remove-stake") return [];
  const { limitPriceRao, kind } = operation;
  const priceRao = seen.prices.get(from.netuid) ?? 0n;
  const isBuy = kind === "add-stake";
  const isRoot = from.netuid === ROOT;
  const isWithin = isBuy
    ? isRoot
      ? limitPriceRao >= RAO
      : limitPriceRao > priceRao
    : isRoot
      ? limitPriceRao <= RAO
      : limitPriceRao < priceRao;
  return isWithin
    ? []
    : [fault("LIMIT_REACHED_ALREADY", { netuid: from.netuid, priceRao, limitPriceRao, isBuy })];
}

/** Between subnets the limit is the least ratio of both prices, times 10^9 (§3.4). */
function ratioBlockers(
  limitPriceRao: bigint,
  netuid: number,
  toNetuid: number,
  prices: ReadonlyMap<number, bigint>,
): Fault[] {
  const toRao = prices.get(toNetuid) ?? 0n;
  if (toRao === 0n) return [];
  const priceRao = ((prices.get(netuid) ?? 0n) * RAO) / toRao;
  return limitPriceRao < priceRao
    ? []
    : [fault("RATIO_REACHED_ALREADY", { netuid, toNetuid, priceRao, limitPriceRao })];
}

function worthBlockers(operation: Trading, { from, seen }: Facts, trade: Trade | null): Fault[] {
  const netuid = from.netuid;
  const isAll = operation.kind === "remove-stake" && operation.alpha === seen.held;
  if (trade === null) return [fault("POOL_CANNOT_TRADE", { netuid })];
  const [first] = seen.legs;
  const worthRao =
    operation.kind === "add-stake"
      ? operation.amountRao - (first?.fee ?? 0n)
      : (first?.taoRao ?? worth(trade.gives));
  const { leastRao } = seen;
  if (isAll || worthRao >= leastRao) return [];
  return [fault("STAKE_BELOW_MINIMUM", { worthRao, leastRao })];
}

export function warningsOf(
  operation: Trading,
  { owner, seen }: Facts,
  trade: Trade | null,
): Fault[] {
  const isForeign = !equalBytes(owner(), accountOf(operation.coldkey));
  const hasLimit = "limitPriceRao" in operation;
  const crosses = seen.legs.length > 0;
  return [
    ...losesMuch(trade),
    ...(hasLimit || !crosses ? [] : [fault("TRADE_WITHOUT_LIMIT", {})]),
    ...(trade !== null && isTight(operation, trade) ? [fault("LIMIT_IS_TIGHT", {})] : []),
    ...(operation.kind === "add-stake" && isForeign
      ? [fault("STAKE_UNDER_FOREIGN_HOTKEY", { owner: encodeAddress(owner()) })]
      : []),
    ...(seen.carried !== null && takesLock(operation, seen) ? [fault("STAKE_TAKES_LOCK", {})] : []),
    ...(operation.kind === "transfer-stake"
      ? [fault("STAKE_BECOMES_ANOTHERS", { destination: operation.destination })]
      : []),
  ];
}

/**
 * Fill or kill fails when the price after the trade is beyond the limit. The average price of the whole trade lies
 * about halfway between the price before and the one after it.
 */
function isTight(operation: Trading, trade: Trade): boolean {
  if (operation.kind !== "add-stake" && operation.kind !== "remove-stake") return false;
  const isBuy = operation.kind === "add-stake";
  const pool = isBuy ? trade.gets : trade.gives;
  const [tao, alpha] = isBuy
    ? [trade.gives.amount - trade.fee, trade.gets.amount]
    : [trade.gets.amount, trade.gives.amount - trade.fee];
  if (operation.allowPartial || pool.priceRao === null || pool.netuid === ROOT) return false;
  if (alpha <= 0n || pool.priceRao === 0n) return false;
  const average = (tao * RAO) / alpha;
  const after = (average * average) / pool.priceRao;
  return isBuy ? after > operation.limitPriceRao : after < operation.limitPriceRao;
}

/** Stake operations: the chain's own checks in its order (domain reference §9a.4), and what the trade would bring. */
import { accountOf, encodeAddress } from "../codec/address.ts";
import type { Operation, Trade } from "../codec/pipeline.ts";
import type { Ss58 } from "../codec/values.ts";
import { equalBytes } from "../lib/bytes.ts";
import { type Fault, fault } from "../lib/fault.ts";
import { type Batch, type Cell, decode } from "./batch.ts";
import type { Connection } from "./connection.ts";
import type { Ask, Findings } from "./findings.ts";
import {
  AVAILABILITY,
  availabilityArguments,
  readPositions,
  readPrices,
  type Simulated,
  simulateTrade,
} from "./stake.ts";
import { callApi } from "./state-call.ts";
import { netuidKey } from "./subnets.ts";
import { foreignText } from "./text.ts";

export type StakeOperation = Extract<
  Operation,
  {
    kind:
      | "add-stake"
      | "remove-stake"
      | "move-stake"
      | "swap-stake"
      | "transfer-stake"
      | "unstake-all"
      | "unstake-all-alpha";
  }
>;
type Trading = Exclude<StakeOperation, { kind: "unstake-all" | "unstake-all-alpha" }>;

const ROOT = 0;
const RAO = 1_000_000_000n;
const NO_OWNER = new Uint8Array(32);
/** From one hundredth on, a trade says aloud what it loses. */
const MUCH_PERMYRIAD = 100;

interface Subnet {
  readonly netuid: number;
  readonly isAdded: Cell<boolean>;
  readonly isStarted: Cell<boolean>;
  readonly mayTransfer: Cell<boolean>;
  readonly name: Cell<string>;
}

function askSubnet(batch: Batch, netuid: number): Subnet {
  const key = [netuidKey(netuid)];
  const identity = batch.option("identity", key, decode.sized);
  return {
    netuid,
    isAdded: batch.value("networksAdded", key, decode.bool),
    isStarted: batch.value("subtokenEnabled", key, decode.bool),
    mayTransfer: batch.value("transferToggle", key, decode.bool),
    name: () => foreignText(identity()),
  };
}

export function askStake(
  connection: Connection,
  batch: Batch,
  blockHash: string,
  operation: StakeOperation,
): Ask {
  return operation.kind === "unstake-all" || operation.kind === "unstake-all-alpha"
    ? askUnstakeAll(connection, batch, blockHash, operation)
    : askTrade(connection, batch, blockHash, operation);
}

interface Seen {
  /** What a trade has to be worth, in rao: a constant of the runtime (§3.4). */
  readonly leastRao: bigint;
  readonly held: bigint;
  /** Of the coldkey on the origin subnet, over all hotkeys. */
  readonly total: bigint;
  readonly locked: bigint;
  readonly prices: ReadonlyMap<number, bigint>;
  /** First leg, and for a move between subnets the second one. */
  readonly legs: readonly Simulated[];
}

function askTrade(
  connection: Connection,
  batch: Batch,
  blockHash: string,
  operation: Trading,
): Ask {
  const { coldkey, hotkey, netuid } = operation;
  const from = askSubnet(batch, netuid);
  const to = "toNetuid" in operation ? askSubnet(batch, operation.toNetuid) : null;
  const owner = batch.value("owner", [accountOf(hotkey)], decode.account);
  const toHotkey = operation.kind === "move-stake" ? operation.toHotkey : hotkey;
  const toOwner = batch.value("owner", [accountOf(toHotkey)], decode.account);
  let seen: Seen | null = null;

  const read = async (): Promise<void> => {
    const [positions, availability, prices, legs] = await Promise.all([
      readPositions(connection, blockHash, coldkey),
      callApi(connection, blockHash, AVAILABILITY, availabilityArguments(coldkey)),
      readPrices(connection, blockHash),
      simulateLegs(connection, blockHash, operation),
    ]);
    const own = positions.find((one) => one.hotkey === hotkey && one.netuid === netuid);
    const total = positions
      .filter((one) => one.netuid === netuid)
      .reduce((sum, { alpha }) => sum + alpha, 0n);
    const locked = availability.get(coldkey)?.get(netuid) ?? 0n;
    const leastRao = connection.runtime.constant("SubtensorModule", "InitialMinStake");
    seen = { leastRao, held: own?.alpha ?? 0n, total, locked, prices, legs };
  };

  return {
    ready: read(),
    findings(): Findings {
      if (seen === null) throw new Error("Asked before it was read");
      const facts = { from, to, owner, toOwner, seen };
      const trade = tradeOf(operation, facts);
      const { kind } = operation;
      return {
        subnet: null,
        trade,
        costs:
          kind === "add-stake"
            ? [{ kind: "stake", rao: operation.amountRao, bound: boundOf(operation) }]
            : [],
        neededRao: kind === "add-stake" ? operation.amountRao : 0n,
        warnings: warningsOf(operation, facts, trade),
        blocking: blockersOf(operation, facts, trade),
      };
    },
  };
}

const boundOf = ({ allowPartial }: { readonly allowPartial: boolean }) =>
  allowPartial ? ("at-most" as const) : ("exact" as const);

interface Facts {
  readonly from: Subnet;
  readonly to: Subnet | null;
  readonly owner: Cell<Uint8Array>;
  readonly toOwner: Cell<Uint8Array>;
  readonly seen: Seen;
}

async function simulateLegs(
  connection: Connection,
  blockHash: string,
  operation: Trading,
): Promise<Simulated[]> {
  const { netuid } = operation;
  if (operation.kind === "add-stake") {
    return [await simulateTrade(connection, blockHash, "buy", netuid, operation.amountRao)];
  }
  if (!("toNetuid" in operation)) {
    return [await simulateTrade(connection, blockHash, "sell", netuid, operation.alpha)];
  }
  if (operation.toNetuid === netuid) return [];
  const sold = await simulateTrade(connection, blockHash, "sell", netuid, operation.alpha);
  const { toNetuid } = operation;
  return [sold, await simulateTrade(connection, blockHash, "buy", toNetuid, sold.taoRao)];
}

const side = (subnet: Subnet, amount: bigint, { prices }: Seen): Trade["gives"] => ({
  netuid: subnet.netuid,
  name: subnet.name(),
  amount,
  priceRao: prices.get(subnet.netuid) ?? null,
});
const free = (amount: bigint): Trade["gives"] => ({
  netuid: null,
  name: "",
  amount,
  priceRao: null,
});

/** Null when the pool would refuse: then there is nothing to foresee. */
function tradeOf(operation: Trading, { from, to, seen }: Facts): Trade | null {
  const [first, second] = seen.legs;
  const limitPriceRao = "limitPriceRao" in operation ? operation.limitPriceRao : null;
  if (operation.kind === "add-stake") {
    if (first === undefined || first.alpha === 0n) return null;
    const gives = free(operation.amountRao);
    return finish(gives, side(from, first.alpha, seen), first.fee, limitPriceRao);
  }
  const gives = side(from, operation.alpha, seen);
  if (to === null) {
    if (first === undefined || first.taoRao === 0n) return null;
    return finish(gives, free(first.taoRao), first.fee, limitPriceRao);
  }
  if (first === undefined) return finish(gives, side(to, operation.alpha, seen), 0n, null);
  if (second === undefined || second.alpha === 0n) return null;
  return finish(gives, side(to, second.alpha, seen), first.fee, limitPriceRao);
}

const worth = ({ amount, priceRao }: Trade["gives"]): bigint =>
  priceRao === null ? amount : (amount * priceRao) / RAO;

function finish(
  gives: Trade["gives"],
  gets: Trade["gets"],
  fee: bigint,
  limitPriceRao: bigint | null,
): Trade {
  const [before, after] = [worth(gives), worth(gets)];
  const lost = before > after ? before - after : 0n;
  const lossPermyriad = before === 0n ? 0 : Number((lost * 10_000n) / before);
  return { gives, gets, fee, lossPermyriad, limitPriceRao };
}

/** In the order of the chain, as far as it can be known beforehand. */
function blockersOf(operation: Trading, facts: Facts, trade: Trade | null): Fault[] {
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
  ].find(([, cell]) => equalBytes(cell(), NO_OWNER));
  if (unknown) return [fault("HOTKEY_UNKNOWN", { hotkey: unknown[0] })];
  const { held } = seen;
  if (operation.kind !== "add-stake" && amount > held) {
    return [fault("STAKE_NOT_ENOUGH", { netuid: from.netuid, held })];
  }
  const { total, locked } = seen;
  const leaves = operation.kind === "remove-stake" || (to !== null && to.netuid !== from.netuid);
  if (leaves && locked > 0n && amount > total - locked) {
    const available = total > locked ? total - locked : 0n;
    return [fault("STAKE_IS_LOCKED", { netuid: from.netuid, locked, available })];
  }
  return [
    ...placeBlockers(operation, facts),
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

/** A limit that is reached already is refused, partial or not; on root there is one price. */
function limitBlockers(operation: Trading, { from, seen }: Facts): Fault[] {
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

function warningsOf(operation: Trading, { owner, seen }: Facts, trade: Trade | null): Fault[] {
  const isForeign = !equalBytes(owner(), accountOf(operation.coldkey));
  const hasLimit = "limitPriceRao" in operation;
  const crosses = seen.legs.length > 0;
  const isMuch = trade !== null && trade.lossPermyriad >= MUCH_PERMYRIAD;
  return [
    ...(isMuch ? [fault("TRADE_LOSES_MUCH", { permyriad: trade.lossPermyriad })] : []),
    ...(hasLimit || !crosses ? [] : [fault("TRADE_WITHOUT_LIMIT", {})]),
    ...(trade !== null && isTight(operation, trade) ? [fault("LIMIT_IS_TIGHT", {})] : []),
    ...(operation.kind === "add-stake" && isForeign
      ? [fault("STAKE_UNDER_FOREIGN_HOTKEY", { owner: ownerText(owner()) })]
      : []),
    ...(operation.kind === "transfer-stake"
      ? [fault("STAKE_BECOMES_ANOTHERS", { destination: operation.destination })]
      : []),
  ];
}

const ownerText = (owner: Uint8Array): Ss58 => encodeAddress(owner);

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

function askUnstakeAll(
  connection: Connection,
  batch: Batch,
  blockHash: string,
  operation: Extract<StakeOperation, { kind: "unstake-all" | "unstake-all-alpha" }>,
): Ask {
  const { coldkey, hotkey } = operation;
  const owner = batch.value("owner", [accountOf(hotkey)], decode.account);
  let trade: Trade | null = null;
  let isEmpty = true;

  const read = async (): Promise<void> => {
    const positions = await readPositions(connection, blockHash, coldkey);
    const mine = positions.filter(
      (one) => one.hotkey === hotkey && (operation.kind === "unstake-all" || one.netuid !== ROOT),
    );
    isEmpty = mine.length === 0;
    const [prices, ...sold] = await Promise.all([
      readPrices(connection, blockHash),
      ...mine.map((one) => simulateTrade(connection, blockHash, "sell", one.netuid, one.alpha)),
    ]);
    const gotRao = sold.reduce((sum, { taoRao }) => sum + taoRao, 0n);
    const spotRao = mine.reduce(
      (sum, { netuid, alpha }) => sum + (alpha * (prices.get(netuid) ?? 0n)) / RAO,
      0n,
    );
    const gives = { netuid: null, name: "", amount: spotRao, priceRao: null };
    trade = finish(gives, free(gotRao), 0n, null);
  };

  return {
    ready: read(),
    findings(): Findings {
      const isUnknown = equalBytes(owner(), NO_OWNER);
      const isMuch = trade !== null && trade.lossPermyriad >= MUCH_PERMYRIAD;
      return {
        subnet: null,
        trade,
        costs: [],
        neededRao: 0n,
        warnings: [
          fault("TRADE_WITHOUT_LIMIT", {}),
          fault("UNSTAKE_ALL_SKIPS", {}),
          ...(isMuch ? [fault("TRADE_LOSES_MUCH", { permyriad: trade?.lossPermyriad ?? 0 })] : []),
        ],
        blocking: isUnknown
          ? [fault("HOTKEY_UNKNOWN", { hotkey })]
          : isEmpty
            ? [fault("NOTHING_STAKED", { hotkey })]
            : [],
      };
    },
  };
}

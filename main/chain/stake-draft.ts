/** Stake operations: the chain's own checks in its order (domain reference §9a.4), and what the trade would bring. */
import { accountOf } from "../codec/address.ts";
import type { Operation, Trade } from "../codec/pipeline.ts";
import { type Batch, type Cell, decode } from "./batch.ts";
import { type CarriedLock, readCarriedLock } from "./carried-lock.ts";
import type { Connection } from "./connection.ts";
import type { Ask, Findings } from "./findings.ts";
import { askOwner } from "./ownership.ts";
import {
  AVAILABILITY,
  availabilityArguments,
  readPositions,
  readPrices,
  type Simulated,
  simulateTrade,
} from "./stake.ts";
import { blockersOf, warningsOf } from "./stake-findings.ts";
import { callApi } from "./state-call.ts";
import { netuidKey } from "./subnets.ts";
import { foreignText } from "./text.ts";
import { finish, free } from "./trade.ts";

export type Trading = Extract<
  Operation,
  {
    kind: "add-stake" | "remove-stake" | "move-stake" | "swap-stake" | "transfer-stake";
  }
>;

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

interface Seen {
  /** What a trade has to be worth, in rao: a constant of the runtime (§3.4). */
  readonly leastRao: bigint;
  readonly held: bigint;
  /** Of the coldkey on the origin subnet, over all hotkeys. */
  readonly total: bigint;
  readonly locked: bigint;
  readonly prices: ReadonlyMap<number, bigint>;
  /** Of stake that changes its owner within its subnet; else null. */
  readonly carried: CarriedLock | null;
  /** First leg, and for a move between subnets the second one. */
  readonly legs: readonly Simulated[];
}

export function askStake(
  connection: Connection,
  batch: Batch,
  blockHash: string,
  operation: Trading,
): Ask {
  const { coldkey, hotkey, netuid } = operation;
  const from = askSubnet(batch, netuid);
  const to = "toNetuid" in operation ? askSubnet(batch, operation.toNetuid) : null;
  const owner = askOwner(batch, accountOf(hotkey));
  const toHotkey = operation.kind === "move-stake" ? operation.toHotkey : hotkey;
  const toOwner = askOwner(batch, accountOf(toHotkey));
  let seen: Seen | null = null;

  const read = async (): Promise<void> => {
    const [positions, availability, prices, legs, carried] = await Promise.all([
      readPositions(connection, blockHash, coldkey),
      callApi(connection, blockHash, AVAILABILITY, availabilityArguments(coldkey)),
      readPrices(connection, blockHash),
      simulateLegs(connection, blockHash, operation),
      readCarriedLock(connection, blockHash, operation),
    ]);
    const own = positions.find((one) => one.hotkey === hotkey && one.netuid === netuid);
    const total = positions
      .filter((one) => one.netuid === netuid)
      .reduce((sum, { alpha }) => sum + alpha, 0n);
    const locked = availability.get(coldkey)?.get(netuid) ?? 0n;
    const leastRao = connection.runtime.constant("SubtensorModule", "InitialMinStake");
    seen = { leastRao, held: own?.alpha ?? 0n, total, locked, prices, legs, carried };
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

export interface Facts {
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

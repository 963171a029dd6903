/** A hotkey takes the place of another one: the chain's checks in its order (domain reference §3.3). */
import { accountOf } from "../codec/address.ts";
import type { Operation } from "../codec/pipeline.ts";
import { equalBytes } from "../lib/bytes.ts";
import { type Fault, fault } from "../lib/fault.ts";
import { type Batch, type Cell, decode } from "./batch.ts";
import type { Connection } from "./connection.ts";
import type { Ask, Findings } from "./findings.ts";
import type { BestBlock } from "./heads.ts";
import { askOwner, isNobody, ownedByOther } from "./ownership.ts";
import { LAST_TX_BLOCK, rateKey } from "./rate-limits.ts";
import { openRound, type Round } from "./round.ts";
import { subnetOfAccount } from "./special-accounts.ts";
import { netuidKey } from "./subnets.ts";

type HotkeySwap = Extract<Operation, { kind: "swap-hotkey" }>;

const ROOT = 0;

export function askHotkeySwap(
  connection: Connection,
  batch: Batch,
  block: BestBlock,
  operation: HotkeySwap,
): Ask {
  const { runtime } = connection;
  const { coldkey, hotkey, newHotkey, netuid, keepStake } = operation;
  const own = accountOf(coldkey);
  const next = accountOf(newHotkey);
  const owner = askOwner(batch, accountOf(hotkey));
  const nextOwner = askOwner(batch, next);
  const last = batch.value("lastRateLimited", [rateKey(LAST_TX_BLOCK, own)], decode.u64);
  const limit = batch.value("txRateLimit", [], decode.u64);
  const costRao = runtime.constant(
    "SubtensorModule",
    netuid === null ? "KeySwapCost" : "KeySwapOnSubnetCost",
  );
  const places = netuid === null ? everywhere(operation) : onSubnet(operation, netuid);
  let found: Places | null = null;
  const read = async (): Promise<void> => {
    found = await places(connection, block);
  };

  const blockers = (seen: Places): Fault[] => {
    if (isNobody(owner())) return [fault("HOTKEY_UNKNOWN", { hotkey })];
    if (!equalBytes(owner(), own)) return [ownedByOther(owner())];
    if (!isNobody(nextOwner()) && !equalBytes(nextOwner(), own)) return [ownedByOther(nextOwner())];
    if (hotkey === newHotkey) return [fault("NEW_HOTKEY_IS_THE_OLD", {})];
    const now = BigInt(block.number) + 1n;
    const txFrom = last() + limit() + 1n;
    if (last() !== 0n && limit() !== 0n && now < txFrom) {
      return [fault("HOTKEY_SWAP_TOO_SOON", { fromBlock: Number(txFrom) })];
    }
    const pot = subnetOfAccount(next);
    if (pot !== null) return [fault("HOTKEY_IS_SYSTEM_ACCOUNT", { netuid: pot })];
    // Never offered: the stake would be left under a hotkey that nobody owns (§3.3).
    if (netuid === null && keepStake) return [fault("KEEP_STAKE_EVERYWHERE", {})];
    if (!seen.isAdded) return [fault("SUBNET_NOT_FOUND", { netuid })];
    if (seen.taken !== null) return [fault("NEW_HOTKEY_WAS_THERE", { netuid: seen.taken })];
    if (!seen.isCleanOnRoot) return [fault("NEW_HOTKEY_NOT_CLEAN", { hotkey: newHotkey })];
    const interval = runtime.constant("SubtensorModule", "HotkeySwapOnSubnetInterval");
    const fromBlock = seen.lastSwap === null ? 0n : seen.lastSwap + interval + 1n;
    return now < fromBlock ? [fault("HOTKEY_SWAP_TOO_SOON", { fromBlock: Number(fromBlock) })] : [];
  };
  return {
    ready: read(),
    findings(): Findings {
      if (found === null) throw new Error("Asked before it was read");
      return {
        subnet: null,
        trade: null,
        costs: [{ kind: "burn", rao: costRao, bound: "exact" }],
        neededRao: costRao,
        warnings: [fault(keepStake ? "SWAP_KEEPS_STAKE" : "SWAP_MOVES_STAKE", {})],
        blocking: blockers(found),
      };
    },
  };
}

interface Places {
  readonly isAdded: boolean;
  /** A subnet on which the new hotkey is in the way. */
  readonly taken: number | null;
  readonly isCleanOnRoot: boolean;
  /** The newest swap of this coldkey where it counts; null: none does. */
  readonly lastSwap: bigint | null;
}

type ReadPlaces = (connection: Connection, block: BestBlock) => Promise<Places>;

/** One subnet: a row of the new hotkey is in the way whatever it says, and "never" counts as block 0. */
function onSubnet({ coldkey, newHotkey }: HotkeySwap, netuid: number): ReadPlaces {
  return async (connection, block) => {
    const round = openRound(connection, block.hash);
    const key = netuidKey(netuid);
    const isAdded = round.value("networksAdded", [key], decode.bool);
    const isMember = round.option("isMember", [accountOf(newHotkey), key], decode.bool);
    const lastSwap = round.value("lastHotkeySwap", [key, accountOf(coldkey)], decode.u64);
    const isClean = netuid === ROOT ? askRoot(round, accountOf(newHotkey)) : () => true;
    await round.send();
    return {
      isAdded: isAdded(),
      taken: isMember() === null ? null : netuid,
      isCleanOnRoot: isClean(),
      lastSwap: lastSwap(),
    };
  };
}

/** All subnets: seats of the new hotkey are in the way, and swaps where the old one has a seat or children. */
function everywhere({ coldkey, hotkey, newHotkey }: HotkeySwap): ReadPlaces {
  const [before, after] = [accountOf(hotkey), accountOf(newHotkey)];
  return async (connection, block) => {
    const first = openRound(connection, block.hash);
    const seatsBefore = first.keysBelow("isMember", before);
    const childrenBefore = first.keysBelow("childKeys", before);
    const seatsAfter = first.keysBelow("isMember", after);
    const isClean = askRoot(first, after);
    await first.send();

    const second = openRound(connection, block.hash);
    const netuidsOf = (keys: Cell<{ bytes(count: number): Uint8Array }[]>) =>
      keys().map((reader) => reader.bytes(2));
    const isMember = (who: Uint8Array, key: Uint8Array) =>
      second.value("isMember", [who, key], decode.bool);
    const taken = netuidsOf(seatsAfter).map((key) => ({ key, is: isMember(after, key) }));
    const counting = [
      ...netuidsOf(seatsBefore).map((key) => ({ key, is: isMember(before, key) })),
      ...netuidsOf(childrenBefore).map((key) => {
        const count = second.value("childKeys", [before, key], (reader) =>
          reader.count(CHILD_BYTES),
        );
        return { key, is: () => count() > 0 };
      }),
    ].map(({ key, is }) => ({
      is,
      last: second.value("lastHotkeySwap", [key, accountOf(coldkey)], decode.u64),
    }));
    await second.send();
    const seat = taken.find(({ is }) => is());
    const lasts = counting.filter(({ is }) => is()).map(({ last }) => last());
    const newest = lasts.reduce((most, last) => (last > most ? last : most), 0n);
    return {
      isAdded: true,
      taken: seat === undefined ? null : netuidOf(seat.key),
      isCleanOnRoot: isClean(),
      lastSwap: newest === 0n ? null : newest,
    };
  };
}

/** Of a child: its part and its account. */
const CHILD_BYTES = 40;

const netuidOf = ([low = 0, high = 0]: Uint8Array): number => low + 256 * high;

/** Stake on root, or anything that is owed or was claimed there, and the new hotkey cannot take over claims. */
function askRoot(round: Round, hotkey: Uint8Array): Cell<boolean> {
  const stake = round.value("hotkeyAlpha", [hotkey, netuidKey(ROOT)], decode.u64);
  const owed = round.value("rootClaimable", [hotkey], (reader) => reader.count(CLAIM_BYTES));
  const claimed = round.keysBelow("rootClaimed", netuidKey(ROOT), hotkey);
  return () => stake() === 0n && owed() === 0 && claimed().length === 0;
}

/** Of a claim: its subnet and its rate. */
const CLAIM_BYTES = 18;

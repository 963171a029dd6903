/** Hotkeys that work with part of another hotkey's stake (domain reference §3.7). */
import type { Context } from "../context.ts";
import { textBytes } from "../hashing.ts";
import { bareHex } from "../hex.ts";
import { type AccountId, accountId } from "../primitives.ts";
import type { State } from "../storage.ts";
import { decode, encode, tuple, u16, vec } from "../type.ts";
import type { CallValue } from "./subtensor-calls.ts";
import { fail } from "./subtensor-errors.ts";
import { owns } from "./subtensor-positions.ts";
import { totalStakeOf } from "./subtensor-stake.ts";
import {
  childKeys,
  parentKeys,
  pendingChildKeyCooldown,
  pendingChildKeys,
  stakeThreshold,
  subtokenEnabled,
  transactionKeyLastBlock,
} from "./subtensor-stake-storage.ts";
import { networksAdded, subnetOwnerHotkey, tempo } from "./subtensor-storage.ts";
import { emit } from "./subtensor-trade.ts";
import type { Child } from "./subtensor-types.ts";

/** `TransactionType::SetChildren` in `TransactionKeyLastBlock`. */
const SET_CHILDREN = 0;
const BLOCKS_BETWEEN = 150n;
const MOST_CHILDREN = 5;
const WHOLE = (1n << 64n) - 1n;

export function setChildren(
  context: Context,
  coldkey: AccountId,
  { hotkey, netuid, children }: CallValue<"set_children">,
): void {
  const { state } = context;
  const now = BigInt(context.blockNumber);
  const last = transactionKeyLastBlock.get(state, hotkey, netuid, SET_CHILDREN);
  if (last !== 0n && now - last < BLOCKS_BETWEEN) fail("TxRateLimitExceeded");
  if (netuid === 0) fail("RegistrationNotPermittedOnRootSubnet");
  if (!networksAdded.get(state, netuid)) fail("SubnetNotExists");
  if (!owns(state, coldkey, hotkey)) fail("NonAssociatedColdKey");
  const names = children.map(([, child]) => child);
  if (new Set(names).size !== names.length) fail("DuplicateChild");
  if (names.includes(hotkey)) fail("InvalidChild");
  if (names.length > MOST_CHILDREN) fail("TooManyChildren");
  if (children.reduce((sum, [part]) => sum + part, 0n) > WHOLE) fail("ProportionOverflow");
  if (isAlsoParent(state, hotkey, netuid, children)) fail("ChildParentInconsistency");
  const isEnough =
    totalStakeOf(state, hotkey) >= stakeThreshold.get(state) ||
    subnetOwnerHotkey.get(state, netuid) === hotkey;
  if (children.length > 0 && !isEnough) fail("NotEnoughStakeToSetChildkeys");
  transactionKeyLastBlock.put(state, hotkey, netuid, SET_CHILDREN, now);
  if (!subtokenEnabled.get(state, netuid)) {
    apply(context, hotkey, netuid, children);
    return;
  }
  const from = now + pendingChildKeyCooldown.get(state);
  pendingChildKeys.put(state, netuid, hotkey, [children, from]);
  remember(state, netuid, hotkey);
  emit(context, { tag: "SetChildrenScheduled", value: [hotkey, netuid, from, children] });
}

function isAlsoParent(
  state: State,
  hotkey: AccountId,
  netuid: number,
  children: readonly Child[],
): boolean {
  const parents = parentKeys.get(state, hotkey, netuid).map(([, parent]) => parent);
  return children.some(([, child]) => parents.includes(child));
}

/** What became inconsistent while it waited is dropped in silence. */
function apply(
  context: Context,
  hotkey: AccountId,
  netuid: number,
  children: readonly Child[],
): void {
  const { state } = context;
  if (isAlsoParent(state, hotkey, netuid, children)) return;
  const ordered = [...children].sort(([, a], [, b]) => (a < b ? -1 : 1));
  for (const [, child] of childKeys.get(state, hotkey, netuid))
    unlink(state, child, netuid, hotkey);
  if (ordered.length === 0) childKeys.kill(state, hotkey, netuid);
  else childKeys.put(state, hotkey, netuid, ordered);
  for (const [part, child] of ordered) {
    const others = parentKeys.get(state, child, netuid);
    parentKeys.put(state, child, netuid, [...others, [part, hotkey]]);
  }
  emit(context, { tag: "SetChildren", value: [hotkey, netuid, children] });
}

function unlink(state: State, child: AccountId, netuid: number, parent: AccountId): void {
  const rest = parentKeys.get(state, child, netuid).filter(([, one]) => one !== parent);
  if (rest.length === 0) parentKeys.kill(state, child, netuid);
  else parentKeys.put(state, child, netuid, rest);
}

/**
 * Which rows of `PendingChildKeys` there are, under a key of this node's own: the real chain iterates the map at every
 * epoch, which would make this node read all of its state.
 */
const WAITING_KEY = bareHex(textBytes(":rehearsal:pending-children"));
const waitingList = vec(tuple(u16, accountId));

function waiting(state: State): readonly (readonly [number, AccountId])[] {
  const stored = state.read(WAITING_KEY);
  return stored ? decode(waitingList, stored) : [];
}

function remember(state: State, netuid: number, hotkey: AccountId): void {
  const others = waiting(state).filter(([n, one]) => n !== netuid || one !== hotkey);
  state.write(WAITING_KEY, encode(waitingList, [...others, [netuid, hotkey]]));
}

/** At the start of a block: children whose time has come are set at the next epoch of their subnet. */
export function applyPendingChildren(context: Context): void {
  const { state, blockNumber } = context;
  const list = waiting(state);
  if (list.length === 0) return;
  const left = list.filter(([netuid, hotkey]) => {
    if (!pendingChildKeys.has(state, netuid, hotkey)) return false;
    const isEpoch = (blockNumber + netuid + 1) % (tempo.get(state, netuid) + 1) === 0;
    const [children, from] = pendingChildKeys.get(state, netuid, hotkey);
    if (!isEpoch || from >= BigInt(blockNumber)) return true;
    apply(context, hotkey, netuid, children);
    pendingChildKeys.kill(state, netuid, hotkey);
    return false;
  });
  if (left.length === list.length) return;
  state.write(WAITING_KEY, left.length === 0 ? undefined : encode(waitingList, left));
}

/** The links of a hotkey, and what waits for it, go over to another one. */
export function renameInChildren(
  state: State,
  netuid: number,
  before: AccountId,
  after: AccountId,
): void {
  for (const [own, others] of [
    [childKeys, parentKeys],
    [parentKeys, childKeys],
  ] as const) {
    const links = own.get(state, before, netuid);
    if (links.length === 0) continue;
    own.kill(state, before, netuid);
    own.put(state, after, netuid, links);
    for (const [, other] of links) {
      const back = others.get(state, other, netuid);
      others.put(
        state,
        other,
        netuid,
        back.map(([part, one]) => [part, one === before ? after : one] as const),
      );
    }
  }
  for (const [at, hotkey] of waiting(state)) {
    if (at !== netuid || !pendingChildKeys.has(state, netuid, hotkey)) continue;
    const [children, from] = pendingChildKeys.get(state, netuid, hotkey);
    const renamed = children.map(([part, one]) => [part, one === before ? after : one] as const);
    pendingChildKeys.put(state, netuid, hotkey, [renamed, from]);
  }
}

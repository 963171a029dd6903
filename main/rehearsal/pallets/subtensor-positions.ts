/** Who holds how much alpha under which hotkey: shares of a pool per hotkey and subnet (domain reference §9a.4). */
import type { AccountId } from "../primitives.ts";
import { canAdd, changed, isZero, type SharePool, valueOfShare } from "../share-pool.ts";
import type { State, StateView } from "../storage.ts";
import {
  alphaShares,
  rootClaimable,
  rootClaimed,
  totalHotkeyAlpha,
  totalHotkeyShares,
} from "./subtensor-stake-storage.ts";
import { networksAdded, ownedHotkeys, owner, stakingHotkeys } from "./subtensor-storage.ts";

function poolOf(state: StateView, hotkey: AccountId, netuid: number): SharePool {
  return {
    value: totalHotkeyAlpha.get(state, hotkey, netuid),
    shares: totalHotkeyShares.get(state, hotkey, netuid),
  };
}

export function stakeOf(
  state: StateView,
  hotkey: AccountId,
  coldkey: AccountId,
  netuid: number,
): bigint {
  const share = alphaShares.get(state, hotkey, coldkey, netuid);
  if (isZero(share)) return 0n;
  return valueOfShare(poolOf(state, hotkey, netuid), share);
}

/** False for an amount that is nothing beside what the hotkey already has. */
export function canCredit(
  state: StateView,
  hotkey: AccountId,
  netuid: number,
  alpha: bigint,
): boolean {
  return canAdd(poolOf(state, hotkey, netuid), alpha);
}

/** Credits, or with a negative change debits, one position. */
export function changeStake(
  state: State,
  hotkey: AccountId,
  coldkey: AccountId,
  netuid: number,
  change: bigint,
): void {
  const before = poolOf(state, hotkey, netuid);
  const { pool, share } = changed(before, alphaShares.get(state, hotkey, coldkey, netuid), change);
  if (pool.value === 0n) totalHotkeyAlpha.kill(state, hotkey, netuid);
  else totalHotkeyAlpha.put(state, hotkey, netuid, pool.value);
  if (isZero(pool.shares)) totalHotkeyShares.kill(state, hotkey, netuid);
  else totalHotkeyShares.put(state, hotkey, netuid, pool.shares);
  if (isZero(share)) alphaShares.kill(state, hotkey, coldkey, netuid);
  else alphaShares.put(state, hotkey, coldkey, netuid, share);
}

/** Subnets with root, in ascending order. This node leaves no gaps. */
export function allNetuids(state: StateView): number[] {
  const found: number[] = [];
  for (let netuid = 0; networksAdded.get(state, netuid); netuid++) found.push(netuid);
  return found;
}

/** A hotkey is known once it has an owner. */
export function isKnownHotkey(state: StateView, hotkey: AccountId): boolean {
  return owner.has(state, hotkey);
}

export function owns(state: StateView, coldkey: AccountId, hotkey: AccountId): boolean {
  return owner.has(state, hotkey) && owner.get(state, hotkey) === coldkey;
}

export function addToList(
  list: typeof ownedHotkeys,
  state: State,
  coldkey: AccountId,
  hotkey: AccountId,
) {
  const known = list.get(state, coldkey);
  if (!known.includes(hotkey)) list.put(state, coldkey, [...known, hotkey]);
}

/** A hotkey that nobody owns becomes the coldkey's. */
export function adopt(state: State, coldkey: AccountId, hotkey: AccountId): void {
  owner.put(state, hotkey, coldkey);
  addToList(ownedHotkeys, state, coldkey, hotkey);
  addToList(stakingHotkeys, state, coldkey, hotkey);
}

/** All of a coldkey's alpha on a subnet, whatever the hotkey. */
export function totalOn(state: StateView, coldkey: AccountId, netuid: number): bigint {
  return stakingHotkeys
    .get(state, coldkey)
    .reduce((sum, hotkey) => sum + stakeOf(state, hotkey, coldkey, netuid), 0n);
}

/** `RootClaimable` is I96F32. */
const RATE_BITS = 32n;

/** Root stake that comes has earned nothing yet; what goes takes its part of the claims along. */
export function adjustClaims(
  state: State,
  hotkey: AccountId,
  coldkey: AccountId,
  change: bigint,
): void {
  const size = change < 0n ? -change : change;
  for (const [netuid, { bits }] of rootClaimable.get(state, hotkey)) {
    const part = (bits * size) >> RATE_BITS;
    const before = rootClaimed.get(state, netuid, hotkey, coldkey);
    const after = change < 0n ? before - part : before + part;
    rootClaimed.put(state, netuid, hotkey, coldkey, after > 0n ? after : 0n);
  }
}

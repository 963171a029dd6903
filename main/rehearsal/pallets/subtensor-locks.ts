/**
 * Calls that change locks of stake (domain reference §3.8): one hotkey for each coldkey and subnet, over all of the
 * coldkey's positions there.
 */
import type { Context } from "../context.ts";
import type { AccountId } from "../primitives.ts";
import type { State, StateView } from "../storage.ts";
import { fail } from "./subtensor-errors.ts";
import { lockedOn, lockOf, putLock, sumLocks } from "./subtensor-locked.ts";
import { isKnownHotkey, totalOn } from "./subtensor-positions.ts";
import { accountFlags, decayingLock, locks } from "./subtensor-stake-storage.ts";
import { networksAdded } from "./subtensor-storage.ts";
import { emit } from "./subtensor-trade.ts";

const ACCEPTS_LOCKED = 1n;

/** What leaves a subnet must not be locked there (75). */
export function demandUnlocked(
  state: StateView,
  coldkey: AccountId,
  netuid: number,
  alpha: bigint,
): void {
  const locked = lockedOn(state, coldkey, netuid);
  if (locked > 0n && alpha > totalOn(state, coldkey, netuid) - locked) fail("StakeUnavailable");
}

/** Stake that changes its owner on a subnet takes the lock with it, for the part above what is free (135, 146). */
export function carryLock(
  { state, blockNumber }: Context,
  from: AccountId,
  to: AccountId,
  netuid: number,
  alpha: bigint,
): void {
  const lock = lockOf(state, from, netuid);
  if (lock === null || from === to) return;
  const free = totalOn(state, from, netuid) - lock.mass;
  if (alpha <= free) return;
  const carried = alpha - (free > 0n ? free : 0n);
  const theirs = lockOf(state, to, netuid);
  if (theirs !== null && theirs.hotkey !== lock.hotkey) fail("LockHotkeyMismatch");
  if ((accountFlags.get(state, to) & ACCEPTS_LOCKED) === 0n) fail("AccountRejectsLockedAlpha");
  const { hotkey } = lock;
  putLock(state, blockNumber, { coldkey: from, netuid }, { hotkey, mass: lock.mass - carried });
  const mass = (theirs?.mass ?? 0n) + carried;
  putLock(state, blockNumber, { coldkey: to, netuid }, { hotkey, mass });
}

export function lockStake(
  context: Context,
  coldkey: AccountId,
  { hotkey, netuid, amount }: { hotkey: AccountId; netuid: number; amount: bigint },
): void {
  const { state, blockNumber } = context;
  if (!networksAdded.get(state, netuid)) fail("SubnetNotExists");
  if (amount === 0n) fail("AmountTooLow");
  if (!isKnownHotkey(state, hotkey)) fail("HotKeyAccountNotExists");
  const lock = lockOf(state, coldkey, netuid);
  if (lock !== null && lock.hotkey !== hotkey) fail("LockHotkeyMismatch");
  const mass = (lock?.mass ?? 0n) + amount;
  if (mass > totalOn(state, coldkey, netuid)) fail("InsufficientStakeForLock");
  putLock(state, blockNumber, { coldkey, netuid }, { hotkey, mass });
  emit(context, { tag: "StakeLocked", value: { coldkey, hotkey, netuid, amount } });
}

export function moveLock(
  context: Context,
  coldkey: AccountId,
  { destination_hotkey, netuid }: { destination_hotkey: AccountId; netuid: number },
): void {
  const { state, blockNumber } = context;
  const lock = lockOf(state, coldkey, netuid) ?? fail("NoExistingLock");
  if (!isKnownHotkey(state, destination_hotkey)) fail("HotKeyAccountNotExists");
  const { hotkey: origin_hotkey, mass } = lock;
  locks.kill(state, coldkey, netuid, origin_hotkey);
  putLock(state, blockNumber, { coldkey, netuid }, { hotkey: destination_hotkey, mass });
  emit(context, {
    tag: "LockMoved",
    value: { coldkey, origin_hotkey, destination_hotkey, netuid },
  });
}

export function setPerpetual(
  context: Context,
  coldkey: AccountId,
  { netuid, enabled }: { netuid: number; enabled: boolean },
): void {
  const { state, blockNumber } = context;
  if (!networksAdded.get(state, netuid)) fail("SubnetNotExists");
  // From now on: what has decayed until here stays decayed.
  const lock = lockOf(state, coldkey, netuid);
  if (lock !== null) putLock(state, blockNumber, { coldkey, netuid }, lock);
  if (enabled) decayingLock.put(state, coldkey, netuid, false);
  else decayingLock.kill(state, coldkey, netuid);
  sumLocks(state, blockNumber, netuid);
  emit(context, { tag: "PerpetualLockUpdated", value: { coldkey, netuid, enabled } });
}

export function setRejecting(context: Context, coldkey: AccountId, enabled: boolean): void {
  const { state } = context;
  const flags = accountFlags.get(state, coldkey);
  const next = enabled ? flags & ~ACCEPTS_LOCKED : flags | ACCEPTS_LOCKED;
  if (next === 0n) accountFlags.kill(state, coldkey);
  else accountFlags.put(state, coldkey, next);
  emit(context, { tag: "RejectLockedAlphaUpdated", value: { coldkey, enabled } });
}

/** With a coldkey swap: all locks, whoever they are for. */
export function moveLocks(state: State, before: AccountId, after: AccountId): void {
  for (const [, netuid, hotkey] of locks.rows(state, before)) {
    const lock = locks.get(state, before, netuid, hotkey);
    locks.kill(state, before, netuid, hotkey);
    if (lock != null) locks.put(state, after, netuid, hotkey, lock);
  }
  for (const [, netuid] of decayingLock.rows(state, before)) {
    const isDecaying = decayingLock.get(state, before, netuid);
    decayingLock.kill(state, before, netuid);
    if (isDecaying != null) decayingLock.put(state, after, netuid, isDecaying);
  }
}

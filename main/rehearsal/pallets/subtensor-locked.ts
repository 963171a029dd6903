/**
 * How much is locked on a subnet: by one coldkey, and for a hotkey by all coldkeys. The sums are four, because perpetual
 * locks do not decay and the subnet owner's hotkey has its own. No rule reads the sums here; clients show them.
 */
import type { AccountId } from "../primitives.ts";
import type { State, StateView } from "../storage.ts";
import * as limits from "./subtensor-stake-storage.ts";
import { subnetOwnerHotkey } from "./subtensor-storage.ts";
import { number } from "./system.ts";

/** Fraction bits of the decay: as many as a JavaScript number keeps. */
const FRACTION_BITS = 52n;
/** Conviction is kept but changes nothing in this model: no subnet changes its owner. */
const NO_CONVICTION = { bits: 0n };

export interface Lock {
  readonly hotkey: AccountId;
  readonly mass: bigint;
}

const isPerpetual = (state: StateView, coldkey: AccountId, netuid: number): boolean =>
  limits.decayingLock.get(state, coldkey, netuid) === false;

/** As it is in this block. */
export function lockOf(state: StateView, coldkey: AccountId, netuid: number): Lock | null {
  const row = limits.locks.rows(state, coldkey, netuid)[0];
  const lock = row === undefined ? null : limits.locks.get(state, ...row);
  if (row === undefined || lock == null) return null;
  const age = number.get(state) - Number(lock.last_update);
  const left = Math.exp(-age / Number(limits.unlockRate.get(state)));
  const part = BigInt(Math.floor(left * 2 ** Number(FRACTION_BITS)));
  const decayed = (lock.locked_mass * part) >> FRACTION_BITS;
  return {
    hotkey: row[2],
    mass: isPerpetual(state, coldkey, netuid) ? lock.locked_mass : decayed,
  };
}

export const lockedOn = (state: StateView, coldkey: AccountId, netuid: number): bigint =>
  lockOf(state, coldkey, netuid)?.mass ?? 0n;

/** Writes a coldkey's lock as it is from this block on, and what follows for the sums. */
export function putLock(
  state: State,
  blockNumber: number,
  { coldkey, netuid }: { readonly coldkey: AccountId; readonly netuid: number },
  { hotkey, mass }: Lock,
): void {
  if (mass <= 0n) limits.locks.kill(state, coldkey, netuid, hotkey);
  else limits.locks.put(state, coldkey, netuid, hotkey, stateOf(mass, blockNumber));
  sumLocks(state, blockNumber, netuid);
}

const stateOf = (mass: bigint, blockNumber: number) => ({
  ...{ locked_mass: mass, conviction: NO_CONVICTION, last_update: BigInt(blockNumber) },
});

/** Counted anew from all locks of the subnet: there are few of them. */
export function sumLocks(state: State, blockNumber: number, netuid: number): void {
  const { hotkeyLock, decayingHotkeyLock, ownerLock, decayingOwnerLock } = limits;
  for (const map of [hotkeyLock, decayingHotkeyLock]) {
    for (const row of map.rows(state, netuid)) map.kill(state, ...row);
  }
  for (const map of [ownerLock, decayingOwnerLock]) map.kill(state, netuid);
  const owners = subnetOwnerHotkey.get(state, netuid);
  for (const [coldkey, at] of limits.locks.rows(state)) {
    const lock = at === netuid ? lockOf(state, coldkey, netuid) : null;
    if (lock === null) continue;
    const isKept = isPerpetual(state, coldkey, netuid);
    if (lock.hotkey === owners) {
      const sum = isKept ? ownerLock : decayingOwnerLock;
      const before = sum.get(state, netuid)?.locked_mass ?? 0n;
      sum.put(state, netuid, stateOf(before + lock.mass, blockNumber));
    } else {
      const sum = isKept ? hotkeyLock : decayingHotkeyLock;
      const before = sum.get(state, netuid, lock.hotkey)?.locked_mass ?? 0n;
      sum.put(state, netuid, lock.hotkey, stateOf(before + lock.mass, blockNumber));
    }
  }
}

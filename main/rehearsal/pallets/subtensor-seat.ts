/** Seats of a subnet: taking a free one, or the one of the neuron that has to go. Domain reference §9a.2. */
import type { AccountId } from "../primitives.ts";
import type { State, StateView, StorageMap } from "../storage.ts";
import {
  active,
  blockAtRegistration,
  consensus,
  dividends,
  emission,
  immuneOwnerUidsLimit,
  immunityPeriod,
  incentive,
  isNetworkMember,
  keys,
  lastUpdate,
  maxAllowedUids,
  minNonImmuneUids,
  ownedHotkeys,
  subnetOwner,
  subnetOwnerHotkey,
  subnetworkN,
  uids,
  validatorPermit,
} from "./subtensor-storage.ts";

export type Seat =
  | { readonly kind: "free"; readonly uid: number }
  | { readonly kind: "replace"; readonly uid: number };

/** The seat that the next registration gets, or null when nobody may be replaced. Changes nothing. */
export function nextSeat(state: StateView, netuid: number, blockNumber: number): Seat | null {
  const count = subnetworkN.get(state, netuid);
  if (count < maxAllowedUids.get(state, netuid)) return { kind: "free", uid: count };
  const uid = uidToPrune(state, netuid, blockNumber);
  return uid === null ? null : { kind: "replace", uid };
}

interface Candidate {
  readonly uid: number;
  readonly emission: bigint;
  readonly registeredAt: bigint;
}

/** Lowest emission first, then the oldest, then the lowest uid. */
function byWorth(a: Candidate, b: Candidate): number {
  if (a.emission !== b.emission) return a.emission < b.emission ? -1 : 1;
  return byAge(a, b);
}
function byAge(a: Candidate, b: Candidate): number {
  if (a.registeredAt !== b.registeredAt) return a.registeredAt < b.registeredAt ? -1 : 1;
  return a.uid - b.uid;
}

function uidToPrune(state: StateView, netuid: number, blockNumber: number): number | null {
  const emissions = emission.get(state, netuid);
  const immortal = immortalUids(state, netuid);
  const period = BigInt(immunityPeriod.get(state, netuid));
  const candidates: Candidate[] = [];
  for (let uid = 0; uid < subnetworkN.get(state, netuid); uid++) {
    if (immortal.has(uid)) continue;
    const registeredAt = blockAtRegistration.get(state, netuid, uid);
    candidates.push({ uid, emission: emissions[uid] ?? 0n, registeredAt });
  }
  candidates.sort(byWorth);
  const isImmune = (one: Candidate) => BigInt(blockNumber) - one.registeredAt < period;
  const mortal = candidates.filter((one) => !isImmune(one));
  const [firstMortal] = mortal;
  if (firstMortal && mortal.length > minNonImmuneUids.get(state, netuid)) return firstMortal.uid;
  return candidates.find(isImmune)?.uid ?? null;
}

/** Hotkeys of the subnet's owner that are never replaced: the declared one first, then the oldest. */
function immortalUids(state: StateView, netuid: number): ReadonlySet<number> {
  const limit = immuneOwnerUidsLimit.get(state, netuid);
  const owned = ownedHotkeys.get(state, subnetOwner.get(state, netuid));
  const uidOf = (hotkey: AccountId) => uids.get(state, netuid, hotkey);
  const seated = owned
    .map(uidOf)
    .filter((uid) => uid !== undefined)
    .map((uid) => ({
      uid,
      emission: 0n,
      registeredAt: blockAtRegistration.get(state, netuid, uid),
    }))
    .sort(byAge)
    .map(({ uid }) => uid);
  const declared = uidOf(subnetOwnerHotkey.get(state, netuid));
  const ordered = declared === undefined ? seated : [declared, ...seated];
  return new Set([...new Set(ordered)].slice(0, limit));
}

/** Puts the hotkey on the seat. Whoever sat there leaves the subnet, and the seat's marks are set back. */
export function takeSeat(
  state: State,
  netuid: number,
  seat: Seat,
  hotkey: AccountId,
  blockNumber: number,
): void {
  const { uid } = seat;
  if (seat.kind === "replace") {
    const leaving = keys.get(state, netuid, uid);
    uids.kill(state, netuid, leaving);
    isNetworkMember.kill(state, leaving, netuid);
  } else {
    subnetworkN.put(state, netuid, uid + 1);
  }
  resetMarks(state, netuid, uid, blockNumber);
  putRows(state, netuid, uid, hotkey, blockNumber);
}

function putRows(
  state: State,
  netuid: number,
  uid: number,
  hotkey: AccountId,
  blockNumber: number,
): void {
  uids.put(state, netuid, hotkey, uid);
  keys.put(state, netuid, uid, hotkey);
  isNetworkMember.put(state, hotkey, netuid, true);
  blockAtRegistration.put(state, netuid, uid, BigInt(blockNumber));
}

/** Fills an empty subnet at the beginning of the chain, one hotkey per uid. */
export function seatAll(
  state: State,
  netuid: number,
  hotkeys: readonly AccountId[],
  emissions: readonly bigint[],
): void {
  for (const [uid, hotkey] of hotkeys.entries()) putRows(state, netuid, uid, hotkey, 0);
  subnetworkN.put(state, netuid, hotkeys.length);
  const fill = <V>(value: V): V[] => hotkeys.map(() => value);
  active.put(state, netuid, fill(true));
  validatorPermit.put(state, netuid, fill(false));
  for (const list of [consensus, incentive, dividends]) list.put(state, netuid, fill(0));
  emission.put(state, netuid, emissions);
  lastUpdate.put(state, netuid, fill(0n));
}

function resetMarks(state: State, netuid: number, uid: number, blockNumber: number): void {
  setEntry(state, active, netuid, uid, true, false);
  setEntry(state, validatorPermit, netuid, uid, false, false);
  for (const list of [consensus, incentive, dividends]) setEntry(state, list, netuid, uid, 0, 0);
  setEntry(state, emission, netuid, uid, 0n, 0n);
  setEntry(state, lastUpdate, netuid, uid, BigInt(blockNumber), 0n);
}

function setEntry<V>(
  state: State,
  list: StorageMap<readonly [number], readonly V[]>,
  netuid: number,
  uid: number,
  value: V,
  filler: V,
): void {
  const entries = [...list.get(state, netuid)];
  while (entries.length < uid) entries.push(filler);
  entries[uid] = value;
  list.put(state, netuid, entries);
}

import { describe, expect, test } from "vitest";
import { blake2_256Hex, textBytes } from "../hashing.ts";
import { EMPTY_STATE, layerOver } from "../state.ts";
import { nextSeat, seatAll, takeSeat } from "./subtensor-seat.ts";
import * as store from "./subtensor-storage.ts";

const NETUID = 3;
const key = (name: string) => blake2_256Hex(textBytes(name));
const NOW = 10_000;

/** A full subnet of 14; every neuron was registered at the block given for it, 0 unless said. */
function fullSubnet(options: { earned: bigint[]; registeredAt?: Record<number, bigint> }) {
  const state = layerOver(EMPTY_STATE);
  const hotkeys = options.earned.map((_, uid) => key(`hotkey ${uid}`));
  seatAll(state, NETUID, hotkeys, options.earned);
  store.maxAllowedUids.put(state, NETUID, options.earned.length);
  for (const [uid, block] of Object.entries(options.registeredAt ?? {})) {
    store.blockAtRegistration.put(state, NETUID, Number(uid), block);
  }
  return { state, hotkeys };
}

const earned = (lowest: number) =>
  Array.from({ length: 14 }, (_, uid) => (uid === lowest ? 1n : 100n));

describe("the next seat", () => {
  test("is the first free one", () => {
    const { state } = fullSubnet({ earned: earned(0) });
    store.maxAllowedUids.put(state, NETUID, 15);
    expect(nextSeat(state, NETUID, NOW)).toEqual({ kind: "free", uid: 14 });
  });

  test("on a full subnet is that of the lowest emission, then of the oldest, then of the lowest uid", () => {
    const lowest = fullSubnet({ earned: earned(9) }).state;
    expect(nextSeat(lowest, NETUID, NOW)).toEqual({ kind: "replace", uid: 9 });
    const equal = Array.from({ length: 14 }, () => 5n);
    const youngFirst = fullSubnet({ earned: equal, registeredAt: { 0: 5n, 1: 4n } }).state;
    expect(nextSeat(youngFirst, NETUID, NOW)).toEqual({ kind: "replace", uid: 2 });
  });

  test("spares the immune as long as more than ten others can go", () => {
    const recent = BigInt(NOW - 1);
    const registeredAt = { 9: recent, 0: recent, 1: recent };
    const { state } = fullSubnet({ earned: earned(9), registeredAt });
    expect(nextSeat(state, NETUID, NOW)).toEqual({ kind: "replace", uid: 2 });
    // Only ten are left that are not immune: then the immune one that earns least has to go.
    store.blockAtRegistration.put(state, NETUID, 2, recent);
    expect(nextSeat(state, NETUID, NOW)).toEqual({ kind: "replace", uid: 9 });
  });

  test("is never that of the owner's hotkey, up to the limit", () => {
    const { state, hotkeys } = fullSubnet({ earned: earned(4) });
    const owner = key("owner");
    store.subnetOwner.put(state, NETUID, owner);
    store.ownedHotkeys.put(state, owner, [hotkeys[5] ?? owner, hotkeys[4] ?? owner]);
    expect(nextSeat(state, NETUID, NOW)).toEqual({ kind: "replace", uid: 0 });
    store.subnetOwnerHotkey.put(state, NETUID, hotkeys[5] ?? owner);
    expect(nextSeat(state, NETUID, NOW)).toEqual({ kind: "replace", uid: 4 });
  });

  test("does not exist when nobody may go", () => {
    const { state, hotkeys } = fullSubnet({ earned: earned(4) });
    const owner = key("owner");
    store.subnetOwner.put(state, NETUID, owner);
    store.ownedHotkeys.put(state, owner, hotkeys);
    store.immuneOwnerUidsLimit.put(state, NETUID, 14);
    expect(nextSeat(state, NETUID, NOW)).toBeNull();
  });
});

test("who takes a seat starts from nothing, and who sat there is gone", () => {
  const { state, hotkeys } = fullSubnet({ earned: earned(9) });
  const [old, young] = [hotkeys[9] ?? key("?"), key("young")];
  store.validatorPermit.put(
    state,
    NETUID,
    Array.from({ length: 14 }, () => true),
  );
  takeSeat(state, NETUID, { kind: "replace", uid: 9 }, young, NOW);
  expect(store.uids.get(state, NETUID, old)).toBeUndefined();
  expect(store.isNetworkMember.get(state, old, NETUID)).toBe(false);
  expect(store.uids.get(state, NETUID, young)).toBe(9);
  expect(store.keys.get(state, NETUID, 9)).toBe(young);
  expect(store.emission.get(state, NETUID)[9]).toBe(0n);
  expect(store.validatorPermit.get(state, NETUID)[9]).toBe(false);
  expect(store.blockAtRegistration.get(state, NETUID, 9)).toBe(BigInt(NOW));
  expect(store.subnetworkN.get(state, NETUID)).toBe(14);
});

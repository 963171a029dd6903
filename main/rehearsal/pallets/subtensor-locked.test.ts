/** Sums of locks that clients read: over all coldkeys, for each hotkey, those of the subnet owner's hotkey apart. */
import { expect, test } from "vitest";
import { named, openWorld, TAO, type World } from "../testing-world.ts";
import {
  decayingHotkeyLock,
  decayingOwnerLock,
  hotkeyLock,
  ownerLock,
} from "./subtensor-stake-storage.ts";
import { subnetOwnerHotkey } from "./subtensor-storage.ts";

const ALICE = named("alice");
const BOB = named("bob");
const ONE = named("hotkey one");
const TWO = named("hotkey two");
const netuid = 1;

function world(): World {
  const w = openWorld();
  w.goTo(w.block);
  for (const who of [ALICE, BOB]) w.give(who, 1_000n * TAO);
  for (const hotkey of [ONE, TWO]) {
    w.subtensor(ALICE, { tag: "try_associate_hotkey", value: { hotkey } });
  }
  for (const who of [ALICE, BOB]) {
    const value = { hotkey: ONE, netuid, amount_staked: 100n * TAO };
    expect(w.subtensor(who, { tag: "add_stake", value })).toBeNull();
  }
  return w;
}

const lock = (w: World, who: typeof ALICE, amount: bigint) =>
  w.subtensor(who, { tag: "lock_stake", value: { hotkey: ONE, netuid, amount } });
const massOf = ({ state }: World) => ({
  perpetual: hotkeyLock.get(state, netuid, ONE)?.locked_mass,
  decaying: decayingHotkeyLock.get(state, netuid, ONE)?.locked_mass,
  ownerPerpetual: ownerLock.get(state, netuid)?.locked_mass,
  ownerDecaying: decayingOwnerLock.get(state, netuid)?.locked_mass,
});
const NONE = {
  perpetual: undefined,
  decaying: undefined,
  ownerPerpetual: undefined,
  ownerDecaying: undefined,
};

test("locks of several coldkeys add up, perpetual ones apart, and follow the lock when it moves", () => {
  const w = world();
  expect(lock(w, ALICE, 40n * TAO)).toBeNull();
  expect(lock(w, BOB, 2n * TAO)).toBeNull();
  expect(massOf(w)).toEqual({ ...NONE, decaying: 42n * TAO });

  const enabled = true;
  expect(w.subtensor(BOB, { tag: "set_perpetual_lock", value: { netuid, enabled } })).toBeNull();
  expect(massOf(w)).toEqual({ ...NONE, decaying: 40n * TAO, perpetual: 2n * TAO });

  const value = { destination_hotkey: TWO, netuid };
  expect(w.subtensor(ALICE, { tag: "move_lock", value })).toBeNull();
  expect(massOf(w)).toEqual({ ...NONE, perpetual: 2n * TAO });
  expect(decayingHotkeyLock.get(w.state, netuid, TWO)?.locked_mass).toBe(40n * TAO);
});

test("a sum is of what is locked now, and not of what was once", () => {
  const w = world();
  lock(w, ALICE, 40n * TAO);
  // About half of it has come free; the next lock counts what is left.
  w.goTo(w.block + 648_000);
  lock(w, BOB, TAO);
  const { decaying } = massOf(w);
  expect(decaying).toBeGreaterThan(20n * TAO);
  expect(decaying).toBeLessThan(22n * TAO);
});

test("locks for the subnet owner's hotkey are summed on their own", () => {
  const w = world();
  subnetOwnerHotkey.put(w.state, netuid, ONE);
  lock(w, ALICE, 40n * TAO);
  expect(massOf(w)).toEqual({ ...NONE, ownerDecaying: 40n * TAO });
});

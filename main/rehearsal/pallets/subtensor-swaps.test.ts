/** Hotkeys and coldkeys that are replaced: domain reference §3.3, §4, §9a.5. */
import { describe, expect, test } from "vitest";
import { blake2_256Hex } from "../hashing.ts";
import { fromHex } from "../hex.ts";
import { named, openWorld, TAO, type World } from "../testing-world.ts";
import type { SubtensorCall } from "./subtensor-calls.ts";
import { guardOf } from "./subtensor-coldkey-swap.ts";
import { stakeOf } from "./subtensor-positions.ts";
import * as limits from "./subtensor-stake-storage.ts";
import * as store from "./subtensor-storage.ts";

const ALICE = named("alice");
const BOB = named("bob");
const OLD = named("old hotkey");
const NEW = named("new hotkey");
const MEADOW = 1;

function world(): World {
  const w = openWorld();
  w.give(ALICE, 1_000n * TAO);
  w.give(BOB, 1_000n * TAO);
  w.subtensor(ALICE, {
    tag: "register_limit",
    value: { netuid: MEADOW, hotkey: OLD, limit_price: 10n * TAO },
  });
  for (const who of [ALICE, BOB]) {
    w.subtensor(who, {
      tag: "add_stake",
      value: { hotkey: OLD, netuid: MEADOW, amount_staked: 50n * TAO },
    });
  }
  return w;
}

const swap = (netuid: number | null, keep_stake = false, new_hotkey = NEW): SubtensorCall => ({
  tag: "swap_hotkey_v2",
  value: { hotkey: OLD, new_hotkey, netuid, keep_stake },
});

describe("a hotkey swap", () => {
  test("everywhere moves seat, owner and everybody's stake for 0.1 TAO", () => {
    const w = world();
    const uid = store.uids.get(w.state, MEADOW, OLD);
    const own = stakeOf(w.state, OLD, ALICE, MEADOW);
    const nominated = stakeOf(w.state, OLD, BOB, MEADOW);
    const before = w.free(ALICE);
    expect(w.subtensor(ALICE, swap(null))).toBeNull();
    expect(before - w.free(ALICE)).toBe(100_000_000n);
    expect(store.owner.has(w.state, OLD)).toBe(false);
    expect(store.owner.get(w.state, NEW)).toBe(ALICE);
    expect(store.uids.get(w.state, MEADOW, NEW)).toBe(uid);
    expect(store.keys.get(w.state, MEADOW, uid ?? -1)).toBe(NEW);
    expect(stakeOf(w.state, OLD, ALICE, MEADOW)).toBe(0n);
    expect(own - stakeOf(w.state, NEW, ALICE, MEADOW)).toBeLessThanOrEqual(1n);
    expect(nominated - stakeOf(w.state, NEW, BOB, MEADOW)).toBeLessThanOrEqual(1n);
    expect(store.stakingHotkeys.get(w.state, BOB)).toEqual([NEW]);
    expect(store.ownedHotkeys.get(w.state, ALICE)).toEqual([NEW]);
    // A row that says "no" where the old key was not: a later swap to it on that subnet fails.
    expect(store.isNetworkMember.has(w.state, NEW, 2)).toBe(true);
    expect(store.isNetworkMember.get(w.state, NEW, 2)).toBe(false);
  });

  test("on one subnet costs 0.001 TAO and leaves the old key owned", () => {
    const w = world();
    const before = w.free(ALICE);
    expect(w.subtensor(ALICE, swap(MEADOW))).toBeNull();
    expect(before - w.free(ALICE)).toBe(1_000_000n);
    expect(store.ownedHotkeys.get(w.state, ALICE)).toEqual([OLD, NEW]);
    expect(store.uids.has(w.state, MEADOW, NEW)).toBe(true);
    expect(stakeOf(w.state, OLD, BOB, MEADOW)).toBe(0n);
    expect(store.stakingHotkeys.get(w.state, BOB)).toEqual([OLD, NEW]);
  });

  test("that keeps the stake everywhere leaves it under a hotkey without an owner", () => {
    const w = world();
    expect(w.subtensor(ALICE, swap(null, true))).toBeNull();
    const left = stakeOf(w.state, OLD, ALICE, MEADOW);
    expect(left).toBeGreaterThan(0n);
    const remove: SubtensorCall = {
      tag: "remove_stake",
      value: { hotkey: OLD, netuid: MEADOW, amount_unstaked: left },
    };
    expect(w.subtensor(ALICE, remove)).toBe("HotKeyAccountNotExists");
  });

  test("is refused for each reason, in the chain's order", () => {
    const w = world();
    const seated = store.keys.get(w.state, MEADOW, 0);
    expect(w.subtensor(BOB, swap(null))).toBe("NonAssociatedColdKey");
    expect(w.subtensor(ALICE, swap(null, false, seated))).toBe("NonAssociatedColdKey");
    expect(w.subtensor(ALICE, swap(null, false, OLD))).toBe("NewHotKeyIsSameWithOld");
    w.subtensor(ALICE, {
      tag: "register_limit",
      value: { netuid: 2, hotkey: NEW, limit_price: TAO },
    });
    expect(w.subtensor(ALICE, swap(null))).toBe("HotKeyAlreadyRegisteredInSubNet");
    expect(w.subtensor(ALICE, swap(2))).toBe("HotKeyAlreadyRegisteredInSubNet");
    const clean = named("third");
    limits.totalHotkeyAlpha.put(w.state, clean, 0, 5n);
    expect(w.subtensor(ALICE, swap(null, false, clean))).toBe("NewHotKeyNotCleanForRootSwap");
    w.block = 7_200;
    expect(w.subtensor(ALICE, swap(MEADOW))).toBe("HotKeySwapOnSubnetIntervalNotPassed");
    w.block = 7_201;
    expect(w.subtensor(ALICE, swap(MEADOW))).toBeNull();
    w.block = 8_201;
    const back: SubtensorCall = {
      tag: "swap_hotkey_v2",
      value: { hotkey: NEW, new_hotkey: named("fourth"), netuid: MEADOW, keep_stake: false },
    };
    expect(w.subtensor(ALICE, back)).toBe("HotKeySetTxRateLimitExceeded");
    w.block = 8_202;
    expect(w.subtensor(ALICE, back)).toBe("HotKeySwapOnSubnetIntervalNotPassed");
    w.block = 7_201 + 7_201;
    expect(w.subtensor(ALICE, back)).toBeNull();
  });

  test("asks for its cost, and for the deposit that has to stay", () => {
    const w = world();
    const all = w.free(ALICE);
    const leave = (rest: bigint) =>
      w.run(ALICE, {
        tag: "Balances",
        value: {
          tag: "transfer_keep_alive",
          value: { dest: { tag: "Id", value: BOB }, value: w.free(ALICE) - rest },
        },
      });
    expect(all).toBeGreaterThan(0n);
    leave(100_000_499n);
    expect(w.subtensor(ALICE, swap(null))).toBe("InsufficientBalance");
    leave(99_999_999n);
    expect(w.subtensor(ALICE, swap(null))).toBe("NotEnoughBalanceToPaySwapHotKey");
  });
});

describe("a coldkey swap", () => {
  const FRESH = named("fresh coldkey");
  const hash = (who: `0x${string}`) => blake2_256Hex(fromHex(who));
  const announce = (who = FRESH): SubtensorCall => ({
    tag: "announce_coldkey_swap",
    value: { new_coldkey_hash: hash(who) },
  });
  const execute = (who = FRESH): SubtensorCall => ({
    tag: "swap_coldkey_announced",
    value: { new_coldkey: who },
  });
  const DISPUTE: SubtensorCall = { tag: "dispute_coldkey_swap", value: null };
  const CLEAR: SubtensorCall = { tag: "clear_coldkey_swap_announcement", value: null };

  test("costs 0.1 TAO when it is announced and nothing when it is announced again", () => {
    const w = world();
    const before = w.free(ALICE);
    expect(w.subtensor(ALICE, announce())).toBeNull();
    expect(before - w.free(ALICE)).toBe(100_000_000n);
    expect(limits.coldkeySwapAnnouncements.get(w.state, ALICE)?.[0]).toBe(10_000 + 36_000);
    w.block = 10_000 + 43_199;
    expect(w.subtensor(ALICE, announce())).toBe("ColdkeySwapReannouncedTooEarly");
    expect(w.subtensor(ALICE, CLEAR)).toBe("ColdkeySwapClearTooEarly");
    w.block += 1;
    expect(w.subtensor(ALICE, announce(named("another")))).toBeNull();
    expect(before - w.free(ALICE)).toBe(100_000_000n);
  });

  test("is executed from its block on, with the announced key only, and moves everything", () => {
    const w = world();
    const stake = stakeOf(w.state, OLD, ALICE, MEADOW);
    expect(w.subtensor(ALICE, execute())).toBe("ColdkeySwapAnnouncementNotFound");
    w.subtensor(ALICE, announce());
    w.block = 45_999;
    expect(w.subtensor(ALICE, execute(BOB))).toBe("AnnouncedColdkeyHashDoesNotMatch");
    expect(w.subtensor(ALICE, execute())).toBe("ColdkeySwapTooEarly");
    w.block = 46_000;
    const free = w.free(ALICE);
    expect(w.subtensor(ALICE, execute())).toBeNull();
    expect([w.free(ALICE), w.free(FRESH)]).toEqual([0n, free]);
    expect(stake - stakeOf(w.state, OLD, FRESH, MEADOW)).toBeLessThanOrEqual(1n);
    expect(store.owner.get(w.state, OLD)).toBe(FRESH);
    expect(store.ownedHotkeys.get(w.state, FRESH)).toEqual([OLD]);
    expect(limits.coldkeySwapAnnouncements.has(w.state, ALICE)).toBe(false);
  });

  test("to a key that was ever used fails, and the announcement stays", () => {
    const w = world();
    w.subtensor(ALICE, announce(BOB));
    w.block = 46_000;
    expect(w.subtensor(ALICE, execute(BOB))).toBe("ColdKeyAlreadyAssociated");
    expect(limits.coldkeySwapAnnouncements.has(w.state, ALICE)).toBe(true);
    const v = world();
    v.subtensor(ALICE, announce(NEW));
    v.subtensor(BOB, { tag: "try_associate_hotkey", value: { hotkey: NEW } });
    v.block = 46_000;
    expect(v.subtensor(ALICE, execute(NEW))).toBe("NewColdKeyIsHotkey");
  });

  test("lets only its own four calls through, and under dispute none", () => {
    const w = world();
    w.subtensor(ALICE, announce());
    expect(w.subtensor(ALICE, swap(null))).toBe("ColdkeySwapAnnounced");
    const batch = {
      tag: "Utility",
      value: { tag: "batch_all", value: { calls: [{ tag: "SubtensorModule", value: DISPUTE }] } },
    } as const;
    expect(w.run(ALICE, batch)).toBe("ColdkeySwapAnnounced");
    expect(w.subtensor(ALICE, DISPUTE)).toBeNull();
    expect(guardOf(w.state, ALICE, { tag: "SubtensorModule", value: CLEAR })).toBe("disputed");
    expect(w.subtensor(ALICE, CLEAR)).toBe("ColdkeySwapDisputed");
    // Others may still pay in.
    w.give(ALICE, TAO);
  });

  test("needs its cost and the deposit", () => {
    const w = openWorld();
    const poor = named("poor");
    w.give(poor, 100_000_499n);
    expect(w.subtensor(poor, announce())).toBe("NotEnoughBalanceToPaySwapColdKey");
    w.give(poor, 1n);
    expect(w.subtensor(poor, announce())).toBeNull();
  });
});

/** The coldkey swap, rule by rule: each test is named after the sentence of the domain reference that it holds to (§4). */
import { describe, expect, test } from "vitest";
import { blake2_256Hex } from "../hashing.ts";
import { fromHex, type Hex } from "../hex.ts";
import type { RuntimeCall } from "../runtime-types.ts";
import { eventNames, named, openWorld, TAO, type World } from "../testing-world.ts";
import type { SubtensorCall } from "./subtensor-calls.ts";
import { stakeOf } from "./subtensor-positions.ts";
import * as limits from "./subtensor-stake-storage.ts";
import * as store from "./subtensor-storage.ts";

const ALICE = named("alice");
const BOB = named("bob");
const FRESH = named("fresh");
const HOTKEY = named("hotkey of alice");
const MEADOW = 1;
const D = 36_000;
const R = 7_200;
const COST = 100_000_000n;

const hash = (who: Hex): Hex => blake2_256Hex(fromHex(who));
const announce = (who: Hex = FRESH): SubtensorCall => ({
  tag: "announce_coldkey_swap",
  value: { new_coldkey_hash: hash(who) },
});
const execute = (who: Hex = FRESH): SubtensorCall => ({
  tag: "swap_coldkey_announced",
  value: { new_coldkey: who },
});
const DISPUTE: SubtensorCall = { tag: "dispute_coldkey_swap", value: null };
const CLEAR: SubtensorCall = { tag: "clear_coldkey_swap_announcement", value: null };
const register = (hotkey: Hex): SubtensorCall => ({
  tag: "register_limit",
  value: { netuid: MEADOW, hotkey, limit_price: 10n * TAO },
});
const stake = (hotkey: Hex, rao: bigint): SubtensorCall => ({
  tag: "add_stake",
  value: { hotkey, netuid: MEADOW, amount_staked: rao },
});
const send = (to: Hex, rao: bigint): RuntimeCall => ({
  tag: "Balances",
  value: { tag: "transfer_keep_alive", value: { dest: { tag: "Id", value: to }, value: rao } },
});

function world(): World {
  const w = openWorld();
  w.give(ALICE, 1_000n * TAO);
  w.give(BOB, 1_000n * TAO);
  expect(w.subtensor(ALICE, register(HOTKEY))).toBeNull();
  expect(w.subtensor(ALICE, stake(HOTKEY, 50n * TAO))).toBeNull();
  return w;
}
function announced(): World {
  const w = world();
  expect(w.subtensor(ALICE, announce())).toBeNull();
  return w;
}
const swapOf = (w: World) => limits.coldkeySwapAnnouncements.get(w.state, ALICE);
const ripeOf = (w: World): number => swapOf(w)?.[0] ?? -1;

describe("announcing", () => {
  test("costs 0.1 TAO whenever no announcement is stored, so again after a clear", () => {
    const w = announced();
    w.block = ripeOf(w) + R;
    expect(w.subtensor(ALICE, CLEAR)).toBeNull();
    const before = w.free(ALICE);
    expect(w.subtensor(ALICE, announce())).toBeNull();
    expect(before - w.free(ALICE)).toBe(COST);
  });

  test("needs 0.1 TAO and 500 rao free", () => {
    const w = openWorld();
    const poor = named("poor");
    w.give(poor, COST + 499n);
    expect(w.subtensor(poor, announce())).toBe("NotEnoughBalanceToPaySwapColdKey");
    w.give(poor, 1n);
    expect(w.subtensor(poor, announce())).toBeNull();
  });

  test("stores W = block of inclusion + the delay of that moment", () => {
    const w = announced();
    expect(swapOf(w)).toEqual([w.block + D, hash(FRESH)]);
    expect(eventNames(w)).toContain("SubtensorModule.ColdkeySwapAnnounced");
  });

  test("validates nothing of the hash: a lost or mistyped key makes a valid one", () => {
    const w = world();
    const nonsense: SubtensorCall = {
      tag: "announce_coldkey_swap",
      value: { new_coldkey_hash: `0x${"00".repeat(32)}` },
    };
    expect(w.subtensor(ALICE, nonsense)).toBeNull();
  });

  test("again is refused before W + R, and free from then on with a new W = now + D", () => {
    const w = announced();
    const ripe = ripeOf(w);
    w.block = ripe + R - 1;
    expect(w.subtensor(ALICE, announce(BOB))).toBe("ColdkeySwapReannouncedTooEarly");
    w.block = ripe + R;
    const before = w.free(ALICE);
    expect(w.subtensor(ALICE, announce(BOB))).toBeNull();
    expect(w.free(ALICE)).toBe(before);
    expect(swapOf(w)).toEqual([w.block + D, hash(BOB)]);
  });
});

describe("executing", () => {
  test("is allowed when now ≥ W, and one block before it is not", () => {
    const w = announced();
    w.block = ripeOf(w) - 1;
    expect(w.subtensor(ALICE, execute())).toBe("ColdkeySwapTooEarly");
    w.block += 1;
    expect(w.subtensor(ALICE, execute())).toBeNull();
  });

  test("never happens by itself and does not expire", () => {
    const w = announced();
    w.goTo(ripeOf(w) + 1_000_000);
    expect(swapOf(w)).not.toBeUndefined();
    expect(w.subtensor(ALICE, execute())).toBeNull();
  });

  test("checks announcement, hash and block in this order", () => {
    const w = world();
    expect(w.subtensor(ALICE, execute())).toBe("ColdkeySwapAnnouncementNotFound");
    w.subtensor(ALICE, announce());
    expect(w.subtensor(ALICE, execute(BOB))).toBe("AnnouncedColdkeyHashDoesNotMatch");
    expect(w.subtensor(ALICE, execute())).toBe("ColdkeySwapTooEarly");
  });

  test("a failed one leaves the announcement in place", () => {
    const w = announced();
    w.block = ripeOf(w);
    const before = swapOf(w);
    expect(w.subtensor(ALICE, execute(BOB))).toBe("AnnouncedColdkeyHashDoesNotMatch");
    expect(swapOf(w)).toEqual(before);
  });

  test("W does not move when the delay setting changes; W + R uses the present R", () => {
    const w = announced();
    const ripe = ripeOf(w);
    limits.coldkeySwapAnnouncementDelay.put(w.state, 1);
    limits.coldkeySwapReannouncementDelay.put(w.state, 3);
    w.block = ripe - 1;
    expect(w.subtensor(ALICE, execute())).toBe("ColdkeySwapTooEarly");
    w.block = ripe + 2;
    expect(w.subtensor(ALICE, CLEAR)).toBe("ColdkeySwapClearTooEarly");
    w.block = ripe + 3;
    expect(w.subtensor(ALICE, CLEAR)).toBeNull();
  });
});

describe("the new coldkey", () => {
  const ripe = (spoil: (w: World) => void): string | null => {
    const w = announced();
    spoil(w);
    w.block = ripeOf(w);
    return w.subtensor(ALICE, execute());
  };

  test("that ever received stake is refused: the list is never pruned by unstaking", () => {
    expect(
      ripe((w) => {
        w.give(FRESH, 10n * TAO);
        expect(w.subtensor(FRESH, stake(HOTKEY, TAO))).toBeNull();
        const remove: SubtensorCall = {
          tag: "remove_stake",
          value: {
            hotkey: HOTKEY,
            netuid: MEADOW,
            amount_unstaked: stakeOf(w.state, HOTKEY, FRESH, MEADOW),
          },
        };
        expect(w.subtensor(FRESH, remove)).toBeNull();
      }),
    ).toBe("ColdKeyAlreadyAssociated");
  });

  test("that somebody gave 0.002 TAO worth of stake to is refused, without its consent", () => {
    expect(
      ripe((w) => {
        expect(w.subtensor(BOB, stake(HOTKEY, TAO))).toBeNull();
        const give: SubtensorCall = {
          tag: "transfer_stake",
          value: {
            destination_coldkey: FRESH,
            hotkey: HOTKEY,
            origin_netuid: MEADOW,
            destination_netuid: MEADOW,
            alpha_amount: stakeOf(w.state, HOTKEY, BOB, MEADOW),
          },
        };
        expect(w.subtensor(BOB, give)).toBeNull();
      }),
    ).toBe("ColdKeyAlreadyAssociated");
  });

  test("that somebody associated as a hotkey is refused", () => {
    expect(
      ripe((w) => {
        w.subtensor(BOB, { tag: "try_associate_hotkey", value: { hotkey: FRESH } });
      }),
    ).toBe("NewColdKeyIsHotkey");
  });

  test("that somebody named as the hotkey of a registration is refused", () => {
    expect(ripe((w) => void w.subtensor(BOB, register(FRESH)))).toBe("NewColdKeyIsHotkey");
  });

  test("may have TAO: a plain transfer does no harm", () => {
    expect(ripe((w) => w.give(FRESH, TAO))).toBeNull();
  });
});

describe("while one is announced", () => {
  test("everything but the swap's own calls is refused, also nested", () => {
    const w = announced();
    for (const call of [stake(HOTKEY, TAO), register(named("other"))]) {
      expect(w.subtensor(ALICE, call)).toBe("ColdkeySwapAnnounced");
    }
    expect(w.run(ALICE, send(BOB, TAO))).toBe("ColdkeySwapAnnounced");
    const batch: RuntimeCall = {
      tag: "Utility",
      value: {
        tag: "batch_all",
        value: { calls: [{ tag: "SubtensorModule", value: DISPUTE }] },
      },
    };
    expect(w.run(ALICE, batch)).toBe("ColdkeySwapAnnounced");
  });

  test("anyone can still send TAO or stake under its hotkeys", () => {
    const w = announced();
    expect(w.run(BOB, send(ALICE, TAO))).toBeNull();
    expect(w.subtensor(BOB, stake(HOTKEY, TAO))).toBeNull();
  });

  test("it can be disputed at once, and cleared only from W + R on, without a refund", () => {
    const w = announced();
    const before = w.free(ALICE);
    w.block = ripeOf(w) + R - 1;
    expect(w.subtensor(ALICE, CLEAR)).toBe("ColdkeySwapClearTooEarly");
    w.block += 1;
    expect(w.subtensor(ALICE, CLEAR)).toBeNull();
    expect(w.free(ALICE)).toBe(before);
    expect(w.run(ALICE, send(BOB, TAO))).toBeNull();
    const again = announced();
    expect(again.subtensor(ALICE, DISPUTE)).toBeNull();
    expect(limits.coldkeySwapDisputes.get(again.state, ALICE)).toBe(again.block);
  });
});

describe("under dispute", () => {
  test("nothing of the coldkey is allowed, not even the swap's own calls", () => {
    const w = announced();
    w.subtensor(ALICE, DISPUTE);
    w.block = ripeOf(w) + R;
    for (const call of [execute(), announce(BOB), DISPUTE, CLEAR, stake(HOTKEY, TAO)]) {
      expect(w.subtensor(ALICE, call)).toBe("ColdkeySwapDisputed");
    }
  });

  test("without an announcement there is nothing to dispute", () => {
    expect(world().subtensor(ALICE, DISPUTE)).toBe("ColdkeySwapAnnouncementNotFound");
  });
});

describe("an execution", () => {
  function executed(prepare: (w: World) => void = () => undefined): World {
    const w = world();
    prepare(w);
    expect(w.subtensor(ALICE, announce())).toBeNull();
    w.block = ripeOf(w);
    expect(w.subtensor(ALICE, execute())).toBeNull();
    return w;
  }

  test("moves stake without pool or fee, short of at most one rao per position", () => {
    let before = 0n;
    const w = executed((one) => {
      before = stakeOf(one.state, HOTKEY, ALICE, MEADOW);
    });
    expect(before - stakeOf(w.state, HOTKEY, FRESH, MEADOW)).toBeLessThanOrEqual(1n);
    expect(stakeOf(w.state, HOTKEY, ALICE, MEADOW)).toBe(0n);
  });

  test("moves lists and owners, and leaves seats with their hotkeys", () => {
    const w = executed();
    expect(store.owner.get(w.state, HOTKEY)).toBe(FRESH);
    expect(store.ownedHotkeys.get(w.state, FRESH)).toEqual([HOTKEY]);
    expect(store.stakingHotkeys.get(w.state, FRESH)).toEqual([HOTKEY]);
    expect(store.stakingHotkeys.get(w.state, ALICE)).toEqual([]);
    expect(store.uids.has(w.state, MEADOW, HOTKEY)).toBe(true);
  });

  test("moves subnet ownership and the auto-stake destination with its reverse list", () => {
    const w = executed((one) => {
      store.subnetOwner.put(one.state, MEADOW, ALICE);
      limits.autoStakeDestination.put(one.state, ALICE, MEADOW, HOTKEY);
      limits.autoStakeDestinationColdkeys.put(one.state, HOTKEY, MEADOW, [ALICE]);
    });
    expect(store.subnetOwner.get(w.state, MEADOW)).toBe(FRESH);
    expect(limits.autoStakeDestination.get(w.state, FRESH, MEADOW)).toBe(HOTKEY);
    expect(limits.autoStakeDestinationColdkeys.get(w.state, HOTKEY, MEADOW)).toEqual([FRESH]);
  });

  test("moves all TAO, and stamps the new coldkey's last transaction", () => {
    const w = executed();
    expect(w.free(ALICE)).toBe(0n);
    expect(w.free(FRESH)).toBeGreaterThan(900n * TAO);
    const stamp = { tag: "LastTxBlock", value: FRESH } as const;
    expect(limits.lastRateLimitedBlock.get(w.state, stamp)).toBe(BigInt(w.block));
    expect(eventNames(w)).toContain("SubtensorModule.ColdkeySwapped");
  });

  test("leaves the root claim type behind", () => {
    const w = executed((one) => {
      limits.rootClaimTypes.put(one.state, ALICE, { tag: "Keep", value: null });
    });
    expect(limits.rootClaimTypes.get(w.state, FRESH)).toEqual({ tag: "Swap", value: null });
    expect(limits.rootClaimTypes.get(w.state, ALICE)).toEqual({ tag: "Keep", value: null });
  });

  test("leaves proxies and their deposit with the old account", () => {
    const w = executed((one) => {
      const add: RuntimeCall = {
        tag: "Proxy",
        value: {
          tag: "add_proxy",
          value: {
            delegate: { tag: "Id", value: BOB },
            proxy_type: "Staking",
            delay: 0,
          },
        },
      };
      expect(one.run(ALICE, add)).toBeNull();
    });
    // The account lives on for the sake of its reserve: the deposit that keeps it alive stays.
    expect(w.free(ALICE)).toBe(500n);
  });

  test("removes the announcement: the old key is an ordinary account again", () => {
    const w = executed();
    expect(swapOf(w)).toBeUndefined();
    w.give(ALICE, 2n * TAO);
    expect(w.run(ALICE, send(BOB, TAO))).toBeNull();
  });
});

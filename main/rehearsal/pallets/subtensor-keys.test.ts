/** Hotkeys, takes, children, rewards, names, subnets: domain reference §3.2, §3.6, §3.7, §9a.5. */
import { describe, expect, test } from "vitest";
import { textBytes } from "../hashing.ts";
import { named, openWorld, TAO, type World } from "../testing-world.ts";
import type { SubtensorCall } from "./subtensor-calls.ts";
import { takeRefusal } from "./subtensor-hotkeys.ts";
import { lockCost } from "./subtensor-network.ts";
import { stakeOf } from "./subtensor-positions.ts";
import { potAccount } from "./subtensor-pots.ts";
import * as limits from "./subtensor-stake-storage.ts";
import * as store from "./subtensor-storage.ts";

const ALICE = named("alice");
const BOB = named("bob");
const HOTKEY = named("hotkey");
const OTHER = named("other hotkey");

const associate = (hotkey: `0x${string}`): SubtensorCall => ({
  tag: "try_associate_hotkey",
  value: { hotkey },
});
function world(): World {
  const w = openWorld();
  w.give(ALICE, 100_000n * TAO);
  w.give(BOB, 100n * TAO);
  w.subtensor(ALICE, associate(HOTKEY));
  return w;
}

test("associating makes the signer the owner of what nobody owns, and is silent about the rest", () => {
  const w = world();
  expect(store.owner.get(w.state, HOTKEY)).toBe(ALICE);
  expect(w.subtensor(BOB, associate(HOTKEY))).toBeNull();
  expect(store.owner.get(w.state, HOTKEY)).toBe(ALICE);
  expect(store.ownedHotkeys.get(w.state, ALICE)).toEqual([HOTKEY]);
  expect(store.stakingHotkeys.get(w.state, ALICE)).toEqual([HOTKEY]);
  expect(w.subtensor(BOB, associate(potAccount(3)))).toBe("CannotUseSystemAccount");
});

describe("a take", () => {
  const change = (tag: "increase_take" | "decrease_take", take: number): SubtensorCall => ({
    tag,
    value: { hotkey: HOTKEY, take },
  });

  test("that was never set may be set once to anything, then only up slowly or down", () => {
    const w = world();
    expect(w.subtensor(ALICE, change("increase_take", 1_000))).toBeNull();
    expect(store.delegates.get(w.state, HOTKEY)).toBe(1_000);
    expect(w.subtensor(ALICE, change("increase_take", 1_000))).toBe("DelegateTakeTooLow");
    expect(w.subtensor(ALICE, change("increase_take", 2_000))).toBe("DelegateTxRateLimitExceeded");
    expect(w.subtensor(ALICE, change("decrease_take", 1_000))).toBe("DelegateTakeTooLow");
    expect(w.subtensor(ALICE, change("decrease_take", 900))).toBeNull();
    w.block += 216_000;
    expect(w.subtensor(ALICE, change("increase_take", 2_000))).toBe("DelegateTxRateLimitExceeded");
    w.block += 1;
    expect(w.subtensor(ALICE, change("increase_take", 11_797))).toBe("DelegateTakeTooHigh");
    expect(w.subtensor(ALICE, change("increase_take", 11_796))).toBeNull();
  });

  test("is looked at by the pool first, with its own codes", () => {
    const { state } = world();
    const ask = (who: `0x${string}`, hotkey: `0x${string}`, take: number) =>
      takeRefusal(state, who, { hotkey, take });
    expect(ask(ALICE, OTHER, 1)).toBe(4);
    expect(ask(BOB, HOTKEY, 1)).toBe(25);
    limits.minDelegateTake.put(state, 5);
    expect(ask(ALICE, HOTKEY, 4)).toBe(26);
    expect(ask(ALICE, HOTKEY, 11_797)).toBe(27);
    expect(ask(ALICE, HOTKEY, 11_796)).toBeNull();
  });

  test("of children goes up once in 216 000 blocks and down at any time", () => {
    const w = world();
    const set = (take: number, hotkey = HOTKEY): SubtensorCall => ({
      tag: "set_childkey_take",
      value: { hotkey, netuid: 1, take },
    });
    expect(w.subtensor(BOB, set(1))).toBe("NonAssociatedColdKey");
    expect(w.subtensor(ALICE, set(11_797))).toBe("InvalidChildkeyTake");
    expect(w.subtensor(ALICE, set(500))).toBeNull();
    expect(w.subtensor(ALICE, set(600))).toBe("TxChildkeyTakeRateLimitExceeded");
    expect(w.subtensor(ALICE, set(400))).toBeNull();
  });
});

describe("children", () => {
  const set = (children: readonly (readonly [bigint, `0x${string}`])[], netuid = 1) =>
    ({ tag: "set_children", value: { hotkey: HOTKEY, netuid, children } }) as const;
  const HALF = 1n << 63n;

  test("wait for their cooldown and the next epoch", () => {
    const w = world();
    expect(w.subtensor(ALICE, set([[HALF, OTHER]]))).toBeNull();
    const [, from] = limits.pendingChildKeys.get(w.state, 1, HOTKEY);
    expect(from).toBe(17_200n);
    expect(limits.childKeys.get(w.state, HOTKEY, 1)).toEqual([]);
    for (let block = 17_201; block <= 17_201 + 361; block++) w.goTo(block);
    expect(limits.childKeys.get(w.state, HOTKEY, 1)).toEqual([[HALF, OTHER]]);
    expect(limits.parentKeys.get(w.state, OTHER, 1)).toEqual([[HALF, HOTKEY]]);
    expect(limits.pendingChildKeys.has(w.state, 1, HOTKEY)).toBe(false);
  });

  test("are set at once where the subnet was not started", () => {
    const w = world();
    expect(w.subtensor(ALICE, set([[HALF, OTHER]], 12))).toBeNull();
    expect(limits.childKeys.get(w.state, HOTKEY, 12)).toEqual([[HALF, OTHER]]);
  });

  test("are refused for each reason, in the chain's order", () => {
    const w = world();
    const five = Array.from({ length: 6 }, (_, i) => [1n, named(`child ${i}`)] as const);
    expect(w.subtensor(ALICE, set([], 0))).toBe("RegistrationNotPermittedOnRootSubnet");
    expect(w.subtensor(ALICE, set([], 99))).toBe("SubnetNotExists");
    expect(w.subtensor(BOB, set([]))).toBe("NonAssociatedColdKey");
    expect(
      w.subtensor(
        ALICE,
        set([
          [1n, OTHER],
          [2n, OTHER],
        ]),
      ),
    ).toBe("DuplicateChild");
    expect(w.subtensor(ALICE, set([[1n, HOTKEY]]))).toBe("InvalidChild");
    expect(w.subtensor(ALICE, set(five))).toBe("TooManyChildren");
    const all = [
      [HALF, OTHER],
      [HALF, BOB],
    ] as const;
    expect(w.subtensor(ALICE, set(all))).toBe("ProportionOverflow");
    limits.parentKeys.put(w.state, HOTKEY, 1, [[1n, OTHER]]);
    expect(w.subtensor(ALICE, set([[1n, OTHER]]))).toBe("ChildParentInconsistency");
    limits.stakeThreshold.put(w.state, TAO);
    expect(w.subtensor(ALICE, set([[1n, BOB]]))).toBe("NotEnoughStakeToSetChildkeys");
    expect(w.subtensor(ALICE, set([]))).toBeNull();
    expect(w.subtensor(ALICE, set([]))).toBe("TxRateLimitExceeded");
    w.block += 150;
    expect(w.subtensor(ALICE, set([]))).toBeNull();
  });
});

test("auto-stake asks for a registered hotkey, of any owner, and not for the same one again", () => {
  const w = world();
  const set = (hotkey: `0x${string}`, netuid = 1): SubtensorCall => ({
    tag: "set_coldkey_auto_stake_hotkey",
    value: { netuid, hotkey },
  });
  const seated = store.keys.get(w.state, 1, 0);
  const next = store.keys.get(w.state, 1, 1);
  expect(w.subtensor(ALICE, set(seated, 99))).toBe("SubnetNotExists");
  expect(w.subtensor(ALICE, set(HOTKEY))).toBe("HotKeyNotRegisteredInSubNet");
  expect(w.subtensor(ALICE, set(seated))).toBeNull();
  expect(w.subtensor(ALICE, set(seated))).toBe("SameAutoStakeHotkeyAlreadySet");
  expect(w.subtensor(ALICE, set(next))).toBeNull();
  expect(limits.autoStakeDestinationColdkeys.get(w.state, seated, 1)).toEqual([]);
  expect(limits.autoStakeDestinationColdkeys.get(w.state, next, 1)).toEqual([ALICE]);
});

test("an identity needs a registered hotkey and short words", () => {
  const w = world();
  const none = new Uint8Array();
  const set = (name: Uint8Array): SubtensorCall => ({
    tag: "set_identity",
    value: {
      name,
      url: none,
      github_repo: none,
      image: none,
      discord: none,
      description: none,
      additional: none,
    },
  });
  expect(w.subtensor(ALICE, set(textBytes("Alice")))).toBe("HotKeyNotRegisteredInNetwork");
  const register = { netuid: 1, hotkey: HOTKEY, limit_price: 10n * TAO };
  w.subtensor(ALICE, { tag: "register_limit", value: register });
  expect(w.subtensor(ALICE, set(new Uint8Array(257)))).toBe("InvalidIdentity");
  expect(w.subtensor(ALICE, set(textBytes("Alice")))).toBeNull();
  expect(limits.identities.get(w.state, ALICE)?.name).toEqual(textBytes("Alice"));
});

describe("root claims", () => {
  const claim = (...subnets: number[]): SubtensorCall => ({
    tag: "claim_root",
    value: { subnets },
  });
  /** A validator of the made-up network with root stake that has earned on subnet 1. */
  function validator(w: World) {
    const hotkey = store.keys.get(w.state, 1, 0);
    const coldkey = store.owner.get(w.state, hotkey);
    w.give(coldkey, TAO);
    return { hotkey, coldkey };
  }

  test("are sold for root stake unless they are to be kept", () => {
    const w = world();
    const { hotkey, coldkey } = validator(w);
    const root = stakeOf(w.state, hotkey, coldkey, 0);
    expect(w.subtensor(coldkey, claim(1))).toBeNull();
    // A hundredth of an alpha for each of 10 000 TAO, at about 0.02 TAO.
    const sold = stakeOf(w.state, hotkey, coldkey, 0) - root;
    expect(sold).toBeGreaterThan((19n * TAO) / 10n);
    expect(sold).toBeLessThan(2n * TAO);
    expect(w.subtensor(coldkey, claim(1))).toBeNull();
    expect(stakeOf(w.state, hotkey, coldkey, 0) - root).toBe(sold);
  });

  test("are kept as alpha by their type", () => {
    const w = world();
    const { hotkey, coldkey } = validator(w);
    const before = stakeOf(w.state, hotkey, coldkey, 1);
    const type = (subnets: readonly number[]): SubtensorCall => ({
      tag: "set_root_claim_type",
      value: { new_root_claim_type: { tag: "KeepSubnets", value: { subnets } } },
    });
    expect(w.subtensor(coldkey, type([]))).toBe("InvalidSubnetNumber");
    expect(w.subtensor(coldkey, type([1]))).toBeNull();
    expect(w.subtensor(coldkey, claim(1))).toBeNull();
    const kept = stakeOf(w.state, hotkey, coldkey, 1) - before;
    expect(kept).toBeGreaterThan(99n * TAO);
    expect(kept).toBeLessThanOrEqual(100n * TAO);
  });

  test("name one to five subnets", () => {
    const w = world();
    expect(w.subtensor(ALICE, claim())).toBe("InvalidSubnetNumber");
    expect(w.subtensor(ALICE, claim(1, 2, 3, 4, 5, 6))).toBe("InvalidSubnetNumber");
    expect(w.subtensor(ALICE, claim(1, 2, 3, 4, 5))).toBeNull();
  });
});

describe("a new subnet", () => {
  const begin: SubtensorCall = { tag: "register_network", value: { hotkey: HOTKEY } };

  test("costs the lock, doubles it, and falls back to it after an interval", () => {
    const w = world();
    expect(lockCost(w.state, w.block)).toBe(1_000n * TAO);
    expect(w.subtensor(ALICE, begin)).toBeNull();
    expect(w.free(ALICE)).toBe(99_000n * TAO);
    expect(store.subnetOwner.get(w.state, 13)).toBe(ALICE);
    expect(store.uids.get(w.state, 13, HOTKEY)).toBe(0);
    expect(lockCost(w.state, w.block)).toBe(2_000n * TAO);
    const later = lockCost(w.state, w.block + 100_800);
    expect(later).toBeGreaterThanOrEqual(1_000n * TAO);
    expect(later - 1_000n * TAO).toBeLessThan(TAO);
    expect(lockCost(w.state, w.block + 1_000_000)).toBe(1_000n * TAO);
    expect(w.subtensor(ALICE, begin)).toBe("NetworkTxRateLimitExceeded");
    w.block += 7_200;
    expect(w.subtensor(BOB, { ...begin, value: { hotkey: OTHER } })).toBe("CannotAffordLockCost");
    expect(w.subtensor(BOB, begin)).toBe("NonAssociatedColdKey");
  });

  test("is started once, by its owner, and then its alpha can be bought", () => {
    const w = world();
    w.subtensor(ALICE, begin);
    const stake: SubtensorCall = {
      tag: "add_stake",
      value: { hotkey: HOTKEY, netuid: 13, amount_staked: TAO },
    };
    const start: SubtensorCall = { tag: "start_call", value: { netuid: 13 } };
    expect(w.subtensor(ALICE, stake)).toBe("SubtokenDisabled");
    expect(w.subtensor(BOB, start)).toBe("BadOrigin");
    expect(w.subtensor(ALICE, start)).toBeNull();
    expect(w.subtensor(ALICE, start)).toBe("FirstEmissionBlockNumberAlreadySet");
    expect(w.subtensor(ALICE, stake)).toBeNull();
  });
});

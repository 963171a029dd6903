/** Adding and removing stake: domain reference §3.4, §9a.3, §9a.4. */
import { describe, expect, test } from "vitest";
import { BLOCK_AUTHOR } from "../author.ts";
import { eventNames, named, openWorld, TAO, type World } from "../testing-world.ts";
import type { SubtensorCall } from "./subtensor-calls.ts";
import { stakeOf } from "./subtensor-positions.ts";
import { potAccount } from "./subtensor-pots.ts";
import * as limits from "./subtensor-stake-storage.ts";
import { stakingHotkeys, subnetAlphaIn, subnetTao, totalStake } from "./subtensor-storage.ts";
import { swapBalancer } from "./swap.ts";

const [ALICE, BOB, HOTKEY, STRANGE] = ["alice", "bob", "hotkey", "strange"].map(named) as [
  `0x${string}`,
  `0x${string}`,
  `0x${string}`,
  `0x${string}`,
];
const MEADOW = 1;
const QUARRY = 4;
const HEATH = 12;

function world(): World {
  const made = openWorld();
  made.give(ALICE, 1_000n * TAO);
  made.give(BOB, 1_000n * TAO);
  made.subtensor(BOB, { tag: "try_associate_hotkey", value: { hotkey: HOTKEY } });
  return made;
}

const add = (amount_staked: bigint, netuid = MEADOW, hotkey = HOTKEY): SubtensorCall => ({
  tag: "add_stake",
  value: { hotkey, netuid, amount_staked },
});
const addLimit = (
  amount_staked: bigint,
  limit_price: bigint,
  allow_partial = false,
  netuid = MEADOW,
): SubtensorCall => ({
  tag: "add_stake_limit",
  value: { hotkey: HOTKEY, netuid, amount_staked, limit_price, allow_partial },
});
const remove = (amount_unstaked: bigint, netuid = MEADOW): SubtensorCall => ({
  tag: "remove_stake",
  value: { hotkey: HOTKEY, netuid, amount_unstaked },
});
const removeLimit = (
  amount_unstaked: bigint,
  limit_price: bigint,
  allow_partial = false,
  netuid = MEADOW,
): SubtensorCall => ({
  tag: "remove_stake_limit",
  value: { hotkey: HOTKEY, netuid, amount_unstaked, limit_price, allow_partial },
});
const held = (w: World, netuid = MEADOW, hotkey = HOTKEY) =>
  stakeOf(w.state, hotkey, ALICE, netuid);

describe("adding stake", () => {
  test("buys alpha from the pool: the vector of §9a.3, with the fee for the author", () => {
    const w = world();
    expect(w.subtensor(ALICE, add(10n * TAO))).toBeNull();
    expect(held(w)).toBe(499_623_383_200n);
    expect(w.free(ALICE)).toBe(990n * TAO);
    expect(w.free(BLOCK_AUTHOR)).toBe(TAO + 5_035_477n);
    expect(subnetTao.get(w.state, MEADOW)).toBe(40_000n * TAO + 9_994_964_523n);
    expect(subnetAlphaIn.get(w.state, MEADOW)).toBe(2_000_000n * TAO - 499_623_383_200n);
    expect(stakingHotkeys.get(w.state, ALICE)).toEqual([HOTKEY]);
    const added = w.events.at(-1)?.value;
    expect(added).toEqual({
      tag: "StakeAdded",
      value: [ALICE, HOTKEY, 10n * TAO, 499_623_383_200n, MEADOW, 5_035_477n],
    });
  });

  test("on root is one for one, without a fee", () => {
    const w = world();
    expect(w.subtensor(ALICE, add(10n * TAO, 0))).toBeNull();
    expect(held(w, 0)).toBe(10n * TAO);
    expect(w.subtensor(ALICE, addLimit(TAO, 999_999_999n, false, 0))).toBe("SlippageTooHigh");
    expect(w.subtensor(ALICE, addLimit(TAO, 1_000_000_000n, false, 0))).toBeNull();
  });

  test("needs at least 0.002 TAO and the fee on it", () => {
    const w = world();
    expect(w.subtensor(ALICE, add(2_001_006n))).toBe("AmountTooLow");
    expect(w.subtensor(ALICE, add(2_001_007n))).toBeNull();
    expect(w.subtensor(ALICE, add(1_999_999n, 0))).toBe("AmountTooLow");
    expect(w.subtensor(ALICE, add(2_000_000n, 0))).toBeNull();
  });

  test("is refused in the chain's order", () => {
    const w = world();
    const free = w.free(ALICE);
    const whale = 1_000n * 40_000n * TAO + 1n;
    expect(w.subtensor(ALICE, add(whale, MEADOW, STRANGE))).toBe("InsufficientLiquidity");
    expect(w.subtensor(ALICE, add(1n, 99, STRANGE))).toBe("SubnetNotExists");
    expect(w.subtensor(ALICE, add(1n, HEATH, STRANGE))).toBe("SubtokenDisabled");
    expect(w.subtensor(ALICE, add(1n, MEADOW, STRANGE))).toBe("AmountTooLow");
    expect(w.subtensor(ALICE, add(free + 1n, MEADOW, STRANGE))).toBe("NotEnoughBalanceToStake");
    expect(w.subtensor(ALICE, add(TAO, MEADOW, STRANGE))).toBe("HotKeyAccountNotExists");
    expect(w.free(ALICE)).toBe(free);
  });

  test("leaves the existential deposit when everything is staked", () => {
    const w = world();
    expect(w.subtensor(ALICE, add(w.free(ALICE)))).toBeNull();
    expect(w.free(ALICE)).toBe(500n);
  });

  test("with a limit fills or kills, or takes what fits", () => {
    const w = world();
    expect(w.subtensor(ALICE, addLimit(TAO, 20_000_000n))).toBe("28.3");
    expect(w.subtensor(ALICE, addLimit(1_000n * TAO, 20_200_000n))).toBe("SlippageTooHigh");
    expect(w.subtensor(ALICE, addLimit(1_000n * TAO, 20_200_000n, true))).toBeNull();
    expect(1_000n * TAO - w.free(ALICE)).toBe(199_502_484_483n + 100_509_633n);
    // The order is 1 rao smaller than the whole it was cut from: fee and net are computed anew.
    expect(held(w)).toBeGreaterThan(9_925_619_579_000n);
    expect(held(w)).toBeLessThanOrEqual(9_925_619_579_993n);
  });

  test("follows the weights of the pool", () => {
    const w = world();
    swapBalancer.put(w.state, MEADOW, { quote: 481_234_567_890_123_456n });
    expect(w.subtensor(ALICE, add(10n * TAO))).toBeNull();
    expect(held(w)).toBe(463_481_567_842n);
  });
});

describe("removing stake", () => {
  test("sells alpha to the pool, and the fee's alpha for the author", () => {
    const w = world();
    w.subtensor(ALICE, add(10n * TAO));
    const before = w.free(ALICE);
    const total = totalStake.get(w.state);
    expect(w.subtensor(ALICE, remove(held(w)))).toBeNull();
    expect(held(w)).toBe(0n);
    const back = w.free(ALICE) - before;
    // Two fees of 0.05 % each are what the round trip costs.
    expect(back).toBeGreaterThan((9_985n * 10n * TAO) / 10_000n);
    expect(back).toBeLessThan((9_995n * 10n * TAO) / 10_000n);
    expect(totalStake.get(w.state)).toBeLessThan(total - back);
    expect(eventNames(w)).toContain("SubtensorModule.StakeRemoved");
    // The list is never pruned.
    expect(stakingHotkeys.get(w.state, ALICE)).toEqual([HOTKEY]);
  });

  test("is capped to the position, with a limit it is not", () => {
    const w = world();
    w.subtensor(ALICE, add(TAO));
    const all = held(w);
    expect(w.subtensor(ALICE, removeLimit(all + 1n, 1n))).toBe("NotEnoughStakeToWithdraw");
    expect(w.subtensor(ALICE, remove(all * 2n))).toBeNull();
    expect(held(w)).toBe(0n);
    expect(w.subtensor(ALICE, remove(1n))).toBe("AmountTooLow");
  });

  test("of a part has to bring 0.002 TAO, of all of it has not", () => {
    const w = world();
    w.subtensor(ALICE, add(3_000_000n));
    expect(w.subtensor(ALICE, remove(held(w) / 2n))).toBe("AmountTooLow");
    expect(w.subtensor(ALICE, remove(held(w)))).toBeNull();
  });

  test("with a limit sells as far as the limit and keeps the rest staked", () => {
    const w = world();
    w.subtensor(ALICE, add(900n * TAO));
    const all = held(w);
    const price = 20_909_000n;
    expect(w.subtensor(ALICE, removeLimit(all, 21_000_000n))).toBe("28.3");
    expect(w.subtensor(ALICE, removeLimit(all, price))).toBe("SlippageTooHigh");
    expect(w.subtensor(ALICE, removeLimit(all, price, true))).toBeNull();
    expect(held(w)).toBeGreaterThan(0n);
    expect(held(w)).toBeLessThan(all);
    const full: SubtensorCall = {
      tag: "remove_stake_full_limit",
      value: { hotkey: HOTKEY, netuid: MEADOW, limit_price: 19_000_000n },
    };
    expect(w.subtensor(ALICE, full)).toBeNull();
    expect(held(w)).toBe(0n);
  });

  test("pays out what a nominator leaves below the minimum", () => {
    const w = world();
    limits.nominatorMinRequiredStake.put(w.state, TAO);
    w.subtensor(ALICE, add(3n * TAO));
    expect(w.subtensor(ALICE, remove((held(w) * 9n) / 10n))).toBeNull();
    expect(held(w)).toBe(0n);
    expect(eventNames(w).filter((name) => name.endsWith("StakeRemoved"))).toHaveLength(2);
  });
});

describe("unstaking everything", () => {
  test("takes every subnet and passes over, in silence, what would be refused", () => {
    const w = world();
    w.subtensor(ALICE, add(5n * TAO));
    w.subtensor(ALICE, add(5n * TAO, 2));
    w.subtensor(ALICE, add(5n * TAO, 0));
    limits.subtokenEnabled.put(w.state, 2, false);
    const call: SubtensorCall = { tag: "unstake_all", value: { hotkey: HOTKEY } };
    expect(w.subtensor(ALICE, call)).toBeNull();
    expect([held(w), held(w, 0)]).toEqual([0n, 0n]);
    expect(held(w, 2)).toBeGreaterThan(0n);
    expect(eventNames(w).filter((name) => name.endsWith("StakeRemoved"))).toHaveLength(2);
    // Nothing left that could be sold: it succeeds all the same.
    expect(w.subtensor(ALICE, call)).toBeNull();
    expect(w.events).toEqual([]);
    const strange: SubtensorCall = { tag: "unstake_all", value: { hotkey: STRANGE } };
    expect(w.subtensor(ALICE, strange)).toBe("HotKeyAccountNotExists");
  });

  test("of alpha puts the TAO on root, under the same hotkey", () => {
    const w = world();
    const call: SubtensorCall = { tag: "unstake_all_alpha", value: { hotkey: HOTKEY } };
    expect(w.subtensor(ALICE, call)).toBe("AmountTooLow");
    w.subtensor(ALICE, add(5n * TAO));
    w.subtensor(ALICE, add(5n * TAO, QUARRY));
    const before = w.free(ALICE);
    expect(w.subtensor(ALICE, call)).toBeNull();
    expect(w.free(ALICE)).toBe(before);
    expect(held(w, 0)).toBeGreaterThan((998n * 10n * TAO) / 1_000n);
  });
});

test("TAO in the pot is never less than what the pool counts", () => {
  const w = world();
  for (const amount of [3n, 7n, 11n]) w.subtensor(ALICE, add(amount * TAO));
  w.subtensor(ALICE, remove(held(w) / 3n));
  expect(w.free(potAccount(MEADOW))).toBeGreaterThanOrEqual(subnetTao.get(w.state, MEADOW));
});

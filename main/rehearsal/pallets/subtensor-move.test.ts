/** Stake that changes hotkey, subnet or owner: domain reference §3.4, §9a.4. */
import { describe, expect, test } from "vitest";
import { BLOCK_AUTHOR } from "../author.ts";
import { eventNames, named, openWorld, TAO, type World } from "../testing-world.ts";
import type { SubtensorCall } from "./subtensor-calls.ts";
import { stakeOf } from "./subtensor-positions.ts";
import { stakingHotkeys } from "./subtensor-storage.ts";

const ALICE = named("alice");
const BOB = named("bob");
const ONE = named("hotkey one");
const TWO = named("hotkey two");
const MEADOW = 1;
const LANTERN = 2;
const QUARRY = 4;

function world(netuid = MEADOW): World {
  const w = openWorld();
  w.give(ALICE, 1_000n * TAO);
  for (const hotkey of [ONE, TWO]) {
    w.subtensor(ALICE, { tag: "try_associate_hotkey", value: { hotkey } });
  }
  w.subtensor(ALICE, {
    tag: "add_stake",
    value: { hotkey: ONE, netuid, amount_staked: 100n * TAO },
  });
  return w;
}

const move = (
  destination_hotkey: `0x${string}`,
  origin_netuid: number,
  destination_netuid: number,
  alpha_amount: bigint,
): SubtensorCall => ({
  tag: "move_stake",
  value: {
    origin_hotkey: ONE,
    destination_hotkey,
    origin_netuid,
    destination_netuid,
    alpha_amount,
  },
});
const transfer = (
  destination_coldkey: `0x${string}`,
  origin_netuid: number,
  destination_netuid: number,
  alpha_amount: bigint,
): SubtensorCall => ({
  tag: "transfer_stake",
  value: { destination_coldkey, hotkey: ONE, origin_netuid, destination_netuid, alpha_amount },
});
const swap = (
  origin_netuid: number,
  destination_netuid: number,
  alpha_amount: bigint,
): SubtensorCall => ({
  tag: "swap_stake",
  value: { hotkey: ONE, origin_netuid, destination_netuid, alpha_amount },
});

describe("within a subnet", () => {
  test("shares move without the pool, without a fee", () => {
    const w = world();
    const alpha = stakeOf(w.state, ONE, ALICE, MEADOW);
    const author = w.free(BLOCK_AUTHOR);
    expect(w.subtensor(ALICE, move(TWO, MEADOW, MEADOW, alpha))).toBeNull();
    expect(stakeOf(w.state, ONE, ALICE, MEADOW)).toBe(0n);
    expect(stakeOf(w.state, TWO, ALICE, MEADOW)).toBe(alpha);
    expect(w.free(BLOCK_AUTHOR)).toBe(author);
    expect(eventNames(w).map((name) => name.split(".")[1])).toEqual([
      "StakeRemoved",
      "StakeAdded",
      "StakeMoved",
    ]);
  });

  test("a transfer needs no consent and leaves the hotkey in the receiver's list for ever", () => {
    const w = world();
    const alpha = stakeOf(w.state, ONE, ALICE, MEADOW);
    expect(w.subtensor(ALICE, transfer(BOB, MEADOW, MEADOW, alpha / 2n))).toBeNull();
    expect(stakeOf(w.state, ONE, BOB, MEADOW)).toBe(alpha / 2n);
    expect(stakingHotkeys.get(w.state, BOB)).toEqual([ONE]);
  });

  test("what is worth less than 0.002 TAO does not move", () => {
    const w = world();
    expect(w.subtensor(ALICE, move(TWO, MEADOW, MEADOW, 10_000_000n))).toBe("AmountTooLow");
    expect(stakeOf(w.state, TWO, ALICE, MEADOW)).toBe(0n);
  });
});

describe("between subnets", () => {
  test("alpha is sold and bought with one fee", () => {
    const w = world();
    const alpha = stakeOf(w.state, ONE, ALICE, MEADOW);
    const author = w.free(BLOCK_AUTHOR);
    expect(w.subtensor(ALICE, swap(MEADOW, LANTERN, alpha))).toBeNull();
    expect(stakeOf(w.state, ONE, ALICE, MEADOW)).toBe(0n);
    expect(stakeOf(w.state, ONE, ALICE, LANTERN)).toBeGreaterThan(0n);
    // About 0.05 % of 100 TAO, once.
    const fee = w.free(BLOCK_AUTHOR) - author;
    expect(fee).toBeGreaterThan(TAO / 25n);
    expect(fee).toBeLessThan(TAO / 15n);
    expect(w.events.at(-1)?.value.tag).toBe("StakeSwapped");
  });

  test("out of root the fee is paid where the stake goes", () => {
    const w = world(0);
    const author = w.free(BLOCK_AUTHOR);
    expect(w.subtensor(ALICE, swap(0, LANTERN, 100n * TAO))).toBeNull();
    expect(w.free(BLOCK_AUTHOR) - author).toBe((100n * TAO * 33n) / 65_535n);
  });

  test("a transfer takes the TAO over to the other coldkey", () => {
    const w = world();
    const alpha = stakeOf(w.state, ONE, ALICE, MEADOW);
    const before = w.free(ALICE);
    expect(w.subtensor(ALICE, transfer(BOB, MEADOW, LANTERN, alpha))).toBeNull();
    expect(w.free(ALICE)).toBe(before);
    expect(stakeOf(w.state, ONE, BOB, LANTERN)).toBeGreaterThan(0n);
  });

  test("is refused in the chain's order", () => {
    const w = world();
    const alpha = stakeOf(w.state, ONE, ALICE, MEADOW);
    const strange = named("strange");
    expect(w.subtensor(ALICE, swap(MEADOW, MEADOW, alpha))).toBe("SameNetuid");
    expect(w.subtensor(ALICE, swap(MEADOW, 99, alpha))).toBe("SubnetNotExists");
    expect(w.subtensor(ALICE, swap(MEADOW, 12, alpha))).toBe("SubtokenDisabled");
    expect(w.subtensor(ALICE, move(strange, MEADOW, LANTERN, alpha))).toBe(
      "HotKeyAccountNotExists",
    );
    expect(w.subtensor(ALICE, swap(MEADOW, LANTERN, 1_000n))).toBe("AmountTooLow");
    expect(w.subtensor(ALICE, transfer(BOB, MEADOW, QUARRY, alpha))).toBe("TransferDisallowed");
    // Only a transfer asks for the toggle.
    expect(w.subtensor(ALICE, swap(MEADOW, QUARRY, alpha / 2n))).toBeNull();
  });

  test("a limit sizes the move beforehand; partial and out of reach, it succeeds and moves nothing", () => {
    const w = world();
    const alpha = stakeOf(w.state, ONE, ALICE, MEADOW);
    const limited = (limit_price: bigint, allow_partial: boolean): SubtensorCall => ({
      tag: "swap_stake_limit",
      value: {
        hotkey: ONE,
        origin_netuid: MEADOW,
        destination_netuid: LANTERN,
        alpha_amount: alpha,
        limit_price,
        allow_partial,
      },
    });
    expect(w.subtensor(ALICE, limited(5n * TAO, false))).toBe("SlippageTooHigh");
    expect(w.subtensor(ALICE, limited(5n * TAO, true))).toBeNull();
    expect(stakeOf(w.state, ONE, ALICE, MEADOW)).toBe(alpha);
    expect(w.subtensor(ALICE, limited(3n * TAO, false))).toBeNull();
    expect(stakeOf(w.state, ONE, ALICE, MEADOW)).toBe(0n);
  });
});

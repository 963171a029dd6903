/** Check values of the domain reference §9a.2. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { EMPTY_STATE, layerOver } from "../state.ts";
import { bumpBurn, decayBurn, decayFactor } from "./subtensor-burn.ts";
import { burn, burnHalfLife, burnIncreaseMult, maxBurn, minBurn } from "./subtensor-storage.ts";

const NETUID = 7;
const TAO = 1_000_000_000n;

function stateWith(price: bigint) {
  const state = layerOver(EMPTY_STATE);
  burn.put(state, NETUID, price);
  return state;
}

function afterBlocks(price: bigint, blocks: number): bigint {
  const state = stateWith(price);
  for (let i = 0; i < blocks; i++) decayBurn(state, NETUID);
  return burn.get(state, NETUID);
}

describe("the price of a registration", () => {
  test("falls by the factor of its half-life", () => {
    const factors = [1, 10, 360, 7_200].map(decayFactor);
    expect(factors).toEqual([2_147_483_648n, 4_007_346_185n, 4_286_705_684n, 4_294_553_838n]);
    expect(decayFactor(0)).toBe(2n ** 32n);
  });

  test("falls to half within the default half-life", () => {
    const prices = [1, 2, 10, 360].map((blocks) => afterBlocks(TAO, blocks));
    expect(prices).toEqual([998_076_443n, 996_156_586n, 980_930_083n, 499_999_865n]);
  });

  test("rises by 1.26 with each registration", () => {
    const state = stateWith(TAO);
    const prices = Array.from({ length: 5 }, () => {
      bumpBurn(state, NETUID);
      return burn.get(state, NETUID);
    });
    expect(prices).toEqual([
      1_260_000_000n,
      1_587_600_000n,
      2_000_376_000n,
      2_520_473_760n,
      3_175_796_937n,
    ]);
  });

  test("never leaves its bounds, and never falls by a registration", () => {
    const price = fc.bigInt({ min: 0n, max: 1_000n * TAO });
    fc.assert(
      fc.property(price, price, price, fc.nat(36_100), price, (start, a, b, halfLife, bits) => {
        const [low, high] = a < b ? [a, b] : [b, a];
        const state = stateWith(start);
        minBurn.put(state, NETUID, low);
        maxBurn.put(state, NETUID, high);
        burnHalfLife.put(state, NETUID, halfLife);
        burnIncreaseMult.put(state, NETUID, { bits });
        decayBurn(state, NETUID);
        const decayed = burn.get(state, NETUID);
        expect(decayed >= low && decayed <= high).toBe(true);
        bumpBurn(state, NETUID);
        const bumped = burn.get(state, NETUID);
        expect(bumped >= decayed && bumped <= high).toBe(true);
      }),
      { numRuns: 50 },
    );
  });
});

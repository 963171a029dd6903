/** Vectors of the domain reference §9a.3: x = 2 000 000 α, y = 40 000 τ, r = 33. */
import { describe, expect, test } from "vitest";
import { DispatchFailure } from "../context.ts";
import { buyAtAnyPrice, type Pool, quoteBuy, quoteSell, spotPriceBits } from "./swap.ts";

const UNIT = 1_000_000_000n;
const pool = (taoWeight: bigint): Pool => ({
  alphaReserve: 2_000_000n * UNIT,
  taoReserve: 40_000n * UNIT,
  taoWeight,
  feeRate: 33,
});

describe("a trade with the pool", () => {
  test.each([
    [500_000_000_000_000_000n, 19_999_999n, 499_623_383_200n, 9_992_467_663n],
    [480_000_000_000_000_000n, 21_666_666n, 461_195_246_846n, 10_825_060_616n],
    [481_234_567_890_123_456n, 21_559_774n, 463_481_567_842n, 10_771_662_410n],
  ])("at weight %s agrees with the reference", (weight, price, bought, sold) => {
    expect((spotPriceBits(pool(weight)) * UNIT) >> 64n).toBe(price);
    const buy = quoteBuy(pool(weight), 10n * UNIT);
    expect(buy).toEqual({ fee: 5_035_477n, net: 9_994_964_523n, output: bought });
    const sell = quoteSell(pool(weight), 500n * UNIT);
    expect(sell).toEqual({ fee: 251_773_861n, net: 499_748_226_139n, output: sold });
  });

  test("is refused by an empty, a starved or a tiny pool, with the error of pallet 28", () => {
    const errorOf = (starved: Partial<Pool>, amount = UNIT) => {
      try {
        buyAtAnyPrice({ ...pool(5n * 10n ** 17n), ...starved }, amount);
        return null;
      } catch (error) {
        if (!(error instanceof DispatchFailure) || error.error.tag !== "Module") throw error;
        return [error.error.value.index, error.error.value.error[0]];
      }
    };
    expect(errorOf({})).toBeNull();
    expect(errorOf({ taoReserve: 0n })).toEqual([28, 7]);
    expect(errorOf({ alphaReserve: 999_999n })).toEqual([28, 7]);
    expect(errorOf({ taoReserve: 1_000n })).toEqual([28, 11]);
  });
});

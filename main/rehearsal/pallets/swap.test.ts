/** Vectors of the domain reference §9a.3: x = 2 000 000 α, y = 40 000 τ, r = 33. */
import { describe, expect, test } from "vitest";
import { DispatchFailure } from "../context.ts";
import { QUINTILLION } from "../fixed-point.ts";
import { atAnyPrice, type Order, tradeWith } from "./swap.ts";
import { type Pool, spotPriceBits } from "./swap-math.ts";

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
    const buy = tradeWith(pool(weight), atAnyPrice("buy", 10n * UNIT));
    expect(buy).toMatchObject({ fee: 5_035_477n, net: 9_994_964_523n, output: bought });
    const sell = tradeWith(pool(weight), atAnyPrice("sell", 500n * UNIT));
    expect(sell).toMatchObject({ fee: 251_773_861n, net: 499_748_226_139n, output: sold });
  });

  test("stops at its limit, and is refused where the price is there already", () => {
    const half = pool(QUINTILLION / 2n);
    const trade = (order: Order) => tradeWith(half, order);
    const amount = 1_000n * UNIT;
    expect(trade({ side: "buy", amount, limitPrice: 20_200_000n })).toMatchObject({
      net: 199_502_484_483n,
      fee: 100_509_633n,
      output: 9_925_619_579_993n,
    });
    expect(trade({ side: "sell", amount: 100_000n * UNIT, limitPrice: 19_800_000n })).toMatchObject(
      { net: 10_075_630_518_424n, fee: 5_076_116_868n, output: 200_502_515_735n },
    );
    const refusal = () => trade({ side: "buy", amount, limitPrice: 20_000_000n });
    expect(refusal).toThrow(DispatchFailure);
  });

  test("is refused by an empty, a starved or a tiny pool, with the error of pallet 28", () => {
    const errorOf = (starved: Partial<Pool>, amount = UNIT) => {
      try {
        tradeWith({ ...pool(5n * 10n ** 17n), ...starved }, atAnyPrice("buy", amount));
        return null;
      } catch (error) {
        if (!(error instanceof DispatchFailure) || error.error.tag !== "Module") throw error;
        return [error.error.value.index, error.error.value.error[0]];
      }
    };
    expect(errorOf({})).toBeNull();
    expect(errorOf({ taoReserve: 0n })).toEqual([28, 11]);
    expect(errorOf({ alphaReserve: 999_999n })).toEqual([28, 7]);
    expect(errorOf({ taoReserve: 1_000n })).toEqual([28, 11]);
  });
});

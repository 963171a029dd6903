/** Shares as the chain counts them: `primitives/share-pool` of spec 424. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { changed, NO_SHARE, type SafeFloat, type SharePool, valueOfShare } from "./share-pool.ts";

const EMPTY: SharePool = { value: 0n, shares: NO_SHARE };

test("the first holder's share is the amount, normalised to more than 20 digits", () => {
  const { pool, share } = changed(EMPTY, NO_SHARE, 5n);
  expect(share).toEqual({ mantissa: 5n * 10n ** 20n, exponent: -20n });
  expect(pool).toEqual({ value: 5n, shares: share });
});

test("whoever comes and goes, everybody has what they put in, to one rao an operation", () => {
  const steps = fc.array(
    fc.record({ who: fc.integer({ min: 0, max: 3 }), in: fc.bigInt(1n, 10n ** 15n) }),
    { minLength: 1, maxLength: 40 },
  );
  fc.assert(
    fc.property(steps, (list) => {
      let pool = EMPTY;
      const shares = new Map<number, SafeFloat>();
      const put = new Map<number, bigint>();
      for (const { who, in: amount } of list) {
        const share = shares.get(who) ?? NO_SHARE;
        const own = put.get(who) ?? 0n;
        const isLeaving = own > 0n && amount % 3n === 0n;
        const change = isLeaving ? -valueOfShare(pool, share) : amount;
        const next = changed(pool, share, change);
        pool = next.pool;
        shares.set(who, next.share);
        put.set(who, isLeaving ? 0n : own + amount);
      }
      for (const [who, share] of shares) {
        const difference = valueOfShare(pool, share) - (put.get(who) ?? 0n);
        const size = difference < 0n ? -difference : difference;
        expect(size).toBeLessThanOrEqual(BigInt(2 * list.length));
      }
    }),
  );
});

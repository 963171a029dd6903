import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { powQuintillion, QUINTILLION } from "./fixed-point.ts";

describe("powers of fractions", () => {
  test("agree with the vector of the chain's own tests: (3/4)^(3/2)", () => {
    expect(powQuintillion(3n, 4n, 3n, 2n)).toBe(649_519_052_838_328_985n);
  });

  test("are exact for whole and half exponents", () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 1n, max: 10n ** 18n }), (root) => {
        const whole = 10n ** 18n;
        // (root²/whole²)^(1/2) = root/whole; rounding down may cost one unit.
        const result = powQuintillion(root * root, whole * whole, 1n, 2n);
        const exact = (QUINTILLION * root) / whole;
        expect(exact - result === 0n || exact - result === 1n).toBe(true);
      }),
      { numRuns: 30 },
    );
    expect(powQuintillion(1n, 2n, 1n, 1n)).toBe(QUINTILLION / 2n);
    expect(powQuintillion(7n, 7n, 13n, 5n)).toBe(QUINTILLION);
  });

  test("fall with the base and with the exponent", () => {
    const base = fc.bigInt({ min: 1n, max: 10n ** 18n });
    fc.assert(
      fc.property(base, base, (a, b) => {
        const [low, high] = a < b ? [a, b] : [b, a];
        const pow = (n: bigint, c: bigint) => powQuintillion(n, 10n ** 18n, c, 7n);
        expect(pow(low, 5n) <= pow(high, 5n)).toBe(true);
        expect(pow(low, 5n) >= pow(low, 6n)).toBe(true);
      }),
      { numRuns: 30 },
    );
  });
});

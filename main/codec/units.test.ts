import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parseTao, taoText } from "./units.ts";

describe("Amounts", () => {
  test.each([
    ["1", 1_000_000_000n],
    ["0.0000005", 500n],
    [".5", 500_000_000n],
    ["5.", 5_000_000_000n],
    ["0.510000000", 510_000_000n],
    ["1.5000000000000", 1_500_000_000n],
    ["18446744073.709551615", 2n ** 64n - 1n],
  ])("%s TAO", (text, rao) => {
    expect(parseTao(text)).toEqual({ ok: true, value: rao });
  });

  test.each([
    ["", "AMOUNT_MALFORMED"],
    [".", "AMOUNT_MALFORMED"],
    ["1,5", "AMOUNT_MALFORMED"],
    ["1 000", "AMOUNT_MALFORMED"],
    ["-1", "AMOUNT_MALFORMED"],
    ["1e9", "AMOUNT_MALFORMED"],
    ["0x10", "AMOUNT_MALFORMED"],
    ["1.0000000001", "AMOUNT_TOO_PRECISE"],
    ["18446744073.709551616", "AMOUNT_TOO_LARGE"],
  ])("%s is refused", (text, code) => {
    expect(parseTao(text)).toMatchObject({ ok: false, fault: { code } });
  });

  test("what is written is read back exactly", () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: 2n ** 64n - 1n }), (rao) => {
        expect(parseTao(taoText(rao))).toEqual({ ok: true, value: rao });
      }),
    );
  });
});

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { amountText, parseTao, taoInput, taoLine } from "./amount.ts";

const rao = fc.bigInt({ min: 0n, max: 2n ** 64n - 1n });

describe("amounts as text", () => {
  test("are never rounded: what the input shows reads back as the same rao", () => {
    fc.assert(fc.property(rao, (amount) => parseTao(taoInput(amount)) === amount));
  });

  test("keep every digit when shown", () => {
    fc.assert(
      fc.property(rao, (amount) => {
        const { whole, fraction } = amountText(amount, 9);
        const digits = `${whole.replaceAll(",", "")}${fraction.replaceAll("\u202f", "")}`;
        return BigInt(digits) === amount;
      }),
    );
  });

  test.each([
    [412_508_000_000n, "412.508 τ"],
    [0n, "0.000 τ"],
    [1n, "0.000\u202f000\u202f001 τ"],
    [1_906_200_000_000_000n, "1,906,200.000 τ"],
  ])("%s rao reads %s", (amount, text) => {
    expect(taoLine(amount)).toBe(text);
  });

  test.each(["1,5", "1.", ".5", "1e3", "-1", "0.0000000001", "1 000", "τ", "", "0x10"])(
    "%j is refused rather than guessed",
    (text) => {
      expect(parseTao(text)).toBeNull();
    },
  );

  test("nine decimals are the smallest unit", () => {
    expect(parseTao("0.000000001")).toBe(1n);
  });
});

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { Refusal } from "../lib/fault.ts";
import { Reader } from "./reader.ts";
import { readExtrinsicInfo, readTypeLeaf } from "./type-tree.ts";
import { compactBytes, littleEndian, textBytes } from "./writer.ts";

describe("SCALE", () => {
  test("compact integers survive, and have one encoding each", () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: 2n ** 256n }), (value) => {
        const reader = new Reader(compactBytes(value));
        expect(reader.compact()).toBe(value);
        reader.end();
      }),
    );
    // 1 as a two-byte, four-byte and big integer.
    for (const long of [
      [0x05, 0x00],
      [0x06, 0x00, 0x00, 0x00],
      [0x03, 0x01, 0x00, 0x00, 0x00],
    ]) {
      expect(() => new Reader(Uint8Array.from(long)).compact()).toThrowError("SCALE_MALFORMED");
    }
  });

  test("integers survive in both directions, negative ones as two's complement", () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: 2n ** 64n - 1n }), (value) => {
        expect(new Reader(littleEndian(value, 8)).unsigned(8)).toBe(value);
        expect(new Reader(littleEndian(value, 8)).signed(8)).toBe(BigInt.asIntN(64, value));
      }),
    );
  });

  test("a length that lies is refused before anything is allocated", () => {
    const huge = compactBytes(2n ** 40n);
    expect(() => new Reader(huge).text()).toThrowError("SCALE_MALFORMED");
    expect(() => new Reader(Uint8Array.from([...huge, 1, 2, 3])).count(1)).toThrowError(
      "SCALE_MALFORMED",
    );
  });

  test("texts that are not UTF-8 are refused", () => {
    expect(new Reader(textBytes("τao")).text()).toBe("τao");
    expect(() => new Reader(Uint8Array.of(4, 0xff)).text()).toThrowError("SCALE_MALFORMED");
  });

  test("any bytes either parse or are refused, nothing else", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), (bytes) => {
        for (const parse of [readTypeLeaf, readExtrinsicInfo]) {
          try {
            parse(new Reader(bytes));
          } catch (error) {
            expect(error).toBeInstanceOf(Refusal);
          }
        }
      }),
      { numRuns: 2_000 },
    );
  });
});

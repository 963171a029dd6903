import { compactToU8a } from "@polkadot/util";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { toHex } from "./hex.ts";
import { ScaleError, ScaleReader, ScaleWriter } from "./scale.ts";

function compact(value: bigint): Uint8Array {
  const out = new ScaleWriter();
  out.compact(value);
  return out.finish();
}

describe("compact integers", () => {
  test("are written as polkadot.js writes them, and read back", () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: 2n ** 128n - 1n }), (value) => {
        const bytes = compact(value);
        expect(toHex(bytes)).toBe(toHex(compactToU8a(value)));
        expect(new ScaleReader(bytes).compact()).toBe(value);
      }),
      { examples: [0n, 63n, 64n, 2n ** 14n, 2n ** 30n - 1n, 2n ** 30n, 2n ** 64n].map((n) => [n]) },
    );
  });

  test("are refused when they are longer than needed", () => {
    for (const bytes of [
      [1, 0],
      [2, 1, 0, 0],
      [3, 1, 0, 0, 0],
      [7, 255, 255, 255, 255, 0],
    ]) {
      const read = () => new ScaleReader(new Uint8Array(bytes)).compact();
      expect(read, String(bytes)).toThrow(ScaleError);
    }
  });
});

describe("reading", () => {
  test("never goes beyond the data, nor believes a length that does", () => {
    expect(() => new ScaleReader(new Uint8Array(3)).take(4)).toThrow(ScaleError);
    expect(() => new ScaleReader(new Uint8Array([0xfe, 0xff, 0xff, 0xff])).blob()).toThrow(
      ScaleError,
    );
    expect(() => new ScaleReader(new Uint8Array([4, 0xff])).text()).toThrow(ScaleError);
  });

  test("refuses what is left over", () => {
    const input = new ScaleReader(new Uint8Array([1, 2]));
    expect(input.u8()).toBe(1);
    expect(() => input.finish()).toThrow(ScaleError);
  });
});

test("an integer that does not fit is a bug, not a wrong encoding", () => {
  const out = new ScaleWriter();
  expect(() => out.bigUint(2n ** 64n, 8)).toThrow(RangeError);
  expect(() => out.bigUint(-1n, 8)).toThrow(RangeError);
});

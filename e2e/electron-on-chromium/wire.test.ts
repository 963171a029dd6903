import fc from "fast-check";
import { expect, test } from "vitest";
import { decodeWire, encodeWire } from "./wire.ts";

const cross = (value: unknown): unknown =>
  decodeWire(JSON.parse(JSON.stringify(encodeWire(value))));

test("every value that structured clone carries arrives as it was", () => {
  const values = [
    undefined,
    null,
    -0,
    Number.NaN,
    Number.POSITIVE_INFINITY,
    10n ** 30n,
    "text",
    [1, undefined, 3],
    new Date(0),
    new Date(Number.NaN),
    /a+/giu,
    new Map<unknown, unknown>([[{ a: 1 }, new Set([1n])]]),
    Uint8Array.of(1, 2, 255),
    new BigUint64Array([1n]),
    new DataView(new ArrayBuffer(4), 1, 2),
    new ArrayBuffer(3),
    new TypeError("words"),
    JSON.parse('{"__proto__": 1}'),
    Object(1n),
  ];
  for (const value of values) expect(cross(value)).toStrictEqual(value);
});

test("holes, shared references, cycles and shared buffers keep their shape", () => {
  const list: unknown[] = [1];
  list[3] = 2;
  const got = cross(list) as unknown[];
  expect([got.length, 1 in got, got[3]]).toEqual([4, false, 2]);
  const buffer = new ArrayBuffer(10);
  const loop: Record<string, unknown> = {
    a: new Uint8Array(buffer, 2, 3),
    b: new Uint8Array(buffer),
  };
  loop.self = loop;
  const copy = cross(loop) as { a: Uint8Array; b: Uint8Array; self: unknown };
  expect(copy.self).toBe(copy);
  expect(copy.a.buffer).toBe(copy.b.buffer);
  expect([copy.a.byteOffset, copy.a.length, copy.a.buffer.byteLength]).toEqual([2, 3, 10]);
});

test("any nested value survives the crossing", () => {
  const anything = fc.anything({
    withBigInt: true,
    withDate: true,
    withMap: true,
    withSet: true,
    withTypedArray: true,
    withSparseArray: true,
  });
  fc.assert(
    fc.property(anything, (value) => {
      expect(cross(value)).toStrictEqual(structuredClone(value));
    }),
  );
});

test("host objects, functions and symbols are refused", () => {
  for (const value of [
    new Blob(["x"]),
    () => 1,
    Symbol("s"),
    new URL("https://a.b"),
    new WeakMap(),
  ]) {
    expect(() => encodeWire({ value })).toThrow("An object could not be cloned.");
  }
});

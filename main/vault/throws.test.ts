import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { bytesToHex, hexToBytes } from "../lib/bytes.ts";
import { bytesOf } from "./testing.ts";
import { judgeThrows, mixThrows, readThrows } from "./throws.ts";

const valuesOf = (text: string, sides: 2 | 6 = 6) =>
  readThrows(bytesOf(text), sides).use((values) => values.slice());
const counting = Uint8Array.from({ length: 32 }, (_, index) => index);

describe("throws are mixed", () => {
  // docs/formats.md; computed there and here by Python's hashlib.
  it.each([
    [
      bytesToHex(counting),
      6,
      `${"61524133".repeat(12)}6152`,
      "ee162ba975f4f13a99b23e6bd6087d3d5314830faa52e99a33320e712ee4bfab",
    ],
    ["00".repeat(16), 2, "1221", "9624ac0a820bec8e7cb28d682c7b47f3"],
    ["ff".repeat(32), 6, "1", "93c45b7c9f92afdb5c274ec629c063d44cc465ed2fb88cd5325df20166a08f30"],
  ] as const)("as the documented vectors: %s with %i sides", (system, sides, throws, mixed) => {
    expect(bytesToHex(mixThrows(hexToBytes(system), sides, valuesOf(throws, sides)))).toBe(mixed);
  });

  it("so that no throws make the system's bytes weaker: what they do can be undone, whatever they are", () => {
    const system = fc.uint8Array({ minLength: 16, maxLength: 32 });
    const throws = fc.uint8Array({ minLength: 1, maxLength: 256, min: 1, max: 6 });
    fc.assert(
      fc.property(system, throws, (bytes, values) => {
        // A bijection of the system's bytes: uniform stays uniform.
        expect(mixThrows(mixThrows(bytes, 6, values), 6, values)).toEqual(bytes);
        expect(mixThrows(bytes, 6, values)).not.toEqual(bytes);
      }),
    );
  });

  it("so that each throw, their number and the kind of thing thrown change the result", () => {
    const mix = (text: string, sides: 2 | 6) =>
      bytesToHex(mixThrows(counting, sides, valuesOf(text, sides)));
    const all = [mix("1212", 6), mix("1212", 2), mix("12121", 6), mix("1221", 6), mix("2121", 6)];
    expect(new Set(all).size).toBe(all.length);
  });
});

describe("what was typed", () => {
  it("may be spaced as it was written down", () => {
    expect([...valuesOf(" 61 52\n4\t")]).toEqual([6, 1, 5, 2, 4]);
  });

  it.each([
    ["", 6],
    ["   ", 6],
    ["1207", 6],
    ["123", 2],
    ["hthh", 2],
    ["1.2", 6],
  ] as const)("%j is refused for %i sides", (text, sides) => {
    expect(() => readThrows(bytesOf(text), sides)).toThrow("THROWS_MALFORMED");
  });
});

/** A small generator with a seed: the same "honest throws" in every run. */
function honest(count: number, sides: 2 | 6, seed = 1): Uint8Array {
  let state = seed;
  return Uint8Array.from({ length: count }, () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * sides) + 1;
  });
}

describe("throws are judged", () => {
  it("by their number: 100 dice or 256 coins for 24 words, 50 or 128 for 12", () => {
    const needed = (sides: 2 | 6, bits: number) =>
      judgeThrows(valuesOf("1", sides), sides, bits).neededCount;
    expect([needed(6, 256), needed(2, 256), needed(6, 128), needed(2, 128)]).toEqual([
      100, 256, 50, 128,
    ]);
  });

  it("as enough when they are honest and many, as few when they are not many", () => {
    for (const sides of [2, 6] as const) {
      for (let seed = 1; seed <= 40; seed++) {
        const judged = judgeThrows(honest(sides === 2 ? 256 : 100, sides, seed), sides, 256);
        expect(judged, `${sides} sides, seed ${seed}`).toMatchObject({ bits: 256, findings: [] });
      }
    }
    expect(judgeThrows(honest(20, 6), 6, 256)).toMatchObject({
      bits: 51,
      findings: ["THROWS_FEW"],
    });
  });

  it.each([
    ["one face", "1".repeat(100), "THROWS_PATTERN"],
    ["counting up", "123456".repeat(17), "THROWS_PATTERN"],
    ["the same ten again and again", "3142665142".repeat(10), "THROWS_PATTERN"],
    ["a loaded die", "661626636646266566162663664666566616652666", "THROWS_UNEVEN"],
  ])("as what they are: %s", (_name, text, finding) => {
    const judged = judgeThrows(valuesOf(text), 6, 256);
    expect(judged.findings).toContain(finding);
    expect(judged.bits).toBeLessThan(text.length * Math.log2(6) * 0.6);
  });

  it("and a person who never repeats a face is noticed", () => {
    const avoiding = honest(200, 6, 7).map((step) => (step % 5) + 1);
    let face = 0;
    const typed = avoiding.map((step) => {
      face = (face + step) % 6;
      return face + 1;
    });
    expect(judgeThrows(typed, 6, 256).findings).toContain("THROWS_UNEVEN");
  });
});

import { describe, expect, test } from "vitest";
import { clashOf, expandPattern, patternOf } from "./name-pattern.ts";

describe("a name pattern", () => {
  test.each([
    ["miner-{01..03}", ["miner-01", "miner-02", "miner-03"]],
    ["m{8..11}", ["m8", "m9", "m10", "m11"]],
    ["gpu-{098..101}-eu", ["gpu-098-eu", "gpu-099-eu", "gpu-100-eu", "gpu-101-eu"]],
    [" x{5..5} ", ["x5"]],
  ])("%s is %j", (pattern, names) => {
    expect(expandPattern(pattern)).toEqual({ ok: true, names });
  });

  test.each([
    ["miner", "no-range"],
    ["miner-{1..2}-{3..4}", "no-range"],
    ["miner-{1-2}", "no-range"],
    ["m{5..4}", "backwards"],
    ["m{0..1000}", "too-many"],
  ])("%s is refused: %s", (pattern, why) => {
    expect(expandPattern(pattern)).toEqual({ ok: false, why });
  });

  test("is written for whoever has counted: as many digits as the last one needs", () => {
    expect(patternOf("miner-", 1, 64)).toBe("miner-{01..64}");
    expect(patternOf("m", 1, 9)).toBe("m{1..9}");
    expect(patternOf("m", 95, 10)).toBe("m{095..104}");
  });

  test("clashes where the files would, whatever the case", () => {
    expect(clashOf(["a", "b"], ["c"])).toBeNull();
    expect(clashOf(["Miner-1"], ["miner-1"])).toBe("Miner-1");
    expect(clashOf(["x", "xpub.txt"], [])).toBe("xpub.txt");
    expect(clashOf(["xpub.txt"], ["x"])).toBe("xpub.txt");
  });
});

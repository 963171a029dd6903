import { bytesToHex } from "@noble/hashes/utils.js";
import { describe, expect, test } from "vitest";
import { eraAt, eraBytes, isPeriod } from "./era.ts";

describe("Eras (vectors V9)", () => {
  test.each([
    [6_000_013, 64, "d500", 6_000_077],
    [6_001_234, 64, "2501", 6_001_298],
    [6_001_234, 1_024, "2925", 6_002_258],
    [6_001_234, 2_048, "2a25", 6_003_282],
    [6_001_234, 8, "2200", 6_001_242],
    [6_000_000, 64, "0500", 6_000_064],
  ])("block %i, period %i is %s and ends at %i", (block, period, hex, death) => {
    const era = eraAt(block, period);
    expect(bytesToHex(eraBytes(era))).toBe(hex);
    expect(era).toEqual({ period, birthBlock: block, deathBlock: death });
  });

  test("a period is a power of two from 4 to 2,048", () => {
    expect([0, 1, 2, 3, 5, 63, 4_096, 65_536, 1.5].filter(isPeriod)).toEqual([]);
    expect([4, 8, 64, 2_048].every(isPeriod)).toBe(true);
  });

  test("numbers that do not belong together are refused", () => {
    for (const era of [
      { period: 64, birthBlock: 10, deathBlock: 75 },
      { period: 63, birthBlock: 10, deathBlock: 73 },
      { period: -64, birthBlock: 64, deathBlock: 0 },
      { period: 2, birthBlock: 0, deathBlock: 2 },
    ]) {
      expect(() => eraBytes(era)).toThrowError("ERA_MALFORMED");
    }
  });

  test("an immortal era, or one past the chain's memory of block hashes, is refused by name", () => {
    expect(() => eraBytes({ period: 0, birthBlock: 0, deathBlock: 0 })).toThrowError(
      "ERA_IMMORTAL",
    );
    expect(() => eraBytes({ period: 4_096, birthBlock: 0, deathBlock: 4_096 })).toThrowError(
      "ERA_TOO_LONG",
    );
  });
});

import { describe, expect, it } from "vitest";
import type { Clock } from "../lib/clock.ts";
import { systemClock } from "../lib/clock.ts";
import { calibrate } from "./kdf.ts";
import type { Sodium } from "./sodium.ts";
import { publishedSodium } from "./testing.ts";

const MIB = 1024 * 1024;

/** A machine that takes `msPerPass` for each pass over 256 MiB, and `fixedMs` for starting. */
function machine(msPerPass: number, fixedMs = 0) {
  let nowMs = 0;
  const clock: Clock = { ...systemClock, monotonicMs: () => nowMs };
  const sodium: Sodium = {
    ...publishedSodium(),
    argon2id(_passphrase, _salt, memoryBytes, passes) {
      nowMs += (memoryBytes / (256 * MIB)) * passes * msPerPass + fixedMs;
      return new Uint8Array(32);
    },
  };
  return { clock, sodium };
}

describe("the chosen cost", () => {
  it.each([
    // A slow machine gets the floor, whatever it takes.
    [1000, 1000, 256, 3],
    [333, 1000, 256, 3],
    // A faster one first more memory, to the most that another machine can open, then more passes.
    [100, 1000, 853, 3],
    [30, 1000, 948, 9],
    [30, 5000, 1015, 42],
    [30, 10_000, 1015, 84],
    // A clock too coarse to see the run counts as one millisecond, not as none.
    [0.0001, 100, 1024, 1000],
  ])("at %d ms a pass for %d ms is %d MiB and %d passes", (msPerPass, targetMs, mib, passes) => {
    const { clock, sodium } = machine(msPerPass);
    const { cost, measuredMs } = calibrate(sodium, clock, targetMs, 16 * 1024 * MIB);
    expect({ ...cost, mib: cost.memoryBytes / MIB }).toMatchObject({ passes, mib });
    const expectedMs = Math.max(1, (mib / 256) * passes * msPerPass);
    expect(measuredMs).toBeCloseTo(expectedMs, 5);
  });

  it("comes within 5 % of the wish on every machine that is fast enough for it", () => {
    for (const msPerPass of [7, 33, 80, 150]) {
      for (const targetMs of [500, 700, 1000, 1800, 3300, 10_000]) {
        const { clock, sodium } = machine(msPerPass);
        const { measuredMs } = calibrate(sodium, clock, targetMs, 16 * 1024 * MIB);
        expect(measuredMs / targetMs, `${msPerPass} ms, ${targetMs} ms`).toBeGreaterThan(0.95);
        expect(measuredMs / targetMs, `${msPerPass} ms, ${targetMs} ms`).toBeLessThan(1.05);
      }
    }
  });

  it("is corrected where the time does not grow with the work", () => {
    // Every run takes 200 ms beside its passes: the first guess is far off.
    const { clock, sodium } = machine(100, 200);
    const { measuredMs } = calibrate(sodium, clock, 2000, 16 * 1024 * MIB);
    expect(measuredMs).toBeGreaterThan(1900);
    expect(measuredMs).toBeLessThan(2100);
  });

  it("takes no more than a quarter of the free memory, but never goes below the floor", () => {
    const choose = (freeMib: number) => {
      const { clock, sodium } = machine(30);
      return calibrate(sodium, clock, 1000, freeMib * MIB).cost;
    };
    expect(choose(2048)).toEqual({ memoryBytes: 501 * MIB, passes: 17 });
    expect(choose(500)).toEqual({ memoryBytes: 256 * MIB, passes: 34 });
  });

  it("on this machine is at least the floor", () => {
    const { cost } = calibrate(publishedSodium(), systemClock, 100);
    expect(cost.memoryBytes).toBeGreaterThanOrEqual(256 * MIB);
    expect(cost.passes).toBeGreaterThanOrEqual(3);
  });
});

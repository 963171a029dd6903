import { describe, expect, it } from "vitest";
import type { Clock } from "../lib/clock.ts";
import { systemClock } from "../lib/clock.ts";
import { calibrate } from "./kdf.ts";
import type { Sodium } from "./sodium.ts";
import { publishedSodium } from "./testing.ts";

const MIB = 1024 * 1024;

/** A machine that takes `msPerPass` for each pass over 256 MiB. */
function machine(msPerPass: number) {
  let nowMs = 0;
  const clock: Clock = { ...systemClock, monotonicMs: () => nowMs };
  const sodium: Sodium = {
    ...publishedSodium(),
    argon2id(_passphrase, _salt, memoryBytes, passes) {
      nowMs += (memoryBytes / (256 * MIB)) * passes * msPerPass;
      return new Uint8Array(32);
    },
  };
  return { clock, sodium };
}

describe("the chosen cost", () => {
  it.each([
    // A slow machine gets the floor, whatever it takes.
    [1000, 1000, 256, 3],
    [300, 1000, 256, 3],
    // A faster one first more memory, to the most that another machine can open, then more passes.
    [100, 1000, 512, 5],
    [30, 1000, 1024, 8],
    [30, 5000, 1024, 41],
    // A clock too coarse to see the run counts as one millisecond, not as none.
    [0.0001, 100, 1024, 300],
  ])("at %d ms a pass for %d ms is %d MiB and %d passes", (msPerPass, targetMs, mib, passes) => {
    const { clock, sodium } = machine(msPerPass);
    const { cost, measuredMs } = calibrate(sodium, clock, targetMs, 16 * 1024 * MIB);
    expect(cost).toEqual({ memoryBytes: mib * MIB, passes });
    const expectedMs = Math.max(1, (mib / 256) * passes * msPerPass);
    expect(measuredMs).toBeCloseTo(expectedMs, 5);
  });

  it("takes no more than a quarter of the free memory, but never goes below the floor", () => {
    const choose = (freeMib: number) => {
      const { clock, sodium } = machine(30);
      return calibrate(sodium, clock, 1000, freeMib * MIB).cost;
    };
    expect(choose(2048)).toEqual({ memoryBytes: 512 * MIB, passes: 16 });
    expect(choose(500)).toEqual({ memoryBytes: 256 * MIB, passes: 33 });
  });

  it("on this machine is at least the floor", () => {
    const { cost } = calibrate(publishedSodium(), systemClock, 100);
    expect(cost.memoryBytes).toBeGreaterThanOrEqual(256 * MIB);
    expect(cost.passes).toBeGreaterThanOrEqual(3);
  });
});

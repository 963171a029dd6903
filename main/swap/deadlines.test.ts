import fc from "fast-check";
import { expect, test } from "vitest";
import { deadline, plannedDeadlines, reminderOf } from "./deadlines.ts";

const DAY = 86_400_000;
/** Long enough a window that a node without an archive still has both ends (main/chain/pace.ts). */
const OBSERVED = 1_000;
const FIVE_DAYS = 36_000;

/** Slots of 12 s; some are missed, some blocks come a little late. */
function blockTimes(next: () => number, missed: number, lateMs: number): () => number {
  return () => {
    let ms = 12_000;
    while (next() < missed) ms += 12_000;
    return ms + (next() - 0.5) * 2 * lateMs;
  };
}

function random(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

test("strays less than 2 % over five days of jittering blocks", () => {
  const runs = fc.record({
    seed: fc.integer({ min: 1, max: 2 ** 31 }),
    missed: fc.double({ min: 0, max: 0.05, noNaN: true }),
    lateMs: fc.integer({ min: 0, max: 4_000 }),
  });
  let worst = 0;
  fc.assert(
    fc.property(runs, ({ seed, missed, lateMs }) => {
      const blockMs = blockTimes(random(seed), missed, lateMs);
      let observedMs = 0;
      for (let at = 0; at < OBSERVED; at += 1) observedMs += blockMs();
      const pace = { nextBlock: OBSERVED + 1, nowMs: 0, blockTimeMs: observedMs / OBSERVED };
      const { aboutMs, earliestMs, latestMs } = deadline(OBSERVED + 1 + FIVE_DAYS, pace);
      let trueMs = 0;
      for (let at = 0; at < FIVE_DAYS; at += 1) trueMs += blockMs();
      const error = Math.abs(aboutMs - trueMs) / trueMs;
      worst = Math.max(worst, error);
      expect(error).toBeLessThan(0.02);
      expect(earliestMs).toBeLessThanOrEqual(trueMs);
      expect(latestMs).toBeGreaterThanOrEqual(trueMs);
    }),
    { numRuns: 60, seed: 7 },
  );
  expect(worst).toBeGreaterThan(0);
});

test("counts down to nothing and not below, whatever the clock says", () => {
  const pace = { nextBlock: 100, nowMs: 5, blockTimeMs: 12_000 };
  expect(deadline(100, pace)).toMatchObject({ blocksLeft: 0, aboutMs: 5 });
  expect(deadline(60, pace).blocksLeft).toBe(0);
  const { executable, clearable } = plannedDeadlines({ announce: 36_000, reannounce: 7_200 }, pace);
  expect([executable.block, clearable.block]).toEqual([36_100, 43_300]);
});

test("reminds from 24 hours before, at the moment, and until it is done", () => {
  const soon = deadline(7_200, { nextBlock: 1, nowMs: 0, blockTimeMs: 12_000 });
  const far = deadline(7_300, { nextBlock: 1, nowMs: 0, blockTimeMs: 12_000 });
  expect(soon.aboutMs).toBeLessThanOrEqual(DAY);
  expect(reminderOf("announced", far, 0)).toBe("none");
  expect(reminderOf("announced", soon, 0)).toBe("day");
  expect(reminderOf("executable", soon, 0)).toBe("now");
  expect(reminderOf("clearable", soon, 0)).toBe("late");
  expect(reminderOf("swapped", null, 0)).toBe("none");
});

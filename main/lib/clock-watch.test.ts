import { expect, test } from "vitest";
import type { Clock } from "./clock.ts";
import { watchClock } from "./clock-watch.ts";

function movableClock() {
  let wall = 1_700_000_000_000;
  let mono = 5;
  let due: { atMs: number; work: () => void } | null = null;
  const clock: Clock = {
    nowMs: () => wall,
    monotonicMs: () => mono,
    after(delayMs, work) {
      const mine = { atMs: mono + delayMs, work };
      due = mine;
      return () => {
        if (due === mine) due = null;
      };
    },
  };
  return {
    clock,
    pass(ms: number): void {
      for (let left = ms; left > 0; left -= 10_000) {
        wall += 10_000;
        mono += 10_000;
        const now: { atMs: number; work: () => void } | null = due;
        if (now !== null && now.atMs <= mono) now.work();
      }
    },
    leap: (ms: number) => {
      wall += ms;
    },
  };
}

test("a clock that is moved is reported once, with the distance, in both directions", () => {
  const { clock, pass, leap } = movableClock();
  const jumps: number[] = [];
  const watch = watchClock(clock, (byMs) => jumps.push(byMs));
  pass(600_000);
  expect(jumps).toEqual([]);
  leap(3_600_000);
  pass(60_000);
  expect(jumps).toEqual([3_600_000]);
  leap(-86_400_000);
  pass(600_000);
  expect(jumps).toEqual([3_600_000, -86_400_000]);
  watch.stop();
  leap(3_600_000);
  pass(60_000);
  expect(jumps).toHaveLength(2);
});

test("small corrections are no jump, but they add up", () => {
  const { clock, pass, leap } = movableClock();
  const jumps: number[] = [];
  watchClock(clock, (byMs) => jumps.push(byMs));
  leap(100_000);
  pass(60_000);
  expect(jumps).toEqual([]);
  leap(100_000);
  pass(60_000);
  expect(jumps).toEqual([200_000]);
});

test("a sleep that was announced is no jump; going back after it is", () => {
  const { clock, pass, leap } = movableClock();
  const jumps: number[] = [];
  const watch = watchClock(clock, (byMs) => jumps.push(byMs));
  watch.expectSleep();
  leap(8 * 3_600_000);
  pass(60_000);
  expect(jumps).toEqual([]);
  watch.expectSleep();
  leap(-600_000);
  pass(60_000);
  expect(jumps).toEqual([-600_000]);
});

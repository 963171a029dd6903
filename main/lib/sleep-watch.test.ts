import { expect, test } from "vitest";
import type { Clock } from "./clock.ts";
import { watchSleep } from "./sleep-watch.ts";

function machine() {
  let wallMs = 1_700_000_000_000;
  let monotonicMs = 5;
  let due: (() => void) | null = null;
  let slept = 0;
  const clock: Clock = {
    nowMs: () => wallMs,
    monotonicMs: () => monotonicMs,
    after(_delayMs, work) {
      due = work;
      return () => {
        due = null;
      };
    },
  };
  const stop = watchSleep(clock, () => {
    slept += 1;
  });
  return {
    stop,
    slept: () => slept,
    isWatching: () => due !== null,
    /** The next beat, after so much time by each clock. */
    beat(byWallMs: number, byMonotonicMs: number): void {
      wallMs += byWallMs;
      monotonicMs += byMonotonicMs;
      due?.();
    },
  };
}

test("beats that come in time, or late under load, are no sleep", () => {
  const one = machine();
  for (const late of [1_000, 1_400, 9_000, 25_000]) one.beat(late, late);
  one.beat(3_500, 1_000);
  one.beat(-3_600_000, 1_000);
  expect(one.slept()).toBe(0);
});

test("a suspended machine is noticed at its first beat, once", () => {
  const one = machine();
  one.beat(1_000, 1_000);
  one.beat(8 * 3_600_000, 1_000);
  expect(one.slept()).toBe(1);
  one.beat(1_000, 1_000);
  expect(one.slept()).toBe(1);
});

test("a machine whose clocks both go on while it sleeps is noticed by the late beat", () => {
  const one = machine();
  one.beat(3_600_000, 3_600_000);
  expect(one.slept()).toBe(1);
  one.stop();
  expect(one.isWatching()).toBe(false);
});

import { expect, test } from "vitest";
import type { HistoryPoint } from "../../preload/contract.ts";
import { isDue, thinned } from "./history.ts";

const HOUR = 3_600_000;
const at = (atMs: number): HistoryPoint => ({
  atBlock: 1,
  atMs,
  freeRao: 0n,
  stakeSpotRao: 0n,
  stakeSaleRao: 0n,
  emissionSpotRao: 0n,
});

test("a point is due after six hours, at first, and when the clock was set back", () => {
  expect(isDue(undefined, 0)).toBe(true);
  expect(isDue(at(10 * HOUR), 15 * HOUR)).toBe(false);
  expect(isDue(at(10 * HOUR), 16 * HOUR)).toBe(true);
  expect(isDue(at(10 * HOUR), 9 * HOUR)).toBe(true);
});

test("two months stay as they are; what is older keeps the first of each day", () => {
  const points = Array.from({ length: 4 * 100 }, (_, index) => at(index * 6 * HOUR));
  const kept = thinned(points);
  expect(kept.filter(({ atMs }) => atMs < 39 * 24 * HOUR)).toHaveLength(39);
  expect(kept.at(0)?.atMs).toBe(0);
  expect(kept.at(-1)?.atMs).toBe(399 * 6 * HOUR);
  expect(kept.length).toBeLessThan(39 + 4 * 61 + 2);
  expect(thinned(kept)).toEqual(kept);
});

test("years of it stay small", () => {
  const years = Array.from({ length: 4 * 365 * 5 }, (_, index) => at(index * 6 * HOUR));
  expect(thinned(years).length).toBeLessThan(2_100);
});

/**
 * The history of a coldkey's values: what no node tells afterwards. Few points, kept for ever: one in six hours for
 * two months, after that the first of each day.
 */
import type { HistoryPoint, Holdings } from "../../preload/contract.ts";

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const EVERY_MS = 6 * HOUR_MS;
const FINE_FOR_MS = 60 * DAY_MS;

export function pointOf({ atBlock, seenAtMs, totals }: Holdings): HistoryPoint {
  return {
    atBlock,
    atMs: seenAtMs,
    freeRao: totals.freeRao + totals.reservedRao,
    stakeSpotRao: totals.stakeSpotRao,
    stakeSaleRao: totals.stakeSaleRao,
    emissionSpotRao: totals.emissionSpotRao,
  };
}

/** A clock that was set back does not stop the history: then a point is due as well. */
export function isDue(last: HistoryPoint | undefined, nowMs: number): boolean {
  return last === undefined || nowMs - last.atMs >= EVERY_MS || nowMs < last.atMs;
}

/** In order of time. The newest point decides what is old. */
export function thinned(points: readonly HistoryPoint[]): HistoryPoint[] {
  const sorted = [...points].sort((a, b) => a.atMs - b.atMs);
  const newestMs = sorted.at(-1)?.atMs ?? 0;
  const days = new Set<number>();
  return sorted.filter(({ atMs }) => {
    if (newestMs - atMs < FINE_FOR_MS) return true;
    const day = Math.floor(atMs / DAY_MS);
    if (days.has(day)) return false;
    days.add(day);
    return true;
  });
}

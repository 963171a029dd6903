/** Blocks are certain; the time until them is an estimate from how fast blocks came (domain reference §4.12). */
import type { SwapDelays } from "../chain/coldkey-swap.ts";
import type { SwapState } from "./machine.ts";

/** The mean over a thousand blocks strays less than this over five days; shown with every estimate. */
const SPREAD = 0.02;
const DAY_MS = 86_400_000;

export interface Deadline {
  readonly block: number;
  /** Until a call that is signed now could be included in it; 0: it is there. */
  readonly blocksLeft: number;
  /** About when, and between when and when. */
  readonly aboutMs: number;
  readonly earliestMs: number;
  readonly latestMs: number;
}

export interface Pace {
  /** Of the newest block. */
  readonly nextBlock: number;
  readonly nowMs: number;
  readonly blockTimeMs: number;
}

export function deadline(block: number, { nextBlock, nowMs, blockTimeMs }: Pace): Deadline {
  const blocksLeft = Math.max(0, block - nextBlock);
  const leftMs = blocksLeft * blockTimeMs;
  return {
    block,
    blocksLeft,
    aboutMs: nowMs + leftMs,
    earliestMs: nowMs + leftMs * (1 - SPREAD),
    latestMs: nowMs + leftMs * (1 + SPREAD),
  };
}

/** Of an announcement that the next block would include. */
export const plannedDeadlines = (delays: SwapDelays, pace: Pace) => ({
  executable: deadline(pace.nextBlock + delays.announce, pace),
  clearable: deadline(pace.nextBlock + delays.announce + delays.reannounce, pace),
});

/**
 * `day`: less than 24 hours are left. `now`: it can be executed, and should be. `late`: whoever else has the key could
 * replace the announcement by now.
 */
export type Reminder = "none" | "day" | "now" | "late";

export function reminderOf(state: SwapState, executable: Deadline | null, nowMs: number): Reminder {
  if (state === "executable") return "now";
  if (state === "clearable") return "late";
  const isSoon = executable !== null && executable.aboutMs - nowMs <= DAY_MS;
  return state === "announced" && isSoon ? "day" : "none";
}

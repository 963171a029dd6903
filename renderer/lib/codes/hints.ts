/** What to tell somebody who holds a screen before a camera, from what the last seconds showed. */
import type { Sight } from "./look.ts";

/**
 * aim: no code in the picture. closer: its modules are too small. steady: large enough, and still not read. brighter: the
 * picture is dark. waiting: codes are read and none is new. good: go on like this.
 */
export type Hint = "aim" | "closer" | "steady" | "brighter" | "waiting" | "good";

/** A hint that comes and goes with each frame is none. */
const SETTLE_MS = 1_500;
/** Below it a code is a matter of luck: measured with the noisy recording. */
const SMALL_MODULE_PX = 4.5;
const DARK = 48;
/** Codes that tell nothing new for so long: the other screen stands still. */
const STALE_MS = 5_000;

export interface Hints {
  /** `isNew`: the code told something new. */
  see(sight: Sight, isNew: boolean, nowMs: number): Hint;
}

export function createHints(): Hints {
  let current: Hint = "aim";
  let lastReadMs = Number.NEGATIVE_INFINITY;
  let lastNewMs = Number.NEGATIVE_INFINITY;
  let lastSeenMs = Number.NEGATIVE_INFINITY;
  let firstMs: number | null = null;

  return {
    see(sight, isNew, nowMs) {
      firstMs ??= nowMs;
      if (sight.kind === "code") {
        lastReadMs = nowMs;
        if (isNew || lastNewMs === Number.NEGATIVE_INFINITY) lastNewMs = nowMs;
        current = nowMs - lastNewMs > STALE_MS ? "waiting" : "good";
        return current;
      }
      if (sight.kind === "unread") lastSeenMs = nowMs;
      if (nowMs - Math.max(lastReadMs, firstMs) < SETTLE_MS) return current;
      if (sight.kind === "unread") {
        current = sight.modulePx < SMALL_MODULE_PX ? "closer" : "steady";
      } else if (nowMs - lastSeenMs > SETTLE_MS) {
        current = sight.light < DARK ? "brighter" : "aim";
      }
      return current;
    },
  };
}

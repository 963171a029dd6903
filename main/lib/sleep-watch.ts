/**
 * Notices a computer that slept, or was stopped, without saying so: no system reports every suspend and every
 * hibernation. Two signs: the wall clock has moved on while the clock that stands still in sleep has not, or a beat
 * came far too late by both (where no clock stands still).
 */
import type { Clock } from "./clock.ts";

const BEAT_MS = 1_000;
/** More than any correction by a time server within a second. */
const GAP_MS = 3_000;
/** A machine under load is late by seconds, not by this. */
const LATE_MS = 30_000;

export function watchSleep(clock: Clock, onSlept: () => void): () => void {
  let wallMs = clock.nowMs();
  let monotonicMs = clock.monotonicMs();
  let cancel = clock.after(BEAT_MS, beat);

  function beat(): void {
    cancel = clock.after(BEAT_MS, beat);
    const byWallMs = clock.nowMs() - wallMs;
    const byMonotonicMs = clock.monotonicMs() - monotonicMs;
    wallMs += byWallMs;
    monotonicMs += byMonotonicMs;
    if (byWallMs - byMonotonicMs > GAP_MS || byMonotonicMs > LATE_MS) onSlept();
  }

  return () => cancel();
}

/**
 * Notices that somebody, or a time server, moved the wall clock while the app ran: deadlines and dates on screen and
 * in the journal rest on it. Compared with the clock that never goes back, which stands still while a computer sleeps.
 */
import type { Clock } from "./clock.ts";

const LOOK_MS = 30_000;
/** Time servers correct by less; people and attackers move by more. */
const JUMP_MS = 2 * 60_000;

export interface ClockWatch {
  /** The computer is about to sleep: the next leap forward is that sleep. */
  expectSleep(): void;
  stop(): void;
}

export function watchClock(clock: Clock, onJump: (byMs: number) => void): ClockWatch {
  const difference = () => clock.nowMs() - clock.monotonicMs();
  let known = difference();
  let isSleepExpected = false;
  let cancel = clock.after(LOOK_MS, look);

  function look(): void {
    cancel = clock.after(LOOK_MS, look);
    const byMs = Math.round(difference() - known);
    if (Math.abs(byMs) < JUMP_MS) return;
    known = difference();
    const wasSleep = isSleepExpected && byMs > 0;
    isSleepExpected = false;
    if (!wasSleep) onJump(byMs);
  }

  return {
    expectSleep() {
      isSleepExpected = true;
    },
    stop: () => cancel(),
  };
}

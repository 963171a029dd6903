/** Time as a parameter: tests and drills move it, the product passes {@link systemClock}. */
export interface Clock {
  /** Milliseconds since the Unix epoch. May jump: never subtract two of them to measure a duration. */
  nowMs(): number;
  /** Milliseconds from an arbitrary origin, never going back: for durations and deadlines within one run. */
  monotonicMs(): number;
  /** Calls `work` once after `delayMs`; the returned function cancels. */
  after(delayMs: number, work: () => void): () => void;
}

export const systemClock: Clock = {
  nowMs: () => Date.now(),
  monotonicMs: () => performance.now(),
  after(delayMs, work) {
    const timer = setTimeout(work, delayMs);
    return () => clearTimeout(timer);
  },
};

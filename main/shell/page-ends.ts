/**
 * How often a page may die or misbehave before the app stops trying: a page that crashes while it loads, or that was
 * replaced by something hostile, would otherwise be loaded again for ever.
 */
const MOST_PER_MINUTE = 3;

export function createPageEnds(nowMs: () => number): { mayLoadAgain(): boolean } {
  let endedAtMs: number[] = [];
  return {
    mayLoadAgain() {
      const now = nowMs();
      endedAtMs = [...endedAtMs.filter((atMs) => now - atMs < 60_000), now];
      return endedAtMs.length <= MOST_PER_MINUTE;
    },
  };
}

/** Which of the entries in view are intents without an outcome. The core counts them; here they are only found again. */
import type { JournalEntry, Snapshot } from "../../types.ts";

/** Intent → what ends it, as the journal's kinds define it. */
const outcomes: Readonly<Record<string, readonly string[]>> = {
  "ceremony.started": ["ceremony.completed", "ceremony.abandoned"],
  "faucet.requested": ["faucet.granted", "faucet.refused"],
  "operation.signing": ["operation.signed", "operation.refused"],
  "operation.submitting": [
    "operation.submitted",
    "operation.included",
    "operation.finalised",
    "operation.failed",
    "operation.refused",
    "operation.lost",
  ],
};

/** Numbers of entries. What is still going on (a ceremony to resume, an act under way) is not interrupted. */
export function interruptedIn(
  entries: readonly JournalEntry[],
  snapshot: Snapshot,
): ReadonlySet<number> {
  if (snapshot.journal.interrupted === 0) return new Set();
  const ended = new Set(entries.map((entry) => `${entry.kind} ${entry.act}`));
  return new Set(
    entries
      .filter((entry) => {
        const ends = outcomes[entry.kind];
        if (ends === undefined || entry.act === null) return false;
        return !ends.some((kind) => ended.has(`${kind} ${entry.act}`));
      })
      .map((entry) => entry.seq),
  );
}

/** What is missing between two entries that follow each other: the screen says it where it happened. */
import { en } from "../../messages/en.ts";
import type { JournalEntry } from "../../types.ts";

/** Below this a clock that goes back is a time server at work. */
const LEAST_BACK_MS = 2 * 60_000;

/** `entries` newest first. Only neighbours are compared: under a filter there are few, and nothing is said. */
export function gapsIn(entries: readonly JournalEntry[]): ReadonlyMap<number, string> {
  const gaps = new Map<number, string>();
  for (const [index, newer] of entries.entries()) {
    const older = entries[index + 1];
    if (older === undefined || older.seq !== newer.seq - 1) continue;
    const wasEnded = older.kind === "app.stopped" || older.kind.startsWith("journal.");
    if (newer.kind === "app.started" && !wasEnded && newer.seq > 1) {
      gaps.set(older.seq, en.journalTools.gap.abrupt);
    } else if (older.atMs - newer.atMs > LEAST_BACK_MS && newer.atMs > 0) {
      gaps.set(older.seq, en.journalTools.gap.backwards(older.atMs - newer.atMs));
    }
  }
  return gaps;
}

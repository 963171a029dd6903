/** What the journal says about the end of a ceremony. */
import type { Journal } from "../../journal/log.ts";

const PAGE = 500;
const ENDS = ["ceremony.completed", "ceremony.abandoned"];

/** The transcript's hash in the entry that ends this ceremony; null when the journal has no such entry. */
export async function findRecorded(
  journal: Journal,
  { id, startedAtMs }: { readonly id: string; readonly startedAtMs: number },
): Promise<string | null> {
  let before: number | null = null;
  for (;;) {
    const { entries } = await journal.page({ before, limit: PAGE });
    const end = entries.find(({ kind, act }) => act === id && ENDS.includes(kind));
    if (end !== undefined) return String(end.facts.transcript ?? "");
    const oldest = entries.at(-1);
    // The end is never older than the beginning. A clock that jumped makes the search longer, not wrong.
    if (oldest === undefined || oldest.seq === 0) return null;
    if (oldest.atMs < startedAtMs && entries.some(({ act }) => act === id)) return null;
    before = oldest.seq;
  }
}

/** What the journal says about a ceremony. */
import type { Journal, PageEntry } from "../../journal/log.ts";

const PAGE = 500;
const ENDS = ["ceremony.completed", "ceremony.abandoned"];

interface Known {
  readonly id: string;
}

/** The newest entry of this ceremony that is one of these kinds; searched back to its beginning. */
async function findEntry(
  journal: Journal,
  { id }: Known,
  kinds: readonly string[],
): Promise<PageEntry | null> {
  let before: number | null = null;
  for (;;) {
    const { entries } = await journal.page({ before, limit: PAGE });
    const found = entries.find(({ kind, act }) => act === id && kinds.includes(kind));
    if (found !== undefined) return found;
    const oldest = entries.at(-1);
    if (oldest === undefined || oldest.seq === 0) return null;
    // Nothing of it is older than its beginning.
    if (entries.some(({ kind, act }) => act === id && kind === "ceremony.started")) return null;
    before = oldest.seq;
  }
}

/** What is done at an end may be done again after a crash: whether it is in the journal already. */
export const hasEntry = async (journal: Journal, known: Known, kind: string): Promise<boolean> =>
  (await findEntry(journal, known, [kind])) !== null;

/** The transcript's hash in the entry that ends this ceremony; null when the journal has no such entry. */
export async function findRecorded(journal: Journal, known: Known): Promise<string | null> {
  const end = await findEntry(journal, known, ENDS);
  return end === null ? null : String(end.facts.transcript ?? "");
}

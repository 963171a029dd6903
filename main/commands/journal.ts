/** Reading and verifying the journal. */
import type { Journal } from "../journal/log.ts";
import type { Handlers } from "./router.ts";

export function journalCommands(parts: {
  journal: Journal;
  verify: () => ReturnType<Handlers["journal.verify"]>;
}): Pick<Handlers, "journal.page" | "journal.verify"> {
  return {
    async "journal.page"({ before, limit }) {
      const { size, entries } = await parts.journal.page({ before, limit });
      return {
        size,
        entries: entries.map(({ seq, atMs, kind, subject, act, facts, leafHash }) => ({
          seq,
          atMs,
          kind,
          subject: subject ?? null,
          act: act ?? null,
          facts,
          leafHash,
        })),
      };
    },
    "journal.verify": () => parts.verify(),
  };
}

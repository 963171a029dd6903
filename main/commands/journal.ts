/** Reading and verifying the journal. */
import type { Journal } from "../journal/log.ts";
import type { Handlers } from "./router.ts";

export function journalCommands(parts: {
  journal: Journal;
  verify: () => ReturnType<Handlers["journal.verify"]>;
}): Pick<Handlers, "journal.page" | "journal.verify"> {
  return {
    "journal.page": ({ before, limit }) => parts.journal.page({ before, limit }),
    "journal.verify": () => parts.verify(),
  };
}

/** Paper: the window's page by the system's print dialog, and a transcript as a file that any browser prints. */
import { randomUUID } from "node:crypto";
import type { PrintedSheet, Snapshot } from "../../preload/contract.ts";
import type { Ceremonies } from "../ceremony/engine/engine.ts";
import { transcriptPage } from "../ceremony/engine/transcript-page.ts";
import type { Journal } from "../journal/log.ts";
import { utf8ToBytes } from "../lib/bytes.ts";
import { Refusal } from "../lib/fault.ts";
import type { Files } from "../lib/files.ts";
import type { ChooseFolder } from "../lib/source-file.ts";
import { localDay, writeNew } from "./new-file.ts";
import type { Handlers } from "./router.ts";

/** `silent`: the system never said how it went. */
export type Printed = "printed" | "cancelled" | "no-printer" | "failed" | "silent";
export type Print = () => Promise<Printed>;

export function paperCommands(parts: {
  print: Print;
  snapshot: () => Snapshot;
  ceremonies: Ceremonies;
  journal: Journal;
  files: Files;
  chooseFolder: ChooseFolder;
}): Pick<Handlers, "app.print" | "ceremonies.saveTranscript"> {
  const { ceremonies, journal, files } = parts;

  /** What the journal says of a sheet. Names and places leave the app with a transcript, and nothing with a form. */
  async function aboutSheet(printed: PrintedSheet) {
    const { sheet } = printed;
    if (printed.sheet !== "transcript") {
      return { act: `print-${randomUUID().slice(0, 13)}`, facts: { sheet } };
    }
    const { transcript, hash } = await ceremonies.transcript(printed.ceremony);
    const { id, subject, ceremony } = transcript;
    return {
      act: id,
      ...(subject === null ? {} : { subject }),
      facts: { sheet, ceremony, transcript: hash },
    };
  }

  return {
    async "app.print"(sheet) {
      // The page hides words from paper by itself; a page that has gone astray must not be what decides.
      if (
        parts.snapshot().ceremonies.some(({ step, isOpen }) => isOpen && step.kind === "secret-out")
      )
        throw new Refusal("PRINT_WHILE_WORDS_OPEN");
      const about = await aboutSheet(sheet);
      await journal.append({ kind: "paper.printing", ...about });
      const outcome = await parts.print();
      const { act } = about;
      await journal.append({ kind: "paper.printed", act, facts: { outcome } });
      switch (outcome) {
        case "printed":
        case "cancelled":
          return outcome;
        case "no-printer":
          throw new Refusal("PRINT_NO_PRINTER");
        case "failed":
          throw new Refusal("PRINT_FAILED");
        case "silent":
          throw new Refusal("PRINT_NO_ANSWER");
      }
    },
    async "ceremonies.saveTranscript"({ id }) {
      const stored = await ceremonies.transcript(id);
      const folder = await parts.chooseFolder();
      if (folder === null) return null;
      const { transcript, hash } = stored;
      // Names and places leave the app: that is written down first.
      await journal.append({
        kind: "transcript.saved",
        act: transcript.id,
        ...(transcript.subject === null ? {} : { subject: transcript.subject }),
        facts: { ceremony: transcript.ceremony, transcript: hash },
      });
      const stem = `coldkey-transcript-${transcript.ceremony}-${localDay(transcript.endedAtMs)}`;
      return {
        name: await writeNew(files, folder, stem, ".html", utf8ToBytes(transcriptPage(stored))),
      };
    },
  };
}

/**
 * What of the journal leaves the app: the whole of it with everything that somebody needs to check it without us, rows
 * for accountants, or a checkpoint for the other machine. Into a folder that the user chose; nothing there is replaced.
 */
import { join } from "node:path";
import type { ExportForm } from "../../preload/contract.ts";
import { accountsCsv } from "../journal/accounts.ts";
import type { Journal } from "../journal/log.ts";
import { utf8ToBytes } from "../lib/bytes.ts";
import type { Clock } from "../lib/clock.ts";
import { Refusal } from "../lib/fault.ts";
import type { Files } from "../lib/files.ts";
import type { ChooseFolder } from "../lib/source-file.ts";
import { firstFree, localDay, writeNew } from "./new-file.ts";

interface Parts {
  readonly journal: Journal;
  readonly files: Files;
  readonly clock: Clock;
  readonly chooseFolder: ChooseFolder;
  readonly nameOf: (address: string) => string | null;
}

interface Exported {
  readonly name: string;
  readonly files: string[];
  readonly entries: number;
}

type Content = Readonly<Record<string, Uint8Array>>;

/**
 * Earlier checkpoints that the proof file leads on from: the newest that left this app, and every one of the last few
 * entries, in case somebody holds a bare note. More would make a file that another machine's dialog refuses.
 */
const MOST_EARLIER = 30;
const LAST_SIZES = 40;
const MOST_PAGE = 500;

export async function exportJournal(parts: Parts, form: ExportForm): Promise<Exported | null> {
  const { journal, clock } = parts;
  const folder = await parts.chooseFolder();
  if (folder === null) return null;
  const day = localDay(clock.nowMs());
  // First the entry, then the files: they hold it, and what left is known even if the disk fills up meanwhile.
  const { seq } = await journal.append({
    kind: "journal.exported",
    facts: { form, size: journal.size + 1, entries: journal.size + 1 },
  });
  const content = await contentOf(parts, form, seq);
  const names = Object.keys(content);
  const [single] = names;
  const bytes = single === undefined ? undefined : content[single];
  if (names.length === 1 && single !== undefined && bytes !== undefined) {
    const [stem = "", ending = ""] = single.split(/(?=\.)/);
    const name = await writeNew(parts.files, folder, `coldkey-${stem}-${day}`, ending, bytes);
    return { name, files: [name], entries: seq + 1 };
  }
  const name = await newFolder(parts.files, folder, `coldkey-journal-${day}`);
  for (const [file, bytes] of Object.entries(content)) {
    await parts.files.createExclusive(join(folder, name, file), bytes);
  }
  return { name, files: names, entries: seq + 1 };
}

async function contentOf(parts: Parts, form: ExportForm, last: number): Promise<Content> {
  const { journal } = parts;
  if (form === "accounts") return { "accounts.csv": utf8ToBytes(await accounts(parts)) };
  const proofs = await journal.proofs({
    from: await earlierSizes(journal),
    index: form === "bundle" ? [0, last] : [],
  });
  const note = journal.checkpoint();
  if (proofs === null || note === null) throw new Refusal("JOURNAL_NOT_SIGNED");
  const proofBytes = utf8ToBytes(`${JSON.stringify(proofs, null, 1)}\n`);
  if (form === "checkpoint") return { "checkpoint.json": proofBytes };
  const { log, leaves } = await journal.contents();
  // Only here: the verifiers are text, and no other part of the app may run them.
  const [{ default: node }, { default: page }, { default: readme }] = await Promise.all([
    import("../../docs/verify-journal.mjs?raw"),
    import("../../docs/verify-journal.html?raw"),
    import("../../docs/journal-export.txt?raw"),
  ]);
  return {
    "journal.jsonl": log,
    "journal.checkpoint": utf8ToBytes(note),
    "journal.leaves": leaves,
    "journal.proofs.json": proofBytes,
    "verify-journal.mjs": utf8ToBytes(node),
    "verify-journal.html": utf8ToBytes(page),
    "README.txt": utf8ToBytes(readme),
  };
}

/** Sizes of checkpoints that left this app before: whoever has one can be shown that the journal only grew. */
async function earlierSizes(journal: Journal): Promise<number[]> {
  const { entries } = await journal.query({
    ...{ kinds: ["journal.exported"], subject: null, act: null, fromMs: null, toMs: null },
    ...{ text: null, before: null, limit: MOST_EARLIER },
  });
  const last = Array.from({ length: LAST_SIZES }, (_, back) => journal.size - back);
  const given = entries.flatMap(({ facts }) =>
    typeof facts.size === "number" ? [facts.size] : [],
  );
  return [...given, ...last.filter((size) => size > 0)];
}

async function accounts({ journal, nameOf }: Parts): Promise<string> {
  const { kinds } = await journal.overview();
  const wanted = kinds.filter((kind) => /^(?:operation|faucet)\./.test(kind));
  const all = [];
  for (let before: number | null = null; ; ) {
    const { entries } = await journal.query({
      ...{ kinds: wanted, subject: null, act: null, fromMs: null, toMs: null },
      ...{ text: null, before, limit: MOST_PAGE },
    });
    all.push(...entries);
    const last = entries.at(-1);
    if (last === undefined) break;
    before = last.seq;
  }
  return accountsCsv(all.reverse(), {
    nameOf,
    offsetMinutes: (atMs) => -new Date(atMs).getTimezoneOffset(),
  });
}

async function newFolder(files: Files, folder: string, stem: string): Promise<string> {
  const { name } = await firstFree(stem, "", async (free) => {
    const path = join(folder, free);
    if (await exists(files, path)) throw new Refusal("FILE_EXISTS", { name: free });
    await files.ensureFolder(path);
  });
  return name;
}

async function exists(files: Files, path: string): Promise<boolean> {
  try {
    await files.list(path);
    return true;
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return error.fault.code !== "FILE_MISSING";
  }
}

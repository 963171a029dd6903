/** Reading, verifying and exporting the journal; checkpoints from elsewhere, held against it or kept in it. */
import type { Peer } from "../../preload/contract.ts";
import { checkpointWords, keyWords, readCheckpointWords } from "../journal/checkpoint-words.ts";
import type { Journal, PageEntry } from "../journal/log.ts";
import { openCheckpoint, parseCheckpoint, parseNote, parseVkey } from "../journal/note.ts";
import {
  type KeptCheckpoint,
  keepingDraft,
  keptCheckpoint,
  linkOf,
  noteFrom,
  PEER_KINDS,
  readIncoming,
} from "../journal/peers.ts";
import { readProofFile } from "../journal/proofs.ts";
import { bytesToHex, utf8FromBytes } from "../lib/bytes.ts";
import type { Clock } from "../lib/clock.ts";
import { Refusal } from "../lib/fault.ts";
import type { Files } from "../lib/files.ts";
import type { ChooseFile, ChooseFolder } from "../lib/source-file.ts";
import { exportJournal } from "./journal-export.ts";
import type { Handlers } from "./router.ts";

type JournalCalls = Extract<keyof Handlers, `journal.${string}`>;

export function journalCommands(parts: {
  journal: Journal;
  verify: () => ReturnType<Handlers["journal.verify"]>;
  files: Files;
  clock: Clock;
  chooseFile: ChooseFile;
  chooseFolder: ChooseFolder;
  nameOf: (address: string) => string | null;
}): Pick<Handlers, JournalCalls> {
  const { journal, chooseFile } = parts;

  async function kept(): Promise<KeptCheckpoint[]> {
    const { entries } = await journal.query({
      ...{ kinds: PEER_KINDS, subject: null, act: null, fromMs: null, toMs: null },
      ...{ text: null, before: null, limit: 500 },
    });
    return entries.flatMap((entry) => keptCheckpoint(entry) ?? []);
  }

  /** The size and the beginning of the root that a text from elsewhere names; a note must be signed by our own key. */
  function readForeign(text: string, size: number | null) {
    const note = readProofFile(text)?.checkpoint ?? noteFrom(text);
    const claimed = parseCheckpoint(parseNote(note)?.text ?? "");
    if (claimed !== null) {
      const verifier = parseVkey(journal.key() ?? "");
      if (verifier === null) throw new Refusal("JOURNAL_NOT_SIGNED");
      if (claimed.origin !== verifier.name)
        throw new Refusal("CHECKPOINT_FOREIGN", { origin: claimed.origin });
      if (openCheckpoint(note, verifier) === null) {
        throw new Refusal("CHECKPOINT_NOT_SIGNED", { origin: claimed.origin });
      }
      return { form: "note" as const, size: claimed.size, rootStart: claimed.root };
    }
    const words = readCheckpointWords(text);
    if (!words.ok && "word" in words) {
      throw new Refusal(words.isSwapped ? "CHECKPOINT_WORD_MISPLACED" : "CHECKPOINT_WORD_UNKNOWN", {
        word: words.word,
      });
    }
    if (!words.ok) throw new Refusal("CHECKPOINT_WORD_COUNT", { count: words.count });
    if (size === null) throw new Refusal("CHECKPOINT_SIZE_MISSING");
    return { form: "words" as const, size, rootStart: words.rootStart };
  }

  return {
    async "journal.page"({ before, limit }) {
      const { size, entries } = await journal.page({ before, limit });
      return { size, entries: entries.map(shown) };
    },
    async "journal.query"({ filter, before, limit }) {
      const { size, total, entries } = await journal.query({ ...filter, before, limit });
      return { size, total, entries: entries.map(shown) };
    },
    async "journal.overview"() {
      const { kinds, subjects } = await journal.overview();
      return { kinds: [...kinds], subjects: [...subjects] };
    },
    async "journal.proof"({ seq }) {
      const proof = await journal.proof(seq);
      if (proof === null) return null;
      const { checkpoint, path, line, tlogProof } = proof;
      return { leafHash: proof.leafHash, path: [...path], ...checkpoint, line, tlogProof };
    },
    "journal.verify": () => parts.verify(),
    "journal.checkpoint"() {
      const key = journal.key();
      const note = journal.checkpoint();
      const checkpoint = parseCheckpoint(parseNote(note ?? "")?.text ?? "");
      return {
        note,
        key,
        keyWords: key === null ? [] : keyWords(key),
        size: checkpoint?.size ?? 0,
        words: checkpoint === null ? [] : checkpointWords(checkpoint.root),
      };
    },
    async "journal.compare"({ text, size: typedSize }) {
      const { form, size, rootStart } = readForeign(text, typedSize);
      const result = await journal.compare(size, rootStart);
      await journal.append({ kind: "journal.compared", facts: { size, result } });
      return { result, size, form };
    },
    "journal.export": ({ form }) => exportJournal(parts, form),
    "journal.peers": async () => peersOf(await kept()),
    async "journal.keepCheckpoint"({ text: pasted }) {
      const chosen = pasted === null ? await chooseFile() : null;
      if (pasted === null && chosen === null) return null;
      const text = pasted ?? utf8FromBytes(chosen?.bytes ?? new Uint8Array()) ?? "";
      const known = await kept();
      const incoming = readIncoming(text, known);
      const { origin, size } = incoming.checkpoint;
      if (origin === parseVkey(journal.key() ?? "")?.name) throw new Refusal("CHECKPOINT_OWN");
      const found = linkOf(incoming, known);
      await journal.append(keepingDraft(incoming, found));
      return { origin, size, link: found.link };
    },
  };
}

function shown({ seq, atMs, kind, subject, act, facts, leafHash }: PageEntry) {
  return { seq, atMs, kind, subject, act, facts, leafHash };
}

/** Newest first, in each journal and among them. */
function peersOf(kept: readonly KeptCheckpoint[]): Peer[] {
  const origins = [...new Set(kept.map(({ origin }) => origin))];
  return origins.map((origin) => {
    const own = kept.filter((one) => one.origin === origin);
    return {
      origin,
      keyWords: keyWords(own[0]?.key ?? ""),
      checkpoints: own.map(({ seq, size, root, keptAtMs, link }) => ({
        seq,
        size,
        rootHash: bytesToHex(root),
        words: checkpointWords(root),
        keptAtMs,
        link,
      })),
    };
  });
}

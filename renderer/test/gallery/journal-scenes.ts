/** Journals: a few entries, five thousand of them, one that was interrupted and broken, and other machines. */
import type { CallInput, CallOutput } from "../../../preload/contract.ts";
import type { JournalEntry } from "../../types.ts";
import type { Answers } from "../fake-bridge.ts";
import * as f from "../fixtures.ts";

const WORDS =
  "topmost Istanbul Pluto vagabond treadmill Pacific brackish dictator goldfish Medusa afflict bravado".split(
    " ",
  );
const KEY_WORDS =
  "snowcap visitor klaxon Orlando tiger maverick adult unify stapler document Zulu escapade".split(
    " ",
  );
const ORIGIN = "coldkey-workstation/journal/4f2a90c1d5e6b783";
const KEY = `${ORIGIN}+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k`;
const ROOT = "7b1d5c0e9f8a7b6c5d4e3f2a1b0c9d8e7f6a5b4c3d2e1f0a9b8c7d6e5f4a3b2c";
const note = (size: number) =>
  `${ORIGIN}\n${size}\nexxcDp+Ke2xdTj8qGwydjn9qW0w9Lh8Km4x9bl9KOyw=\n\n— ${ORIGIN} Uw2QOkn8srV1yJGh2VYRlL1Tnagv1YEq6TfXppzi2ONncAlTgK7Ztg1ERYNZXsYjOBH3mFXmRKuwHjG1Yu72IneyaQM=\n`;

function answered(
  entries: readonly JournalEntry[],
  { filter, before, limit }: CallInput<"journal.query">,
): CallOutput<"journal.query"> {
  const { kinds, subject, act, text, fromMs, toMs } = filter;
  const fitting = entries.filter(
    (entry) =>
      (kinds === null || kinds.includes(entry.kind)) &&
      (subject === null || entry.subject === subject) &&
      (act === null || entry.act === act) &&
      (fromMs === null || entry.atMs >= fromMs) &&
      (toMs === null || entry.atMs <= toMs) &&
      (text === null || JSON.stringify(entry).toLowerCase().includes(text.toLowerCase())),
  );
  const rest = fitting.filter(({ seq }) => before === null || seq < before);
  return { size: entries.length, total: fitting.length, entries: rest.slice(0, limit) };
}

/** What a journal of these entries answers. */
export function journalOf(entries: readonly JournalEntry[]): Answers {
  const size = entries.length;
  return {
    "journal.query": (wanted) => answered(entries, wanted),
    "journal.overview": () => ({
      kinds: [...new Set(entries.map(({ kind }) => kind))].sort(),
      subjects: [...new Set(entries.flatMap(({ subject }) => subject ?? []))].sort(),
    }),
    "journal.proof": ({ seq }) => {
      const entry = entries.find((one) => one.seq === seq);
      if (entry === undefined) return null;
      const path = Array.from({ length: Math.ceil(Math.log2(size)) }, () => ROOT);
      const line = JSON.stringify(entry);
      const tlogProof = `c2sp.org/tlog-proof@v1\nindex ${seq}\n\n${note(size)}`;
      return { leafHash: entry.leafHash, path, size, rootHash: ROOT, line, tlogProof };
    },
    "journal.checkpoint": () => ({
      ...{ note: note(size), key: KEY, keyWords: KEY_WORDS },
      ...{ size, words: WORDS },
    }),
    "journal.peers": () => [],
  };
}

const many: readonly JournalEntry[] = Array.from({ length: 5_000 }, (_, index) => {
  const pattern = f.entries[index % f.entries.length];
  if (pattern === undefined) throw new Error("There are no entries");
  return { ...pattern, seq: 4_999 - index, atMs: f.NOW - index * 600_000 };
});

/** As an app that was killed leaves them, with a break that the next start wrote down. */
const troubled: readonly JournalEntry[] = [
  ["operation.signing", { payloadHash: `0x${"5e".repeat(32)}` }, 60_000, "act-2f"],
  ["passphrase.wrong", { purpose: "sign", count: 2 }, 110_000, null],
  [
    "journal.verified",
    { isIntact: false, finding: "JOURNAL_TRUNCATED", line: 14, count: 5, size: 14 },
    119_000,
    null,
  ],
  ["app.started", { version: "0.1.0", host: "chromium" }, 120_000, null],
  ["vault.opened", {}, 7_200_000, null],
  ["journal.unreadable", {}, 7_300_000, null],
  ["settings.changed", { setting: "theme", to: "dark" }, 7_400_000, null],
].map(([kind, facts, agoMs, act], index) => ({
  seq: 20 - index,
  atMs: kind === "journal.unreadable" ? 0 : f.NOW - Number(agoMs),
  kind: String(kind),
  subject: kind === "operation.signing" || kind === "passphrase.wrong" ? f.TREASURY : null,
  act: typeof act === "string" ? act : null,
  facts: facts as JournalEntry["facts"],
  leafHash: ROOT,
}));

const withKeys = { coldkeys: [f.treasury, f.mining], hotkeys: [f.gpu, f.validator] };
const snapshotOf = (size: number, interrupted: number[]) =>
  f.snapshot({
    ...withKeys,
    journal: { size, state: "verified", checkedAtMs: f.NOW - 130_000, interrupted },
  });

export const journalScenes = {
  journal: { snapshot: snapshotOf(f.entries.length, []) },
  journalMany: {
    snapshot: snapshotOf(many.length, []),
    answers: {
      ...journalOf(many),
      "journal.export": () => ({
        name: "coldkey-journal-2026-11-27",
        files: ["a", "b", "c", "d", "e", "f", "g"],
        entries: 5_001,
      }),
      "journal.compare": () => ({ result: "contained", size: 1_284, form: "words" }),
      "journal.keepCheckpoint": () => ({ origin: ORIGIN, size: 96, link: "fork" }),
      "journal.peers": () => [
        {
          origin: ORIGIN.replace("4f2a", "91bc"),
          keyWords: KEY_WORDS,
          checkpoints: (["fork", "proved", "unproved", "first"] as const).map((link, index) => ({
            ...{ seq: 900 - index, size: 96 - index * 7, rootHash: ROOT, words: WORDS },
            ...{ keptAtMs: f.NOW - index * 86_400_000, link },
          })),
        },
      ],
    },
  },
  interrupted: {
    snapshot: snapshotOf(21, [20]),
    answers: {
      ...journalOf(troubled),
      "journal.verify": () => ({
        isIntact: false,
        size: 14,
        rootHash: ROOT,
        checkpointSize: 19,
        anchor: "file",
        findings: [{ code: "JOURNAL_TRUNCATED", facts: { line: 14, count: 5 } }],
        checkedAtMs: f.NOW,
      }),
    },
  },
} satisfies Record<string, { snapshot: ReturnType<typeof f.snapshot>; answers?: Answers }>;

/** The journal, read and verified. */
import * as v from "valibot";
import { Count, FaultValue, TimeMs } from "../../main/codec/values.ts";
import { type CallTable, nothing } from "./shared.ts";

export const JournalEntry = v.strictObject({
  seq: Count,
  atMs: TimeMs,
  kind: v.string(),
  subject: v.nullable(v.string()),
  act: v.nullable(v.string()),
  facts: v.record(v.string(), v.union([v.string(), v.number(), v.boolean(), v.null()])),
  leafHash: v.string(),
});
export type JournalEntry = v.InferOutput<typeof JournalEntry>;

export const JournalReport = v.strictObject({
  isIntact: v.boolean(),
  size: Count,
  rootHash: v.string(),
  checkpointSize: v.nullable(Count),
  anchor: v.picklist(["system", "file", "none"]),
  findings: v.array(FaultValue),
  checkedAtMs: TimeMs,
});
export type JournalReport = v.InferOutput<typeof JournalReport>;

/** What leaves with an entry's page. */
export const JournalProof = v.strictObject({
  leafHash: v.string(),
  path: v.array(v.string()),
  size: Count,
  rootHash: v.string(),
  /** The line itself, and the proof in C2SP's form: whoever has both needs nothing else of the app. */
  line: v.string(),
  tlogProof: v.string(),
});
export type JournalProof = v.InferOutput<typeof JournalProof>;

export const JournalCheckpoint = v.strictObject({
  /** The signed note; null while the keychain does not answer. */
  note: v.nullable(v.string()),
  key: v.nullable(v.string()),
  /** Twelve words of the key's hash, to be compared on two screens. */
  keyWords: v.array(v.string()),
  size: Count,
  /** Twelve words for the root, and no recovery phrase. */
  words: v.array(v.string()),
});
export type JournalCheckpoint = v.InferOutput<typeof JournalCheckpoint>;

/** first: nothing of this origin was kept before. behind: a larger one was. fork: it contradicts one that is kept. */
export const PeerLink = v.picklist(["first", "proved", "unproved", "behind", "fork"]);
export const Peer = v.strictObject({
  origin: v.string(),
  /** Twelve words of the key's hash, to be compared on both machines. */
  keyWords: v.array(v.string()),
  checkpoints: v.array(
    v.strictObject({
      seq: Count,
      size: Count,
      rootHash: v.string(),
      words: v.array(v.string()),
      keptAtMs: TimeMs,
      link: PeerLink,
    }),
  ),
});
export type Peer = v.InferOutput<typeof Peer>;

export const JournalComparison = v.strictObject({
  result: v.picklist(["contained", "different", "beyond"]),
  size: Count,
  form: v.picklist(["words", "note"]),
});
export type JournalComparison = v.InferOutput<typeof JournalComparison>;

export const ExportForm = v.picklist(["bundle", "accounts", "checkpoint"]);
export type ExportForm = v.InferOutput<typeof ExportForm>;

/** Room for a proof file with some hundred proofs. */
const Pasted = v.pipe(v.string(), v.maxLength(200_000));
const Filter = v.strictObject({
  kinds: v.nullable(v.pipe(v.array(v.string()), v.maxLength(200))),
  subject: v.nullable(v.string()),
  act: v.nullable(v.string()),
  fromMs: v.nullable(TimeMs),
  toMs: v.nullable(TimeMs),
  text: v.nullable(v.pipe(v.string(), v.minLength(1), v.maxLength(200))),
});
export type JournalFilter = v.InferOutput<typeof Filter>;

export const journalCalls = {
  "journal.page": [
    v.strictObject({
      before: v.nullable(Count),
      limit: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(500)),
    }),
    v.strictObject({ size: Count, entries: v.array(JournalEntry) }),
  ],
  "journal.query": [
    v.strictObject({
      filter: Filter,
      before: v.nullable(Count),
      limit: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(500)),
    }),
    v.strictObject({ size: Count, total: Count, entries: v.array(JournalEntry) }),
  ],
  /** What there is to filter by. */
  "journal.overview": [
    nothing,
    v.strictObject({ kinds: v.array(v.string()), subjects: v.array(v.string()) }),
  ],
  /** null: the newest checkpoint does not cover the entry, or its line is not what was written. */
  "journal.proof": [v.strictObject({ seq: Count }), v.nullable(JournalProof)],
  "journal.verify": [nothing, JournalReport],
  "journal.checkpoint": [nothing, JournalCheckpoint],
  /** A checkpoint from paper or from the other machine, held against this journal. `size` goes with words. */
  "journal.compare": [v.strictObject({ text: Pasted, size: v.nullable(Count) }), JournalComparison],
  /** Into a folder that the system's dialog gives; null when none was chosen. */
  "journal.export": [
    v.strictObject({ form: ExportForm }),
    v.nullable(v.strictObject({ name: v.string(), files: v.array(v.string()), entries: Count })),
  ],
  "journal.peers": [nothing, v.array(Peer)],
  /** A paired machine's checkpoint, pasted; or from a file that the system's dialog gives. */
  "journal.keepCheckpoint": [
    v.strictObject({ text: v.nullable(Pasted) }),
    v.nullable(v.strictObject({ origin: v.string(), size: Count, link: PeerLink })),
  ],
} as const satisfies CallTable;

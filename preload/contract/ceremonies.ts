/**
 * Ceremonies of every kind: acts of several steps that can be left, resumed on another day and abandoned. What a kind
 * needs beside this (secrets, acts of the vault) are calls of its own group, which name the ceremony by its id.
 */
import * as v from "valibot";
import { Count, Id, KeyName, Label, Ss58, TimeMs } from "../../main/codec/values.ts";
import { AbandonReason, type CallTable, nothing } from "./shared.ts";

/** Kinds, steps, items, roles, materials: words of the scripts, as the journal takes them. */
export const Token = v.pipe(v.string(), v.regex(/^[a-z][a-z0-9-]{0,31}$/));
const FieldName = v.pipe(v.string(), v.regex(/^[a-z][A-Za-z0-9]{0,31}$/));

const Flat = v.union([v.pipe(v.string(), v.maxLength(60)), v.number(), v.boolean(), v.null()]);
const MOST_ENTRIES = 40;
/** What a person answered at a step. Each step has a strict schema of its own; this is what the edge lets through. */
export const Answer = v.record(
  FieldName,
  v.union([
    Flat,
    v.pipe(v.array(v.union([Flat, v.record(FieldName, Flat)])), v.maxLength(MOST_ENTRIES)),
  ]),
);
export type Answer = v.InferOutput<typeof Answer>;

/**
 * read-and-tick, checklist: items, each ticked or (where allowed) excused. form, choice: fields. secret-in: bytes go to
 * the vault. secret-out: bytes come from it, then the person goes on. act: something is done, and settles the step.
 */
export const StepKind = v.picklist([
  "read-and-tick",
  "checklist",
  "form",
  "choice",
  "secret-in",
  "secret-out",
  "act",
]);
export type StepKind = v.InferOutput<typeof StepKind>;

/** An item that was not done, and why. */
export const Exception = v.strictObject({ item: Token, reason: Label });
export const CeremonyException = v.strictObject({
  step: Token,
  item: Token,
  reason: Label,
  atMs: TimeMs,
});
export type CeremonyException = v.InferOutput<typeof CeremonyException>;

export const Ceremony = v.strictObject({
  id: Id,
  kind: Token,
  /** What it is about, in the words of the person. */
  name: v.nullable(KeyName),
  subject: v.nullable(Ss58),
  /** A part of the subject, such as one copy. */
  target: v.nullable(Id),
  startedAtMs: TimeMs,
  /** False: nothing is kept before its first answer. */
  isBegun: v.boolean(),
  /** All steps are answered, and only the last write is still missing. */
  isEnding: v.boolean(),
  /** A secret that it works with is open in the vault; false after lock or restart. */
  isOpen: v.boolean(),
  step: v.strictObject({
    id: Token,
    kind: StepKind,
    items: v.array(v.strictObject({ id: Token, canSkip: v.boolean() })),
    canGoBack: v.boolean(),
    /** Works only while {@link Ceremony.isOpen}: after lock or restart the passphrase is asked for first. */
    needsOpen: v.boolean(),
  }),
  /** Place of the step, and how many there are on the branch that was chosen. */
  number: Count,
  of: Count,
  /** By step: what was answered, also before going back. */
  answers: v.record(Token, Answer),
  /** What acts left at this step, such as which words were shown. */
  notes: Answer,
  exceptions: v.array(CeremonyException),
});
export type Ceremony = v.InferOutput<typeof Ceremony>;

export const CopyOfTranscript = v.strictObject({
  label: Label,
  medium: Token,
  place: Label,
  custodian: v.nullable(Label),
  serial: v.nullable(Label),
});

/** What remains of a ceremony. No text in it is longer than a label, and none can look like a secret. */
export const Transcript = v.strictObject({
  v: v.literal(1),
  id: Id,
  ceremony: Token,
  outcome: v.picklist(["completed", "abandoned"]),
  /** Of an abandoned one. */
  reason: v.nullable(Token),
  remark: v.nullable(Label),
  name: v.nullable(KeyName),
  subject: v.nullable(Ss58),
  version: v.string(),
  startedAtMs: TimeMs,
  endedAtMs: TimeMs,
  people: v.array(v.strictObject({ role: Token, name: Label })),
  steps: v.array(
    v.strictObject({ step: Token, kind: StepKind, fromMs: TimeMs, toMs: v.nullable(TimeMs) }),
  ),
  /** When it was left and resumed. */
  absences: v.array(v.strictObject({ step: Token, fromMs: TimeMs, toMs: TimeMs })),
  exceptions: v.array(CeremonyException),
  copies: v.array(CopyOfTranscript),
  /** What else the kind has to say: field → value. */
  facts: v.array(v.strictObject({ name: FieldName, value: Flat })),
  /** Of a Vault, when the ceremony ended; `sinceMs` closed: since when the app saw it whole. Older ones have none. */
  airGap: v.optional(
    v.nullable(v.strictObject({ state: Token, sinceMs: v.nullable(TimeMs) })),
    null,
  ),
  /** The journal just before the entry that names this transcript; null while nothing could be signed. */
  journal: v.nullable(
    v.strictObject({
      origin: v.string(),
      size: Count,
      words: v.pipe(v.array(v.pipe(v.string(), v.regex(/^[A-Za-z]{1,20}$/))), v.maxLength(32)),
    }),
  ),
});
export type Transcript = v.InferOutput<typeof Transcript>;

export const TranscriptSummary = v.strictObject({
  id: Id,
  ceremony: Token,
  outcome: Transcript.entries.outcome,
  name: v.nullable(KeyName),
  subject: v.nullable(Ss58),
  startedAtMs: TimeMs,
  endedAtMs: TimeMs,
  exceptions: Count,
});
export type TranscriptSummary = v.InferOutput<typeof TranscriptSummary>;

export const ceremonyCalls = {
  /** What has ended, newest first. What is under way is in the snapshot. */
  "ceremonies.list": [nothing, v.array(TranscriptSummary)],
  /** The one of this kind, subject and target that is under way is gone on with. */
  "ceremonies.begin": [
    v.strictObject({ kind: Token, subject: v.nullable(Ss58), target: v.nullable(Id) }),
    v.strictObject({ id: Id }),
  ],
  /** For the step where the ceremony stands; `hasEnded`: it was the last one, and everything is written. */
  "ceremonies.answer": [
    v.strictObject({
      id: Id,
      step: Token,
      answer: Answer,
      exceptions: v.pipe(v.array(Exception), v.maxLength(MOST_ENTRIES)),
    }),
    v.strictObject({ hasEnded: v.boolean() }),
  ],
  "ceremonies.back": [v.strictObject({ id: Id }), nothing],
  /** Closes what it has open in the vault. One without an answer is forgotten. */
  "ceremonies.leave": [v.strictObject({ id: Id }), nothing],
  /** Writes at last what could not be written when it ended. */
  "ceremonies.finish": [v.strictObject({ id: Id }), nothing],
  "ceremonies.abandon": [
    v.strictObject({ id: Id, reason: AbandonReason, remark: v.nullable(Label) }),
    nothing,
  ],
  /** `hash`: SHA-256 of the file. `isAsRecorded`: it is the one in the journal; null when the journal does not name it. */
  "ceremonies.transcript": [
    v.strictObject({ id: Id }),
    v.strictObject({
      transcript: Transcript,
      hash: v.string(),
      isAsRecorded: v.nullable(v.boolean()),
    }),
  ],
} as const satisfies CallTable;

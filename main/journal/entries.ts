/**
 * What the journal can say. Every kind of entry has its own strict facts; none of them has room for a secret: values
 * are addresses, hashes, counts, amounts, codes, short tokens, and labels that a recovery phrase or a raw key cannot
 * pass for.
 *
 * An act is described twice: the intent before it, the outcome after it, joined by the same `act`. An intent without
 * outcome means that the app ended in between ({@link interruptedActs}).
 */
import * as v from "valibot";
import {
  BlockNumber,
  Count,
  Hash,
  Id,
  KeyName,
  Label,
  Netuid,
  Rao,
  Ss58,
} from "../codec/values.ts";
import { type CanonicalValue, canonicalJson, isWellFormed } from "../lib/canonical-json.ts";
import { Refusal } from "../lib/fault.ts";

// --- Values of facts -----------------------------------------------------------------------------------------------

/** A word of ours: a step, a reason, a network. One word, so never a phrase. */
const Token = v.pipe(v.string(), v.regex(/^[a-z][a-z0-9-]{0,31}$/));
const Code = v.pipe(v.string(), v.regex(/^[A-Z][A-Z0-9_]{2,60}$/));
const Call = v.pipe(v.string(), v.regex(/^[A-Za-z][A-Za-z0-9]{0,63}\.[a-z][a-z0-9_]{0,63}$/));
const Version = v.pipe(v.string(), v.regex(/^[0-9A-Za-z][0-9A-Za-z.+-]{0,31}$/));
const Vkey = v.pipe(v.string(), v.regex(/^[^\s+]{1,128}\+[0-9a-f]{8}\+[A-Za-z0-9+/=]{44}$/));
const HexHash = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/));
const Filename = v.pipe(v.string(), v.regex(/^[a-z0-9][a-z0-9.-]{0,63}$/));
/** Amounts are stored in decimal digits: JSON's numbers are exact only up to 2^53. */
const RaoFact = v.union([Rao, v.pipe(v.string(), v.regex(/^(?:0|[1-9][0-9]{0,19})$/))]);
const Whole = v.pipe(v.number(), v.safeInteger());

/** The shortest recovery phrase has twelve words; no honest label has nine. */
const MOST_LABEL_WORDS = 8;

/**
 * A text that could be a recovery phrase, a part of one worth stealing, or a key in hex. Labels typed by people are
 * refused when they look like that: the most natural accident is to paste into the wrong field.
 */
export function looksSecret(text: string): boolean {
  const words = text.split(/[^\p{L}\p{M}]+/u).filter((word) => word !== "");
  return words.length > MOST_LABEL_WORDS || /[0-9a-f]{32}/i.test(text);
}

const LOOKS_SECRET = "looks-secret";
const SafeLabel = v.pipe(
  Label,
  v.check((text) => !looksSecret(text), LOOKS_SECRET),
);

const optional = v.exactOptional;
const nothing = v.strictObject({});
const ceremonyStep = v.strictObject({
  ceremony: Token,
  step: Token,
  number: optional(Count),
  of: optional(Count),
});
const inBlock = {
  block: optional(BlockNumber),
  index: optional(Count),
  feeRao: optional(RaoFact),
  extrinsicHash: optional(Hash),
};
const included = v.strictObject({
  ...inBlock,
  uid: optional(Count),
  burnRao: optional(RaoFact),
  /** Why its success is not proved; absent when it is. */
  code: optional(Code),
});

// --- The kinds -----------------------------------------------------------------------------------------------------

/** Adding a kind or an optional fact is always possible; changing what exists would break journals already written. */
const factsOf = {
  "app.started": v.strictObject({
    version: Version,
    host: Token,
    platform: optional(Token),
    keychain: optional(Token),
  }),
  "app.stopped": v.strictObject({ reason: Token }),
  "profile.chosen": v.strictObject({ profile: Token }),
  "network.chosen": v.strictObject({ network: Token, genesisHash: optional(Hash) }),
  "clock.jumped": v.strictObject({ byMs: Whole }),

  "ceremony.started": v.strictObject({ ceremony: Token, name: optional(KeyName) }),
  "ceremony.step": ceremonyStep,
  "ceremony.resumed": ceremonyStep,
  "ceremony.abandoned": v.strictObject({ ceremony: Token, step: optional(Token), reason: Token }),
  "ceremony.completed": v.strictObject({ ceremony: Token }),

  "coldkey.created": v.strictObject({
    name: KeyName,
    words: optional(Count),
    entropy: optional(Token),
  }),
  /** `source`: the form that the key was in. `weaknesses`: how many were named before it was sealed anew. */
  "coldkey.imported": v.strictObject({
    name: KeyName,
    source: Token,
    words: optional(Count),
    weaknesses: Count,
  }),
  "hotkey.created": v.strictObject({ name: KeyName, coldkey: Ss58 }),
  "backup.recorded": v.strictObject({
    copy: Id,
    label: SafeLabel,
    medium: Token,
    place: SafeLabel,
    serial: optional(SafeLabel),
  }),
  /** The whole phrase was taken back from a copy that was already recorded. */
  "backup.proved": v.strictObject({ copy: Id, label: SafeLabel, place: SafeLabel }),
  /** `left`: how many copies still count. */
  "backup.lost": v.strictObject({
    copy: Id,
    label: SafeLabel,
    place: SafeLabel,
    reason: Token,
    left: Count,
  }),
  /** Which words were on the screen, by position. */
  "phrase.revealed": v.strictObject({ from: Count, to: Count }),
  "phrase.checked": v.strictObject({ isMatch: v.boolean(), wrongWords: Count }),
  "passphrase.wrong": nothing,
  "vault.opened": v.strictObject({ purpose: optional(Token) }),
  "vault.closed": v.strictObject({ reason: Token }),

  "faucet.requested": v.strictObject({ amountRao: optional(RaoFact) }),
  "faucet.granted": v.strictObject({ amountRao: RaoFact, block: optional(BlockNumber) }),
  "faucet.refused": v.strictObject({ code: Code }),

  "operation.drafted": v.strictObject({
    operation: Token,
    network: optional(Token),
    netuid: optional(Netuid),
    hotkey: optional(Ss58),
    destination: optional(Ss58),
    amountRao: optional(RaoFact),
    maxBurnRao: optional(RaoFact),
    feeRao: optional(RaoFact),
    atBlock: optional(BlockNumber),
    blocking: optional(Count),
  }),
  "operation.requested": v.strictObject({
    nonce: Count,
    lastBlock: BlockNumber,
    specVersion: Count,
    overrideUnsafe: optional(v.boolean()),
    network: optional(Token),
  }),
  "operation.reviewed": v.strictObject({
    call: Call,
    payloadHash: Hash,
    blocking: Count,
    danger: optional(Token),
  }),
  "operation.signing": v.strictObject({ payloadHash: Hash }),
  "operation.signed": v.strictObject({ payloadHash: Hash, extrinsicHash: Hash }),
  "operation.refused": v.strictObject({ code: Code }),
  "operation.submitting": v.strictObject({ extrinsicHash: Hash }),
  "operation.submitted": v.strictObject({ extrinsicHash: optional(Hash) }),
  "operation.included": included,
  "operation.finalised": included,
  "operation.failed": v.strictObject({ ...inBlock, code: Code }),
  "operation.lost": v.strictObject({ code: Code }),

  /** The first line: which log this is and whose signature to expect. */
  "journal.begun": v.strictObject({ key: Vkey }),
  /** From here on another key signs. */
  "journal.rekeyed": v.strictObject({ key: Vkey, reason: Code }),
  /** Bytes after the last whole line were set aside in a file beside the journal. */
  "journal.repaired": v.strictObject({ bytes: Count, file: Filename }),
  /** A verification. A finding is a break: it is recorded once and stays visible for ever. */
  "journal.verified": v.strictObject({
    isIntact: v.boolean(),
    size: Count,
    rootHash: HexHash,
    finding: optional(Code),
    line: optional(Count),
    count: optional(Count),
    /** How many lines from the first are known to be as they were written. */
    goodSize: optional(Count),
    anchoredSize: optional(Count),
    anchoredRootHash: optional(HexHash),
    reason: optional(Code),
  }),
} as const;

export type Kind = keyof typeof factsOf;
export type Facts<K extends Kind> = v.InferInput<(typeof factsOf)[K]>;

/** Kinds that belong to an act: their drafts must name it. */
type ActKind = Extract<Kind, `ceremony.${string}` | `faucet.${string}` | `operation.${string}`>;

type DraftOf<K extends Kind> = {
  readonly kind: K;
  /** The key that the entry is about. */
  readonly subject?: string;
  readonly facts: Facts<K>;
} & (K extends ActKind ? { readonly act: string } : { readonly act?: string });

/** What a caller says; the journal adds version, number and time. */
export type EntryDraft = { [K in Kind]: DraftOf<K> }[Kind];

const Envelope = v.strictObject({ subject: optional(Ss58), act: optional(Id) });

/**
 * The one canonical line for a draft, without its newline. Refuses LABEL_LOOKS_SECRET, which a person can cause; any
 * other draft that does not fit its kind is a bug and throws.
 */
export function entryLine(draft: EntryDraft, seq: number, atMs: number): string {
  const { kind, subject, act } = draft;
  const facts = v.safeParse(factsOf[kind], draft.facts);
  if (!facts.success) {
    const issue = facts.issues[0];
    const fact = issue.path?.map(({ key }) => String(key)).join(".") ?? "";
    if (issue.message === LOOKS_SECRET) throw new Refusal("LABEL_LOOKS_SECRET", { fact });
    // The value itself stays out of the message: it may be exactly what must not be written down.
    throw new Error(`The facts of ${kind} do not fit its schema at "${fact}"`);
  }
  const envelope = v.safeParse(Envelope, {
    ...(subject === undefined ? {} : { subject }),
    ...(act === undefined ? {} : { act }),
  });
  if (!envelope.success) throw new Error(`The subject or the act of ${kind} is malformed`);
  const entry: Record<string, CanonicalValue> = {
    v: 1,
    seq,
    atMs: Math.trunc(atMs),
    kind,
    ...envelope.output,
    facts: facts.output,
  };
  return canonicalJson(entry);
}

// --- Reading -------------------------------------------------------------------------------------------------------

const Text = v.pipe(v.string(), v.check(isWellFormed));
const StoredFact = v.union([Text, v.pipe(v.number(), v.finite()), v.boolean(), v.null()]);

/**
 * A line as it was stored. Kinds and facts are not checked against the table above: a journal may hold kinds of a
 * newer version, and they must stay readable.
 */
const StoredLine = v.strictObject({
  v: v.literal(1),
  seq: Count,
  atMs: Whole,
  kind: v.pipe(v.string(), v.regex(/^[a-z][a-z-]{0,31}\.[a-z][a-z-]{0,31}$/)),
  subject: optional(Text),
  act: optional(Text),
  facts: v.record(Text, StoredFact),
});

export interface StoredEntry {
  readonly seq: number;
  readonly atMs: number;
  readonly kind: string;
  readonly subject: string | null;
  readonly act: string | null;
  /** Amounts are decimal digits. */
  readonly facts: Readonly<Record<string, string | number | boolean | null>>;
}

/** Null unless the text is exactly one entry in its canonical form. */
export function parseLine(line: string): StoredEntry | null {
  let json: unknown;
  try {
    json = JSON.parse(line);
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
  const parsed = v.safeParse(StoredLine, json);
  if (!parsed.success || canonicalJson(parsed.output) !== line) return null;
  const { seq, atMs, kind, subject = null, act = null, facts } = parsed.output;
  return { seq, atMs, kind, subject, act, facts };
}

// --- Acts ----------------------------------------------------------------------------------------------------------

/** intent → what ends it. */
const OUTCOMES: Readonly<Record<string, readonly Kind[]>> = {
  "ceremony.started": ["ceremony.completed", "ceremony.abandoned"],
  "faucet.requested": ["faucet.granted", "faucet.refused"],
  "operation.signing": ["operation.signed", "operation.refused"],
  "operation.submitting": [
    "operation.submitted",
    "operation.included",
    "operation.finalised",
    "operation.failed",
    "operation.refused",
    "operation.lost",
  ],
};

/** Intents that have no outcome (yet), oldest first. Takes entries in their order. */
export function interruptedActs(entries: Iterable<StoredEntry>): StoredEntry[] {
  const open = new Map<string, StoredEntry>();
  for (const entry of entries) {
    if (entry.act === null) continue;
    for (const [intent, outcomes] of Object.entries(OUTCOMES)) {
      const key = `${intent} ${entry.act}`;
      if (entry.kind === intent) open.set(key, entry);
      else if (outcomes.some((outcome) => outcome === entry.kind)) open.delete(key);
    }
  }
  return [...open.values()].sort((a, b) => a.seq - b.seq);
}

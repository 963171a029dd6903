/**
 * What the journal can say. Every kind of entry has its own strict facts; none of them has room for a secret: values
 * are addresses, hashes, counts, amounts, codes, short tokens, and labels that a recovery phrase or a raw key cannot
 * pass for.
 *
 * An act is described twice: the intent before it, the outcome after it, joined by the same `act`. An intent without
 * outcome means that the app ended in between (`outcomes.ts`).
 */
import * as v from "valibot";
import { Count, Id, Ss58 } from "../codec/values.ts";
import { type CanonicalValue, canonicalJson, isWellFormed } from "../lib/canonical-json.ts";
import { Refusal } from "../lib/fault.ts";
import { appKinds } from "./kinds/app.ts";
import { backupKinds } from "./kinds/backup.ts";
import { ceremonyKinds } from "./kinds/ceremony.ts";
import { crossingKinds } from "./kinds/crossing.ts";
import { deliveryKinds } from "./kinds/delivery.ts";
import { drillKinds } from "./kinds/drill.ts";
import { journalKinds } from "./kinds/journal.ts";
import { keysKinds } from "./kinds/keys.ts";
import { leakKinds } from "./kinds/leak.ts";
import { machineKinds } from "./kinds/machine.ts";
import { operationKinds } from "./kinds/operation.ts";
import { policyKinds } from "./kinds/policy.ts";
import { sentinelKinds } from "./kinds/sentinel.ts";
import { sourcesKinds } from "./kinds/sources.ts";
import { swapKinds } from "./kinds/swap.ts";
import { LOOKS_SECRET, optional, Whole } from "./kinds/values.ts";

export { looksSecret } from "./kinds/values.ts";

// --- The kinds -----------------------------------------------------------------------------------------------------

/** Adding a kind or an optional fact is always possible; changing what exists would break journals already written. */
const factsOf = {
  ...appKinds,
  ...ceremonyKinds,
  ...keysKinds,
  ...sourcesKinds,
  ...backupKinds,
  ...deliveryKinds,
  ...crossingKinds,
  ...operationKinds,
  ...policyKinds,
  ...swapKinds,
  ...sentinelKinds,
  ...drillKinds,
  ...leakKinds,
  ...journalKinds,
  ...machineKinds,
} as const;

export type Kind = keyof typeof factsOf;
export type Facts<K extends Kind> = v.InferInput<(typeof factsOf)[K]>;

/** Kinds that belong to an act: their drafts must name it. */
type ActKind = Extract<
  Kind,
  `ceremony.${string}` | `source.${string}` | `faucet.${string}` | `operation.${string}`
>;

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

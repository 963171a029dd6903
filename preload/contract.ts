/**
 * Everything that the screen can ask for and be told: start reading here.
 *
 * `calls` maps a name to [input, output]. Main parses the input before a handler sees it and the output before it
 * leaves; the preload turns every name into one function `window.workstation.<group>.<name>(input)`; tests derive
 * their fakes from the same table. To add a call: one line here, one handler in `main/commands/`.
 *
 * Every call resolves to `{ ok: true, value }` or `{ ok: false, fault }` and never rejects: faults are data.
 * Secrets are not in this table. `secrets.open` gives a ticket; the preload then holds one end of a one-message port
 * whose other end goes to the vault with the call that names the ticket (see {@link SecretDoor}).
 */
import * as v from "valibot";
import { Draft, Operation, Outcome, Review } from "../main/codec/pipeline.ts";
import {
  BlockNumber,
  Count,
  FaultValue,
  Hash,
  Id,
  KeyName,
  Label,
  Netuid,
  Rao,
  Ss58,
  TimeMs,
} from "../main/codec/values.ts";
import {
  KeyfileFormat,
  PhraseCheck,
  SourceFormat,
  SourceWeakness,
  Strength,
  WordCount,
} from "../main/vault/protocol.ts";

// --- Snapshot: what the screen knows ----------------------------------------------------------------------------

export const Profile = v.picklist(["vault", "desk", "combined"]);
export type Profile = v.InferOutput<typeof Profile>;
export const NetworkId = v.picklist(["rehearsal", "finney", "test", "local"]);
export type NetworkId = v.InferOutput<typeof NetworkId>;
export const Theme = v.picklist(["system", "light", "dark"]);
export type Theme = v.InferOutput<typeof Theme>;

export const ChainStatus = v.strictObject({
  network: NetworkId,
  /** none: this profile has no network. away: no connection now; what is shown is old. */
  state: v.picklist(["none", "connecting", "live", "away"]),
  fault: v.nullable(FaultValue),
  genesisHash: v.nullable(Hash),
  specVersion: v.nullable(v.number()),
  best: v.nullable(v.strictObject({ number: BlockNumber, hash: Hash, seenAtMs: TimeMs })),
  finalized: v.nullable(v.strictObject({ number: BlockNumber, hash: Hash })),
  /** Milliseconds from block to block as observed, or the network's nominal value. */
  blockTimeMs: v.number(),
});
export type ChainStatus = v.InferOutput<typeof ChainStatus>;

const Medium = v.picklist(["paper", "steel"]);
/** stolen: somebody may have read it, so the phrase is no secret any more. damaged: it cannot be read whole. */
export const LossReason = v.picklist(["lost", "stolen", "damaged", "destroyed"]);
export type LossReason = v.InferOutput<typeof LossReason>;
export const BackupCopy = v.strictObject({
  id: Id,
  label: Label,
  medium: Medium,
  place: Label,
  madeAtMs: TimeMs,
  /** When the whole phrase was last taken back from this copy. */
  provedAtMs: TimeMs,
  /** Set: it is gone, stays here as history, and counts for nothing. Absent in cards of the first version. */
  lost: v.optional(v.nullable(v.strictObject({ reason: LossReason, atMs: TimeMs })), null),
});
export type BackupCopy = v.InferOutput<typeof BackupCopy>;

export const Balance = v.strictObject({
  freeRao: Rao,
  reservedRao: Rao,
  nonce: Count,
  atBlock: BlockNumber,
  seenAtMs: TimeMs,
});
export const HotkeySummary = v.strictObject({
  address: Ss58,
  name: KeyName,
  coldkey: Ss58,
  createdAtMs: TimeMs,
  /** Where the chain says it is registered, as of the last look. */
  registrations: v.array(
    v.strictObject({ netuid: Netuid, uid: v.number(), sinceBlock: BlockNumber }),
  ),
});
export type HotkeySummary = v.InferOutput<typeof HotkeySummary>;
export const ColdkeySummary = v.strictObject({
  address: Ss58,
  name: KeyName,
  createdAtMs: TimeMs,
  /** null: imported without a phrase; there are no words that could be written on a copy. */
  wordCount: v.nullable(WordCount),
  /** The whole register, lost copies included. */
  copies: v.array(BackupCopy),
  /** In how many places copies lie that are not lost. */
  placeCount: Count,
  /** Two proved copies in two places (design §7). */
  isSafe: v.boolean(),
  balance: v.nullable(Balance),
});
export type ColdkeySummary = v.InferOutput<typeof ColdkeySummary>;

/** Where a coldkey creation stands. Nothing counts as a key before `done`. */
export const CreationStep = v.picklist(["passphrase", "write", "prove", "copy", "done"]);
export type CreationStep = v.InferOutput<typeof CreationStep>;
export const Creation = v.strictObject({
  id: Id,
  name: KeyName,
  wordCount: WordCount,
  step: CreationStep,
  startedAtMs: TimeMs,
  /** Known once sealed. */
  address: v.nullable(Ss58),
  /** The phrase is open in the vault now; false after lock or restart: the passphrase opens it again. */
  isOpen: v.boolean(),
});
export type Creation = v.InferOutput<typeof Creation>;

/** Where a ceremony around an existing coldkey's copies stands. The register changes only with `done`. */
export const BackupStep = v.picklist(["write", "prove", "copy", "done"]);
export type BackupStep = v.InferOutput<typeof BackupStep>;
export const BackupCeremony = v.strictObject({
  id: Id,
  address: Ss58,
  /** null: a further copy is made. Otherwise this copy is proved again, and no word is ever shown. */
  copy: v.nullable(Id),
  /** done: all is proved and only the register could not be written yet. */
  step: BackupStep,
  startedAtMs: TimeMs,
  /** The phrase is open in the vault now; false before the passphrase, and after lock or restart. */
  isOpen: v.boolean(),
});
export type BackupCeremony = v.InferOutput<typeof BackupCeremony>;

/** One act on its way: survives restarts. */
export const Activity = v.strictObject({
  id: Id,
  operation: Operation,
  network: NetworkId,
  extrinsicHash: v.nullable(Hash),
  signedAtMs: TimeMs,
  /** The last block that can include it. */
  lastBlock: BlockNumber,
  outcome: Outcome,
  updatedAtMs: TimeMs,
});
export type Activity = v.InferOutput<typeof Activity>;

export const Snapshot = v.strictObject({
  /** Counts up with every change: an older snapshot never replaces a newer one. */
  revision: Count,
  nowMs: TimeMs,
  host: v.strictObject({
    kind: v.picklist(["electron", "chromium"]),
    version: v.string(),
    platform: v.string(),
    /** The system hides this window from screenshots and recordings. */
    canBlockCapture: v.boolean(),
  }),
  /** null until the first start's choice. */
  profile: v.nullable(Profile),
  theme: Theme,
  chain: ChainStatus,
  keychain: v.strictObject({
    kind: v.picklist(["system", "file", "unknown"]),
    reason: v.nullable(v.string()),
  }),
  vault: v.strictObject({
    /** A vault process is alive and may hold an open key. */
    isOpen: v.boolean(),
    /** When it ends by itself. */
    endsAtMs: v.nullable(TimeMs),
    sodium: v.nullable(v.picklist(["native", "wasm"])),
  }),
  coldkeys: v.array(ColdkeySummary),
  hotkeys: v.array(HotkeySummary),
  creations: v.array(Creation),
  backups: v.array(BackupCeremony),
  activities: v.array(Activity),
  journal: v.strictObject({
    size: Count,
    state: v.picklist(["unchecked", "verified", "broken"]),
    checkedAtMs: v.nullable(TimeMs),
    /** Numbers of the entries that began an act which has no outcome: the app ended in between. */
    interrupted: v.array(Count),
  }),
});
export type Snapshot = v.InferOutput<typeof Snapshot>;

/** A key file that the system's dialog gave: its path stays in main. */
export const ChosenFile = v.strictObject({ id: Id, name: v.string(), format: KeyfileFormat });
export type ChosenFile = v.InferOutput<typeof ChosenFile>;
/** What was found in a source, before anything of it is stored. Ends with the vault process. */
export const ImportFound = v.strictObject({
  id: Id,
  address: Ss58,
  format: SourceFormat,
  wordCount: v.nullable(WordCount),
  weaknesses: v.array(SourceWeakness),
});
export type ImportFound = v.InferOutput<typeof ImportFound>;

// --- Values of single calls --------------------------------------------------------------------------------------

export const SubnetRow = v.strictObject({
  netuid: Netuid,
  name: v.string(),
  symbol: v.string(),
  burnRao: Rao,
  isOpen: v.boolean(),
  neurons: v.number(),
  maxNeurons: v.number(),
  immunityBlocks: v.number(),
  tempo: v.number(),
});
export type SubnetRow = v.InferOutput<typeof SubnetRow>;

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

const nothing = v.null();
const AbandonReason = v.picklist(["changed-mind", "phrase-seen", "mistake", "other"]);
/** Names one end of a one-message port that `secrets.open` made. */
const Ticket = v.pipe(v.string(), v.regex(/^[0-9a-f]{32}$/));

export const calls = {
  "app.snapshot": [nothing, Snapshot],
  "app.chooseProfile": [v.strictObject({ profile: Profile }), nothing],
  "app.setTheme": [v.strictObject({ theme: Theme }), nothing],
  /** Ends the vault process now. */
  "app.lock": [nothing, nothing],

  /** in: the screen will send one message to the vault. out: it will receive one. Unused tickets end after 2 minutes. */
  "secrets.open": [
    v.strictObject({ direction: v.picklist(["in", "out"]) }),
    v.strictObject({ ticket: Ticket }),
  ],

  /** The 2,048 BIP-39 words: public, for completion and the picker. */
  "phrase.words": [nothing, v.array(v.string())],
  "passphrase.judge": [v.strictObject({ passphrase: Ticket }), Strength],

  "creation.begin": [
    v.strictObject({ name: KeyName, wordCount: WordCount }),
    v.strictObject({ id: Id }),
  ],
  "creation.seal": [v.strictObject({ id: Id, passphrase: Ticket }), nothing],
  /** After a lock or restart: opens the pending phrase again. */
  "creation.reopen": [v.strictObject({ id: Id, passphrase: Ticket }), nothing],
  /** Words `from`…`to` (from 1) arrive once at the ticket's port. */
  "creation.reveal": [v.strictObject({ id: Id, from: Count, to: Count, out: Ticket }), nothing],
  /** The words are on paper: go on to taking them back (or back to writing). */
  "creation.goTo": [v.strictObject({ id: Id, step: v.picklist(["write", "prove"]) }), nothing],
  "creation.prove": [v.strictObject({ id: Id, phrase: Ticket }), PhraseCheck],
  "creation.recordCopy": [
    v.strictObject({ id: Id, label: Label, medium: Medium, place: Label }),
    v.strictObject({ address: Ss58 }),
  ],
  "creation.abandon": [v.strictObject({ id: Id, reason: AbandonReason }), nothing],

  /** A further copy (`copy: null`) or the proof of one that is there. The one already begun is gone on with. */
  "backup.begin": [
    v.strictObject({ address: Ss58, copy: v.nullable(Id) }),
    v.strictObject({ id: Id }),
  ],
  /** Opens the phrase in the vault, the first time and after each lock or restart. */
  "backup.reopen": [v.strictObject({ id: Id, passphrase: Ticket }), nothing],
  /** Only while a copy is written: a proof shows nothing. */
  "backup.reveal": [v.strictObject({ id: Id, from: Count, to: Count, out: Ticket }), nothing],
  "backup.goTo": [v.strictObject({ id: Id, step: v.picklist(["write", "prove"]) }), nothing],
  /** A match ends the proof of a copy that is there; a new copy has still to be recorded. */
  "backup.prove": [v.strictObject({ id: Id, phrase: Ticket }), PhraseCheck],
  "backup.recordCopy": [
    v.strictObject({ id: Id, label: Label, medium: Medium, place: Label }),
    v.strictObject({ address: Ss58 }),
  ],
  /** At step `done`: writes into the register what could not be written before. */
  "backup.finish": [v.strictObject({ id: Id }), v.strictObject({ address: Ss58 })],
  "backup.abandon": [v.strictObject({ id: Id, reason: AbandonReason }), nothing],
  /** For ever: a copy that turns up again is made and proved as a further one. */
  "backup.loseCopy": [v.strictObject({ address: Ss58, copy: Id, reason: LossReason }), nothing],

  /** Opens the system's dialog; null when nothing was chosen. */
  "import.chooseFile": [nothing, v.nullable(ChosenFile)],
  /** `passphrase` of the file; null for a plain one. May take many seconds: old forms are slow to try. */
  "import.inspectFile": [v.strictObject({ file: Id, passphrase: v.nullable(Ticket) }), ImportFound],
  "import.inspectPhrase": [v.strictObject({ phrase: Ticket }), ImportFound],
  /** Seals what was found under a new passphrase. The source stays as it is. */
  "import.store": [
    v.strictObject({ id: Id, name: KeyName, passphrase: Ticket }),
    v.strictObject({ address: Ss58 }),
  ],
  /** Forgets the chosen file and what was found. */
  "import.leave": [nothing, nothing],

  "hotkeys.create": [
    v.strictObject({ coldkey: Ss58, name: KeyName, passphrase: Ticket }),
    v.strictObject({ address: Ss58 }),
  ],

  "chain.subnets": [
    nothing,
    v.strictObject({ atBlock: BlockNumber, seenAtMs: TimeMs, subnets: v.array(SubnetRow) }),
  ],
  /** Rehearsal only. */
  "faucet.request": [
    v.strictObject({ address: Ss58 }),
    v.strictObject({ amountRao: Rao, atBlock: BlockNumber }),
  ],
  /** Rehearsal only: moves time forward. */
  "rehearsal.advance": [
    v.strictObject({ blocks: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(50_000)) }),
    v.strictObject({ atBlock: BlockNumber }),
  ],

  "operations.draft": [v.strictObject({ operation: Operation }), Draft],
  /** Builds the request from a draft and lets the vault decode it. `overrideUnsafe`: the typed override of §7. */
  "operations.review": [
    v.strictObject({ draft: Id, overrideUnsafe: v.boolean() }),
    v.strictObject({
      review: Review,
      hints: v.strictObject({ feeRao: v.nullable(Rao), freeRao: v.nullable(Rao) }),
      validForMs: v.number(),
    }),
  ],
  /** Signs what was reviewed (payloadHash says which), then submits. Progress comes with the snapshots. */
  "operations.sign": [
    v.strictObject({ draft: Id, payloadHash: Hash, passphrase: Ticket }),
    v.strictObject({ activity: Id }),
  ],
  "operations.discard": [v.strictObject({ draft: Id }), nothing],
  /** Submits the same signed bytes once more: cannot act twice, the nonce is the same. */
  "operations.resubmit": [v.strictObject({ activity: Id }), nothing],

  "journal.page": [
    v.strictObject({
      before: v.nullable(Count),
      limit: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(500)),
    }),
    v.strictObject({ size: Count, entries: v.array(JournalEntry) }),
  ],
  "journal.verify": [nothing, JournalReport],
} as const satisfies Record<string, readonly [v.GenericSchema, v.GenericSchema]>;

export type Calls = typeof calls;
export type CallName = keyof Calls;
export type CallInput<K extends CallName> = v.InferInput<Calls[K][0]>;
export type CallOutput<K extends CallName> = v.InferOutput<Calls[K][1]>;

export type Reply<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly fault: v.InferOutput<typeof FaultValue> };

/** Main → screen. */
export const events = {
  snapshot: Snapshot,
} as const satisfies Record<string, v.GenericSchema>;
export type Events = typeof events;
export type EventName = keyof Events;

// --- The bridge as the page sees it ------------------------------------------------------------------------------

type Group<N extends string> = N extends `${infer G}.${string}` ? G : never;
type Member<N extends string, G extends string> = N extends `${G}.${infer M}` ? M : never;

/** The bytes' side door: what the preload adds to `secrets`. */
export interface SecretDoor {
  /** Sends the one message of an `in` ticket. The caller wipes its own copy afterwards. */
  send(ticket: string, bytes: Uint8Array): void;
  /** Resolves with the one message of an `out` ticket; rejects when the port closes without one. */
  receive(ticket: string): Promise<Uint8Array>;
}

export type Bridge = {
  [G in Group<CallName>]: {
    [M in Member<CallName, G>]: (
      input: CallInput<`${G}.${M}` & CallName>,
    ) => Promise<Reply<CallOutput<`${G}.${M}` & CallName>>>;
  } & (G extends "secrets" ? SecretDoor : unknown);
} & {
  /** Subscribes; the returned function ends it. */
  on<E extends EventName>(
    event: E,
    listener: (value: v.InferOutput<Events[E]>) => void,
  ): () => void;
};

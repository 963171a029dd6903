/** Keys that were made elsewhere, one at a time. */
import * as v from "valibot";
import { Count, FaultValue, Id, KeyName, Ss58 } from "../../main/codec/values.ts";
import {
  KeyfileFormat,
  PrivateKeyEncoding,
  SourceFormat,
  SourceWeakness,
  WordCount,
  WrongWord,
} from "../../main/vault/protocol.ts";
import { type CallTable, nothing, Ticket } from "./shared.ts";

/** A key file that the system's dialog gave: its path stays in main. */
export const ChosenFile = v.strictObject({
  id: Id,
  name: v.string(),
  format: KeyfileFormat,
  needsPassphrase: v.boolean(),
});
export type ChosenFile = v.InferOutput<typeof ChosenFile>;
/** What was found in a source, before anything of it is stored. Ends with the vault process. */
export const ImportFound = v.strictObject({
  id: Id,
  address: Ss58,
  format: SourceFormat,
  wordCount: v.nullable(WordCount),
  weaknesses: v.array(SourceWeakness),
  /** Set on both of two: one private key, read in both encodings; a person tells by the address which it is. */
  encoding: v.nullable(PrivateKeyEncoding),
});
export type ImportFound = v.InferOutput<typeof ImportFound>;
const Readings = v.pipe(v.array(ImportFound), v.minLength(1), v.maxLength(2));

/** What a share of a split backup led to: more of them are needed, or the key is found. */
export const ImportShare = v.variant("state", [
  v.strictObject({
    state: v.literal("unreadable"),
    givenWords: v.number(),
    wrong: v.array(WrongWord),
  }),
  v.strictObject({
    state: v.literal("taken"),
    index: Count,
    /** Shares of this share's group so far, and how many it takes. */
    have: Count,
    need: Count,
    groups: v.strictObject({ have: Count, need: Count }),
    /** Which shares (from 1) were typed so far. */
    given: v.array(Count),
  }),
  v.strictObject({ state: v.literal("found"), readings: Readings }),
]);
export type ImportShare = v.InferOutput<typeof ImportShare>;

export const ImportRole = v.variant("kind", [
  v.strictObject({ kind: v.literal("coldkey") }),
  /** `coldkey` null: not known. It need not be on this machine. */
  v.strictObject({ kind: v.literal("hotkey"), coldkey: v.nullable(Ss58) }),
]);
export type ImportRole = v.InferOutput<typeof ImportRole>;

export const RemovalReport = v.strictObject({
  removed: Count,
  /** Of those: removed, but their old bytes could not be overwritten. */
  notOverwritten: Count,
  kept: v.array(v.strictObject({ name: v.string(), fault: FaultValue })),
});
export type RemovalReport = v.InferOutput<typeof RemovalReport>;

export const importCalls = {
  /** Opens the system's dialog; null when nothing was chosen. */
  "import.chooseFile": [nothing, v.nullable(ChosenFile)],
  /** `passphrase` of the file; null for a plain one. May take many seconds: old forms are slow to try. */
  "import.inspectFile": [v.strictObject({ file: Id, passphrase: v.nullable(Ticket) }), Readings],
  "import.inspectPhrase": [v.strictObject({ phrase: Ticket }), Readings],
  /** Shares of a SLIP-39 backup, one after the other in any order. Refuses SHARE_* and SHARES_*; what was given stays. */
  "import.giveShare": [v.strictObject({ phrase: Ticket }), ImportShare],
  /** A seed or a private key in hex. `claim`: the address it should have, which decides between two readings. */
  "import.inspectHex": [v.strictObject({ secret: Ticket, claim: v.nullable(Ss58) }), Readings],
  /**
   * Seals what was found: a coldkey, and a hotkey whose coldkey is not here, under a new passphrase; a hotkey whose
   * coldkey is here under that coldkey's. The source stays as it is. `canRemove`: its file can be removed, if asked for.
   */
  "import.store": [
    v.strictObject({ id: Id, name: KeyName, role: ImportRole, passphrase: Ticket }),
    v.strictObject({ address: Ss58, canRemove: v.boolean() }),
  ],
  /** After {@link importCalls "import.store"}: overwrites and removes the file that the key came from. */
  "import.removeSource": [nothing, RemovalReport],
  /** Forgets the chosen file and what was found. */
  "import.leave": [nothing, nothing],
} as const satisfies CallTable;

/** Keys that were made elsewhere, one at a time: what their ceremony does with secrets. */
import * as v from "valibot";
import { Count, FaultValue, Id, Ss58 } from "../../main/codec/values.ts";
import {
  KeyfileFormat,
  PrivateKeyEncoding,
  SourceFormat,
  type SourceWeakness,
  WordCount,
  WrongWord,
} from "../../main/vault/protocol.ts";
import { type CallTable, nothing, Ticket } from "./shared.ts";

/** Where the secret of the key is now: on a card, on several, in a file, or as digits. */
export const ImportSource = v.picklist(["words", "shares", "file", "hex"]);
export type ImportSource = v.InferOutput<typeof ImportSource>;

/** A key file that the system's dialog gave: its path stays in main. */
export const ChosenFile = v.strictObject({
  name: v.string(),
  format: KeyfileFormat,
  needsPassphrase: v.boolean(),
});
export type ChosenFile = v.InferOutput<typeof ChosenFile>;
/** What was found in a source. `encoding` is set on both of two: one private key, read in both encodings. */
export const ImportReading = v.strictObject({
  address: Ss58,
  format: SourceFormat,
  wordCount: v.nullable(WordCount),
  /** A person tells by the address which of the two it is. */
  encoding: v.nullable(PrivateKeyEncoding),
});
export type ImportReading = v.InferOutput<typeof ImportReading>;
export type ImportFound = ImportReading & { readonly weaknesses: readonly SourceWeakness[] };

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
  v.strictObject({ state: v.literal("found") }),
]);
export type ImportShare = v.InferOutput<typeof ImportShare>;

export const RemovalReport = v.strictObject({
  removed: Count,
  /** Of those: removed, but their old bytes could not be overwritten. */
  notOverwritten: Count,
  kept: v.array(v.strictObject({ name: v.string(), fault: FaultValue })),
});
export type RemovalReport = v.InferOutput<typeof RemovalReport>;

const Of = v.strictObject({ id: Id });

/**
 * Acts of the ceremony `import-key`, whose id they name. Those that read a source settle its step `open`; at the step
 * `seal` they read it once more, after a lock or a restart. What was found is among the ceremony's answers.
 */
export const importCalls = {
  /** Opens the system's dialog; null when nothing was chosen. */
  "import.chooseFile": [Of, v.nullable(ChosenFile)],
  /** `passphrase` of the file; null for a plain one. May take many seconds: old forms are slow to try. */
  "import.inspectFile": [v.strictObject({ id: Id, passphrase: v.nullable(Ticket) }), nothing],
  "import.inspectPhrase": [v.strictObject({ id: Id, phrase: Ticket }), nothing],
  /** Shares of a SLIP-39 backup, one after the other in any order. Refuses SHARE_* and SHARES_*; what was given stays. */
  "import.giveShare": [v.strictObject({ id: Id, phrase: Ticket }), ImportShare],
  /** A seed or a private key in hex. `claim`: the address it should have, which decides between two readings. */
  "import.inspectHex": [
    v.strictObject({ id: Id, secret: Ticket, claim: v.nullable(Ss58) }),
    nothing,
  ],
  /**
   * Seals what was found: a coldkey, and a hotkey whose coldkey is not here, under a new passphrase; a hotkey whose
   * coldkey is here under that coldkey's. The source stays as it is. `hasEnded`: it was the last step.
   */
  "import.seal": [
    v.strictObject({ id: Id, passphrase: Ticket }),
    v.strictObject({ hasEnded: v.boolean() }),
  ],
  /** Of a ceremony that has ended in this run: overwrites and removes the file that the key came from. */
  "import.removeSource": [Of, RemovalReport],
} as const satisfies CallTable;

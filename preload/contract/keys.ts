/** Coldkeys, and their creation. */
import * as v from "valibot";
import { Count, Id, KeyName, Ss58, TimeMs } from "../../main/codec/values.ts";
import { PhraseCheck, Sides, WordCount } from "../../main/vault/protocol.ts";
import { BackupCopy, CopyWords, ProofDue, Safety, Split, Tighter, ValueBand } from "./backup.ts";
import { Balance } from "./chain.ts";
import { AbandonReason, type CallTable, nothing, Ticket } from "./shared.ts";

export const ColdkeySummary = v.strictObject({
  address: Ss58,
  name: KeyName,
  createdAtMs: TimeMs,
  /** Set: kept, but offered nowhere and used for nothing new. */
  retiredAtMs: v.nullable(TimeMs),
  /** null: imported without a phrase; there are no words that could be written on a copy. */
  wordCount: v.nullable(WordCount),
  /** The whole register, lost copies included. */
  copies: v.array(BackupCopy),
  /** In how many places copies lie that are not lost. */
  placeCount: Count,
  /** Two proved copies in two places (design §7). */
  isSafe: v.boolean(),
  safety: Safety,
  splits: v.array(Split),
  /** One for each copy that counts. */
  proofs: v.array(ProofDue),
  valueBand: ValueBand,
  tighter: Tighter,
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

export const creationCalls = {
  "creation.begin": [
    v.strictObject({ name: KeyName, wordCount: WordCount }),
    v.strictObject({ id: Id }),
  ],
  /** `throws`: a person's dice (`sides` 6) or coins (2), mixed with the system's entropy; both null without. */
  "creation.seal": [
    v.strictObject({
      id: Id,
      passphrase: Ticket,
      throws: v.nullable(Ticket),
      sides: v.nullable(Sides),
    }),
    nothing,
  ],
  /** After a lock or restart: opens the pending phrase again. */
  "creation.reopen": [v.strictObject({ id: Id, passphrase: Ticket }), nothing],
  /** Words `from`…`to` (from 1) arrive once at the ticket's port. */
  "creation.reveal": [v.strictObject({ id: Id, from: Count, to: Count, out: Ticket }), nothing],
  /** The words are on paper: go on to taking them back (or back to writing). */
  "creation.goTo": [v.strictObject({ id: Id, step: v.picklist(["write", "prove"]) }), nothing],
  "creation.prove": [v.strictObject({ id: Id, phrase: Ticket }), PhraseCheck],
  "creation.recordCopy": [CopyWords, v.strictObject({ address: Ss58 })],
  "creation.abandon": [v.strictObject({ id: Id, reason: AbandonReason }), nothing],
} as const satisfies CallTable;

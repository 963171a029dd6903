/** Coldkeys, and their creation. */
import * as v from "valibot";
import { Count, Id, KeyName, Ss58, TimeMs } from "../../main/codec/values.ts";
import { PhraseCheck, Sides, WordCount } from "../../main/vault/protocol.ts";
import { BackupCopy, ProofDue, Safety, Split, Tighter, ValueBand } from "./backup.ts";
import { Balance } from "./chain.ts";
import { PlannedCopy } from "./plan.ts";
import { type CallTable, Half, nothing, Ticket } from "./shared.ts";

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
  /** Copies that are still to be made. */
  plan: v.array(PlannedCopy),
  balance: v.nullable(Balance),
});
export type ColdkeySummary = v.InferOutput<typeof ColdkeySummary>;

/** What creating does with secrets; the rest of it is in `ceremonies`. */
export const creationCalls = {
  /** Makes the key, seals it, and settles the step. `throws`: a person's dice (`sides` 6) or coins (2), mixed with the
   * system's entropy; both null without. */
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
  /** The words of this step arrive once at the ticket's port. */
  "creation.words": [v.strictObject({ id: Id, out: Ticket, half: Half }), nothing],
  /** A match settles the step. */
  "creation.prove": [v.strictObject({ id: Id, phrase: Ticket }), PhraseCheck],
} as const satisfies CallTable;

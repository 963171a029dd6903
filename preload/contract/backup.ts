/** The register of copies and the ceremonies around it. */
import * as v from "valibot";
import { Count, Id, Label, Ss58, TimeMs } from "../../main/codec/values.ts";
import { PhraseCheck } from "../../main/vault/protocol.ts";
import { AbandonReason, type CallTable, nothing, Ticket } from "./shared.ts";

export const Medium = v.picklist(["paper", "steel"]);
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

export const backupCalls = {
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
} as const satisfies CallTable;

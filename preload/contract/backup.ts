/** The register of copies and the ceremonies around it. */
import * as v from "valibot";
import { Count, Id, Label, Ss58, TimeMs } from "../../main/codec/values.ts";
import { PhraseCheck } from "../../main/vault/protocol.ts";
import { type CallTable, Half, nothing, Ticket } from "./shared.ts";

/** What the words of a phrase or a share can be written on. */
export const CardMedium = v.picklist(["paper", "steel"]);
/** usb: the sealed key file on a drive; it takes the passphrase as well. */
export const Medium = v.picklist([...CardMedium.options, "usb"]);
/** stolen: somebody may have read it, so the phrase is no secret any more. damaged: it cannot be read whole. */
export const LossReason = v.picklist(["lost", "stolen", "damaged", "destroyed"]);
export type LossReason = v.InferOutput<typeof LossReason>;
export const BackupCopy = v.strictObject({
  id: Id,
  label: Label,
  medium: Medium,
  place: Label,
  madeAtMs: TimeMs,
  /** When the whole phrase (or share) was last taken back from this copy, or the file on the drive opened. */
  provedAtMs: TimeMs,
  /** Set: it is gone, stays here as history, and counts for nothing. Absent in cards of the first version. */
  lost: v.optional(v.nullable(v.strictObject({ reason: LossReason, atMs: TimeMs })), null),
  // What follows came later: absent in older cards.
  /** Who keeps it; null: the owner. */
  custodian: v.optional(v.nullable(Label), null),
  /** Of the tamper-evident envelope that it lies in. */
  serial: v.optional(v.nullable(Label), null),
  /** Set: not the phrase is written on it but this share (from 1) of a split. */
  share: v.optional(v.nullable(v.strictObject({ split: Id, index: Count })), null),
  /** When a check by numbers was last passed. It is less than a proof. */
  checkedAtMs: v.optional(v.nullable(TimeMs), null),
  /** When the key was last restored from this copy alone, or from it and other shares. */
  rehearsedAtMs: v.optional(v.nullable(TimeMs), null),
  /** Which places checks have asked for since the last proof. */
  asked: v.optional(v.array(Count), []),
  /** How often its reminder was put off since the last proof, and until when. */
  snooze: v.optional(v.nullable(v.strictObject({ untilMs: TimeMs, count: Count })), null),
});
export type BackupCopy = v.InferOutput<typeof BackupCopy>;

/** A split backup. It enters the register once its restoration was rehearsed. */
export const Split = v.strictObject({
  id: Id,
  /** No secret. null: it was made elsewhere, so its words cannot be made here again: not shown, not compared. */
  nonce: v.nullable(v.pipe(v.string(), v.regex(/^[0-9a-f]{32}$/))),
  threshold: Count,
  /** Of one that was made elsewhere: by the word of the person who imported it. */
  count: Count,
  madeAtMs: TimeMs,
  rehearsedAtMs: TimeMs,
});
export type Split = v.InferOutput<typeof Split>;

/** How much hangs on a coldkey: bands, not amounts. unknown: no balance was ever seen. */
export const ValueBand = v.picklist(["unknown", "small", "middle", "large"]);
export type ValueBand = v.InferOutput<typeof ValueBand>;
/** Prove more often than the schedule says: by this factor. */
export const Tighter = v.picklist([1, 2, 4]);
export type Tighter = v.InferOutput<typeof Tighter>;

/** When a copy has to be proved again. */
export const ProofDue = v.strictObject({
  copy: Id,
  intervalDays: Count,
  /** The newest of proof, check and rehearsal. Nothing but these changes it. */
  lastMs: TimeMs,
  dueAtMs: TimeMs,
  state: v.picklist(["fine", "soon", "due", "overdue"]),
  /** Put off until then: it is still due, and said more quietly. */
  snoozedUntilMs: v.nullable(TimeMs),
  snoozesLeft: Count,
});
export type ProofDue = v.InferOutput<typeof ProofDue>;

/** Which single losses the copies survive. null: there is nothing of that kind to lose. */
export const Safety = v.strictObject({
  isSafe: v.boolean(),
  anyPlace: v.boolean(),
  /** Any one of the named custodians disappears or refuses. */
  anyCustodian: v.nullable(v.boolean()),
  forgottenPassphrase: v.boolean(),
  /** Places whose loss takes the key with it. */
  fatalPlaces: v.array(Label),
  /** Places where one thief finds all that it takes. */
  openPlaces: v.array(Label),
});
export type Safety = v.InferOutput<typeof Safety>;

/** What the ceremonies around copies do with secrets, and what the register is told outside of them. */
export const backupCalls = {
  /** Opens the phrase in the vault, the first time and after each lock or restart. */
  "backup.open": [v.strictObject({ id: Id, passphrase: Ticket }), nothing],
  /** Only while a copy is written: a proof shows nothing. */
  "backup.words": [v.strictObject({ id: Id, out: Ticket, half: Half }), nothing],
  /** A match settles the step. */
  "backup.prove": [v.strictObject({ id: Id, phrase: Ticket }), PhraseCheck],
  /** For ever: a copy that turns up again is made and proved as a further one. */
  "backup.loseCopy": [v.strictObject({ address: Ss58, copy: Id, reason: LossReason }), nothing],
} as const satisfies CallTable;

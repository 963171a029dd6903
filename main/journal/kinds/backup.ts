/** The register of copies. */
import * as v from "valibot";
import { Count, Id } from "../../codec/values.ts";
import { optional, SafeLabel, Token } from "./values.ts";

/** A day in UTC: dates of proofs are dates, not moments. */
const Day = v.pipe(v.string(), v.regex(/^\d{4}-\d{2}-\d{2}$/));

export const backupKinds = {
  "backup.recorded": v.strictObject({
    copy: Id,
    label: SafeLabel,
    medium: Token,
    place: SafeLabel,
    serial: optional(SafeLabel),
    custodian: optional(SafeLabel),
    /** Not the phrase but this share of a split. */
    split: optional(Id),
    share: optional(Count),
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
  /** A split backup counts: its restoration was rehearsed. */
  "backup.split": v.strictObject({ split: Id, threshold: Count, shares: Count }),
  /** A check by numbers. Passed when all were right. */
  "backup.checked": v.strictObject({
    copy: Id,
    label: SafeLabel,
    place: SafeLabel,
    right: Count,
    of: Count,
  }),
  /** Words alone, without this machine's file, ended in this address (`isSame`) or in another. */
  "backup.rehearsed": v.strictObject({ copies: Count, isSame: v.boolean(), split: optional(Id) }),
  /** A reminder was put off. The date of the last proof stays what it was. */
  "backup.snoozed": v.strictObject({
    copy: Id,
    label: SafeLabel,
    count: Count,
    days: Count,
    lastProofDay: Day,
  }),
  "backup.described": v.strictObject({
    copy: Id,
    label: SafeLabel,
    place: SafeLabel,
    custodian: optional(SafeLabel),
    serial: optional(SafeLabel),
  }),
  "backup.schedule": v.strictObject({ oftener: Count }),
  /** The sealed file was written to a drive; it counts only when it was read back and opened. */
  "backup.written": v.strictObject({ drive: SafeLabel, folder: SafeLabel }),
  /** "Which copy is this?": phrase, share or none. */
  "backup.identified": v.strictObject({ found: Token, share: optional(Count) }),
  /** An address to receive at was asked for. */
  "address.shown": v.strictObject({ overrideUnsafe: v.boolean() }),
} as const;

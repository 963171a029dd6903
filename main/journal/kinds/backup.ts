/** The register of copies. */
import * as v from "valibot";
import { Count, Id } from "../../codec/values.ts";
import { optional, SafeLabel, Token } from "./values.ts";

export const backupKinds = {
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
} as const;

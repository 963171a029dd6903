/** Keys that came from elsewhere, what became of their sources, and addresses that are only watched. */
import * as v from "valibot";
import { Count, Hash, KeyName, Ss58 } from "../../codec/values.ts";
import { AddressList, Code, optional, SafeLabel, Token } from "./values.ts";

export const sourcesKinds = {
  /** As `coldkey.imported`. `coldkey`: absent when nobody knows whose it is. */
  "hotkey.imported": v.strictObject({
    name: KeyName,
    coldkey: optional(Ss58),
    source: Token,
    words: optional(Count),
    weaknesses: Count,
  }),
  /** Intent: the files that these keys came from are about to be overwritten and removed. */
  "source.removing": v.strictObject({ files: Count }),
  /** Outcome. `kept`: how many of them were left, because they had changed or could not be removed. */
  "source.removed": v.strictObject({ files: Count, kept: Count, code: optional(Code) }),
  /** `source`: the way in which the address came. */
  "watch.added": v.strictObject({ name: KeyName, source: Token }),
  /** `reason`: on request, or because the key itself came. */
  "watch.removed": v.strictObject({ name: KeyName, reason: Token }),
  /** A name for somebody else's address. */
  "contact.kept": v.strictObject({ label: SafeLabel, role: Token }),
  "contact.removed": v.strictObject({ label: SafeLabel }),
  "multisig.kept": v.strictObject({
    name: KeyName,
    members: AddressList,
    approvals: Count,
  }),
  /** The call of a multisig, as a file for its members, and from one of them. */
  "call.exported": v.strictObject({ callHash: Hash, inner: Token }),
  "call.imported": v.strictObject({ callHash: Hash, inner: Token }),
  /** A Desk was given something that holds a private key, and did not take it. */
  "key.refused": v.strictObject({ source: Token }),
} as const;

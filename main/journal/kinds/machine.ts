/** Looks at this machine. Only numbers: what was seen names programs and devices, which do not belong in a journal. */
import * as v from "valibot";
import { Count } from "../../codec/values.ts";
import { Code, HexHash, optional, Token, Version } from "./values.ts";

export const machineKinds = {
  "machine.looked": v.strictObject({ good: Count, attention: Count, bad: Count, unknown: Count }),
  "machine.ticked": v.strictObject({ check: Token, isSeen: v.boolean() }),
  /** A download was held against a release's signature: how it ended, and the SHA-256 of what lay there. */
  "download.verified": v.strictObject({
    code: Code,
    digest: HexHash,
    version: optional(Version),
  }),
} as const;

/** What the journal says about itself. */
import * as v from "valibot";
import { Count } from "../../codec/values.ts";
import { Code, Filename, HexHash, optional, Vkey } from "./values.ts";

export const journalKinds = {
  /** The first line: which log this is and whose signature to expect. */
  "journal.begun": v.strictObject({ key: Vkey }),
  /** From here on another key signs. */
  "journal.rekeyed": v.strictObject({ key: Vkey, reason: Code }),
  /** Bytes after the last whole line were set aside in a file beside the journal. */
  "journal.repaired": v.strictObject({ bytes: Count, file: Filename }),
  /** A verification. A finding is a break: it is recorded once and stays visible for ever. */
  "journal.verified": v.strictObject({
    isIntact: v.boolean(),
    size: Count,
    rootHash: HexHash,
    finding: optional(Code),
    line: optional(Count),
    count: optional(Count),
    /** How many lines from the first are known to be as they were written. */
    goodSize: optional(Count),
    anchoredSize: optional(Count),
    anchoredRootHash: optional(HexHash),
    reason: optional(Code),
  }),
} as const;

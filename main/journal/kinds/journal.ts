/** What the journal says about itself. */
import * as v from "valibot";
import { Count } from "../../codec/values.ts";
import { Code, Filename, HexHash, optional, Token, Vkey } from "./values.ts";

const peerCheckpoint = {
  origin: v.pipe(v.string(), v.regex(/^[a-z0-9][a-z0-9./-]{0,127}$/i)),
  key: Vkey,
  size: Count,
  rootHash: HexHash,
  /** base64 of the note's signature: with the other facts it is the whole note again. */
  signature: v.pipe(v.string(), v.regex(/^[A-Za-z0-9+/]{90,100}={0,2}$/)),
};

export const journalKinds = {
  /** The first line: which log this is and whose signature to expect. */
  "journal.begun": v.strictObject({ key: Vkey }),
  /** From here on another key signs. */
  "journal.rekeyed": v.strictObject({ key: Vkey, reason: Code }),
  /** Bytes after the last whole line were set aside in a file beside the journal. */
  "journal.repaired": v.strictObject({ bytes: Count, file: Filename }),
  /** `form`: what left the app. `entries`: how many it holds. */
  "journal.exported": v.strictObject({ form: Token, size: Count, entries: Count }),
  /** A checkpoint from elsewhere was held against this journal. */
  "journal.compared": v.strictObject({ size: Count, result: Token }),
  /** A paired machine's checkpoint, kept here: another journal's history cannot change unnoticed any more either. */
  "peer.checkpoint-kept": v.strictObject({ ...peerCheckpoint, link: Token }),
  /** It contradicts one that is kept: the other machine has two histories. */
  "peer.fork-found": v.strictObject({ ...peerCheckpoint, heldSize: Count }),
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

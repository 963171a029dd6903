/** Ceremonies of every kind. */
import * as v from "valibot";
import { Count, KeyName } from "../../codec/values.ts";
import { ceremonyStep, HexHash, optional, SafeLabel, Token } from "./values.ts";

export const ceremonyKinds = {
  "ceremony.started": v.strictObject({ ceremony: Token, name: optional(KeyName) }),
  "ceremony.step": ceremonyStep,
  "ceremony.resumed": ceremonyStep,
  "ceremony.left": ceremonyStep,
  /** Something that the script asks for was not done, and why. */
  "ceremony.excused": v.strictObject({
    ceremony: Token,
    step: Token,
    item: Token,
    reason: SafeLabel,
  }),
  /** `transcript`: SHA-256 of the transcript's file. */
  "ceremony.abandoned": v.strictObject({
    ceremony: Token,
    step: optional(Token),
    reason: Token,
    remark: optional(SafeLabel),
    transcript: optional(HexHash),
  }),
  "ceremony.completed": v.strictObject({
    ceremony: Token,
    transcript: optional(HexHash),
    exceptions: optional(Count),
  }),
  /** A transcript left the app as a file; `transcript`: SHA-256 of what it was made from. */
  "transcript.saved": v.strictObject({ ceremony: Token, transcript: HexHash }),
  /** The system's print dialog is about to open; `transcript` as above, for a sheet that is one. */
  "paper.printing": v.strictObject({
    sheet: Token,
    ceremony: optional(Token),
    transcript: optional(HexHash),
  }),
  /** What became of it, as far as the system says. */
  "paper.printed": v.strictObject({ outcome: Token }),
} as const;

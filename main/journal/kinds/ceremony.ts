/** Ceremonies of every kind. */
import * as v from "valibot";
import { KeyName } from "../../codec/values.ts";
import { ceremonyStep, optional, Token } from "./values.ts";

export const ceremonyKinds = {
  "ceremony.started": v.strictObject({ ceremony: Token, name: optional(KeyName) }),
  "ceremony.step": ceremonyStep,
  "ceremony.resumed": ceremonyStep,
  "ceremony.abandoned": v.strictObject({ ceremony: Token, step: optional(Token), reason: Token }),
  "ceremony.completed": v.strictObject({ ceremony: Token }),
} as const;

/** Keys, phrases, passphrases and the vault process. */
import * as v from "valibot";
import { Count, KeyName, Ss58 } from "../../codec/values.ts";
import { nothing, optional, Token } from "./values.ts";

export const keysKinds = {
  "coldkey.created": v.strictObject({
    name: KeyName,
    words: optional(Count),
    entropy: optional(Token),
  }),
  /** `source`: the form that the key was in. `weaknesses`: how many were named before it was sealed anew. */
  "coldkey.imported": v.strictObject({
    name: KeyName,
    source: Token,
    words: optional(Count),
    weaknesses: Count,
  }),
  "hotkey.created": v.strictObject({ name: KeyName, coldkey: Ss58 }),
  /** Which words were on the screen, by position. */
  "phrase.revealed": v.strictObject({ from: Count, to: Count, share: optional(Count) }),
  "phrase.checked": v.strictObject({
    isMatch: v.boolean(),
    wrongWords: Count,
    share: optional(Count),
  }),
  "passphrase.wrong": nothing,
  "vault.opened": v.strictObject({ purpose: optional(Token) }),
  "vault.closed": v.strictObject({ reason: Token }),
} as const;

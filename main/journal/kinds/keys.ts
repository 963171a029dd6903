/** Keys, phrases, passphrases and the vault process. */
import * as v from "valibot";
import { Count, KeyName, Ss58 } from "../../codec/values.ts";
import { optional, Token } from "./values.ts";

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
  /** A coldkey's or hotkey's own name; `kind` is which. */
  "key.renamed": v.strictObject({ kind: Token, name: KeyName, before: KeyName }),
  /** Its file had no card that could be read, and has one again. `words`: of its phrase, where it has one. */
  "key.named": v.strictObject({ kind: Token, name: KeyName, words: optional(Count) }),
  /** Out of use, and in use again: the file stays where it is. */
  "key.retired": v.strictObject({ kind: Token, name: KeyName }),
  "key.brought-back": v.strictObject({ kind: Token, name: KeyName }),
  /** Its file was opened, and nothing done with what was in it. `untouched`: files beside it that stayed shut. */
  "key.opened": v.strictObject({ files: Count, untouched: Count }),
  /** Sealed anew. `isNewPassphrase` no: only the unlock time changed. `untouched`: files of another passphrase. */
  "passphrase.changed": v.strictObject({
    files: Count,
    untouched: Count,
    isNewPassphrase: v.boolean(),
  }),
  "unlock.chosen": v.strictObject({
    targetMs: Count,
    measuredMs: Count,
    memoryKib: Count,
    passes: Count,
  }),
  /** Folder and files that others could read were closed to them. */
  "keyfiles.closed": v.strictObject({ files: Count }),
  /** Which words were on the screen, by position. */
  "phrase.revealed": v.strictObject({ from: Count, to: Count, share: optional(Count) }),
  "phrase.checked": v.strictObject({
    isMatch: v.boolean(),
    wrongWords: Count,
    share: optional(Count),
  }),
  /** `purpose`: what the vault was asked to do. `count`: in a row for this key, since the start of the app. */
  "passphrase.wrong": v.strictObject({ purpose: optional(Token), count: optional(Count) }),
  "vault.opened": v.strictObject({ purpose: optional(Token) }),
  "vault.closed": v.strictObject({ reason: Token }),
} as const;

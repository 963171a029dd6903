/** Opened phrases: shown, compared, closed. */
import * as v from "valibot";
import { Bytes, Ss58 } from "../../codec/values.ts";
import { PhraseCheck, PortIndex, type VaultCallTable, WordCount } from "./values.ts";

export const phrasesCalls = {
  /**
   * Opens a sealed key for a reveal or check of its phrase (WRONG_PASSPHRASE, SEAL_*). `kind`: what it must be; a
   * coldkey unless said otherwise.
   */
  openPhrase: [
    v.strictObject({
      sealed: Bytes,
      passphrase: PortIndex,
      kind: v.exactOptional(v.picklist(["coldkey", "hotkey"])),
    }),
    v.strictObject({ address: Ss58, wordCount: WordCount, session: v.string() }),
  ],
  /** Sends words `from`…`to` (1-based, inclusive) as UTF-8, one space between, through the port. */
  revealWords: [
    v.strictObject({ session: v.string(), from: v.number(), to: v.number(), out: PortIndex }),
    v.strictObject({ words: v.number() }),
  ],
  /** Compares a phrase that the user typed back. Accepts free text and the numbered form. */
  checkPhrase: [v.strictObject({ session: v.string(), phrase: PortIndex }), PhraseCheck],
  closePhrase: [v.strictObject({ session: v.string() }), v.strictObject({})],
  /** Proves that sealed bytes read back from disk open to `address`; with a live session no passphrase is needed. */
  verifySealed: [
    v.strictObject({ sealed: Bytes, session: v.string() }),
    v.strictObject({ address: Ss58 }),
  ],
} as const satisfies VaultCallTable;

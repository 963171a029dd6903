/**
 * Is a file that was opened for a message a secret instead? A Desk must know one when it sees one: it says so, and keeps
 * nothing of it.
 */
import { utf8FromBytes } from "../lib/bytes.ts";
import { Refusal } from "../lib/fault.ts";
import { surveyKeyfile } from "../vault/keyfiles/survey.ts";

/** The shortest recovery phrase. */
const FEWEST_WORDS = 12;
/** Numbered or not. */
const WORD = /^(?:\d{1,2}[-.):]?)?[a-z]{3,8}$/;
/** A seed or a private key by itself, or after a word or two. */
const HEX = /(?:^|[^0-9a-f])(?:0x)?(?:[0-9a-f]{128}|[0-9a-f]{64})(?:[^0-9a-f]|$)/i;

/** What kind of secret it is; null: none that is recognised. */
export function secretIn(bytes: Uint8Array): "keyfile" | "phrase" | "hex" | null {
  try {
    if (surveyKeyfile(bytes).format !== "public") return "keyfile";
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    // Two secrets that disagree are two secrets.
    if (error.fault.code === "KEYFILE_SECRETS_DISAGREE") return "keyfile";
  }
  const text = utf8FromBytes(bytes.subarray(0, 64 * 1024));
  if (text === null) return null;
  if (HEX.test(text)) return "hex";
  let run = 0;
  for (const token of text.toLowerCase().split(/[\s,;]+/u)) {
    if (token === "" || /^\d{1,2}[-.):]?$/.test(token)) continue;
    run = WORD.test(token) ? run + 1 : 0;
    if (run >= FEWEST_WORDS) return "phrase";
  }
  return null;
}

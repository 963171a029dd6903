/**
 * Is a file that was opened for a message a secret instead? A Desk must know one when it sees one: it says so, and keeps
 * nothing of it. Read on the bytes: a string that was made of a secret cannot be wiped.
 */
import { isUtf8 } from "node:buffer";
import { Refusal } from "../lib/fault.ts";
import { surveyKeyfile } from "../vault/keyfiles/survey.ts";

/** The shortest recovery phrase. */
const FEWEST_WORDS = 12;
const [SHORTEST_WORD, LONGEST_WORD] = [3, 8];
/** A seed, and a private key with its nonce. */
const HEX_LENGTHS = [64, 128];
const MOST_LOOKED_AT = 64 * 1024;

/** What kind of secret it is; null: none that is recognised. */
export function secretIn(bytes: Uint8Array): "keyfile" | "phrase" | "hex" | null {
  try {
    if (surveyKeyfile(bytes).format !== "public") return "keyfile";
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    // Two secrets that disagree are two secrets.
    if (error.fault.code === "KEYFILE_SECRETS_DISAGREE") return "keyfile";
  }
  const narrow = narrowed(bytes.subarray(0, MOST_LOOKED_AT));
  try {
    if (!isUtf8(narrow)) return null;
    if (hasHexRun(narrow)) return "hex";
    return hasWordRun(narrow) ? "phrase" : null;
  } finally {
    narrow.fill(0);
  }
}

/** A copy for the caller to wipe; every second byte of what an editor wrote as UTF-16. */
function narrowed(bytes: Uint8Array): Uint8Array {
  const isLittle = bytes[0] === 0xff && bytes[1] === 0xfe;
  const isBig = bytes[0] === 0xfe && bytes[1] === 0xff;
  if (!isLittle && !isBig) {
    // Cut at the limit, the last character may be half of one.
    let end = bytes.length;
    while (end > 0 && end === MOST_LOOKED_AT && (bytes[end - 1] ?? 0) >= 0x80) end -= 1;
    return bytes.slice(0, end);
  }
  const narrow = new Uint8Array((bytes.length - 2) >> 1);
  for (let at = 0; at < narrow.length; at += 1) {
    const [low, high] = isLittle
      ? [bytes[2 + 2 * at], bytes[3 + 2 * at]]
      : [bytes[3 + 2 * at], bytes[2 + 2 * at]];
    // What is not ASCII is no letter of a phrase.
    narrow[at] = high === 0 && (low ?? 0x80) < 0x80 ? (low ?? 0) : 0;
  }
  return narrow;
}

const isDigit = (byte: number): boolean => byte >= 0x30 && byte <= 0x39;
const isLetter = (byte: number): boolean => (byte | 0x20) >= 0x61 && (byte | 0x20) <= 0x7a;
const isHexDigit = (byte: number): boolean =>
  isDigit(byte) || ((byte | 0x20) >= 0x61 && (byte | 0x20) <= 0x66);
/** White space, commas, semicolons; the bytes of wider spaces as well, which no English word has. */
const parts = (byte: number): boolean =>
  byte <= 0x20 || byte === 0x2c || byte === 0x3b || byte >= 0x80;

function hasHexRun(bytes: Uint8Array): boolean {
  let run = 0;
  for (let at = 0; at <= bytes.length; at += 1) {
    if (at < bytes.length && isHexDigit(bytes[at] ?? 0)) run += 1;
    else {
      if (HEX_LENGTHS.includes(run)) return true;
      run = 0;
    }
  }
  return false;
}

/** Words in a row, numbered or not: `3. word`, `3-word`, `word`. */
function hasWordRun(bytes: Uint8Array): boolean {
  let run = 0;
  let from = 0;
  for (let at = 0; at <= bytes.length; at += 1) {
    if (at < bytes.length && !parts(bytes[at] ?? 0)) continue;
    const kind = kindOf(bytes, from, at);
    from = at + 1;
    if (kind === "word") run += 1;
    else if (kind === "other") run = 0;
    if (run >= FEWEST_WORDS) return true;
  }
  return false;
}

/** number: one that stands alone, of the numbered form. */
function kindOf(bytes: Uint8Array, from: number, to: number): "word" | "number" | "other" | "none" {
  if (from === to) return "none";
  let at = from;
  while (at < to && at < from + 2 && isDigit(bytes[at] ?? 0)) at += 1;
  // `-`, `.`, `)` or `:` after the number.
  if (at > from && at < to && [0x2d, 0x2e, 0x29, 0x3a].includes(bytes[at] ?? 0)) at += 1;
  if (at === to) return "number";
  const length = to - at;
  if (length < SHORTEST_WORD || length > LONGEST_WORD) return "other";
  for (; at < to; at += 1) if (!isLetter(bytes[at] ?? 0)) return "other";
  return "word";
}

/**
 * The last look at what is about to leave: reads the finished files as a stranger would, knowing nothing of how they
 * were made, finds every secret in them, and derives whose it is. A bundle passes when each secret opens one of the
 * named hotkeys, none opens a coldkey, and nothing in it could hide a secret in a form that was not understood.
 *
 * A text is taken apart into runs of the characters that hex, base58 and base64 are written with. A run of
 * {@link SUSPICIOUS} characters is as long as sixteen bytes in base64, the shortest secret there is: it must be
 * something that is known here, or the bundle does not leave. The same holds for words of the list in a row.
 */
import { accountOf, decodeAddress, encodeAddress } from "../codec/address.ts";
import type { Ss58 } from "../codec/values.ts";
import { equalBytes } from "../lib/bytes.ts";
import { Refusal } from "../lib/fault.ts";
import { SecretBytes } from "../lib/secret.ts";
import { type KeySecret, publicKeyOf } from "./keyring.ts";
import { entropyOf, typedWords } from "./phrase.ts";
import { byCofactor, isCanonical } from "./private-key.ts";
import type { BundleScan } from "./protocol/deliveries.ts";

export interface BundleFile {
  readonly path: string;
  readonly bytes: Uint8Array;
}

/** What may be in the bundle, and what must not be. */
export interface Named {
  /** Each has to be found. */
  readonly hotkeys: readonly Ss58[];
  /** Every coldkey of this workstation. Their public halves may be in the bundle, their secrets not. */
  readonly coldkeys: readonly Ss58[];
  /** Names and paths of ours, which may be as long as a secret. */
  readonly texts: readonly string[];
}

/** ⌈16 · 8 / 6⌉: sixteen bytes in base64 without padding. */
const SUSPICIOUS = 22;
const PUBLIC_HEX = 64;
const PRIVATE_HEX = 128;
/** Half of the shortest phrase: whatever has so many words of the list in a row has to be a whole one. */
const SUSPICIOUS_WORDS = 6;

/** Refuses BUNDLE_HOLDS_COLDKEY { path, address }, BUNDLE_UNKNOWN_SECRET { path }, BUNDLE_LACKS_KEY { address }. */
export function scanBundle(files: readonly BundleFile[], named: Named): BundleScan {
  const { hotkeys, coldkeys } = named;
  const both = hotkeys.find((address) => coldkeys.includes(address));
  if (both !== undefined) throw new Refusal("BUNDLE_HOLDS_COLDKEY", { path: "", address: both });
  const publicKeys = [...hotkeys, ...coldkeys].map(accountOf);
  const opened = new Set<Ss58>();
  let secrets = 0;
  for (const { path, bytes } of files) {
    const found = (secret: KeySecret): void => {
      const address = addressOf(secret);
      if (coldkeys.includes(address)) throw new Refusal("BUNDLE_HOLDS_COLDKEY", { path, address });
      if (!hotkeys.includes(address)) throw new Refusal("BUNDLE_UNKNOWN_SECRET", { path });
      opened.add(address);
      secrets += 1;
    };
    if (bytes.some((byte) => byte === 0 || byte > 0x7e)) {
      throw new Refusal("BUNDLE_UNKNOWN_SECRET", { path });
    }
    for (const row of rowsOf(bytes)) found(phraseOf(path, row));
    for (const { bytes: run } of piecesOf(bytes, isOfRun)) {
      if (run.length < SUSPICIOUS || isKnownText(run, publicKeys, named)) continue;
      found(keyInHex(path, run));
    }
  }
  const lacking = hotkeys.find((address) => !opened.has(address));
  if (lacking !== undefined) throw new Refusal("BUNDLE_LACKS_KEY", { address: lacking });
  return { files: files.length, secrets, coldkeys: coldkeys.length };
}

/** Wipes the secret: only whose it was is of interest. */
function addressOf(secret: KeySecret): Ss58 {
  try {
    return encodeAddress(publicKeyOf(secret));
  } finally {
    secret.bytes.wipe();
  }
}

/** Maximal pieces of bytes that `isPart` accepts, as views. */
function* piecesOf(bytes: Uint8Array, isPart: (byte: number) => boolean): Generator<Piece> {
  let start = -1;
  for (let at = 0; at <= bytes.length; at++) {
    const byte = bytes[at];
    if (byte !== undefined && isPart(byte)) {
      if (start < 0) start = at;
    } else if (start >= 0) {
      yield { start, end: at, bytes: bytes.subarray(start, at) };
      start = -1;
    }
  }
}

interface Piece {
  readonly start: number;
  readonly end: number;
  readonly bytes: Uint8Array;
}

/** Rows of words of the list, whatever is between the words: from the first to the last. */
function* rowsOf(bytes: Uint8Array): Generator<Uint8Array> {
  let row: { start: number; end: number; count: number } = { start: 0, end: 0, count: 0 };
  for (const { start, end, bytes: letters } of piecesOf(bytes, isLetter)) {
    if (isListWord(letters)) {
      row = { start: row.count === 0 ? start : row.start, end, count: row.count + 1 };
      continue;
    }
    if (row.count >= SUSPICIOUS_WORDS) yield bytes.subarray(row.start, row.end);
    row = { start: 0, end: 0, count: 0 };
  }
  if (row.count >= SUSPICIOUS_WORDS) yield bytes.subarray(row.start, row.end);
}

/** Letters, digits, and what base64, its URL form, paths and names have besides. */
function isOfRun(byte: number): boolean {
  const isDigit = byte >= 0x30 && byte <= 0x39;
  return isDigit || isLetter(byte) || [0x2b, 0x2d, 0x2e, 0x2f, 0x3d, 0x5f].includes(byte);
}

function isLetter(byte: number): boolean {
  const lower = byte | 0x20;
  return byte >= 0x41 && lower >= 0x61 && lower <= 0x7a;
}

/** BIP-39's longest word has eight letters. */
function isListWord(run: Uint8Array): boolean {
  if (run.length < 3 || run.length > 8 || !run.every(isLetter)) return false;
  return (typedWords(run)[0]?.number ?? -1) >= 0;
}

function phraseOf(path: string, row: Uint8Array): KeySecret {
  const spaced = row.map((byte) => (isLetter(byte) ? byte : 0x20));
  try {
    const entropy = entropyOf(typedWords(spaced).map(({ number }) => number));
    // Two phrases in a row, or one with a mistake: whatever it is, it is not one of the named keys.
    if (entropy === null) throw new Refusal("BUNDLE_UNKNOWN_SECRET", { path });
    return { form: "phrase", bytes: entropy };
  } finally {
    spaced.fill(0);
  }
}

/** A public key or an address that belongs in the bundle, or a text that is known as it is. */
function isKnownText(run: Uint8Array, publicKeys: readonly Uint8Array[], named: Named): boolean {
  const hex = hexBytes(run, PUBLIC_HEX);
  if (hex !== null) {
    const isPublic = publicKeys.some((key) => equalBytes(key, hex));
    hex.fill(0);
    return isPublic;
  }
  // Longer than any name or path of ours: it must be a secret in hex, and stays bytes.
  if (run.length >= PRIVATE_HEX) return false;
  const text = new TextDecoder().decode(run);
  if (named.texts.includes(text)) return true;
  const address = decodeAddress(text);
  return address.ok && publicKeys.some((key) => equalBytes(key, address.value.account));
}

function keyInHex(path: string, run: Uint8Array): KeySecret {
  const seed = hexBytes(run, PUBLIC_HEX);
  if (seed !== null) return { form: "seed", bytes: SecretBytes.own(seed) };
  const written = hexBytes(run, PRIVATE_HEX);
  if (written === null) throw new Refusal("BUNDLE_UNKNOWN_SECRET", { path });
  if (isCanonical(written)) return { form: "private-key", bytes: SecretBytes.own(written) };
  const divided = byCofactor(written);
  written.fill(0);
  if (divided === null || !isCanonical(divided)) {
    throw new Refusal("BUNDLE_UNKNOWN_SECRET", { path });
  }
  return { form: "private-key", bytes: SecretBytes.own(divided) };
}

/** Hex of exactly `digits` digits, with or without `0x`; null: it is something else. */
function hexBytes(run: Uint8Array, digits: number): Uint8Array | null {
  const hasMark = run[0] === 0x30 && ((run[1] ?? 0) | 0x20) === 0x78;
  const text = hasMark ? run.subarray(2) : run;
  if (text.length !== digits) return null;
  const out = new Uint8Array(digits / 2);
  for (const [at, byte] of text.entries()) {
    const lower = byte | 0x20;
    const isDigit = byte >= 0x30 && byte <= 0x39;
    const value = isDigit ? byte - 0x30 : lower >= 0x61 && lower <= 0x66 ? lower - 0x57 : -1;
    if (value < 0) {
      out.fill(0);
      return null;
    }
    out[at >> 1] = ((out[at >> 1] ?? 0) << 4) | value;
  }
  return out;
}

/**
 * From the plaintext of a key file to the one secret that it means (domain reference §2.2). Readers of the past took
 * the first secret they knew, each in its own order; we derive from every secret in the file and go on only when all
 * of them, and every public key beside them, say the same.
 */
import { decodeAddress, encodeAddress } from "../../codec/address.ts";
import { equalBytes } from "../../lib/bytes.ts";
import { Refusal } from "../../lib/fault.ts";
import { SecretBytes } from "../../lib/secret.ts";
import { type KeySecret, publicKeyOf, type SecretForm } from "../keyring.ts";
import { entropyOf, typedWords } from "../phrase.ts";
import { byCofactor, isCanonical, PRIVATE_KEY_BYTES } from "../private-key.ts";
import { type FlatValue, readFlatObject, wipeFields } from "./flat-json.ts";

type Fields = ReadonlyMap<string, FlatValue>;
interface Said {
  readonly field: string;
  readonly publicKey: Uint8Array;
}
interface Found extends Said {
  readonly secret: KeySecret;
}

const SEED_BYTES = 32;
const PUBLIC_KEY_BYTES = 32;
const CRYPTO_SR25519 = 1;

/** {@link readingsOf} where the key is known to be canonical: files of ours. */
export function secretOf(plaintext: Uint8Array): KeySecret {
  const [first, other] = readingsOf(plaintext);
  other?.bytes.wipe();
  if (first === undefined) throw new Refusal("KEYFILE_UNKNOWN");
  return first;
}

/**
 * The secret, which the caller owns; see {@link OpenedFile.readings} for when there are two. Refuses KEYFILE_UNKNOWN, KEYFILE_PUBLIC_ONLY { address }, KEYFILE_NOT_SR25519,
 * KEYFILE_SECRETS_DISAGREE { fields }, KEYFILE_PHRASE_INVALID, KEYFILE_DAMAGED { part }.
 */
export function readingsOf(plaintext: Uint8Array): KeySecret[] {
  const bare = publicKeyInHex(plaintext);
  if (bare !== null) throw publicOnly(bare);
  const fields = readFlatObject(plaintext);
  const found: Found[] = [];
  try {
    demandSr25519(fields);
    const claims = claimsOf(fields);
    for (const [field, read] of READERS) {
      const secret = read(fields, [...claims, ...found]);
      if (secret !== null) found.push({ field, secret, publicKey: publicKeyOf(secret) });
    }
    if (found.length === 0 && claims.length === 0) {
      const readings = bothReadings(fields);
      if (readings.length > 0) return readings;
    }
    return [onlyOne(fields, claims, found)];
  } catch (error) {
    for (const { secret } of found) secret.bytes.wipe();
    throw error;
  } finally {
    wipeFields(fields);
  }
}

type Reader = (fields: Fields, said: readonly Said[]) => KeySecret | null;
/** In btwallet's order of precedence: the first one is kept, the others must agree with it. */
const READERS: readonly (readonly [string, Reader])[] = [
  ["secretPhrase", phraseIn],
  ["secretSeed", seedIn],
  ["privateKey", privateKeyIn],
];

function onlyOne(fields: Fields, claims: readonly Said[], found: readonly Found[]): KeySecret {
  const [first, ...others] = found;
  if (first === undefined) {
    if (textAt(fields, "privateKey") !== null || textAt(fields, "secretSeed") !== null) {
      throw new Refusal("KEYFILE_DAMAGED", { part: "secret" });
    }
    const [claim] = claims;
    throw claim === undefined ? new Refusal("KEYFILE_UNKNOWN") : publicOnly(claim.publicKey);
  }
  const other = [...others, ...claims].filter(
    ({ publicKey }) => !equalBytes(publicKey, first.publicKey),
  );
  if (other.length > 0) throw disagree([first, ...other]);
  for (const { secret } of others) secret.bytes.wipe();
  return first.secret;
}

/** btwallet since 4.1 says which curve; before, there was one. */
export function demandSr25519(fields: Fields): void {
  const value = fields.get("cryptoType");
  if (value === undefined || value.kind === "null") return;
  const isDigit = value.kind === "text" && value.bytes.length === 1;
  const cryptoType =
    value.kind === "number" ? value.value : isDigit ? (value.bytes[0] ?? 0) - 0x30 : -1;
  if (cryptoType !== CRYPTO_SR25519) throw new Refusal("KEYFILE_NOT_SR25519", { cryptoType });
}

/** What the file says in public about its key. What is malformed says nothing: the secrets decide. */
export function claimsOf(fields: Fields): Said[] {
  const hex = ["publicKey", "accountId"].flatMap((field): Said[] => {
    const publicKey = hexAt(fields, field, PUBLIC_KEY_BYTES);
    return publicKey === null ? [] : [{ field, publicKey }];
  });
  const text = textAt(fields, "ss58Address");
  const address = text === null ? null : decodeAddress(new TextDecoder().decode(text));
  // Written with another network's prefix it is still the same key.
  if (address?.ok !== true) return hex;
  return [...hex, { field: "ss58Address", publicKey: address.value.account }];
}

function phraseIn(fields: Fields): KeySecret | null {
  const text = textAt(fields, "secretPhrase");
  if (text === null) return null;
  const entropy = entropyIn(text);
  if (entropy === null) throw new Refusal("KEYFILE_PHRASE_INVALID");
  return { form: "phrase", bytes: entropy };
}

function entropyIn(text: Uint8Array): SecretBytes | null {
  try {
    const numbers = typedWords(text).map(({ number }) => number);
    return numbers.every((number) => number >= 0) ? entropyOf(numbers) : null;
  } catch (error) {
    // Numbered by hand, and wrongly.
    if (error instanceof Refusal) return null;
    throw error;
  }
}

/** btwallet writes raw text where hex is expected when the seed happens to be UTF-8: such a seed is not usable. */
function seedIn(fields: Fields): KeySecret | null {
  const seed = hexAt(fields, "secretSeed", SEED_BYTES);
  return seed === null ? null : own("seed", seed);
}

/**
 * In a key file it should be canonical; some tools wrote polkadot-js's form. Where the file names its public key that
 * decides, because a soft-derived key can look like both.
 */
function privateKeyIn(fields: Fields, said: readonly Said[]): KeySecret | null {
  // 32 bytes are an ed25519 key, from before files said so.
  const short = hexAt(fields, "privateKey", PRIVATE_KEY_BYTES / 2);
  if (short !== null) {
    short.fill(0);
    throw new Refusal("KEYFILE_NOT_SR25519", { cryptoType: 0 });
  }
  const [first] = said;
  // Nothing beside it says whose it is: see bothReadings.
  if (first === undefined) return null;
  const written = hexAt(fields, "privateKey", PRIVATE_KEY_BYTES);
  if (written === null) return null;
  const divided = byCofactor(written);
  const candidates = [written, ...(divided === null ? [] : [divided])];
  const fitting = candidates.filter(isCanonical).find((bytes) => isKeyOf(bytes, first.publicKey));
  for (const bytes of candidates) if (bytes !== fitting) bytes.fill(0);
  if (fitting !== undefined) return own("private-key", fitting);
  throw disagree([first, { field: "privateKey" }]);
}

/** A bare private key: both encodings are read, where both make a key. */
function bothReadings(fields: Fields): KeySecret[] {
  const written = hexAt(fields, "privateKey", PRIVATE_KEY_BYTES);
  if (written === null) return [];
  const readings = readingsOfPrivateKey(written);
  if (readings.length === 0) throw new Refusal("KEYFILE_DAMAGED", { part: "privateKey" });
  return readings;
}

/** Takes the 64 bytes over. Canonical first; empty when neither reading is a key. */
export function readingsOfPrivateKey(written: Uint8Array): KeySecret[] {
  const divided = byCofactor(written);
  return [written, ...(divided === null ? [] : [divided])].flatMap((bytes) => {
    if (isCanonical(bytes)) return [own("private-key", bytes)];
    bytes.fill(0);
    return [];
  });
}

function isKeyOf(privateKey: Uint8Array, publicKey: Uint8Array): boolean {
  const lent = own("private-key", privateKey.slice());
  try {
    return equalBytes(publicKeyOf(lent), publicKey);
  } finally {
    lent.bytes.wipe();
  }
}

function own(form: SecretForm, bytes: Uint8Array): KeySecret {
  return { form, bytes: SecretBytes.own(bytes) };
}

export function textAt(fields: Fields, name: string): Uint8Array | null {
  const value = fields.get(name);
  return value?.kind === "text" && value.bytes.length > 0 ? value.bytes : null;
}

function hexAt(fields: Fields, name: string, length: number): Uint8Array | null {
  const text = textAt(fields, name);
  return text === null ? null : bytesOfHex(text, length);
}

/** The oldest public files: bare hex. null: it is something else. */
export function publicKeyInHex(text: Uint8Array): Uint8Array | null {
  return bytesOfHex(text, PUBLIC_KEY_BYTES);
}

/** Hex with any number of `0x` in front: files of 2022 have two (domain reference §2.2). null: not that many bytes. */
function bytesOfHex(text: Uint8Array, length: number): Uint8Array | null {
  const bytes = hexBytes(text);
  if (bytes?.length === length) return bytes;
  bytes?.fill(0);
  return null;
}

/** Whole bytes of hex, at least one, with white space around. The caller wipes them. */
export function hexBytes(text: Uint8Array): Uint8Array | null {
  let start = 0;
  let end = text.length;
  while (start < end && (text[start] ?? 0) <= 0x20) start++;
  while (end > start && (text[end - 1] ?? 0) <= 0x20) end--;
  while (text[start] === 0x30 && text[start + 1] === 0x78) start += 2;
  if (end <= start || (end - start) % 2 !== 0) return null;
  const out = new Uint8Array((end - start) / 2);
  for (let at = 0; at < end - start; at++) {
    const digit = digitOf(text[start + at] ?? 0);
    if (digit < 0) {
      out.fill(0);
      return null;
    }
    out[at >> 1] = ((out[at >> 1] ?? 0) << 4) | digit;
  }
  return out;
}

function digitOf(byte: number): number {
  if (byte >= 0x30 && byte <= 0x39) return byte - 0x30;
  const lower = byte | 0x20;
  return lower >= 0x61 && lower <= 0x66 ? lower - 0x61 + 10 : -1;
}

function disagree(said: readonly { readonly field: string }[]): Refusal {
  return new Refusal("KEYFILE_SECRETS_DISAGREE", { fields: said.map(({ field }) => field) });
}

function publicOnly(publicKey: Uint8Array): Refusal {
  return new Refusal("KEYFILE_PUBLIC_ONLY", { address: encodeAddress(publicKey) });
}

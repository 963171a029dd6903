/** The journal's signing key and its newest checkpoint, as the keychain holds them. */
import { randomBytes } from "node:crypto";
import {
  base64ToBytes,
  bytesToBase64,
  bytesToHex,
  concatBytes,
  utf8FromBytes,
  utf8ToBytes,
} from "../lib/bytes.ts";
import { Refusal } from "../lib/fault.ts";
import type { Keychain } from "../lib/keychain.ts";
import { SEED_BYTES, type Signer, signerOf } from "./note.ts";

const KEY_ITEM = "journal-key";
const ANCHOR_ITEM = "journal-anchor";

/** `unreadable`: something is stored there, but it is not ours. */
export type Stored<T> =
  | { readonly state: "present"; readonly value: T }
  | { readonly state: "missing" }
  | { readonly state: "unreadable" }
  | { readonly state: "unavailable"; readonly reason: string };

/** Expected refusals of the keychain become states: a journal without its keychain still has to be readable. */
async function stored<T>(
  keychain: Keychain,
  name: string,
  decode: (text: string) => T | null,
): Promise<Stored<T>> {
  try {
    const bytes = await keychain.get(name);
    if (bytes === null) return { state: "missing" };
    const text = utf8FromBytes(bytes);
    const value = text === null ? null : decode(text);
    return value === null ? { state: "unreadable" } : { state: "present", value };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return { state: "unavailable", reason: error.fault.code };
  }
}

export function readSigner(keychain: Keychain): Promise<Stored<Signer>> {
  return stored(keychain, KEY_ITEM, decodeKey);
}

export function readAnchor(keychain: Keychain): Promise<Stored<string>> {
  return stored(keychain, ANCHOR_ITEM, (note) => note);
}

/** Overwrites the anchor with a newer signed checkpoint. */
export function writeAnchor(keychain: Keychain, note: string): Promise<void> {
  return keychain.set(ANCHOR_ITEM, utf8ToBytes(note));
}

/** Makes a key and stores it before anything is signed with it. */
export async function createSigner(keychain: Keychain, name: string): Promise<Signer> {
  const seed = new Uint8Array(randomBytes(SEED_BYTES));
  try {
    const signer = signerOf(name, seed);
    await keychain.set(KEY_ITEM, utf8ToBytes(encodeKey(signer, seed)));
    return signer;
  } finally {
    seed.fill(0);
  }
}

/** Unique for each journal, so that one cannot be passed off as another. */
export function newOrigin(): string {
  return `coldkey-workstation/journal/${bytesToHex(randomBytes(8))}`;
}

/** Forgets key and anchor: part of the documented reset, after which a new journal starts. */
export async function forgetJournalKey(keychain: Keychain): Promise<void> {
  await keychain.remove(ANCHOR_ITEM);
  await keychain.remove(KEY_ITEM);
}

/** The form of Go's `golang.org/x/mod/sumdb/note`, so that its tools can use the key. */
const HEAD = "PRIVATE+KEY+";
const ED25519 = 0x01;

function encodeKey({ verifier }: Signer, seed: Uint8Array): string {
  const typed = bytesToBase64(concatBytes(Uint8Array.of(ED25519), seed));
  return `${HEAD}${verifier.name}+${bytesToHex(verifier.keyId)}+${typed}`;
}

export function decodeKey(text: string): Signer | null {
  if (!text.startsWith(HEAD)) return null;
  const [name, keyId, ...rest] = text.slice(HEAD.length).split("+");
  // Standard base64 may hold a plus sign of its own.
  const typed = base64ToBytes(rest.join("+"));
  if (name === undefined || typed?.length !== 1 + SEED_BYTES || typed[0] !== ED25519) return null;
  if (!/^[a-z0-9][a-z0-9./-]{0,127}$/i.test(name)) return null;
  const signer = signerOf(name, typed.subarray(1));
  return bytesToHex(signer.verifier.keyId) === keyId ? signer : null;
}

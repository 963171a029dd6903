/**
 * Checkpoints: C2SP `tlog-checkpoint` inside C2SP `signed-note`, signed with Ed25519, so that any tool for transparency
 * logs can check ours. https://c2sp.org/signed-note and https://c2sp.org/tlog-checkpoint
 *
 *     <origin>\n<size in decimal>\n<root in base64>\n\n— <key name> <base64(key id ‖ signature)>\n
 */
import {
  createPrivateKey,
  createPublicKey,
  hash,
  type KeyObject,
  sign as signWith,
  verify as verifyWith,
} from "node:crypto";
import {
  base64ToBytes,
  bytesToBase64,
  bytesToHex,
  concatBytes,
  equalBytes,
  hexToBytes,
  utf8ToBytes,
} from "../lib/bytes.ts";
import { HASH_BYTES } from "./merkle.ts";

/** signed-note: the identifiers of plain Ed25519 signatures and of tlog-cosignature's timestamped ones. */
const ED25519 = 0x01;
export const COSIGNATURE_V1 = 0x04;
export type SignatureType = typeof ED25519 | typeof COSIGNATURE_V1;
const KEY_ID_BYTES = 4;
const PUBLIC_KEY_BYTES = 32;
const SIGNATURE_BYTES = 64;
export const SEED_BYTES = 32;

/** The fixed head of a PKCS #8 and of an SPKI structure with an Ed25519 key (RFC 8410 §7): Node takes keys no other way. */
const PKCS8_HEAD = hexToBytes("302e020100300506032b657004220420");
const SPKI_HEAD = hexToBytes("302a300506032b6570032100");

/** signed-note asks readers to set a limit and to accept sixteen. */
const MOST_SIGNATURES = 64;

/** signed-note: non-empty, no white space, no plus sign. We are stricter. */
const KEY_NAME = /^[a-z0-9][a-z0-9./-]{0,127}$/i;

export interface Verifier {
  readonly name: string;
  /** `name+keyid+base64(type ‖ public key)`: how the world of signed notes writes a public key. */
  readonly vkey: string;
  readonly keyId: Uint8Array;
  readonly publicKey: Uint8Array;
  verify(text: string, signature: Uint8Array): boolean;
}

export interface Signer {
  readonly verifier: Verifier;
  sign(text: string): Uint8Array;
}

function verifierOf(name: string, publicKey: Uint8Array, type: SignatureType): Verifier {
  const typed = concatBytes(Uint8Array.of(type), publicKey);
  const keyId = hash("sha256", concatBytes(utf8ToBytes(`${name}\n`), typed), "buffer").subarray(
    0,
    KEY_ID_BYTES,
  );
  const key = createPublicKey({
    key: Buffer.from(concatBytes(SPKI_HEAD, publicKey)),
    format: "der",
    type: "spki",
  });
  return {
    name,
    vkey: `${name}+${bytesToHex(keyId)}+${bytesToBase64(typed)}`,
    keyId,
    publicKey,
    verify: (text, signature) =>
      signature.length === SIGNATURE_BYTES && verifyWith(null, utf8ToBytes(text), key, signature),
  };
}

/** `type` tells what is signed: a note's text, or what `cosignature.ts` makes of it. */
export function signerOf(name: string, seed: Uint8Array, type: SignatureType = ED25519): Signer {
  if (!KEY_NAME.test(name)) throw new Error("Not a name for a journal key");
  if (seed.length !== SEED_BYTES) throw new Error("An Ed25519 seed has 32 bytes");
  const der = Buffer.concat([PKCS8_HEAD, seed]);
  let key: KeyObject;
  try {
    key = createPrivateKey({ key: der, format: "der", type: "pkcs8" });
  } finally {
    der.fill(0);
  }
  const spki = createPublicKey(key).export({ format: "der", type: "spki" });
  const publicKey = new Uint8Array(spki.subarray(SPKI_HEAD.length));
  return {
    verifier: verifierOf(name, publicKey, type),
    sign: (text) => new Uint8Array(signWith(null, utf8ToBytes(text), key)),
  };
}

/** Null when the text is not a public key of this form, or its key id is not the one of its name and key. */
export function parseVkey(vkey: string, type: SignatureType = ED25519): Verifier | null {
  const [, name, , typedText] = /^([^+\s]+)\+([0-9a-f]{8})\+([A-Za-z0-9+/=]+)$/.exec(vkey) ?? [];
  if (name === undefined || typedText === undefined) return null;
  const typed = base64ToBytes(typedText);
  if (typed?.length !== 1 + PUBLIC_KEY_BYTES || typed[0] !== type) return null;
  const verifier = verifierOf(name, typed.subarray(1), type);
  return verifier.vkey === vkey ? verifier : null;
}

/** signed-note: no control character but the newline. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what it looks for.
const CONTROL = /[\0-\x09\x0b-\x1f]/;

export interface NoteSignature {
  readonly name: string;
  readonly keyId: Uint8Array;
  readonly signature: Uint8Array;
}

export interface Note {
  /** Ends with a newline; exactly what was signed. */
  readonly text: string;
  readonly signatures: readonly NoteSignature[];
}

/** Signs `text`, which must end with a newline and hold no empty line at its end. */
export function signNote(text: string, signer: Signer): string {
  if (!text.endsWith("\n")) throw new Error("The text of a note ends with a newline");
  const { name, keyId } = signer.verifier;
  return `${text}\n${signatureLine(name, keyId, signer.sign(text))}`;
}

export function signatureLine(name: string, keyId: Uint8Array, signature: Uint8Array): string {
  return `— ${name} ${bytesToBase64(concatBytes(keyId, signature))}\n`;
}

/** The text is everything before the last empty line. Null when malformed; says nothing about the signatures. */
export function parseNote(note: string): Note | null {
  const split = note.lastIndexOf("\n\n");
  if (split < 0 || !note.endsWith("\n") || CONTROL.test(note)) return null;
  const lines = note.slice(split + 2, -1).split("\n");
  if (lines.length > MOST_SIGNATURES) return null;
  const signatures: NoteSignature[] = [];
  for (const line of lines) {
    const [, name, encoded] = /^— ([^\s+]+) ([A-Za-z0-9+/=]+)$/.exec(line) ?? [];
    const bytes = encoded === undefined ? null : base64ToBytes(encoded);
    if (name === undefined || bytes === null || bytes.length <= KEY_ID_BYTES) return null;
    const keyId = bytes.subarray(0, KEY_ID_BYTES);
    signatures.push({ name, keyId, signature: bytes.subarray(KEY_ID_BYTES) });
  }
  return { text: note.slice(0, split + 1), signatures };
}

/** Signatures by unknown keys are ignored, as the specification asks: witnesses may have added theirs. */
export function isSignedBy(note: Note, verifier: Verifier): boolean {
  const mine = note.signatures.filter(
    ({ name, keyId }) => name === verifier.name && equalBytes(keyId, verifier.keyId),
  );
  return mine.length > 0 && mine.every(({ signature }) => verifier.verify(note.text, signature));
}

export interface Checkpoint {
  readonly origin: string;
  readonly size: number;
  readonly root: Uint8Array;
}

export function checkpointText({ origin, size, root }: Checkpoint): string {
  return `${origin}\n${size}\n${bytesToBase64(root)}\n`;
}

export function signCheckpoint(checkpoint: Checkpoint, signer: Signer): string {
  return signNote(checkpointText(checkpoint), signer);
}

/** Extension lines are allowed by the specification and ignored here, but they are covered by the signature. */
export function parseCheckpoint(text: string): Checkpoint | null {
  const [origin, sizeText, rootText, ...rest] = text.split("\n");
  if (origin === undefined || origin === "" || rest.at(-1) !== "") return null;
  if (rest.slice(0, -1).includes("")) return null;
  if (sizeText === undefined || !/^(?:0|[1-9][0-9]{0,15})$/.test(sizeText)) return null;
  const size = Number(sizeText);
  const root = base64ToBytes(rootText ?? "");
  if (!Number.isSafeInteger(size) || root?.length !== HASH_BYTES) return null;
  return { origin, size, root };
}

/** The checkpoint in a signed note, if the note is well formed and signed by `verifier`. */
export function openCheckpoint(note: string, verifier: Verifier): Checkpoint | null {
  const parsed = parseNote(note);
  return parsed !== null && isSignedBy(parsed, verifier) ? parseCheckpoint(parsed.text) : null;
}

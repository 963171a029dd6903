/**
 * The sealed key file (docs/formats.md, "Sealed key file"): one secret, encrypted under a passphrase.
 *
 *     0  4  "CKWS"                       8  4  memory in KiB, u32 little-endian     56 32  public key (sr25519)
 *     4  1  version, 1 or 2             12  4  passes, u32 little-endian            88 36  ciphertext (version 2: 68)
 *     5  1  1 coldkey, 2 hotkey         16 16  salt                                124 16  tag (version 2: at 156)
 *     6  1  KDF, 1 = Argon2id v1.3      32 24  nonce
 *     7  1  cipher, 1 = XChaCha20-Poly1305 (IETF)
 *
 * The 88 bytes of the header are the associated data: none can change unnoticed. Version 1 holds a phrase; version 2
 * has room for the secrets of keys that were imported without one. The plaintext of a version has one size, so the
 * length of a file says nothing about its phrase, nor whether it is a seed or a private key.
 *
 * Files sealed together share one salt, one cost and therefore one key; each has its own nonce. That is safe: 192-bit
 * random nonces do not repeat under one key, the header binds each ciphertext to its kind and its public key, and an
 * attacker who guesses the passphrase of one file of a set would have opened the others by the same passphrase anyway.
 * A salt is never taken from one passphrase to another.
 */
import { Refusal } from "../lib/fault.ts";
import { SecretBytes } from "../lib/secret.ts";
import { type KeySecret, publicKeyOf, type SecretForm } from "./keyring.ts";
import { isCanonical, PRIVATE_KEY_BYTES } from "./private-key.ts";
import type { KdfCost } from "./protocol.ts";
import { NONCE_BYTES, SALT_BYTES, type Sodium, TAG_BYTES } from "./sodium.ts";

const MAGIC = [0x43, 0x4b, 0x57, 0x53];
const KDF_ARGON2ID = 1;
const CIPHER_XCHACHA20_POLY1305 = 1;
const AT = { version: 4, kind: 5, kdf: 6, cipher: 7, memory: 8, passes: 12 } as const;
const SALT_AT = 16;
const NONCE_AT = SALT_AT + SALT_BYTES;
const PUBLIC_KEY_AT = NONCE_AT + NONCE_BYTES;
const HEADER_BYTES = PUBLIC_KEY_AT + 32;

/** version, form, word count, length of the secret, then the secret, zero-filled to the room of its version. */
const SECRET_AT = 4;
/** Version 1: the 32 bytes of 24 words. Version 2: the 64 of a private key. */
const SECRET_ROOM: ReadonlyMap<number, number> = new Map([
  [1, 32],
  [2, PRIVATE_KEY_BYTES],
]);
const FORM_BYTE = { phrase: 1, seed: 2, "private-key": 3 } as const satisfies Record<
  SecretForm,
  number
>;
const SEED_BYTES = 32;
/** Of a file that holds a phrase. */
export const SEALED_BYTES = sealedBytes(32);

function sealedBytes(secretRoom: number): number {
  return HEADER_BYTES + SECRET_AT + secretRoom + TAG_BYTES;
}

const KIND_BYTE = { coldkey: 1, hotkey: 2 } as const;
export type SealedKind = keyof typeof KIND_BYTE;

/** What a file may ask of the KDF. Exceeding it is refused before anything is allocated. */
export interface CostLimits {
  readonly minMemoryKib: number;
  readonly maxMemoryKib: number;
  readonly minPasses: number;
  readonly maxPasses: number;
}

/** The floor of design §6 and the ceiling of {@link KdfCost}. Only tests of the format pass anything else. */
export const COST_LIMITS: CostLimits = {
  minMemoryKib: 256 * 1024,
  maxMemoryKib: 4 * 1024 * 1024,
  minPasses: 3,
  maxPasses: 1000,
};

/** A passphrase turned into a key, with what it takes to turn it again. */
export interface SealingKey {
  readonly salt: Uint8Array;
  readonly memoryKib: number;
  readonly passes: number;
  readonly key: SecretBytes;
}

export interface SealedHeader {
  readonly version: number;
  readonly kind: SealedKind;
  readonly memoryKib: number;
  readonly passes: number;
  readonly salt: Uint8Array;
  readonly nonce: Uint8Array;
  readonly publicKey: Uint8Array;
  /** All 88 bytes. */
  readonly bytes: Uint8Array;
  readonly ciphertext: Uint8Array;
}

/** Reads what a file says about itself, without a passphrase. Nothing of it is proved before the tag fits. */
export function readHeader(sealed: Uint8Array, limits: CostLimits = COST_LIMITS): SealedHeader {
  if (!MAGIC.every((byte, index) => sealed[index] === byte)) throw new Refusal("SEAL_NOT_OURS");
  const version = sealed[AT.version] ?? 0;
  const room = SECRET_ROOM.get(version);
  if (room === undefined) throw new Refusal("SEAL_VERSION", { version });
  if (sealed.length !== sealedBytes(room)) throw damaged("length");
  const kind = sealed[AT.kind];
  if (kind !== KIND_BYTE.coldkey && kind !== KIND_BYTE.hotkey) throw damaged("kind");
  if (sealed[AT.kdf] !== KDF_ARGON2ID) throw damaged("kdf");
  if (sealed[AT.cipher] !== CIPHER_XCHACHA20_POLY1305) throw damaged("cipher");
  const view = new DataView(sealed.buffer, sealed.byteOffset, HEADER_BYTES);
  const memoryKib = view.getUint32(AT.memory, true);
  const passes = view.getUint32(AT.passes, true);
  if (memoryKib > limits.maxMemoryKib || passes > limits.maxPasses) {
    throw new Refusal("SEAL_COST_TOO_HIGH", { memoryKib, passes });
  }
  // We never write less; a file that asks for less was made or changed by someone else.
  if (memoryKib < limits.minMemoryKib || passes < limits.minPasses) throw damaged("cost");
  return {
    version,
    kind: kind === KIND_BYTE.coldkey ? "coldkey" : "hotkey",
    memoryKib,
    passes,
    salt: sealed.slice(SALT_AT, NONCE_AT),
    nonce: sealed.slice(NONCE_AT, PUBLIC_KEY_AT),
    publicKey: sealed.slice(PUBLIC_KEY_AT, HEADER_BYTES),
    bytes: sealed.slice(0, HEADER_BYTES),
    ciphertext: sealed.slice(HEADER_BYTES),
  };
}

/** One Argon2id run for a new set of files: a fresh salt, never below the floor. The passphrase stays the caller's. */
export function freshSealingKey(
  sodium: Sodium,
  passphrase: Uint8Array,
  cost: KdfCost,
  limits: CostLimits = COST_LIMITS,
): SealingKey {
  const memoryKib = Math.floor(cost.memoryBytes / 1024);
  if (memoryKib < limits.minMemoryKib || cost.passes < limits.minPasses) {
    throw new RangeError("The cost is below the floor");
  }
  if (memoryKib > limits.maxMemoryKib || cost.passes > limits.maxPasses) {
    throw new RangeError("The cost is above the ceiling");
  }
  return derive(sodium, passphrase, sodium.random(SALT_BYTES), memoryKib, cost.passes);
}

/** One Argon2id run for a file that exists, and for every file that shares its salt and cost. */
export function sealingKeyOf(
  sodium: Sodium,
  passphrase: Uint8Array,
  header: SealedHeader,
): SealingKey {
  return derive(sodium, passphrase, header.salt, header.memoryKib, header.passes);
}

function derive(
  sodium: Sodium,
  passphrase: Uint8Array,
  salt: Uint8Array,
  memoryKib: number,
  passes: number,
): SealingKey {
  const key = sodium.argon2id(passphrase, salt, memoryKib * 1024, passes);
  return { salt, memoryKib, passes, key: SecretBytes.own(key) };
}

/**
 * Seals a secret under a key that may already serve other files of the set; the nonce is fresh. The result is opened
 * once more before it is handed out: nobody should rely on a file that was never opened.
 */
export function sealSecret(
  sodium: Sodium,
  sealing: SealingKey,
  kind: SealedKind,
  secret: KeySecret,
): { readonly sealed: Uint8Array; readonly publicKey: Uint8Array } {
  const publicKey = publicKeyOf(secret);
  const version = secret.form === "phrase" ? 1 : 2;
  return secret.bytes.use((bytes) => {
    const nonceBytes = sodium.random(NONCE_BYTES);
    const header = writeHeader(version, sealing, kind, nonceBytes, publicKey);
    const nonce = header.subarray(NONCE_AT, PUBLIC_KEY_AT);
    const plaintext = writePlaintext(version, secret.form, bytes);
    try {
      const ciphertext = sealing.key.use((key) => {
        const made = sodium.encrypt(plaintext, header, nonce, key);
        const again = sodium.decrypt(made, header, nonce, key);
        const isSound = again !== null && areEqual(again, plaintext);
        again?.fill(0);
        if (!isSound) throw new Error("What was sealed does not open");
        return made;
      });
      const sealed = new Uint8Array(HEADER_BYTES + ciphertext.length);
      sealed.set(header);
      sealed.set(ciphertext, HEADER_BYTES);
      return { sealed, publicKey };
    } finally {
      plaintext.fill(0);
    }
  });
}

/** {@link sealSecret} for BIP-39 entropy: what every key that was made here has. */
export function sealEntropy(
  sodium: Sodium,
  sealing: SealingKey,
  kind: SealedKind,
  entropy: SecretBytes,
): { readonly sealed: Uint8Array; readonly publicKey: Uint8Array } {
  return sealSecret(sodium, sealing, kind, { form: "phrase", bytes: entropy });
}

/**
 * Opens a file and proves that its secret makes the public key that the header names. `WRONG_PASSPHRASE` may also
 * mean damage: nobody can tell the two apart, and the fault says so.
 */
export function openSealed(sodium: Sodium, header: SealedHeader, sealing: SealingKey): KeySecret {
  const plaintext = sealing.key.use((key) =>
    sodium.decrypt(header.ciphertext, header.bytes, header.nonce, key),
  );
  if (plaintext === null) throw new Refusal("WRONG_PASSPHRASE", { maybeDamaged: true });
  try {
    const secret = readPlaintext(header.version, plaintext);
    if (!areEqual(publicKeyOf(secret), header.publicKey)) {
      secret.bytes.wipe();
      throw damaged("key");
    }
    return secret;
  } finally {
    plaintext.fill(0);
  }
}

/** True when one Argon2id run serves both: same salt, same cost. */
export function isSameSet(sealing: SealingKey, header: SealedHeader): boolean {
  return (
    areEqual(sealing.salt, header.salt) &&
    sealing.memoryKib === header.memoryKib &&
    sealing.passes === header.passes
  );
}

/** How many words a secret has as a phrase; null when it has none. */
export function wordCountOf(secret: KeySecret): number | null {
  return secret.form === "phrase" ? wordsFor(secret.bytes.length) : null;
}

/** BIP-39: three words for each four bytes of entropy. */
function wordsFor(entropyBytes: number): number {
  return (entropyBytes / 4) * 3;
}

function writeHeader(
  version: number,
  sealing: SealingKey,
  kind: SealedKind,
  nonce: Uint8Array,
  publicKey: Uint8Array,
): Uint8Array {
  const header = new Uint8Array(HEADER_BYTES);
  header.set(MAGIC);
  header[AT.version] = version;
  header[AT.kind] = KIND_BYTE[kind];
  header[AT.kdf] = KDF_ARGON2ID;
  header[AT.cipher] = CIPHER_XCHACHA20_POLY1305;
  const view = new DataView(header.buffer);
  view.setUint32(AT.memory, sealing.memoryKib, true);
  view.setUint32(AT.passes, sealing.passes, true);
  header.set(sealing.salt, SALT_AT);
  header.set(nonce, NONCE_AT);
  header.set(publicKey, PUBLIC_KEY_AT);
  return header;
}

function writePlaintext(version: number, form: SecretForm, secret: Uint8Array): Uint8Array {
  const plaintext = new Uint8Array(SECRET_AT + (SECRET_ROOM.get(version) ?? 0));
  const words = form === "phrase" ? wordsFor(secret.length) : 0;
  plaintext.set([version, FORM_BYTE[form], words, secret.length]);
  plaintext.set(secret, SECRET_AT);
  return plaintext;
}

/** Only ever sees authenticated bytes, so a misfit is another program's file or our bug, not an accident. */
function readPlaintext(expectedVersion: number, plaintext: Uint8Array): KeySecret {
  const [version = 0, formByte = 0, wordCount = 0, length = 0] = plaintext;
  if (version !== expectedVersion) throw new Refusal("SEAL_VERSION", { version });
  const form = formOf(version, formByte, wordCount, length);
  const filler = plaintext.subarray(SECRET_AT + length);
  if (form === null || filler.some((byte) => byte !== 0)) throw damaged("content");
  const secret = plaintext.slice(SECRET_AT, SECRET_AT + length);
  if (form === "private-key" && !isCanonical(secret)) {
    secret.fill(0);
    throw damaged("content");
  }
  return { form, bytes: SecretBytes.own(secret) };
}

/** The form that these four numbers describe; null when they contradict each other. */
function formOf(
  version: number,
  formByte: number,
  wordCount: number,
  length: number,
): SecretForm | null {
  if (version === 1) {
    const isPhrase = [16, 20, 24, 28, 32].includes(length) && wordsFor(length) === wordCount;
    return formByte === FORM_BYTE.phrase && isPhrase ? "phrase" : null;
  }
  if (wordCount !== 0) return null;
  if (formByte === FORM_BYTE.seed && length === SEED_BYTES) return "seed";
  if (formByte === FORM_BYTE["private-key"] && length === PRIVATE_KEY_BYTES) return "private-key";
  return null;
}

function areEqual(one: Uint8Array, other: Uint8Array): boolean {
  return one.length === other.length && one.every((byte, index) => byte === other[index]);
}

function damaged(part: string): Refusal {
  return new Refusal("SEAL_DAMAGED", { part });
}

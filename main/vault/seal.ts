/**
 * The sealed key file (docs/formats.md, "Sealed key file"): one secret, encrypted under a passphrase.
 * The header is in sealed-header.ts; behind it are 36 bytes of ciphertext (version 2: 68) and the tag.
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
import {
  COST_LIMITS,
  type CostLimits,
  damaged,
  HEADER_BYTES,
  SECRET_AT,
  SECRET_ROOM,
  type SealedHeader,
  type SealedKind,
  sealedBytes,
  writeHeader,
} from "./sealed-header.ts";
import { NONCE_BYTES, SALT_BYTES, type Sodium } from "./sodium.ts";

export {
  COST_LIMITS,
  type CostLimits,
  readHeader,
  type SealedHeader,
  type SealedKind,
} from "./sealed-header.ts";

const FORM_BYTE = { phrase: 1, seed: 2, "private-key": 3 } as const satisfies Record<
  SecretForm,
  number
>;
const SEED_BYTES = 32;
/** Of a file that holds a phrase. */
export const SEALED_BYTES = sealedBytes(32);

/** A passphrase turned into a key, with what it takes to turn it again. */
export interface SealingKey {
  readonly salt: Uint8Array;
  readonly memoryKib: number;
  readonly passes: number;
  readonly key: SecretBytes;
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
    const nonce = sodium.random(NONCE_BYTES);
    const header = writeHeader(version, sealing, kind, nonce, publicKey);
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

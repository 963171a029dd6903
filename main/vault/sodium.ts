/**
 * The functions of libsodium that the vault needs, behind one interface with two bodies: the native module
 * (the rule: three times as fast, and its memory goes back to the system) and the WASM build (the rescue, so that an
 * owner can open a key when the native file is missing or altered, and the oracle of the tests).
 *
 * No `sodium_malloc`: V8's memory cage forbids external buffers, it crashes in Electron ≥ 21.
 */
import { Refusal } from "../lib/fault.ts";

export const KEY_BYTES = 32;
export const SALT_BYTES = 16;
export const NONCE_BYTES = 24;
export const TAG_BYTES = 16;

export interface Sodium {
  readonly kind: "native" | "wasm";
  /** From the operating system's generator. */
  random(length: number): Uint8Array;
  /** Argon2id v1.3, one lane. Throws `KDF_MEMORY` when the system does not give the memory. The caller wipes the key. */
  argon2id(
    passphrase: Uint8Array,
    salt: Uint8Array,
    memoryBytes: number,
    passes: number,
  ): Uint8Array;
  /** XChaCha20-Poly1305 (IETF); the tag is the last 16 bytes. */
  encrypt(
    plaintext: Uint8Array,
    header: Uint8Array,
    nonce: Uint8Array,
    key: Uint8Array,
  ): Uint8Array;
  /** null: the tag does not fit. The caller wipes the plaintext. */
  decrypt(
    ciphertext: Uint8Array,
    header: Uint8Array,
    nonce: Uint8Array,
    key: Uint8Array,
  ): Uint8Array | null;
  /** Argon2i v1.3, one lane: only for key files of others, which are made with it. As {@link Sodium.argon2id}. */
  argon2i(
    passphrase: Uint8Array,
    salt: Uint8Array,
    memoryBytes: number,
    passes: number,
  ): Uint8Array;
  /** XSalsa20-Poly1305 (secretbox), tag first: only for key files of others. */
  secretbox(plaintext: Uint8Array, nonce: Uint8Array, key: Uint8Array): Uint8Array;
  /** What {@link Sodium.secretbox} made. null: the tag does not fit. */
  openSecretbox(box: Uint8Array, nonce: Uint8Array, key: Uint8Array): Uint8Array | null;
}

/** What sodium-native's binding exports, as far as we call it. It has no types of its own. */
export interface NativeSodium {
  readonly crypto_pwhash_ALG_ARGON2ID13: number;
  randombytes_buf(out: Uint8Array): void;
  crypto_pwhash(
    out: Uint8Array,
    passphrase: Uint8Array,
    salt: Uint8Array,
    passes: number,
    memoryBytes: number,
    algorithm: number,
  ): void;
  crypto_aead_xchacha20poly1305_ietf_encrypt(
    out: Uint8Array,
    plaintext: Uint8Array,
    header: Uint8Array,
    secretNonce: null,
    nonce: Uint8Array,
    key: Uint8Array,
  ): number;
  crypto_aead_xchacha20poly1305_ietf_decrypt(
    out: Uint8Array,
    secretNonce: null,
    ciphertext: Uint8Array,
    header: Uint8Array,
    nonce: Uint8Array,
    key: Uint8Array,
  ): number;
  crypto_secretbox_easy(
    out: Uint8Array,
    plaintext: Uint8Array,
    nonce: Uint8Array,
    key: Uint8Array,
  ): void;
  crypto_secretbox_open_easy(
    out: Uint8Array,
    box: Uint8Array,
    nonce: Uint8Array,
    key: Uint8Array,
  ): boolean;
}

export function isNativeSodium(exports: unknown): exports is NativeSodium {
  if (typeof exports !== "object" || exports === null) return false;
  const functions = [
    "randombytes_buf",
    "crypto_pwhash",
    "crypto_aead_xchacha20poly1305_ietf_encrypt",
    "crypto_aead_xchacha20poly1305_ietf_decrypt",
    "crypto_secretbox_easy",
    "crypto_secretbox_open_easy",
  ];
  return (
    functions.every((name) => typeof Reflect.get(exports, name) === "function") &&
    Reflect.get(exports, "crypto_pwhash_ALG_ARGON2ID13") === ARGON2ID13
  );
}

/** `crypto_pwhash_ALG_ARGON2ID13` in libsodium's crypto_pwhash.h. */
export const ARGON2ID13 = 2;
/** `crypto_pwhash_ALG_ARGON2I13`, same place. */
export const ARGON2I13 = 1;

export function nativeSodium(binding: NativeSodium): Sodium {
  const derive = (algorithm: number): Sodium["argon2id"] => {
    return (passphrase, salt, memoryBytes, passes) => {
      const key = new Uint8Array(KEY_BYTES);
      try {
        binding.crypto_pwhash(key, passphrase, salt, passes, memoryBytes, algorithm);
      } catch (cause) {
        key.fill(0);
        if (!isAbout(cause, "password hashing failed")) throw cause;
        throw new Refusal("KDF_MEMORY", { memoryBytes }, { cause });
      }
      return key;
    };
  };
  return {
    kind: "native",
    random(length) {
      const out = new Uint8Array(length);
      binding.randombytes_buf(out);
      return out;
    },
    argon2id: derive(ARGON2ID13),
    argon2i: derive(ARGON2I13),
    encrypt(plaintext, header, nonce, key) {
      const out = new Uint8Array(plaintext.length + TAG_BYTES);
      binding.crypto_aead_xchacha20poly1305_ietf_encrypt(out, plaintext, header, null, nonce, key);
      return out;
    },
    decrypt(ciphertext, header, nonce, key) {
      const out = new Uint8Array(ciphertext.length - TAG_BYTES);
      try {
        binding.crypto_aead_xchacha20poly1305_ietf_decrypt(
          out,
          null,
          ciphertext,
          header,
          nonce,
          key,
        );
      } catch (cause) {
        out.fill(0);
        if (!isAbout(cause, "could not verify data")) throw cause;
        return null;
      }
      return out;
    },
    secretbox(plaintext, nonce, key) {
      const out = new Uint8Array(plaintext.length + TAG_BYTES);
      binding.crypto_secretbox_easy(out, plaintext, nonce, key);
      return out;
    },
    openSecretbox(box, nonce, key) {
      const out = new Uint8Array(box.length - TAG_BYTES);
      if (binding.crypto_secretbox_open_easy(out, box, nonce, key)) return out;
      out.fill(0);
      return null;
    },
  };
}

/** Argon2id of "self-test" with salt "0123456789abcdef", 64 KiB, 3 passes, as @noble/hashes computes it. */
const KNOWN_KEY = "2495e4426d6f146b6ec13b7e87902857be7dd96637f15661bf1d84c1404138cc";

/** Start-up check: the KDF gives the known answer, the cipher opens what it made and refuses what was altered. */
export function isSound(sodium: Sodium): boolean {
  const text = new TextEncoder();
  const key = sodium.argon2id(text.encode("self-test"), text.encode("0123456789abcdef"), 65_536, 3);
  const header = new Uint8Array(8);
  const nonce = new Uint8Array(NONCE_BYTES);
  const made = sodium.encrypt(key, header, nonce, key);
  const opened = sodium.decrypt(made, header, nonce, key);
  made[0] = (made[0] ?? 0) ^ 1;
  const isRefused = sodium.decrypt(made, header, nonce, key) === null;
  return isRefused && opened !== null && hex(key) === KNOWN_KEY && hex(opened) === KNOWN_KEY;
}

function hex(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** sodium-native reports a refusal and a misuse by the same kind of exception; only the text tells them apart. */
function isAbout(error: unknown, text: string): boolean {
  return error instanceof Error && error.message.includes(text);
}

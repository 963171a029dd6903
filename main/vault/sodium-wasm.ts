/**
 * The WASM libsodium behind {@link Sodium}. Loaded only when the native module is not there.
 *
 * Secrets are written straight into the WASM heap and zeroed there: the library's own wrappers would free them
 * without wiping, and the heap lives as long as the process.
 */
import * as wrappers from "libsodium-wrappers-sumo";
import { Refusal } from "../lib/fault.ts";
import { ARGON2I13, ARGON2ID13, KEY_BYTES, type Sodium, TAG_BYTES } from "./sodium.ts";

type Status = number;

/** The raw module under the wrappers: exported by them, absent from their types. A 64-bit argument is two words. */
interface RawSodium {
  readonly HEAPU8: Uint8Array;
  _malloc(bytes: number): number;
  _free(address: number): void;
  _crypto_pwhash(...args: number[]): Status;
  _crypto_aead_xchacha20poly1305_ietf_encrypt(...args: number[]): Status;
  _crypto_aead_xchacha20poly1305_ietf_decrypt(...args: number[]): Status;
  _crypto_secretbox_easy(...args: number[]): Status;
  _crypto_secretbox_open_easy(...args: number[]): Status;
}

function isRawSodium(value: unknown): value is RawSodium {
  if (typeof value !== "object" || value === null) return false;
  const functions = [
    "_malloc",
    "_free",
    "_crypto_pwhash",
    "_crypto_aead_xchacha20poly1305_ietf_encrypt",
    "_crypto_aead_xchacha20poly1305_ietf_decrypt",
    "_crypto_secretbox_easy",
    "_crypto_secretbox_open_easy",
  ];
  return functions.every((name) => typeof Reflect.get(value, name) === "function");
}

export async function wasmSodium(): Promise<Sodium> {
  await wrappers.ready;
  const raw: unknown = Reflect.get(wrappers, "libsodium");
  if (!isRawSodium(raw)) throw new Error("libsodium-wrappers-sumo no longer exports its module");
  const derive = (algorithm: number): Sodium["argon2id"] => {
    return (passphrase, salt, memoryBytes, passes) => {
      const { status, out } = onHeap(raw, KEY_BYTES, [passphrase, salt], (outAt, [pass, salts]) =>
        raw._crypto_pwhash(
          outAt,
          ...[KEY_BYTES, 0],
          ...[pass, passphrase.length, 0],
          salts,
          ...[passes, 0],
          memoryBytes,
          algorithm,
        ),
      );
      if (status !== 0) throw new Refusal("KDF_MEMORY", { memoryBytes });
      return out;
    };
  };
  return {
    kind: "wasm",
    // The system's generator as well: what libsodium's WASM build calls.
    random: (length) => crypto.getRandomValues(new Uint8Array(length)),
    argon2id: derive(ARGON2ID13),
    argon2i: derive(ARGON2I13),
    encrypt(plaintext, header, nonce, key) {
      const { status, out } = onHeap(
        raw,
        plaintext.length + TAG_BYTES,
        [plaintext, header, nonce, key],
        (outAt, [message, ad, nonceAt, keyAt]) =>
          raw._crypto_aead_xchacha20poly1305_ietf_encrypt(
            ...[outAt, 0],
            ...[message, plaintext.length, 0],
            ...[ad, header.length, 0],
            ...[0, nonceAt, keyAt],
          ),
      );
      if (status !== 0) throw new Error("libsodium could not encrypt");
      return out;
    },
    decrypt(ciphertext, header, nonce, key) {
      const { status, out } = onHeap(
        raw,
        ciphertext.length - TAG_BYTES,
        [ciphertext, header, nonce, key],
        (outAt, [message, ad, nonceAt, keyAt]) =>
          raw._crypto_aead_xchacha20poly1305_ietf_decrypt(
            ...[outAt, 0, 0],
            ...[message, ciphertext.length, 0],
            ...[ad, header.length, 0],
            ...[nonceAt, keyAt],
          ),
      );
      if (status === 0) return out;
      out.fill(0);
      return null;
    },
    secretbox(plaintext, nonce, key) {
      const { status, out } = onHeap(
        raw,
        plaintext.length + TAG_BYTES,
        [plaintext, nonce, key],
        (outAt, [message, nonceAt, keyAt]) =>
          raw._crypto_secretbox_easy(outAt, message, ...[plaintext.length, 0], nonceAt, keyAt),
      );
      if (status !== 0) throw new Error("libsodium could not encrypt");
      return out;
    },
    openSecretbox(box, nonce, key) {
      const { status, out } = onHeap(
        raw,
        box.length - TAG_BYTES,
        [box, nonce, key],
        (outAt, [boxAt, nonceAt, keyAt]) =>
          raw._crypto_secretbox_open_easy(outAt, boxAt, ...[box.length, 0], nonceAt, keyAt),
      );
      if (status === 0) return out;
      out.fill(0);
      return null;
    },
  };
}

/** Lays output and inputs out in one block of the heap, calls, copies the output, wipes the block. */
function onHeap<const Inputs extends readonly Uint8Array[]>(
  raw: RawSodium,
  outBytes: number,
  inputs: Inputs,
  call: (outAt: number, inputsAt: { [K in keyof Inputs]: number }) => Status,
): { status: Status; out: Uint8Array } {
  const length = inputs.reduce((sum, input) => sum + input.length, outBytes);
  const block = raw._malloc(length);
  if (block === 0) throw new Refusal("KDF_MEMORY", { memoryBytes: length });
  try {
    let at = block + outBytes;
    const inputsAt = inputs.map((input) => {
      raw.HEAPU8.set(input, at);
      at += input.length;
      return at - input.length;
    });
    const status = call(block, inputsAt as { [K in keyof Inputs]: number });
    // HEAPU8 is read anew: Argon2 grows the heap, which replaces the view.
    return { status, out: raw.HEAPU8.slice(block, block + outBytes) };
  } finally {
    raw.HEAPU8.fill(0, block, block + length);
    raw._free(block);
  }
}

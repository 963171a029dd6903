import { argon2id } from "@noble/hashes/argon2.js";
import { beforeAll, describe, expect, it } from "vitest";
import { Refusal } from "../lib/fault.ts";
import { naclOf, SEED_CONTENT } from "./keyfiles/testing.ts";
import { isNativeSodium, isSound, nativeSodium, type Sodium } from "./sodium.ts";
import { wasmSodium } from "./sodium-wasm.ts";
import { bytesOf, publishedSodium } from "./testing.ts";

const bodies: Record<string, Sodium> = { native: publishedSodium() };
beforeAll(async () => {
  bodies.wasm = await wasmSodium();
});
function body(name: string): Sodium {
  const found = bodies[name];
  if (found === undefined) throw new Error(name);
  return found;
}
const hex = (bytes: Uint8Array | null) =>
  bytes === null ? "null" : Buffer.from(bytes).toString("hex");
const unhex = (text: string) => Uint8Array.from(Buffer.from(text, "hex"));

/** draft-irtf-cfrg-xchacha-03, A.3.1. */
const XCHACHA = {
  plaintext: bytesOf(
    "Ladies and Gentlemen of the class of '99: If I could offer you only one tip for the future, sunscreen would be it.",
  ),
  header: unhex("50515253c0c1c2c3c4c5c6c7"),
  key: unhex("808182838485868788898a8b8c8d8e8f909192939495969798999a9b9c9d9e9f"),
  nonce: unhex("404142434445464748494a4b4c4d4e4f5051525354555657"),
  ciphertext:
    "bd6d179d3e83d43b9576579493c0e939572a1700252bfaccbed2902c21396cbb731c7f1b0b4aa6440bf3a82f4eda7e39" +
    "ae64c6708c54c216cb96b72e1213b4522f8c9ba40db5d945b11b69b982c1bb9e3f3fac2bc369488f76b2383565d3fff9" +
    "21f9664c97637da9768812f615c68b13b52e" +
    "c0875924c1c7987947deafd8780acf49",
};

describe.each(["native", "wasm"])("libsodium (%s)", (name) => {
  it("computes Argon2id as an independent implementation does", () => {
    const salt = bytesOf("0123456789abcdef");
    for (const [passphrase, kib, passes] of [
      ["testing-password-1", 64, 3],
      ["", 8, 1],
      ["größer als ASCII 鍵", 1024, 2],
    ] as const) {
      const expected = argon2id(bytesOf(passphrase), salt, { t: passes, m: kib, p: 1, dkLen: 32 });
      const key = body(name).argon2id(bytesOf(passphrase), salt, kib * 1024, passes);
      expect(hex(key), `${kib} KiB, ${passes} passes`).toBe(hex(expected));
    }
  });

  it("computes btwallet's Argon2i and opens its box (domain reference V3, V4)", {
    timeout: 60_000,
  }, () => {
    const salt = unhex("137183dff15a09bc9c90b5518739e9b1");
    const key = body(name).argon2i(bytesOf("testing-password-1"), salt, 512 * 1024 * 1024, 8);
    expect(hex(key)).toBe("0c447cd938187ef666c9bfdb13135b7c3134d3f019372cb85c2d807616f14f4e");
    const file = naclOf(SEED_CONTENT);
    const [nonce, box] = [file.slice(5, 29), file.slice(29)];
    expect(body(name).openSecretbox(box, nonce, key)).toEqual(bytesOf(SEED_CONTENT));
    expect(hex(body(name).secretbox(bytesOf(SEED_CONTENT), nonce, key))).toBe(hex(box));
    box[20] = (box[20] ?? 0) ^ 1;
    expect(body(name).openSecretbox(box, nonce, key)).toBeNull();
  });

  it("encrypts as the XChaCha20-Poly1305 draft's vector says, and opens it", () => {
    const { plaintext, header, nonce, key, ciphertext } = XCHACHA;
    expect(hex(body(name).encrypt(plaintext, header, nonce, key))).toBe(ciphertext);
    expect(hex(body(name).decrypt(unhex(ciphertext), header, nonce, key))).toBe(hex(plaintext));
  });

  it("answers null when the tag does not fit, and leaves its inputs alone", () => {
    const { header, nonce, key, ciphertext } = XCHACHA;
    const wrongKey = key.slice();
    wrongKey[0] = 0;
    expect(body(name).decrypt(unhex(ciphertext), header, nonce, wrongKey)).toBeNull();
    expect(hex(key)).toMatch(/^8081/);
  });

  it("passes the start-up check, which fails when one function lies", () => {
    const good = body(name);
    expect(isSound(good)).toBe(true);
    expect(isSound({ ...good, argon2id: () => new Uint8Array(32) })).toBe(false);
    expect(isSound({ ...good, decrypt: () => null })).toBe(false);
    const trusting = { ...good, decrypt: (sealed: Uint8Array) => sealed.slice(0, 32) };
    expect(isSound(trusting)).toBe(false);
  });

  it("draws fresh random bytes", () => {
    expect(hex(body(name).random(32))).not.toBe(hex(body(name).random(32)));
    expect(body(name).random(24)).toHaveLength(24);
  });
});

describe("memory that cannot be had", () => {
  it("is a fault of the WASM body", () => {
    // The WASM heap cannot grow to 4 GiB; nothing is allocated on the way.
    const ask = () => body("wasm").argon2id(bytesOf("x"), new Uint8Array(16), 2 ** 32 - 1024, 1);
    expect(ask).toThrow(Refusal);
  });
  it("is a fault of the native body, while misuse stays a bug", () => {
    const throwing = (message: string) =>
      nativeSodium({
        crypto_pwhash_ALG_ARGON2ID13: 2,
        randombytes_buf: () => undefined,
        crypto_pwhash: () => {
          throw new Error(message);
        },
        crypto_aead_xchacha20poly1305_ietf_encrypt: () => 0,
        crypto_aead_xchacha20poly1305_ietf_decrypt: () => 0,
        crypto_secretbox_easy: () => undefined,
        crypto_secretbox_open_easy: () => false,
      });
    const ask = (message: string) => () =>
      throwing(message).argon2id(bytesOf("x"), new Uint8Array(16), 8192, 1);
    expect(ask("password hashing failed, check memory requirements.")).toThrow(Refusal);
    expect(ask('"salt" must be 16 bytes')).toThrow(/^"salt" must be/);
  });
});

describe("the native module's shape", () => {
  it.each([null, 7, {}, { crypto_pwhash: 1 }])("is not mistaken (%o)", (exports) => {
    expect(isNativeSodium(exports)).toBe(false);
  });
});

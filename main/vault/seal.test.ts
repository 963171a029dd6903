import { beforeAll, describe, expect, it } from "vitest";
import { encodeAddress } from "../codec/address.ts";
import { Refusal } from "../lib/fault.ts";
import { SecretBytes } from "../lib/secret.ts";
import { PRIVATE_KEY_V1 } from "./keyfiles/testing.ts";
import {
  COST_LIMITS,
  freshSealingKey,
  isSameSet,
  openSealed,
  readHeader,
  SEALED_BYTES,
  sealEntropy,
  sealingKeyOf,
  sealSecret,
  wordCountOf,
} from "./seal.ts";
import type { Sodium } from "./sodium.ts";
import { wasmSodium } from "./sodium-wasm.ts";
import {
  bytesOf,
  CHEAP,
  CHEAP_COST,
  entropyOfPhrase,
  publishedSodium,
  STRONG,
  VECTORS,
} from "./testing.ts";

const native = publishedSodium();
const passphrase = bytesOf(STRONG);
let wasm: Sodium;
beforeAll(async () => {
  wasm = await wasmSodium();
});

function sealCheaply(sodium: Sodium, phrase: string): Uint8Array {
  const sealing = freshSealingKey(sodium, passphrase, CHEAP_COST, CHEAP);
  return sealEntropy(sodium, sealing, "coldkey", entropyOfPhrase(phrase)).sealed;
}

function openWith(sodium: Sodium, sealed: Uint8Array, typed = passphrase): Uint8Array {
  const header = readHeader(sealed, CHEAP);
  return openSealed(sodium, header, sealingKeyOf(sodium, typed, header)).bytes.use((bytes) =>
    bytes.slice(),
  );
}

function codeOf(work: () => unknown): string {
  try {
    work();
  } catch (error) {
    if (error instanceof Refusal) return error.fault.code;
    throw error;
  }
  return "opened";
}

describe("a sealed key file", () => {
  it.each(VECTORS)("opens again to the same secret and names its key ($name)", (vector) => {
    const sealed = sealCheaply(native, vector.phrase);
    expect(sealed).toHaveLength(SEALED_BYTES);
    expect(encodeAddress(readHeader(sealed, CHEAP).publicKey)).toBe(vector.address);
    const entropy = entropyOfPhrase(vector.phrase);
    expect(openWith(native, sealed)).toEqual(entropy.use((bytes) => bytes.slice()));
  });

  it("is the same file to the native and to the WASM libsodium", () => {
    const phrase = VECTORS[0].phrase;
    expect(openWith(wasm, sealCheaply(native, phrase))).toEqual(
      openWith(native, sealCheaply(wasm, phrase)),
    );
  });

  it("has one length for all word counts and holds no plain secret", () => {
    for (const length of [16, 20, 24, 28, 32]) {
      const secret = native.random(length);
      const sealing = freshSealingKey(native, passphrase, CHEAP_COST, CHEAP);
      const { sealed } = sealEntropy(native, sealing, "hotkey", SecretBytes.own(secret.slice()));
      expect(sealed, `${length} bytes`).toHaveLength(SEALED_BYTES);
      expect(Buffer.from(sealed).includes(Buffer.from(secret)), `${length} bytes`).toBe(false);
      expect(openWith(native, sealed)).toEqual(secret);
    }
  });

  it("refuses a wrong passphrase and says that it may also be damage", () => {
    const sealed = sealCheaply(native, VECTORS[0].phrase);
    expect(() => openWith(native, sealed, bytesOf(`${STRONG} `))).toThrow(
      expect.objectContaining({
        fault: { code: "WRONG_PASSPHRASE", facts: { maybeDamaged: true } },
      }),
    );
  });

  it("refuses every change of any single byte, and every shorter or longer file", () => {
    const sealed = sealCheaply(native, VECTORS[0].phrase);
    for (let at = 0; at < sealed.length; at++) {
      for (const change of [0x01, 0x02, 0x80, 0xff]) {
        const altered = sealed.slice();
        altered[at] = (altered[at] ?? 0) ^ change;
        const code = codeOf(() => openWith(native, altered));
        expect(code, `byte ${at} ^ ${change}`).toMatch(/^(SEAL_\w+|WRONG_PASSPHRASE)$/);
      }
    }
    for (const length of [0, 3, 4, 5, 87, 88, 104, SEALED_BYTES - 1]) {
      expect(
        codeOf(() => openWith(native, sealed.slice(0, length))),
        `${length}`,
      ).toMatch(/^SEAL_/);
    }
    const longer = new Uint8Array(SEALED_BYTES + 1);
    longer.set(sealed);
    expect(codeOf(() => openWith(native, longer))).toBe("SEAL_DAMAGED");
  });

  it("says which of our faults it is: foreign, future, damaged, too costly", () => {
    const sealed = sealCheaply(native, VECTORS[0].phrase);
    const withByte = (at: number, value: number) => {
      const altered = sealed.slice();
      altered[at] = value;
      return () => readHeader(altered, CHEAP);
    };
    expect(codeOf(withByte(0, 0))).toBe("SEAL_NOT_OURS");
    expect(withByte(4, 3)).toThrow(
      expect.objectContaining({ fault: { code: "SEAL_VERSION", facts: { version: 3 } } }),
    );
    expect(codeOf(withByte(5, 3))).toBe("SEAL_DAMAGED");
    expect(codeOf(withByte(11, 0xff))).toBe("SEAL_COST_TOO_HIGH");
    expect(codeOf(withByte(15, 0xff))).toBe("SEAL_COST_TOO_HIGH");
  });

  it("with the product's limits refuses a file that asks for less than the floor", () => {
    expect(codeOf(() => readHeader(sealCheaply(native, VECTORS[0].phrase)))).toBe("SEAL_DAMAGED");
    expect(COST_LIMITS).toMatchObject({ minMemoryKib: 262_144, minPasses: 3 });
    const cost = { memoryBytes: 256 * 1024 * 1024 - 1024, passes: 3 };
    expect(() => freshSealingKey(native, passphrase, cost)).toThrow(/floor/);
    const fewer = { memoryBytes: 256 * 1024 * 1024, passes: 2 };
    expect(() => freshSealingKey(native, passphrase, fewer)).toThrow(/floor/);
  });

  it("whose secret makes another public key than its header names is refused", () => {
    // Forged with the right key: only the check after opening can find it.
    const sealing = freshSealingKey(native, passphrase, CHEAP_COST, CHEAP);
    const { sealed } = sealEntropy(native, sealing, "coldkey", entropyOfPhrase(VECTORS[0].phrase));
    const header = readHeader(sealed, CHEAP);
    const forged = sealed.slice();
    forged[60] = (forged[60] ?? 0) ^ 1;
    const entropy = openSealed(native, header, sealing).bytes;
    const plaintext = new Uint8Array(36);
    plaintext.set([1, 1, 12, 16]);
    entropy.use((bytes) => plaintext.set(bytes, 4));
    const ciphertext = sealing.key.use((key) =>
      native.encrypt(plaintext, forged.slice(0, 88), header.nonce, key),
    );
    forged.set(ciphertext, 88);
    expect(codeOf(() => openWith(native, forged))).toBe("SEAL_DAMAGED");
  });

  it.each([
    ["seed", VECTORS[0].seed],
    ["private-key", PRIVATE_KEY_V1],
  ] as const)("holds a %s of a key without a phrase, in one length for both", (form, hex) => {
    const bytes = Uint8Array.from(Buffer.from(hex.slice(2), "hex"));
    const sealing = freshSealingKey(native, passphrase, CHEAP_COST, CHEAP);
    const secret = { form, bytes: SecretBytes.own(bytes.slice()) };
    const { sealed } = sealSecret(native, sealing, "coldkey", secret);
    expect(sealed).toHaveLength(172);
    expect(encodeAddress(readHeader(sealed, CHEAP).publicKey)).toBe(VECTORS[0].address);
    expect(openWith(native, sealed)).toEqual(bytes);
    expect(wordCountOf(openSealed(native, readHeader(sealed, CHEAP), sealing))).toBeNull();
    for (let at = 0; at < sealed.length; at++) {
      const altered = sealed.slice();
      altered[at] = (altered[at] ?? 0) ^ 0x03;
      const code = codeOf(() => openWith(native, altered));
      expect(code, `byte ${at}`).toMatch(/^(SEAL_\w+|WRONG_PASSPHRASE)$/);
    }
  });

  it("of a set shares salt and key with the others, but never a nonce", () => {
    const sealing = freshSealingKey(native, passphrase, CHEAP_COST, CHEAP);
    const headers = Array.from({ length: 50 }, () => {
      const entropy = SecretBytes.own(native.random(16));
      return readHeader(sealEntropy(native, sealing, "hotkey", entropy).sealed, CHEAP);
    });
    expect(headers.every((header) => isSameSet(sealing, header))).toBe(true);
    const nonces = new Set(headers.map((header) => Buffer.from(header.nonce).toString("hex")));
    expect(nonces.size).toBe(50);
    for (const header of headers) openSealed(native, header, sealing).bytes.wipe();
    const another = freshSealingKey(native, passphrase, CHEAP_COST, CHEAP);
    expect(headers.some((header) => isSameSet(another, header))).toBe(false);
  });
});

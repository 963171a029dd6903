import { createHash } from "node:crypto";
import { hexToU8a, u8aToHex } from "@polkadot/util";
import { mnemonicGenerate, mnemonicToMiniSecret, sr25519PairFromSeed } from "@polkadot/util-crypto";
import { describe, expect, it } from "vitest";
import { SecretBytes } from "../../lib/secret.ts";
import { type KeySecret, publicKeyOf } from "../keyring.ts";
import { bytesOf, entropyOfPhrase, publishedSodium, VECTORS } from "../testing.ts";
import { secretOf } from "./content.ts";
import { openKeyfile } from "./open.ts";
import { fullContent, PASSWORD, PRIVATE_KEY_V1 } from "./testing.ts";
import { btcliKey, encryptedKeyfile, plainKeyfile, publicKeyfile } from "./write.ts";

const sodium = publishedSodium();
const [V1, V2] = VECTORS;
const textOf = (bytes: Uint8Array) => new TextDecoder().decode(bytes);
const phrase = (words: string): KeySecret => ({ form: "phrase", bytes: entropyOfPhrase(words) });
const secret = (form: KeySecret["form"], hex: string): KeySecret => ({
  form,
  bytes: SecretBytes.own(hexToU8a(hex)),
});

describe("a key file that is written", () => {
  it("is V4b, byte for byte: all six fields, compact", () => {
    const written = plainKeyfile(phrase(V1.phrase));
    expect(textOf(written)).toBe(fullContent(""));
    expect(createHash("sha256").update(written).digest("hex")).toBe(
      "0cf50692f6eda6c21d8e9251e1a18f93d4d494471057eedf960ed5d2d8702b4f",
    );
  });

  it("of V2 holds the published private key", () => {
    expect(JSON.parse(textOf(plainKeyfile(phrase(V2.phrase))))).toMatchObject({
      privateKey:
        "0x05d65584630d16cd4af6d0bec10f34bb504a5dcb62dba2122d49f5a663763d0a" +
        "fd190cce74df356432b410bd64682309d6dedb27c76845daf388557cbac3ca34",
      secretSeed: V2.seed,
      ss58Address: V2.address,
    });
  });

  it("leaves out what is not known, and never names the curve", () => {
    expect(Object.keys(JSON.parse(textOf(plainKeyfile(secret("seed", V1.seed)))))).toEqual([
      "accountId",
      "publicKey",
      "privateKey",
      "secretSeed",
      "ss58Address",
    ]);
    const bare = JSON.parse(textOf(plainKeyfile(secret("private-key", PRIVATE_KEY_V1))));
    expect(bare).toEqual({
      accountId: V1.publicKey,
      publicKey: V1.publicKey,
      privateKey: PRIVATE_KEY_V1,
      ss58Address: V1.address,
    });
  });

  it("of a public half holds nothing else", () => {
    expect(JSON.parse(textOf(publicKeyfile(hexToU8a(V1.publicKey))))).toEqual({
      accountId: V1.publicKey,
      publicKey: V1.publicKey,
      ss58Address: V1.address,
    });
  });

  it("is read back as the same key, for random phrases of every length", () => {
    for (const words of [12, 15, 18, 21, 24] as const) {
      const mnemonic = mnemonicGenerate(words);
      const written = plainKeyfile(phrase(mnemonic));
      const { publicKey } = sr25519PairFromSeed(mnemonicToMiniSecret(mnemonic));
      expect(u8aToHex(publicKeyOf(secretOf(written)))).toBe(u8aToHex(publicKey));
      expect(JSON.parse(textOf(written)).secretPhrase).toBe(mnemonic);
    }
  });
});

describe("btcli's encryption", { timeout: 60_000 }, () => {
  it("opens again with the same passphrase, one key for many files, each with its own nonce", async () => {
    // As typed with a space at its end, which btcli's prompt would cut off.
    const key = btcliKey(sodium, bytesOf(`${PASSWORD} `));
    const files = [V1, V2, V1].map((vector) =>
      encryptedKeyfile(sodium, phrase(vector.phrase), key),
    );
    expect(key.use((bytes) => u8aToHex(bytes).slice(2))).toBe(
      "0c447cd938187ef666c9bfdb13135b7c3134d3f019372cb85c2d807616f14f4e",
    );
    key.wipe();
    expect(files.map((file) => file.length)).toEqual([598, expect.any(Number), 598]);
    expect(textOf((files[0] ?? new Uint8Array()).subarray(0, 5))).toBe("$NACL");
    expect(files[0]).not.toEqual(files[2]);
    const opened = await openKeyfile(sodium, files[1] ?? new Uint8Array(), bytesOf(PASSWORD));
    expect(opened.format).toBe("nacl");
    expect(u8aToHex(publicKeyOf(opened.secret))).toBe(V2.publicKey);
  });
});

import { createPair } from "@polkadot/keyring/pair";
import { hexToU8a, stringToU8a, u8aConcat, u8aFixLength, u8aToHex } from "@polkadot/util";
import {
  base64Encode,
  ed25519PairFromSeed,
  encodeAddress,
  jsonEncrypt,
  jsonEncryptFormat,
  mnemonicToMiniSecret,
  naclEncrypt,
  sr25519PairFromSeed,
} from "@polkadot/util-crypto";
import { describe, expect, it } from "vitest";
import { Refusal } from "../../lib/fault.ts";
import { publicKeyOf } from "../keyring.ts";
import { bytesOf, publishedSodium, VECTORS } from "../testing.ts";
import { openKeyfile } from "./open.ts";
import { surveyKeyfile } from "./survey.ts";
import { PRIVATE_KEY_V1 } from "./testing.ts";

const sodium = publishedSodium();
const [V1, V2] = VECTORS;
const PASSWORD = "a passphrase of polkadot-js";
const seed = (phrase: string) => mnemonicToMiniSecret(phrase);
const HEADER = [48, 83, 2, 1, 1, 48, 5, 6, 3, 43, 101, 112, 4, 34, 4, 32];
const DIVIDER = [161, 35, 3, 33, 0];

/** What @polkadot/keyring itself writes. */
function exported(type: "sr25519" | "ed25519" | "ecdsa", password?: string) {
  const pair =
    type === "ed25519"
      ? ed25519PairFromSeed(seed(V1.phrase))
      : sr25519PairFromSeed(seed(V1.phrase));
  const setup = { toSS58: (raw: Uint8Array) => encodeAddress(raw, 42), type };
  return createPair(setup, pair, { name: "old" }).toJson(password);
}
const text = (json: unknown) => bytesOf(JSON.stringify(json));
async function opened(json: unknown, password: string | null = PASSWORD) {
  const file = await openKeyfile(sodium, text(json), password === null ? null : bytesOf(password));
  return {
    ...{ format: file.format, isStretched: file.isStretched, isEncrypted: file.isEncrypted },
    form: file.secret.form,
    publicKey: u8aToHex(publicKeyOf(file.secret)),
    secret: file.secret.bytes.use((bytes) => u8aToHex(bytes)),
  };
}
async function codeOf(json: unknown, password: string | null = PASSWORD) {
  return opened(json, password).then(
    () => "opened",
    (error: unknown) => (error instanceof Refusal ? error.fault.code : String(error)),
  );
}
function pkcs8(secret: Uint8Array, publicKey: string | Uint8Array): Uint8Array {
  const raw = typeof publicKey === "string" ? hexToU8a(publicKey) : publicKey;
  return u8aConcat(Uint8Array.from(HEADER), secret, Uint8Array.from(DIVIDER), raw);
}
const plainType = { content: ["pkcs8", "sr25519"], type: ["none"], version: "3" };

describe("an account that polkadot-js exported", () => {
  it("opens with its passphrase, and its private key becomes btcli's", async () => {
    const json = exported("sr25519", PASSWORD);
    expect(json.encoding).toMatchObject({ version: "3", type: ["scrypt", "xsalsa20-poly1305"] });
    expect(surveyKeyfile(text(json))).toEqual({
      format: "polkadot",
      publicKey: hexToU8a(V1.publicKey),
      needsPassphrase: true,
    });
    expect(await opened(json)).toEqual({
      ...{ format: "polkadot", isStretched: true, isEncrypted: true },
      ...{ form: "private-key", publicKey: V1.publicKey, secret: PRIVATE_KEY_V1 },
    });
    expect(await codeOf(json, "another")).toBe("KEYFILE_WRONG_PASSPHRASE");
    expect(await codeOf(json, null)).toBe("KEYFILE_NEEDS_PASSPHRASE");
  });

  it("opens without one where it is not encrypted", async () => {
    const json = exported("sr25519");
    expect(surveyKeyfile(text(json)).needsPassphrase).toBe(false);
    expect(await opened(json, null)).toMatchObject({
      ...{ isEncrypted: false, publicKey: V1.publicKey, secret: PRIVATE_KEY_V1 },
    });
  });

  it("opens in its older versions: a padded passphrase, hex, a bare seed, no word on the curve", async () => {
    const { publicKey, secretKey } = sr25519PairFromSeed(seed(V1.phrase));
    const key = u8aFixLength(stringToU8a(PASSWORD), 256, true);
    const { encrypted, nonce } = naclEncrypt(pkcs8(secretKey, publicKey), key);
    const encoded = u8aToHex(u8aConcat(nonce, encrypted));
    for (const encoding of [
      { content: ["pkcs8", "sr25519"], type: "xsalsa20-poly1305", version: "2" },
      { content: "pkcs8", type: "xsalsa20-poly1305", version: "0" },
    ]) {
      expect(await opened({ encoded, encoding, address: V1.address })).toMatchObject({
        ...{ isStretched: false, isEncrypted: true, publicKey: V1.publicKey },
      });
    }
    const bare = pkcs8(hexToU8a(V2.seed), V2.publicKey);
    const json = { encoded: base64Encode(bare), encoding: plainType, address: V2.address };
    expect(await opened(json, null)).toMatchObject({ form: "seed", publicKey: V2.publicKey });
  });

  it("is known under another network's address", async () => {
    const json = { ...exported("sr25519"), address: encodeAddress(hexToU8a(V1.publicKey), 0) };
    expect(await opened(json, null)).toMatchObject({ publicKey: V1.publicKey });
  });

  it("on another curve is refused politely, said or not", async () => {
    for (const type of ["ed25519", "ecdsa"] as const) {
      const json = exported("ed25519", PASSWORD);
      const encoding = { ...json.encoding, content: ["pkcs8", type] };
      expect(await codeOf({ ...json, encoding }), type).toBe("KEYFILE_NOT_SR25519");
    }
    const unsaid = exported("ed25519");
    const encoding = { content: "pkcs8", type: "none", version: "0" };
    expect(await codeOf({ ...unsaid, encoding }, null)).toBe("KEYFILE_NOT_SR25519");
    const long = pkcs8(hexToU8a(V1.seed), u8aConcat([2], hexToU8a(V1.publicKey)));
    expect(await codeOf({ encoded: base64Encode(long), encoding: plainType }, null)).toBe(
      "KEYFILE_NOT_SR25519",
    );
  });

  it("is refused when its address is another key's", async () => {
    const json = { ...exported("sr25519"), address: V2.address };
    expect(await codeOf(json, null)).toBe("KEYFILE_SECRETS_DISAGREE");
  });

  it("in a batch is refused with what to do", async () => {
    const json = jsonEncrypt(bytesOf("[]"), ["batch-pkcs8"], PASSWORD);
    expect(await codeOf({ ...json, accounts: [] })).toBe("KEYFILE_BATCH");
  });

  it("that is hostile ends at once", async () => {
    const good = exported("sr25519", PASSWORD);
    // N = 2^31, which would ask for two terabytes.
    const bomb = Uint8Array.from(Buffer.from(good.encoded, "base64"));
    new DataView(bomb.buffer).setUint32(32, 2 ** 31, true);
    const hostile: unknown[] = [
      { ...good, encoded: base64Encode(bomb) },
      { ...good, encoded: "AAAA" },
      { ...good, encoded: "not base64!" },
      { ...good, encoded: "0xzz" },
      { ...good, encoding: {} },
      { ...good, encoding: { content: [["pkcs8"]], type: 7, version: {} } },
      { ...good, encoding: { ...good.encoding, type: ["rot13"] } },
      { ...good, encoding: { ...good.encoding, content: ["pkcs8", "dilithium"] } },
      jsonEncryptFormat(pkcs8(new Uint8Array(64), V1.publicKey), ["pkcs8", "sr25519"], false),
      { encoded: base64Encode(new Uint8Array(117)), encoding: plainType },
      { encoded: base64Encode(Uint8Array.from(HEADER)), encoding: plainType },
    ];
    const startedAtMs = performance.now();
    for (const json of hostile) {
      expect(await codeOf(json), JSON.stringify(json)).toMatch(/^KEYFILE_/);
    }
    expect(performance.now() - startedAtMs).toBeLessThan(5_000);
  });
});

import { createHash } from "node:crypto";
import { hexToU8a, u8aToHex } from "@polkadot/util";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Refusal } from "../../lib/fault.ts";
import type { KeySecret } from "../keyring.ts";
import { publicKeyOf } from "../keyring.ts";
import { bytesOf, publishedSodium, VECTORS } from "../testing.ts";
import { secretOf } from "./content.ts";
import { keyfileFormat, MOST_KEYFILE_BYTES } from "./format.ts";
import { openKeyfile } from "./open.ts";
import {
  ANSIBLE_V6,
  FERNET_V5,
  fullContent,
  naclOf,
  PASSWORD,
  PRIVATE_KEY_V1,
  SECRET_KEY_V1,
  SEED_CONTENT,
} from "./testing.ts";

const sodium = publishedSodium();
const [V1, V2] = VECTORS;
const sha256 = (bytes: Uint8Array) => createHash("sha256").update(bytes).digest("hex");

/** Format, form and address of what opens. */
async function opened(bytes: Uint8Array, password: string | null = PASSWORD) {
  const { format, secret } = await openKeyfile(
    sodium,
    bytes,
    password === null ? null : bytesOf(password),
  );
  return { format, ...facts(secret) };
}
function facts(secret: KeySecret) {
  return { form: secret.form, publicKey: u8aToHex(publicKeyOf(secret)) };
}
function content(value: unknown) {
  return facts(secretOf(bytesOf(typeof value === "string" ? value : JSON.stringify(value))));
}
function refusalOf(work: () => unknown): Refusal["fault"] {
  try {
    work();
  } catch (error) {
    if (error instanceof Refusal) return error.fault;
    throw error;
  }
  throw new Error("Not refused");
}
const codeOf = (work: () => unknown) => refusalOf(work).code;

describe("the published key files open to their key", { timeout: 120_000 }, () => {
  it("V4: $NACL with a seed, 193 bytes", async () => {
    const file = naclOf(SEED_CONTENT);
    expect([file.length, sha256(file)]).toEqual([
      193,
      "c7957f60bb3abbbe0f5ef1b1b8e63ccd62b0f4fe5901d103f42c52c46861abe5",
    ]);
    expect(await opened(file)).toEqual({ format: "nacl", form: "seed", publicKey: V1.publicKey });
  });

  it.each([
    ["V4b: compact", "", "592a50717dfba24dc9bed647f15ab742d4e6691a46acbbea30a678e874a3c793"],
    [
      "V4c: as Python prints",
      " ",
      "6414eaf9ee65d1f9353960ffca66f5b4e63ce007586dabe633529050e3a11c3c",
    ],
  ])("%s: $NACL with all six fields", async (_name, space, hash) => {
    const file = naclOf(fullContent(space));
    expect(sha256(file)).toBe(hash);
    expect(await opened(file)).toEqual({ format: "nacl", form: "phrase", publicKey: V1.publicKey });
  });

  it("V5: legacy Fernet, which the official library cannot open", async () => {
    expect(await opened(bytesOf(FERNET_V5))).toEqual({
      format: "fernet",
      form: "seed",
      publicKey: V1.publicKey,
    });
  });

  it("V6: $ANSIBLE_VAULT, 938 bytes", async () => {
    expect(sha256(bytesOf(ANSIBLE_V6))).toBe(
      "6ccd0f20c241fb1c013d10ad6cc827711bed603a78d53ed1acbfc9b5ee74d291",
    );
    expect(await opened(bytesOf(ANSIBLE_V6))).toMatchObject({
      format: "ansible",
      publicKey: V1.publicKey,
    });
    const windows = bytesOf(ANSIBLE_V6.replaceAll("\n", "\r\n"));
    expect(await opened(windows)).toMatchObject({ publicKey: V1.publicKey });
  });

  it("with a password whose spaces a prompt would have trimmed, but with no other", async () => {
    expect(await opened(bytesOf(ANSIBLE_V6), ` ${PASSWORD}\n`)).toMatchObject({
      publicKey: V1.publicKey,
    });
    await expect(opened(bytesOf(ANSIBLE_V6), `${PASSWORD}!`)).rejects.toThrow(
      "KEYFILE_WRONG_PASSPHRASE",
    );
    await expect(opened(bytesOf(ANSIBLE_V6), null)).rejects.toThrow("KEYFILE_NEEDS_PASSPHRASE");
  });
});

describe("the content of a key file", () => {
  const seed = V1.seed;
  const publicKey = V1.publicKey;

  it("is read from a phrase, a seed or a private key, in this order, when all agree", () => {
    expect(content(fullContent(" "))).toEqual({ form: "phrase", publicKey });
    expect(content({ secretSeed: seed, privateKey: PRIVATE_KEY_V1 })).toMatchObject({
      form: "seed",
    });
    expect(content({ privateKey: PRIVATE_KEY_V1 })).toEqual({ form: "private-key", publicKey });
  });

  it("may hold the private key in either encoding: it becomes the canonical one", () => {
    for (const privateKey of [PRIVATE_KEY_V1, SECRET_KEY_V1]) {
      const secret = secretOf(bytesOf(JSON.stringify({ privateKey, publicKey })));
      expect(secret.bytes.use((bytes) => u8aToHex(bytes))).toBe(PRIVATE_KEY_V1);
    }
  });

  it("keeps what old writers did: null fields, missing fields, 0x0x, unknown and repeated fields", () => {
    for (const value of [
      { secretSeed: `0x0x${seed.slice(2)}`, privateKey: null, secretPhrase: null },
      { secretSeed: seed.slice(2), publicKey: null, accountId: "", ss58Address: V1.address },
      { secretSeed: seed, cryptoType: 1, future: { deep: [1, "}", { x: null }] }, other: -1.5e3 },
      `{"secretSeed":"0x00","secretSeed":"${seed}"}\n`,
      `{"\\u0073ecretSeed" : "${seed.replace("d", "\\u0064")}" }`,
      // Raw bytes where hex belongs: the phrase decides.
      { secretSeed: "not hex at all", secretPhrase: V1.phrase.toUpperCase() },
    ]) {
      expect(content(value).publicKey, JSON.stringify(value)).toBe(publicKey);
    }
  });

  it("knows its key under another network's prefix", () => {
    const ss58Address = "16ADqpMa4yzfmWs3nuTSMhfZ2ckeGtvqhPWCNqECEGDcGgU2";
    expect(content({ secretSeed: seed, ss58Address })).toMatchObject({ publicKey });
    expect(codeOf(() => content({ secretSeed: V2.seed, ss58Address }))).toBe(
      "KEYFILE_SECRETS_DISAGREE",
    );
  });

  it.each([
    [
      "phrase and seed",
      { secretPhrase: V1.phrase, secretSeed: V2.seed },
      ["secretPhrase", "secretSeed"],
    ],
    [
      "seed and private key",
      { secretSeed: V2.seed, privateKey: PRIVATE_KEY_V1 },
      ["secretSeed", "privateKey"],
    ],
    [
      "seed and public key",
      { secretSeed: V2.seed, publicKey: V1.publicKey },
      ["secretSeed", "publicKey"],
    ],
    [
      "seed and account",
      { secretSeed: V2.seed, accountId: V1.publicKey },
      ["secretSeed", "accountId"],
    ],
    [
      "private key and address",
      { privateKey: PRIVATE_KEY_V1, ss58Address: V2.address },
      ["ss58Address", "privateKey"],
    ],
  ])("is refused when %s disagree, and the fields are named", (_name, value, fields) => {
    expect(refusalOf(() => content(value))).toEqual({
      code: "KEYFILE_SECRETS_DISAGREE",
      facts: { fields },
    });
  });

  it.each([
    ["public only", { publicKey: V1.publicKey, ss58Address: V1.address }, "KEYFILE_PUBLIC_ONLY"],
    ["an old public file", V1.publicKey, "KEYFILE_PUBLIC_ONLY"],
    ["ed25519 by its type", { secretSeed: V1.seed, cryptoType: 0 }, "KEYFILE_NOT_SR25519"],
    ["ed25519 by its length", { privateKey: V1.seed }, "KEYFILE_NOT_SR25519"],
    [
      "a phrase that is none",
      { secretPhrase: "abandon ".repeat(12).trim() },
      "KEYFILE_PHRASE_INVALID",
    ],
    ["a broken seed", { secretSeed: "0x12" }, "KEYFILE_DAMAGED"],
    ["a scalar above the order", { privateKey: `0x${"ff".repeat(64)}` }, "KEYFILE_DAMAGED"],
    ["the zero scalar", { privateKey: `0x${"00".repeat(64)}` }, "KEYFILE_DAMAGED"],
    ["an empty object", {}, "KEYFILE_UNKNOWN"],
    ["a list", [], "KEYFILE_UNKNOWN"],
    ["no JSON", "hello", "KEYFILE_UNKNOWN"],
    ["nothing", "", "KEYFILE_UNKNOWN"],
    ["two objects", "{}{}", "KEYFILE_UNKNOWN"],
  ])("is refused politely: %s", (_name, value, code) => {
    expect(codeOf(() => content(value))).toBe(code);
  });
});

describe("hostile input", () => {
  it("over 64 KiB is refused before it is looked at", async () => {
    const large = new Uint8Array(MOST_KEYFILE_BYTES + 1).fill(0x7b);
    await expect(opened(large)).rejects.toThrow("KEYFILE_TOO_LARGE");
  });

  it.each([
    ["nested lists", `{"a":${"[".repeat(60_000)}`],
    ["nested objects", '{"a":'.repeat(12_000)],
    ["many fields", `{${Array.from({ length: 5000 }, (_, at) => `"${at}":1`).join()}}`],
    ["an endless string", `{"secretPhrase":"${"a ".repeat(30_000)}`],
    ["an endless phrase", `{"secretPhrase":"${"zoo ".repeat(15_000)}"}`],
  ])("of %s ends at once", (_name, text) => {
    const startedAtMs = performance.now();
    expect(codeOf(() => content(text))).toMatch(/^KEYFILE_/);
    expect(performance.now() - startedAtMs).toBeLessThan(2_000);
  });

  it("of any bytes is refused, and nothing else happens", () => {
    const names = fc.constantFrom(
      "secretPhrase",
      "secretSeed",
      "privateKey",
      "publicKey",
      "cryptoType",
    );
    const values = fc.oneof(fc.string(), fc.jsonValue(), fc.constantFrom(V1.seed, V2.publicKey));
    const objects = fc.dictionary(names, values).map((value) => bytesOf(JSON.stringify(value)));
    fc.assert(
      fc.property(fc.oneof(fc.uint8Array({ maxLength: 300 }), objects), (bytes) => {
        try {
          return secretOf(bytes).bytes.length > 0;
        } catch (error) {
          return error instanceof Refusal;
        }
      }),
      { numRuns: 2_000 },
    );
  });

  it("cut, doubled or altered, the encrypted forms are refused by code", {
    timeout: 60_000,
  }, async () => {
    const files = [Buffer.from(ANSIBLE_V6), Buffer.from(naclOf(SEED_CONTENT)).subarray(0, 40)];
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...files),
        fc.nat(937),
        fc.integer({ min: 1, max: 255 }),
        fc.boolean(),
        async (file, place, change, isCut) => {
          const altered = Uint8Array.from(isCut ? file.subarray(0, place) : file);
          const at = place % Math.max(1, altered.length);
          altered[at] = (altered[at] ?? 0) ^ change;
          const code = await openKeyfile(sodium, altered, bytesOf(PASSWORD)).then(
            // White space and the case of hex digits say nothing.
            ({ secret }) => u8aToHex(publicKeyOf(secret)),
            (error: unknown) => (error instanceof Refusal ? error.fault.code : String(error)),
          );
          expect([V1.publicKey, ...REFUSALS], `${at} ^ ${change}`).toContain(code);
        },
      ),
      { numRuns: 60 },
    );
  });

  const REFUSALS = ["KEYFILE_DAMAGED", "KEYFILE_WRONG_PASSPHRASE", "KEYFILE_UNKNOWN"];

  it("is told apart by its first bytes alone", () => {
    for (const [text, format] of [
      ["$NACL", "nacl"],
      ["$ANSIBLE_VAULT;1.1", "ansible"],
      ["gAAAAABf", "fernet"],
      ["$nacl", "plain"],
      ["", "plain"],
    ]) {
      expect(keyfileFormat(bytesOf(text ?? "")), text).toBe(format);
    }
    expect(hexToU8a(PRIVATE_KEY_V1)).toHaveLength(64);
  });
});

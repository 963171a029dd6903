/** Files of every version that was ever written, made once and kept: they open for ever, by us and by the documented reader. */
import { spawnSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { encodeAddress } from "../codec/address.ts";
import { bytesToHex } from "../lib/bytes.ts";
import { PRIVATE_KEY_V1 } from "./keyfiles/testing.ts";
import { openSealed, readHeader, type SealingKey, sealingKeyOf } from "./seal.ts";
import { bytesOf, entropyOfPhrase, publishedSodium, STRONG, VECTORS } from "./testing.ts";

const FOLDER = fileURLToPath(new URL("../../docs/examples/", import.meta.url));
const READER = fileURLToPath(new URL("../../docs/sealed-key-reader.mjs", import.meta.url));
const sodium = publishedSodium();
const [V1, V2] = VECTORS;
const entropyOf = (phrase: string) => entropyOfPhrase(phrase).use(bytesToHex);
/** The newest version that this app writes: an example of each has to be here. */
const NEWEST = 2;

const examples = [
  ["coldkey-v1.key", 1, "coldkey", V1.address, { words: 12, entropy: entropyOf(V1.phrase) }],
  ["hotkey-v1.key", 1, "hotkey", V2.address, { words: 12, entropy: entropyOf(V2.phrase) }],
  ["coldkey-v2-seed.key", 2, "coldkey", V1.address, { words: 0, seed: V1.seed.slice(2) }],
  [
    "coldkey-v2-private-key.key",
    2,
    "coldkey",
    V1.address,
    { words: 0, privateKey: PRIVATE_KEY_V1.slice(2) },
  ],
] as const;
const read = (name: string) => Uint8Array.from(readFileSync(`${FOLDER}${name}`));

/** All examples are of one set: one run of Argon2id at the floor opens them. */
let derived: SealingKey | null = null;
function keyOf(sealed: Uint8Array): SealingKey {
  derived ??= sealingKeyOf(sodium, bytesOf(STRONG), readHeader(sealed));
  return derived;
}

it("there is an example of every version, and each is in this test", () => {
  expect(readdirSync(FOLDER).sort()).toEqual(examples.map(([name]) => name).sort());
  const versions = new Set(examples.map(([, version]) => version));
  for (let version = 1; version <= NEWEST; version++) expect(versions).toContain(version);
  const next = read("coldkey-v1.key");
  next[4] = NEWEST + 1;
  expect(() => readHeader(next)).toThrow("SEAL_VERSION");
});

describe.each(examples)("%s", (name, version, kind, address, secret) => {
  it("opens, by the app", { timeout: 60_000 }, () => {
    const header = readHeader(read(name));
    expect(header).toMatchObject({ version, kind });
    expect(encodeAddress(header.publicKey)).toBe(address);
    const opened = openSealed(sodium, header, keyOf(read(name)));
    expect(Object.values(secret)).toContain(opened.bytes.use(bytesToHex));
  });

  it("opens, by the reader that has nothing but libsodium", { timeout: 60_000 }, () => {
    const { stdout, status } = spawnSync(process.execPath, [READER, `${FOLDER}${name}`], {
      input: `${STRONG}\n`,
      encoding: "utf8",
    });
    expect(status).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ kind, ...secret });
  });

  it("opens with no byte of it changed, wherever it is", { timeout: 60_000 }, () => {
    const sealed = read(name);
    // Within the set the header's own changes are found by the tag alone.
    const key = keyOf(sealed);
    for (let at = 0; at < sealed.length; at++) {
      for (const change of [0x01, 0x80, 0xff]) {
        const altered = sealed.slice();
        altered[at] = (altered[at] ?? 0) ^ change;
        expect(
          () => openSealed(sodium, readHeader(altered), key),
          `byte ${at} ^ ${change}`,
        ).toThrow(/^(SEAL_\w+|WRONG_PASSPHRASE)$/);
      }
    }
  });
});

it("the reader opens nothing with a wrong passphrase", { timeout: 60_000 }, () => {
  const [[name]] = examples;
  const { stdout, status } = spawnSync(process.execPath, [READER, `${FOLDER}${name}`], {
    input: `${STRONG}!\n`,
    encoding: "utf8",
  });
  expect(status).not.toBe(0);
  expect(stdout).toBe("");
});

it("the reader is about thirty lines, and imports libsodium alone", () => {
  const source = readFileSync(READER, "utf8").replace(/\/\*[\s\S]*?\*\//g, "");
  const lines = source.split("\n").filter((line) => line.trim() !== "" && !/^\s*\/\//.test(line));
  expect(lines.length).toBeLessThanOrEqual(40);
  const imports = [...source.matchAll(/from "([^"]+)"/g)].map(([, from]) => from);
  expect(imports).toEqual(["node:fs", "libsodium-wrappers-sumo"]);
});

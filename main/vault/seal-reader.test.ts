/** The reader that docs/formats.md offers, run as its reader would: another process, libsodium alone. */
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { u8aToHex } from "@polkadot/util";
import { afterAll, beforeAll, expect, it } from "vitest";
import { SecretBytes } from "../lib/secret.ts";
import { freshSealingKey, sealEntropy, sealSecret } from "./seal.ts";
import { bytesOf, entropyOfPhrase, publishedSodium, STRONG, VECTORS } from "./testing.ts";

const READER = fileURLToPath(new URL("../../docs/sealed-key-reader.mjs", import.meta.url));
const FLOOR = { memoryBytes: 256 * 1024 * 1024, passes: 3 };
const sodium = publishedSodium();
let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "vault-reader-"));
});
afterAll(() => rmSync(folder, { recursive: true }));

function read(sealed: Uint8Array, passphrase: string) {
  const path = join(folder, "key");
  writeFileSync(path, sealed);
  return spawnSync(process.execPath, [READER, path], {
    input: `${passphrase}\n`,
    encoding: "utf8",
  });
}

it("the documented format is enough to open a file without the app", { timeout: 120_000 }, () => {
  const [vector] = VECTORS;
  const entropy = entropyOfPhrase(vector.phrase);
  const sealing = freshSealingKey(sodium, bytesOf(STRONG), FLOOR);
  const { sealed } = sealEntropy(sodium, sealing, "coldkey", entropy);
  const { stdout, status } = read(sealed, STRONG);
  expect(status).toBe(0);
  expect(JSON.parse(stdout)).toEqual({
    kind: "coldkey",
    publicKey: vector.publicKey.slice(2),
    words: 12,
    entropy: entropy.use((bytes) => u8aToHex(bytes).slice(2)),
  });
  expect(read(sealed, `${STRONG}!`).status).not.toBe(0);
});

it("and a file of a key without a phrase", { timeout: 120_000 }, () => {
  const [vector] = VECTORS;
  const seed = Uint8Array.from(Buffer.from(vector.seed.slice(2), "hex"));
  const secret = { form: "seed", bytes: SecretBytes.own(seed) } as const;
  const sealing = freshSealingKey(sodium, bytesOf(STRONG), FLOOR);
  const { stdout } = read(sealSecret(sodium, sealing, "coldkey", secret).sealed, STRONG);
  expect(JSON.parse(stdout)).toEqual({
    kind: "coldkey",
    publicKey: vector.publicKey.slice(2),
    words: 0,
    seed: vector.seed.slice(2),
  });
});

/**
 * Both directions against the official library, on random keys: it opens what we write, we open what it writes. The
 * library is installed into a scratch environment where Python and the registry are; elsewhere the tests say why not.
 */
import { execFileSync } from "node:child_process";
import { createHash, randomBytes } from "node:crypto";
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { encodeAddress } from "../../main/codec/address.ts";
import { SecretBytes } from "../../main/lib/secret.ts";
import { withAttempts } from "../../main/vault/keyfiles/attempt.ts";
import { openWithAttempts } from "../../main/vault/keyfiles/open.ts";
import { surveyKeyfile } from "../../main/vault/keyfiles/survey.ts";
import {
  btcliKey,
  encryptedKeyfile,
  plainKeyfile,
  publicKeyfile,
} from "../../main/vault/keyfiles/write.ts";
import { type KeySecret, publicKeyOf, seedOf } from "../../main/vault/keyring.ts";
import { bytesOf, publishedSodium } from "../../main/vault/testing.ts";
import { findOfficialPython } from "../../tools/official-wallet.mjs";

const PASSWORD = "made for this test, 7 kettles";
const sodium = publishedSodium();
const scratch = mkdtempSync(join(tmpdir(), "ckw-official-"));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

const official = findOfficialPython();

/** Runs a script of ours under the library and returns the last line that it prints, as JSON. */
function python(script: string, ...args: string[]): unknown {
  if (official.python === null) throw new Error(official.reason);
  const out = execFileSync(official.python, ["-c", script, ...args], {
    encoding: "utf8",
    env: { ...process.env, HOME: scratch },
  });
  return JSON.parse(out.trim().split("\n").at(-1) ?? "null");
}

const randomSecret = (form: KeySecret["form"], bytes: number): KeySecret => ({
  form,
  bytes: SecretBytes.own(Uint8Array.from(randomBytes(bytes))),
});
const addressOf = (secret: KeySecret) => encodeAddress(publicKeyOf(secret));
const sha256 = (bytes: Uint8Array) => createHash("sha256").update(bytes).digest("hex");

/** One wallet folder as our writer makes it. */
function put(path: string, content: Uint8Array): void {
  mkdirSync(join(path, ".."), { recursive: true });
  writeFileSync(path, content, { mode: 0o600 });
  chmodSync(path, 0o600);
}

const READ = `
import json, sys
from bittensor_wallet import Wallet
root, password = sys.argv[1:3]
out = {}
for name in ("plain", "sealed"):
    wallet = Wallet(name=name, path=root, hotkey="gpu-1")
    locked = name == "sealed"
    cold = wallet.get_coldkey(password=password) if locked else wallet.coldkey
    hot = wallet.get_hotkey(password=password) if locked else wallet.hotkey
    out[name] = {
        "coldkey": cold.ss58_address, "hotkey": hot.ss58_address,
        "coldkeypub": wallet.coldkeypub.ss58_address, "hotkeypub": wallet.hotkeypub.ss58_address,
        "signs": bool(hot.verify(b"hello", hot.sign(b"hello"))),
        "encrypted": wallet.coldkey_file.is_encrypted(),
    }
print(json.dumps(out))
`;
const WRITE = `
import json, sys
from bittensor_wallet import Wallet
root, password = sys.argv[1:3]
out = {}
def address(key): return key.ss58_address
for name, locked, words in (("sealed", True, 12), ("plain", False, 24)):
    more = {"coldkey_password": password} if locked else {}
    wallet = Wallet(name=name, path=root, hotkey="gpu-1")
    wallet.create_new_coldkey(n_words=words, use_password=locked, overwrite=True, suppress=True, **more)
    more = {"hotkey_password": password} if locked else {}
    wallet.create_new_hotkey(n_words=12, use_password=locked, overwrite=True, suppress=True, **more)
    out[name] = [address(wallet.coldkeypub), address(wallet.hotkeypub)]
wallet = Wallet(name="uri", path=root, hotkey="gpu-1")
wallet.create_coldkey_from_uri("//" + "Random" + str(len(password)), use_password=False, overwrite=True, suppress=True)
out["uri"] = [address(wallet.coldkeypub), None]
print(json.dumps(out))
`;

// Minutes on a busy machine: every encrypted file costs its maker and its reader seconds of Argon2.
describe("the official library", { timeout: 480_000 }, () => {
  it("opens every file that we write: coldkey, hotkey and their public halves, plain and encrypted", (context) => {
    if (official.python === null) return context.skip(official.reason);
    const root = join(scratch, "ours");
    const key = btcliKey(sodium, bytesOf(PASSWORD));
    const expected: Record<string, unknown> = {};
    for (const name of ["plain", "sealed"]) {
      const isSealed = name === "sealed";
      // With words, and with a seed alone.
      const coldkey = isSealed ? randomSecret("phrase", 32) : randomSecret("phrase", 16);
      const hotkey = isSealed ? randomSecret("seed", 32) : randomSecret("phrase", 20);
      const file = (secret: KeySecret) =>
        isSealed ? encryptedKeyfile(sodium, secret, key) : plainKeyfile(secret);
      put(join(root, name, "coldkey"), file(coldkey));
      put(join(root, name, "coldkeypub.txt"), publicKeyfile(publicKeyOf(coldkey)));
      put(join(root, name, "hotkeys", "gpu-1"), file(hotkey));
      put(join(root, name, "hotkeys", "gpu-1pub.txt"), publicKeyfile(publicKeyOf(hotkey)));
      expected[name] = {
        ...{ coldkey: addressOf(coldkey), hotkey: addressOf(hotkey) },
        ...{ coldkeypub: addressOf(coldkey), hotkeypub: addressOf(hotkey) },
        ...{ signs: true, encrypted: isSealed },
      };
    }
    key.wipe();
    expect(python(READ, root, PASSWORD)).toEqual(expected);
  });

  it("writes files that we open, without touching them", async (context) => {
    if (official.python === null) return context.skip(official.reason);
    const root = join(scratch, "theirs");
    mkdirSync(root);
    const written = python(WRITE, root, PASSWORD);
    const addresses = (name: string): unknown[] => Reflect.get(Object(written), name);
    await withAttempts(sodium, bytesOf(PASSWORD), async (attempts) => {
      for (const [name, files] of [
        ["sealed", ["coldkey", "hotkeys/gpu-1"]],
        ["plain", ["coldkey", "hotkeys/gpu-1"]],
        ["uri", ["coldkey"]],
      ] as const) {
        for (const [index, path] of files.entries()) {
          const full = join(root, name, path);
          const before = sha256(readFileSync(full));
          const bytes = Uint8Array.from(readFileSync(full));
          const opened = await openWithAttempts(sodium, bytes, name === "sealed" ? attempts : null);
          expect(addressOf(opened.secret), `${name}/${path}`).toBe(addresses(name)[index]);
          expect(opened.format).toBe(name === "sealed" ? "nacl" : "plain");
          // A key made from a URI has neither words nor seed.
          expect(opened.secret.form).toBe(name === "uri" ? "private-key" : "phrase");
          expect(seedOf(opened.secret) === null).toBe(name === "uri");
          expect(sha256(readFileSync(full))).toBe(before);
        }
        const pub = surveyKeyfile(
          Uint8Array.from(readFileSync(join(root, name, "coldkeypub.txt"))),
        );
        expect(pub.format).toBe("public");
        expect(encodeAddress(pub.publicKey ?? new Uint8Array())).toBe(addresses(name)[0]);
      }
    });
  });
});

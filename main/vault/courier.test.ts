/** The published vectors of the format, and the real `age`: both open what is sealed here, and only for its recipient. */
import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { armor, Decrypter, generateX25519Identity, identityToRecipient } from "age-encryption";
import { afterAll, describe, expect, it } from "vitest";
import { findAge } from "../../tools/age.mjs";
import { sealForServer } from "./courier.ts";
import { bytesOf } from "./testing.ts";

const folder = mkdtempSync(join(tmpdir(), "ckw-age-"));
afterAll(() => rmSync(folder, { recursive: true }));
const age = findAge();
if (age.program === null) process.stdout.write(`Skipped: the real age. ${age.reason}\n`);

describe("what is sealed for a server", () => {
  it("opens with the server's identity, and with no other", async () => {
    const identity = await generateX25519Identity();
    const sealed = await sealForServer(
      bytesOf("for one server"),
      await identityToRecipient(identity),
    );
    const text = new TextDecoder().decode(sealed);
    expect(text).toMatch(/^-----BEGIN AGE ENCRYPTED FILE-----\n/);
    const opened = new Decrypter();
    opened.addIdentity(identity);
    expect(await opened.decrypt(armor.decode(text), "text")).toBe("for one server");
    const stranger = new Decrypter();
    stranger.addIdentity(await generateX25519Identity());
    await expect(stranger.decrypt(armor.decode(text), "text")).rejects.toThrow();
  });

  it.each([
    "",
    "age1",
    "AGE-SECRET-KEY-1QQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQ",
    // The last character of a real one changed.
    "age1ql3z7hjy54pw3hyww5ayyfg7zqgvc7w3j2elw8zmrj2kg5sfn9aqmcac8q",
    "age1yubikey1q2w7u3vpya839jxxuq8g0sedh3d740d4xvn639sqhr95ejj8vu3hyfumptt",
    "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIHsKLqeplhpW+uObz5dvMgjz1OxfM/XXUB+VHtZ6isGN",
  ])("is refused for what is no X25519 recipient: %s", async (recipient) => {
    await expect(sealForServer(bytesOf("x"), recipient)).rejects.toMatchObject({
      fault: { code: "RECIPIENT_INVALID" },
    });
  });

  it("opens with the real age, of every size around its chunks", async (test) => {
    if (age.program === null) return test.skip(age.reason);
    const key = join(folder, "key.txt");
    execFileSync(age.keygen ?? "", ["-o", key], { stdio: "ignore" });
    const recipient = execFileSync(age.keygen ?? "", ["-y", key], { encoding: "utf8" }).trim();
    for (const size of [0, 1, 65_535, 65_536, 65_537, 200_000]) {
      const plaintext = Buffer.alloc(size, "a hotkey ");
      const file = join(folder, `${size}.age`);
      writeFileSync(file, await sealForServer(plaintext, recipient));
      const opened = spawnSync(age.program ?? "", ["-d", "-i", key, file], {
        maxBuffer: 1 << 24,
      });
      expect(opened.status, opened.stderr.toString()).toBe(0);
      expect(Buffer.compare(opened.stdout, plaintext), `${size} bytes`).toBe(0);
    }
  });
});

/** Verifying a download, with signatures that OpenSSH's own ssh-keygen made, and every way in which one can be wrong. */
import { spawnSync } from "node:child_process";
import { createHash, generateKeyPairSync, sign } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { compareVersions, readChecksums, readInstaller } from "./checksums.ts";
import { RELEASE_KEYS, RELEASE_NAMESPACE } from "./release-keys.ts";
import { readSshKey, readSshSignature, sshFingerprint } from "./sshsig.ts";
import { testingSigner } from "./testing.ts";
import { type Download, releaseKeys, verifyDownload } from "./verify-download.ts";

const NAME = "coldkey-workstation-0.2.0-linux-amd64.deb";
const RUNNING = "0.1.0";
const installer = Buffer.from("an installer");
const sha256 = (bytes: Uint8Array) => createHash("sha256").update(bytes).digest("hex");
const list = Buffer.from(
  `${sha256(installer)}  ${NAME}\n${"ab".repeat(32)}  coldkey-workstation-0.2.0-win-x64.exe\n`,
);
const maintainer = testingSigner();
const stranger = testingSigner();

const good: Download = {
  name: NAME,
  sha256: sha256(installer),
  checksums: list,
  signature: maintainer.sign(list),
};
const judge = (change: Partial<Download> = {}, running = RUNNING, keys = [maintainer.publicKey]) =>
  verifyDownload({ ...good, ...change }, keys, running);

test("a genuine download is called genuine, with its version", () => {
  expect(judge()).toEqual({
    state: "genuine",
    finding: {
      code: "RELEASE_GENUINE",
      facts: { name: NAME, version: "0.2.0", system: "linux", running: "0.1.0" },
    },
    file: { name: NAME, version: "0.2.0" },
  });
  expect(judge({}, "0.2.0").finding.code).toBe("RELEASE_SAME");
  // While a key is being replaced a build carries two.
  expect(judge({}, RUNNING, [stranger.publicKey, maintainer.publicKey]).state).toBe("genuine");
});

const other = Buffer.from(`${"cd".repeat(32)}  ${NAME}\n`);
const noList = Buffer.from("hello\n");
const twice = Buffer.from(`${list}${sha256(installer)}  ${NAME}\n`);
const sbomList = Buffer.from(`${sha256(installer)}  coldkey-workstation-0.2.0.sbom.json\n`);

test.each<[what: string, change: Partial<Download>, code: string, state: string]>([
  ["the file altered", { sha256: "00".repeat(32) }, "RELEASE_ALTERED", "refused"],
  [
    "a file of another release",
    { name: "coldkey-workstation-0.3.0-linux-amd64.deb", sha256: "00".repeat(32) },
    "RELEASE_NOT_LISTED",
    "refused",
  ],
  ["the list altered", { checksums: other }, "RELEASE_LIST_ALTERED", "refused"],
  ["a stranger's key", { signature: stranger.sign(list) }, "RELEASE_WRONG_KEY", "refused"],
  [
    "a signature for another purpose",
    { signature: maintainer.sign(list, "git") },
    "RELEASE_OTHER_PURPOSE",
    "refused",
  ],
  ["no signature at all", { signature: list }, "RELEASE_SIGNATURE_FORMAT", "refused"],
  [
    "a cut signature",
    { signature: good.signature.subarray(0, 120) },
    "RELEASE_SIGNATURE_FORMAT",
    "refused",
  ],
  [
    "a signed list that is none",
    { checksums: noList, signature: maintainer.sign(noList) },
    "RELEASE_LIST_FORMAT",
    "refused",
  ],
  [
    "a name that comes twice",
    { checksums: twice, signature: maintainer.sign(twice) },
    "RELEASE_LIST_FORMAT",
    "refused",
  ],
  [
    "a listed file that is no installer",
    { checksums: sbomList, signature: maintainer.sign(sbomList) },
    "RELEASE_NO_INSTALLER",
    "refused",
  ],
  ["another name", { name: `${NAME} (1)` }, "RELEASE_RENAMED", "attention"],
])("%s is called by its name", (_what, change, code, state) => {
  expect(judge(change)).toMatchObject({ state, finding: { code } });
});

test("an older release is named as older, however genuine", () => {
  for (const running of ["0.2.1", "0.10.0", "1.0.0"]) {
    expect(judge({}, running), running).toMatchObject({
      state: "attention",
      finding: { code: "RELEASE_OLDER" },
    });
  }
});

test("a build without a key says so, and calls nothing genuine", () => {
  expect(judge({}, RUNNING, [])).toMatchObject({
    state: "refused",
    finding: { code: "RELEASE_NO_KEY" },
  });
});

test("every changed byte of the signature's blob is refused", () => {
  const lines = Buffer.from(good.signature).toString().trimEnd().split("\n");
  const blob = Buffer.from(lines.slice(1, -1).join(""), "base64");
  for (let at = 0; at < blob.length; at++) {
    const changed = Buffer.from(blob);
    changed[at] = (changed[at] ?? 0) ^ 1;
    const text = [lines[0], changed.toString("base64"), lines.at(-1), ""].join("\n");
    expect(judge({ signature: Buffer.from(text) }).state, `byte ${at}`).toBe("refused");
  }
  expect(blob.length).toBeGreaterThan(150);
});

test("only ed25519 is read: of keys and of signatures", () => {
  const rsa = generateKeyPairSync("rsa", { modulusLength: 2048 });
  expect(sign("sha512", list, rsa.privateKey).length).toBe(256);
  expect(readSshKey("ssh-rsa AAAAB3NzaC1yc2EAAAADAQABAAABAQ== me")).toBeNull();
  expect(readSshKey(maintainer.publicKey)).not.toBeNull();
  expect(() => releaseKeys(["ssh-ed25519 AAAA"])).toThrow();
});

test("the keys of this build are keys", () => {
  expect(releaseKeys(RELEASE_KEYS).length).toBe(RELEASE_KEYS.length);
});

describe("names and versions", () => {
  test.each([
    ["coldkey-workstation-0.1.0-linux-x86_64.AppImage", "0.1.0", "linux"],
    ["coldkey-workstation-1.12.0-mac-arm64.dmg", "1.12.0", "mac"],
    ["coldkey-workstation-0.1.0-win-x64.exe", "0.1.0", "win"],
  ])("%s", (name, version, system) => {
    expect(readInstaller(name)).toEqual({ version, system });
  });
  test.each(["coldkey-workstation-0.1.0.exe", "evil-0.1.0-win-x64.exe", "SHA256SUMS", ""])(
    "%s is no installer",
    (name) => expect(readInstaller(name)).toBeNull(),
  );
  test("a list may come with Windows' line ends, and with no path in it", () => {
    expect(readChecksums(list.toString().replaceAll("\n", "\r\n"))).toHaveLength(2);
    expect(readChecksums(`${"ab".repeat(32)}  ../x\n`)).toBeNull();
    expect(readChecksums("")).toBeNull();
  });
  test("versions compare by number", () => {
    expect(compareVersions("0.10.0", "0.9.9")).toBeGreaterThan(0);
    expect(compareVersions("1.0.0", "1.0.0-dev")).toBe(0);
  });
});

const hasSshKeygen = spawnSync("ssh-keygen", ["-?"]).error === undefined;

describe("and ssh-keygen itself", () => {
  const folder = mkdtempSync(join(tmpdir(), "ckw-sshsig-"));
  afterAll(() => rmSync(folder, { recursive: true }));
  const at = (name: string) => join(folder, name);
  const run = (args: string[], input?: Buffer) => {
    const done = spawnSync("ssh-keygen", args, { cwd: folder, encoding: "utf8", input });
    return { code: done.status, text: done.stdout + done.stderr };
  };

  test("makes a key and a signature that the app takes", (context) => {
    if (!hasSshKeygen) return context.skip("ssh-keygen is not installed");
    expect(run(["-q", "-t", "ed25519", "-N", "", "-C", "test", "-f", "key"]).code).toBe(0);
    writeFileSync(at("SHA256SUMS"), list);
    const signed = run(["-Y", "sign", "-f", "key", "-n", RELEASE_NAMESPACE, "SHA256SUMS"]);
    expect(signed.code, signed.text).toBe(0);
    const publicKey = readFileSync(at("key.pub"), "utf8");
    const signature = readFileSync(at("SHA256SUMS.sig"));
    expect(judge({ signature }, RUNNING, [publicKey]).state).toBe("genuine");
    expect(judge({ signature }).finding.code).toBe("RELEASE_WRONG_KEY");
    const blob = readSshKey(publicKey) ?? new Uint8Array();
    expect(run(["-l", "-f", "key.pub"]).text).toContain(sshFingerprint(blob));
  });

  test("accepts what the documented command says, and what the tests sign with", (context) => {
    if (!hasSshKeygen) return context.skip("ssh-keygen is not installed");
    writeFileSync(at("release-signers"), `release ${maintainer.publicKey}\n`);
    writeFileSync(at("ours.sig"), good.signature);
    const verify = (message: Buffer) =>
      run(
        [
          ...["-Y", "verify", "-f", "release-signers", "-I", "release"],
          ...["-n", RELEASE_NAMESPACE, "-s", "ours.sig"],
        ],
        message,
      );
    expect(verify(list).text).toContain("Good");
    expect(verify(other).code).not.toBe(0);
    expect(readSshSignature(Buffer.from(good.signature).toString())?.namespace).toBe(
      RELEASE_NAMESPACE,
    );
  });
});

/** The installer, run by every shell that is here with the real `age`, in scratch folders. */
import { execFileSync, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import {
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeEach, describe, expect, it } from "vitest";
import { findAge } from "../../tools/age.mjs";
import { accountOf } from "../codec/address.ts";
import type { Ss58 } from "../codec/values.ts";
import { sealForServer } from "../vault/courier.ts";
import { plainKeyfile, publicKeyfile } from "../vault/keyfiles/write.ts";
import { bytesOf, entropyOfPhrase, VECTORS } from "../vault/testing.ts";
import { installerScript } from "./installer.ts";
import { readReceipt } from "./receipt.ts";

const [COLD, HOT] = VECTORS;
const age = findAge();
const root = mkdtempSync(join(tmpdir(), "ckw-installer-"));
afterAll(() => rmSync(root, { recursive: true }));

/** Every POSIX shell that is here, each as the command that runs a script. */
const SHELLS = [["sh"], ["dash"], ["bash", "--posix"], ["busybox", "sh"]].filter(
  ([program = ""]) => spawnSync("sh", ["-c", `command -v ${program}`]).status === 0,
);

const text = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);
const sha256 = (content: string): string => createHash("sha256").update(content).digest("hex");
const FILES = [
  ["hotkeys/miner-1", text(plainKeyfile({ form: "phrase", bytes: entropyOfPhrase(HOT.phrase) }))],
  ["hotkeys/miner-1pub.txt", text(publicKeyfile(accountOf(HOT.address as Ss58)))],
  ["coldkeypub.txt", text(publicKeyfile(accountOf(COLD.address as Ss58)))],
] as const;
const CHALLENGE = "5a".repeat(32);

let folder = "";
let identity = "";
let rounds = 0;
async function script(
  change: (files: string[][]) => string[][] = (files) => files,
): Promise<string> {
  rounds += 1;
  folder = join(root, String(rounds));
  mkdirSync(folder);
  identity = join(folder, "identity");
  execFileSync(age.keygen ?? "", ["-o", identity], { stdio: "ignore" });
  const recipient = execFileSync(age.keygen ?? "", ["-y", identity], { encoding: "utf8" }).trim();
  const sealed = change(FILES.map((file) => [...file])).flat();
  const bundle = ["coldkey-workstation-bundle 1", ...sealed, "end", ""].join("\n");
  const path = join(folder, "install.sh");
  const made = installerScript({
    delivery: "deliver-7f3a",
    wallet: "treasury",
    challenge: CHALLENGE,
    manifest: FILES.map(([name, content], index) => ({
      path: name,
      sha256: sha256(content),
      address: index === 0 ? (HOT.address as Ss58) : null,
    })),
    armored: text(await sealForServer(bytesOf(bundle), recipient)),
  });
  writeFileSync(path, made);
  return path;
}

function run(shell: readonly string[], path: string, ...args: string[]) {
  const [program = "", ...first] = shell;
  return spawnSync(program, [...first, path, ...args], { encoding: "utf8", cwd: folder });
}
const install = (shell: readonly string[], path: string, python = "/nowhere/python3") =>
  run(shell, path, "-i", identity, "-d", join(folder, "wallets"), "-p", python);
const wallet = (...parts: string[]): string => join(folder, "wallets", "treasury", ...parts);
const mode = (path: string): string => (statSync(path).mode & 0o777).toString(8);

describe
  .skipIf(age.program === null)
  .each(SHELLS.map((shell) => [shell.join(" "), shell] as const))(
  "the installer under %s",
  (_name, shell) => {
    let path = "";
    beforeEach(async () => {
      path = await script();
    });

    it("installs with exact modes, prints a receipt, and does the same again without harm", () => {
      for (const _round of [1, 2]) {
        const { status, stdout, stderr } = install(shell, path);
        expect(status, stderr).toBe(0);
        for (const [name, content] of FILES) {
          expect(readFileSync(wallet(name), "utf8"), name).toBe(content);
          expect(mode(wallet(name)), name).toBe("600");
        }
        expect([mode(wallet()), mode(wallet("hotkeys"))]).toEqual(["700", "700"]);
        expect(readdirSync(wallet("hotkeys")).sort()).toEqual(["miner-1", "miner-1pub.txt"]);
        expect(readReceipt(stdout)).toMatchObject({
          delivery: "deliver-7f3a",
          challenge: CHALLENGE,
          hotkeys: [{ address: HOT.address, signature: null }],
        });
        expect(stdout + stderr).not.toContain(HOT.seed.slice(2, 20));
        expect(stderr).toContain("Without a proof of possession");
      }
    });

    it("never overwrites: another file, a link, another coldkey's wallet", () => {
      for (const [name, make] of [
        ["hotkeys/miner-1", (at: string) => writeFileSync(at, "somebody else's")],
        ["hotkeys/miner-1pub.txt", (at: string) => symlinkSync("/nowhere", at)],
        ["coldkeypub.txt", (at: string) => writeFileSync(at, "{}")],
      ] as const) {
        rmSync(join(folder, "wallets"), { recursive: true, force: true });
        mkdirSync(wallet("hotkeys"), { recursive: true });
        make(wallet(name));
        const { status, stderr, stdout } = install(shell, path);
        expect(status, name).toBe(1);
        expect(stderr).toContain("Nothing was changed");
        expect(stdout).toBe("");
        const there = readdirSync(wallet(), { recursive: true });
        expect(there.filter((at) => !lstatSync(wallet(String(at))).isDirectory())).toEqual([name]);
      }
    });

    it("lists what is in it without an identity", () => {
      const { status, stdout } = run(shell, path, "-l");
      expect(status).toBe(0);
      expect(stdout).toContain(`hotkeys/miner-1 ${sha256(FILES[0][1])} ${HOT.address}`);
    });
  },
);

describe.skipIf(age.program === null)("the installer writes nothing", () => {
  it.each([
    ["a file more", (files: string[][]) => [...files, ["hotkeys/other", "x"]]],
    ["a file less", (files: string[][]) => files.slice(1)],
    ["another order", (files: string[][]) => [...files].reverse()],
    [
      "a changed byte",
      ([[name = "", content = ""] = [], ...rest]: string[][]) => [
        [name, content.replace("0", "1")],
        ...rest,
      ],
    ],
    ["a path above its folder", (files: string[][]) => [...files, ["../../x", "x"]]],
  ])("when the bundle has %s", async (_what, change) => {
    const path = await script(change);
    const { status, stderr } = install(["sh"], path);
    expect(status).toBe(1);
    expect(stderr).toContain("the bundle is not what the list says");
    expect(existsSync(join(folder, "wallets"))).toBe(false);
  });

  it("with another identity, without one, or when its end is missing", async () => {
    const path = await script();
    const other = join(folder, "other");
    execFileSync(age.keygen ?? "", ["-o", other], { stdio: "ignore" });
    const wallets = join(folder, "wallets");
    expect(run(["sh"], path, "-i", other, "-d", wallets).stderr).toContain("age cannot open");
    expect(run(["sh"], path, "-d", wallets).stderr).toContain("say with -i");
    writeFileSync(path, readFileSync(path, "utf8").split("\nAGE\n")[0] ?? "");
    run(["sh"], path, "-i", identity, "-d", wallets);
    expect(existsSync(wallets)).toBe(false);
  });
});

describe("the installer", () => {
  it("takes only parts that need no quoting", () => {
    const parts = { delivery: "d-1234", wallet: "w", challenge: "a", manifest: [], armored: "" };
    expect(() => installerScript({ ...parts, wallet: "a'b" })).toThrow();
    expect(() => installerScript({ ...parts, wallet: "$(x)" })).toThrow();
  });

  it("is short enough to be read", () => {
    const parts = { delivery: "d-1234", wallet: "w", challenge: "a", manifest: [], armored: "" };
    expect(installerScript(parts).split("\n").length).toBeLessThan(180);
  });
});

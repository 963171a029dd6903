/** The encrypted copy on a drive, with everything that happens to drives: over the contract. The vault's controller is
 * the real one, without its process (cheap-vault.ts): ceremony walks and journeys run it as a process. */
import { execFileSync } from "node:child_process";
import { cp, mkdir, mkdtemp, readdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { beforeAll, describe, expect, test } from "vitest";
import type { Ss58 } from "../../main/codec/values.ts";
import { say, under } from "./ceremony-acts.ts";
import { type FolderDrive, folderDrive } from "./folder-drive.ts";
import { type Core, type CoreOptions, openCore } from "./harness.ts";
import { fails, keyOf } from "./key-with-card.ts";
import { answerRoom, begin, coldkeyWithWords } from "./proving-steps.ts";
import { filesBelow, findIn, phraseParts } from "./secret-forms.ts";
import { startCore } from "./start-core.ts";
import { openBackup, PASSPHRASE } from "./steps.ts";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));

let made: { folder: string; address: Ss58; words: string[] };
beforeAll(async () => {
  const core = await openCore();
  await core.get("app.chooseProfile", { profile: "vault" });
  const key = await coldkeyWithWords(core);
  await core.close();
  made = { folder: core.folder, ...key };
});

async function startAt(
  stick: Pick<FolderDrive, "drives" | "files">,
  options: CoreOptions = {},
): Promise<{ core: Core; id: string; address: Ss58 }> {
  const folder = await mkdtemp(join(tmpdir(), "ckw-usb-"));
  await cp(made.folder, folder, { recursive: true });
  const core = await startCore({ folder, drives: stick.drives, files: stick.files, ...options });
  const id = await begin(core, "usb-copy", made.address);
  await answerRoom(core, id);
  return { core, id, address: made.address };
}
const use = (core: Core, id: string) => core.ask("usb.use", { id, drive: "ABCD-1234" });
const look = (core: Core, id: string) => core.get("usb.look", { id, isPlugged: false });
const openDrive = async (core: Core, id: string, passphrase = PASSPHRASE) =>
  core.ask("usb.open", { id, passphrase: await core.send(passphrase) });
const PLACE = { label: "Stick C", place: "Bank", custodian: null, serial: "E-9" };
const at = (core: Core, id: string) => under(core, id).step.id;

async function replug(core: Core, id: string, stick: FolderDrive): Promise<void> {
  expect(await look(core, id)).toEqual({ isThere: true, wasAway: false });
  stick.pull();
  expect(await look(core, id)).toEqual({ isThere: false, wasAway: true });
  stick.plug();
  expect(await look(core, id)).toEqual({ isThere: true, wasAway: true });
}
async function folderOn({ path }: FolderDrive): Promise<string> {
  const [name] = await readdir(path);
  return join(path, name ?? "");
}

describe("An encrypted copy on a drive", () => {
  test("counts when it was written, unplugged, read back and opened; and is proved again so", {
    timeout: 90_000,
  }, async () => {
    const stick = await folderDrive();
    const { core, id, address } = await startAt(stick);
    expect(await core.get("usb.drives", null)).toMatchObject({
      ...{ canList: true, drives: [{ id: "ABCD-1234", name: "BACKUP", filesystem: "vfat" }] },
    });
    expect((await use(core, id)).ok).toBe(true);
    const folder = await folderOn(stick);
    expect((await readdir(folder)).sort()).toEqual(
      [`${address}.json`, `${address}.key`, "README.txt", "sealed-key-reader.mjs"].sort(),
    );
    await replug(core, id, stick);
    expect(await openDrive(core, id, "something else entirely")).toMatchObject(
      fails("WRONG_PASSPHRASE"),
    );
    expect(keyOf(core).copies).toHaveLength(1);
    expect(await openDrive(core, id)).toMatchObject({ ok: true, value: { hasEnded: false } });
    expect(core.workstation.snapshot().vault.isOpen).toBe(false);
    await say(PLACE)(core, under(core, id), { words: [] });
    expect(keyOf(core)).toMatchObject({ isSafe: true, safety: { anyPlace: true } });
    // A drive stands in for no card that is still to be made.
    expect(keyOf(core).plan).toEqual([{ medium: "paper", place: "Bank", custodian: "" }]);
    const copy = keyOf(core).copies.find(({ medium }) => medium === "usb");
    expect(copy).toMatchObject({ ...PLACE, medium: "usb" });
    const { transcript } = await core.get("ceremonies.transcript", { id });
    expect(transcript.facts).toContainEqual({ name: "unplugged", value: true });

    const again = await begin(core, "prove-usb", address, copy?.id);
    await answerRoom(core, again);
    stick.pull();
    expect(await use(core, again)).toMatchObject(fails("DRIVE_GONE"));
    stick.plug();
    await core.get("usb.use", { id: again, drive: "ABCD-1234" });
    expect(await openDrive(core, again)).toMatchObject({ value: { hasEnded: true } });
    const proved = keyOf(core).copies.find(({ medium }) => medium === "usb");
    expect(proved?.provedAtMs).toBeGreaterThan(copy?.provedAtMs ?? 0);

    // Nothing on the drive but ciphertext and what is public.
    const secrets = [PASSPHRASE, ...phraseParts(made.words)];
    expect(findIn(await filesBelow(stick.path), secrets)).toEqual([]);
  });

  test("opens without the app, by what lies beside it", { timeout: 60_000 }, async () => {
    const stick = await folderDrive();
    // The real process: what libsodium opens here was sealed at the real cost.
    const core = await startCore({ realVault: true, drives: stick.drives, files: stick.files });
    await core.get("app.chooseProfile", { profile: "vault" });
    const { address } = await coldkeyWithWords(core);
    const id = await begin(core, "usb-copy", address);
    await answerRoom(core, id);
    await use(core, id);
    const folder = await folderOn(stick);
    const reader = await readFile(join(folder, "sealed-key-reader.mjs"), "utf8");
    expect(reader).toBe(await readFile(join(ROOT, "docs/sealed-key-reader.mjs"), "utf8"));
    const readme = await readFile(join(folder, "README.txt"), "utf8");
    for (const word of [address, "treasury", "libsodium-wrappers-sumo", "OLD"]) {
      expect(readme, word).toContain(word);
    }
    // As the text says: the package beside the reader, the passphrase on standard input.
    await cp(
      join(ROOT, "node_modules/libsodium-wrappers-sumo"),
      join(folder, "node_modules/libsodium-wrappers-sumo"),
      { recursive: true, dereference: true },
    );
    await cp(
      join(ROOT, "node_modules/libsodium-sumo"),
      join(folder, "node_modules/libsodium-sumo"),
      { recursive: true, dereference: true },
    );
    const printed = execFileSync(process.execPath, ["sealed-key-reader.mjs", `${address}.key`], {
      cwd: folder,
      input: `${PASSPHRASE}\n`,
      encoding: "utf8",
      stdio: ["pipe", "pipe", "ignore"],
    });
    expect(JSON.parse(printed)).toMatchObject({ kind: "coldkey", words: 24 });
    expect(JSON.parse(printed).entropy).toMatch(/^[0-9a-f]{64}$/);
  });

  test("restores the key where nothing else is left: two files into an empty keys folder", {
    timeout: 60_000,
  }, async () => {
    const stick = await folderDrive();
    const { core, id, address } = await startAt(stick);
    await use(core, id);
    const folder = await folderOn(stick);
    const fresh = await mkdtemp(join(tmpdir(), "ckw-fresh-"));
    await mkdir(join(fresh, "keys"), { mode: 0o700 });
    for (const file of [`${address}.key`, `${address}.json`]) {
      await cp(join(folder, file), join(fresh, "keys", file));
    }
    const restored = await startCore({ folder: fresh });
    await restored.get("app.chooseProfile", { profile: "vault" });
    expect(keyOf(restored)).toMatchObject({ address, name: "treasury", copies: [] });
    await openBackup(restored, address);
  });
});

describe("What happens to drives", () => {
  test.each([
    ["is full", "ENOSPC", false, "DRIVE_FULL"],
    ["is write-protected", "EROFS", false, "DRIVE_READ_ONLY"],
    ["fails", "EIO", false, "DRIVE_FAILED"],
    ["is pulled", "EIO", true, "DRIVE_GONE"],
  ])(
    "one that %s at any of its writes is refused, and finished later",
    {
      timeout: 120_000,
    },
    async (_, code, pulls, expected) => {
      const stick = await folderDrive();
      const { core, id, address } = await startAt(stick);
      const seen = new Set<string>();
      for (let after = 0; after < 60; after += 1) {
        stick.plug();
        stick.meet({ after, code, pulls });
        const reply = await use(core, id);
        if (reply.ok) break;
        seen.add(reply.fault.code);
        expect(at(core, id)).toBe("drive");
        // Whole or not there: never a half key under its name.
        const folder = await folderOn(stick);
        const key = await readFile(join(folder, `${address}.key`)).catch(() => null);
        const whole = await readFile(join(core.folder, "keys", `${address}.key`));
        if (key !== null && key.length > 0) expect(key.equals(whole), `after ${after}`).toBe(true);
      }
      stick.meet(null);
      expect([...seen]).toEqual([expected]);
      expect(at(core, id)).toBe("replug");
      await replug(core, id, stick);
      expect((await openDrive(core, id)).ok).toBe(true);
      const left = await readdir(await folderOn(stick));
      expect(left.filter((name) => name.startsWith(".tmp"))).toEqual([]);
      expect(keyOf(core).copies).toHaveLength(1);
    },
  );

  test("killed in the middle of writing, it goes on at the next start and sweeps what was left", {
    timeout: 90_000,
  }, async () => {
    const stick = await folderDrive();
    const { core: before, id, address } = await startAt(stick);
    stick.meet({ after: 7, code: "EIO", pulls: false });
    await use(before, id);
    const folder = await folderOn(stick);
    // A kill leaves the temporary file that a refusal would have removed, and an empty reservation.
    await writeFile(join(folder, ".tmp-0123456789abcdef"), "half");
    stick.meet(null);
    await before.close();
    const core = await startCore({
      folder: before.folder,
      drives: stick.drives,
      files: stick.files,
    });
    expect(at(core, id)).toBe("drive");
    expect((await use(core, id)).ok).toBe(true);
    expect((await readdir(folder)).filter((name) => name.startsWith(".tmp"))).toEqual([]);
    expect((await readFile(join(folder, `${address}.key`))).length).toBeGreaterThan(100);
  });

  test("somebody else's file, or an older one of this key, is never replaced", {
    timeout: 60_000,
  }, async () => {
    const stick = await folderDrive();
    const { core, id, address } = await startAt(stick);
    await use(core, id);
    const folder = await folderOn(stick);
    const path = join(folder, `${address}.key`);
    await core.get("ceremonies.back", { id });
    expect(at(core, id)).toBe("drive");
    expect((await use(core, id)).ok).toBe(true);
    await core.get("ceremonies.back", { id });
    const older = Buffer.from(await readFile(path)).fill(7, 100);
    await writeFile(path, older);
    expect(await use(core, id)).toMatchObject(fails("DRIVE_HAS_OTHER_KEY"));
    expect((await readFile(path)).equals(older)).toBe(true);
    await rm(folder, { recursive: true });
    await writeFile(folder, "a file of mine");
    expect(await use(core, id)).toMatchObject(fails("DRIVE_HAS_OTHER_FILE"));
    expect(await readFile(folder, "utf8")).toBe("a file of mine");
  });

  test("another drive, a changed file or a missing one is no proof", {
    timeout: 60_000,
  }, async () => {
    const stick = await folderDrive();
    const { core, id, address } = await startAt(stick);
    await use(core, id);
    await replug(core, id, stick);
    const folder = await folderOn(stick);
    const path = join(folder, `${address}.key`);
    await rename(path, `${path}.away`);
    expect(await openDrive(core, id)).toMatchObject(fails("DRIVE_FILE_MISSING"));
    const changed = await readFile(`${path}.away`);
    changed[130] = (changed[130] ?? 0) ^ 1;
    await writeFile(path, changed);
    expect((await openDrive(core, id)).ok).toBe(false);
    await rename(`${path}.away`, path);
    stick.pull();
    expect(await openDrive(core, id)).toMatchObject(fails("DRIVE_GONE"));
    stick.plug();
    expect((await openDrive(core, id)).ok).toBe(true);
  });

  test("that cannot be listed: a folder is chosen, and the transcript says that nobody has checked", {
    timeout: 60_000,
  }, async () => {
    const stick = await folderDrive();
    const none = { canList: false, list: async () => [] };
    const { core, id } = await startAt(
      { drives: none, files: stick.files },
      { chosenFolders: [stick.path] },
    );
    expect(await core.get("usb.drives", null)).toEqual({ canList: false, drives: [] });
    expect(await core.get("usb.choose", null)).toMatchObject({ id: "chosen" });
    expect(await core.get("usb.choose", null)).toBeNull();
    await core.get("usb.use", { id, drive: "chosen" });
    await look(core, id);
    expect(at(core, id)).toBe("replug");
    await core.get("usb.look", { id, isPlugged: true });
    expect((await openDrive(core, id)).ok).toBe(true);
    await say(PLACE)(core, under(core, id), { words: [] });
    const { transcript } = await core.get("ceremonies.transcript", { id });
    expect(transcript.facts).toContainEqual({ name: "unplugged", value: false });
  });
});

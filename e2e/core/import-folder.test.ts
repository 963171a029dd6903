/** Whole wallet folders, as btcli leaves them on a disk, through the real core and real files. */
import {
  existsSync,
  linkSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { ANSIBLE_V6, PASSWORD } from "../../main/vault/keyfiles/testing.ts";
import type { Core } from "./harness.ts";
import { filesBelow, findIn, phraseParts } from "./secret-forms.ts";
import { PASSPHRASE } from "./steps.ts";
import {
  address,
  disk,
  fileOf,
  HOT,
  HOT_PHRASE,
  hotkeyFile,
  OTHER,
  OTHER_PHRASE,
  open,
  put,
  searched,
  started,
  V1,
  V2,
  walletsRoot,
} from "./wallet-folders.ts";

const kindsOf = async (core: Core) =>
  (await core.get("journal.page", { before: null, limit: 100 })).entries.map(({ kind }) => kind);

describe("a folder of wallets", { timeout: 120_000 }, () => {
  it("is searched, opened, sealed anew and stored, hotkeys under their coldkey; the files stay", async () => {
    const root = walletsRoot();
    const before = new Map((await filesBelow(root)).map(({ name, bytes }) => [name, bytes]));
    const core = await started(root);
    const state = await searched(core);
    expect(state.wallets.map(({ name, coldkey }) => [name, coldkey])).toEqual([
      ["main", V1.address],
      ["watched", V2.address],
    ]);
    expect(JSON.stringify(core.workstation.snapshot()), "paths stay in main").not.toContain(root);
    const coldkey = fileOf(core, "main", "coldkey");
    const hotkey = fileOf(core, "main", "default");
    const pub = fileOf(core, "watched", "coldkeypub.txt");
    expect(coldkey).toMatchObject({
      ...{ role: "coldkey", format: "ansible", needsPassphrase: true, address: V1.address },
      ...{ weaknesses: ["SOURCE_OLD_CIPHER"], state: "found", suggested: "main", fault: null },
    });
    expect(hotkey).toMatchObject({
      ...{ role: "hotkey", format: "plain", needsPassphrase: false, address: HOT },
      weaknesses: ["SOURCE_UNENCRYPTED", "SOURCE_WIDE_MODE"],
    });
    expect(core.workstation.snapshot().vault.isOpen, "nothing was opened yet").toBe(false);

    expect(await open(core, [hotkey], null)).toEqual({ opened: 1, refused: 0 });
    expect(await open(core, [coldkey], "wrong")).toEqual({ opened: 0, refused: 1 });
    expect(fileOf(core, "main", "coldkey").fault?.code).toBe("KEYFILE_WRONG_PASSPHRASE");
    expect(await open(core, [coldkey], PASSWORD)).toEqual({ opened: 1, refused: 0 });
    expect(readdirSync(join(core.folder, "keys")), "nothing is stored yet").toEqual([]);
    const weak = await core.ask("importFolder.store", {
      keys: [{ file: coldkey.id, name: "main" }],
      under: null,
      passphrase: await core.send("password1"),
    });
    expect(weak).toMatchObject({ fault: { code: "WEAK_PASSPHRASE" } });
    expect(
      await core.get("importFolder.store", {
        keys: [
          { file: hotkey.id, name: "gpu-1" },
          { file: coldkey.id, name: "treasury" },
        ],
        under: null,
        passphrase: await core.send(PASSPHRASE),
      }),
    ).toEqual({ stored: 2, failed: 0, isStopped: false });
    expect(
      await core.get("importFolder.watch", { entries: [{ file: pub.id, name: "cold-storage" }] }),
    ).toEqual({ added: 1, failed: 0 });

    const { coldkeys, hotkeys, watched, vault } = core.workstation.snapshot();
    expect(coldkeys.map(({ name, address: at }) => [name, at])).toEqual([["treasury", V1.address]]);
    expect(hotkeys).toMatchObject([{ name: "gpu-1", address: HOT, coldkey: V1.address }]);
    expect(watched).toMatchObject([{ name: "cold-storage", address: V2.address }]);
    expect(vault.isOpen).toBe(false);
    expect(fileOf(core, "main", "coldkey")).toMatchObject({ state: "stored", hereAs: "treasury" });

    // One passphrase opens what was imported together: a hotkey is made with the coldkey's.
    await core.get("hotkeys.create", {
      coldkey: address(V1.address),
      name: "gpu-2",
      passphrase: await core.send(PASSPHRASE),
    });
    for (const { name, bytes } of await filesBelow(root)) expect(bytes).toEqual(before.get(name));
    const texts = [V1.seed.slice(2), PASSWORD, PASSPHRASE, ...phraseParts(HOT_PHRASE.split(" "))];
    expect(findIn(await filesBelow(core.folder), texts)).toEqual([]);
    expect(await kindsOf(core)).toEqual(
      expect.arrayContaining([
        ...["coldkey.imported", "hotkey.imported", "watch.added"],
        ...["ceremony.started", "ceremony.completed"],
      ]),
    );
    expect((await core.get("journal.verify", null)).isIntact).toBe(true);
    expect(core.workstation.snapshot().journal.interrupted).toEqual([]);
    expect(core.bugs).toEqual([]);
  });

  it("with hotkeys whose coldkey is here seals them under it, and refuses a wrong passphrase", async () => {
    const root = walletsRoot();
    const core = await started(root, 2);
    await searched(core);
    await open(core, [fileOf(core, "main", "coldkey")], PASSWORD);
    const first = { file: fileOf(core, "main", "coldkey").id, name: "treasury" };
    await core.get("importFolder.store", {
      keys: [first],
      under: null,
      passphrase: await core.send(PASSPHRASE),
    });
    await searched(core);
    expect(fileOf(core, "main", "coldkey").hereAs).toBe("treasury");
    const hotkey = fileOf(core, "main", "default");
    await open(core, [hotkey], null);
    const store = async (passphrase: string) =>
      core.ask("importFolder.store", {
        keys: [{ file: hotkey.id, name: "gpu-1" }],
        under: address(V1.address),
        passphrase: await core.send(passphrase),
      });
    expect(await store("not this one at all")).toMatchObject({
      fault: { code: "WRONG_PASSPHRASE" },
    });
    expect(await kindsOf(core)).toContain("passphrase.wrong");
    expect(await store(PASSPHRASE)).toMatchObject({ ok: true, value: { stored: 1 } });
    const salt = (at: string) =>
      readFileSync(join(core.folder, "keys", `${at}.key`))
        .subarray(16, 32)
        .toString("hex");
    expect(salt(HOT), "one run of the KDF opens both").toBe(salt(V1.address));
  });

  it("goes on when one key cannot be stored, and says which and why", async () => {
    const root = walletsRoot();
    put(root, "main/hotkeys/second", hotkeyFile(OTHER_PHRASE));
    const core = await started(root);
    await searched(core);
    const [one, two] = ["default", "second"].map((name) => fileOf(core, "main", name));
    if (one === undefined || two === undefined) throw new Error("no files");
    await open(core, [one, two], null);
    // A folder where the card should be written.
    mkdirSync(join(core.folder, "keys", `${HOT}.json`));
    const passphrase = await core.send(PASSPHRASE);
    const keys = [one, two].map(({ id, name }) => ({ file: id, name }));
    expect(await core.get("importFolder.store", { keys, under: null, passphrase })).toEqual({
      ...{ stored: 1, failed: 1, isStopped: false },
    });
    expect(fileOf(core, "main", "default")).toMatchObject({
      ...{ state: "open", fault: { code: "FILE_IO" } },
    });
    // The coldkey is not here: it is known by its address alone.
    expect(core.workstation.snapshot().hotkeys).toMatchObject([
      { name: "second", address: OTHER, coldkey: V1.address },
    ]);
    rmSync(join(core.folder, "keys", `${HOT}.json`), { recursive: true });
    expect(
      await core.get("importFolder.store", {
        keys: [{ file: one.id, name: "second" }],
        under: null,
        passphrase: await core.send(PASSPHRASE),
      }),
    ).toMatchObject({ stored: 0, failed: 1 });
    expect(fileOf(core, "main", "default").fault?.code).toBe("KEY_NAME_TAKEN");
  });

  it("that is locked, left or stopped in between stores nothing more", async () => {
    const core = await started(walletsRoot());
    await searched(core);
    const hotkey = fileOf(core, "main", "default");
    await open(core, [hotkey], null);
    await core.get("app.lock", null);
    expect(fileOf(core, "main", "default").state).toBe("found");
    const gone = await core.ask("importFolder.store", {
      keys: [{ file: hotkey.id, name: "gpu-1" }],
      under: null,
      passphrase: await core.send(PASSPHRASE),
    });
    expect(gone).toMatchObject({ fault: { code: "IMPORT_GONE" } });
    await core.get("importFolder.leave", null);
    expect(core.workstation.snapshot().folderImport).toBeNull();
    expect(
      await core.ask("importFolder.open", { files: [hotkey.id], passphrase: null }),
    ).toMatchObject({ fault: { code: "IMPORT_GONE" } });
    expect(await core.get("importFolder.choose", null), "the dialog was cancelled").toBe(false);
    expect(readdirSync(join(core.folder, "keys"))).toEqual([]);
  });

  it("on a Desk gives its addresses only; what is a key is refused by name", async () => {
    const core = await started(walletsRoot(), 2, "desk");
    expect(await core.ask("importFolder.choose", null)).toMatchObject({
      fault: { code: "PROFILE_HOLDS_NO_KEYS" },
    });
    const rows = await core.get("watch.chooseFolder", null);
    expect(rows.map((row) => row.address ?? row.fault?.code)).toEqual([
      ...["DESK_TAKES_NO_KEY", V1.address, "DESK_TAKES_NO_KEY", V2.address],
    ]);
    expect(rows.at(-1)).toMatchObject({ from: "watched", name: "watched", fault: null });
    expect(await kindsOf(core)).toContain("key.refused");
  });
});

describe("removing the sources", { timeout: 120_000 }, () => {
  it("happens only when asked, and only to files that are as they were read", async () => {
    const root = disk();
    const paths = new Map<string, string>();
    const names = ["good", "changed", "linked", "twice", "gone"];
    for (const [index, name] of names.entries()) {
      const seed = JSON.stringify({ secretSeed: `0x${String(index).repeat(64)}` });
      paths.set(name, put(root, `w/hotkeys/${name}`, seed));
    }
    const pathOf = (name: string) => paths.get(name) ?? "";
    const locked = put(root, "w/coldkey", ANSIBLE_V6);
    const core = await started(root);
    await searched(core);
    const files = names.map((name) => fileOf(core, "w", name));
    await open(core, files, null);
    const { stored } = await core.get("importFolder.store", {
      keys: files.map(({ id, name }) => ({ file: id, name })),
      under: null,
      passphrase: await core.send(PASSPHRASE),
    });
    expect([stored, names.every((name) => existsSync(pathOf(name)))]).toEqual([5, true]);
    const other = await core.ask("importFolder.removeSources", {
      files: [fileOf(core, "w", "coldkey").id],
    });
    expect(other, "what was not stored is not removed").toMatchObject({
      fault: { code: "IMPORT_GONE" },
    });

    writeFileSync(pathOf("changed"), "another");
    rmSync(pathOf("linked"));
    symlinkSync("/etc/hostname", pathOf("linked"));
    linkSync(pathOf("twice"), join(root, "second-name"));
    const twice = readFileSync(pathOf("twice"));
    rmSync(pathOf("gone"));
    const report = await core.get("importFolder.removeSources", {
      files: files.map(({ id }) => id),
    });
    expect(report).toMatchObject({ removed: 1, notOverwritten: 0 });
    expect(report.kept.map(({ name, fault }) => [name, fault.code])).toEqual([
      ["changed", "FILE_OTHER_CONTENT"],
      ["linked", "FILE_IS_LINK"],
      ["twice", "FILE_OTHER_NAMES"],
      ["gone", "FILE_MISSING"],
    ]);
    expect(existsSync(pathOf("good"))).toBe(false);
    expect(readFileSync(pathOf("changed"), "utf8")).toBe("another");
    expect(readFileSync(pathOf("twice"))).toEqual(twice);
    expect([existsSync("/etc/hostname"), existsSync(locked)]).toEqual([true, true]);
    const kinds = await kindsOf(core);
    expect(kinds.indexOf("source.removed")).toBeLessThan(kinds.indexOf("source.removing"));
    expect(core.workstation.snapshot().hotkeys).toHaveLength(5);
    expect((await core.get("journal.verify", null)).isIntact).toBe(true);
  });
});

/** A key from elsewhere, through the real core and the real vault process: seen first, stored anew, found after a restart. */
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import type { SourceFile } from "../../main/commands/import.ts";
import {
  ANSIBLE_V6,
  FERNET_V5,
  fullContent,
  naclOf,
  PASSWORD,
  PRIVATE_KEY_V1,
  SECRET_KEY_V1,
  SEED_CONTENT,
} from "../../main/vault/keyfiles/testing.ts";
import { bytesOf, VECTORS } from "../../main/vault/testing.ts";
import { type Core, openCore } from "./harness.ts";
import { CREATE, createColdkey, PASSPHRASE } from "./steps.ts";

const [V1, V2] = VECTORS;
const fileOf = (content: string | Uint8Array, mode: number | null = 0o600): SourceFile => ({
  name: "coldkey",
  bytes: typeof content === "string" ? bytesOf(content) : Uint8Array.from(content),
  mode,
});

const cores: Core[] = [];
const folders: string[] = [];
async function started(
  chosen: SourceFile[] = [],
  profile: "combined" | "vault" | "desk" = "vault",
): Promise<Core> {
  const core = await openCore({ realVault: true, chosen });
  cores.push(core);
  folders.push(core.folder);
  await core.get("app.chooseProfile", { profile });
  return core;
}
afterEach(async () => {
  for (const core of cores.splice(0)) await core.close();
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
});

async function inspectFile(core: Core, password: string | null = PASSWORD) {
  const file = await core.get("import.chooseFile", null);
  if (file === null) throw new Error("Nothing was chosen");
  return core.ask("import.inspectFile", {
    file: file.id,
    passphrase: password === null ? null : await core.send(password),
  });
}
async function foundIn(core: Core, password: string | null = PASSWORD) {
  const reply = await inspectFile(core, password);
  if (!reply.ok) throw new Error(reply.fault.code);
  return only(reply.value);
}
function only<T>([first, ...others]: readonly T[]): T {
  if (first === undefined || others.length > 0) throw new Error("Not exactly one reading");
  return first;
}
const asColdkey = { role: { kind: "coldkey" } } as const;
const keyFiles = (core: Core) =>
  readdirSync(join(core.folder, "keys")).filter((name) => name.endsWith(".key"));

describe("an import", { timeout: 120_000 }, () => {
  it.each([
    [
      "plain",
      () => fileOf(fullContent(" "), 0o644),
      null,
      12,
      ["SOURCE_UNENCRYPTED", "SOURCE_WIDE_MODE"],
    ],
    [
      "nacl",
      () => fileOf(naclOf(SEED_CONTENT)),
      PASSWORD,
      null,
      ["SOURCE_CONSTANT_SALT", "SOURCE_NO_PHRASE"],
    ],
    [
      "ansible",
      () => fileOf(ANSIBLE_V6, null),
      PASSWORD,
      null,
      ["SOURCE_OLD_CIPHER", "SOURCE_NO_PHRASE"],
    ],
    [
      "fernet",
      () => fileOf(FERNET_V5),
      PASSWORD,
      null,
      ["SOURCE_OLD_CIPHER", "SOURCE_CONSTANT_SALT", "SOURCE_NO_PHRASE"],
    ],
  ] as const)(
    "of a %s file shows, seals, and is there after a restart",
    async (format, file, password, words, weak) => {
      const core = await started([file()]);
      const found = await foundIn(core, password);
      expect(found).toMatchObject({ address: V1.address, format, wordCount: words });
      expect(found.weaknesses).toEqual(expect.arrayContaining([...weak]));
      expect(keyFiles(core), "nothing is stored before the last step").toEqual([]);
      const passphrase = await core.send(PASSPHRASE);
      expect(
        await core.get("import.store", { id: found.id, ...asColdkey, name: "old-one", passphrase }),
      ).toEqual({ address: V1.address, canRemove: false });
      expect(core.workstation.snapshot().vault.isOpen).toBe(false);
      await core.close();
      cores.pop();

      const again = await openCore({ realVault: true, folder: core.folder });
      cores.push(again);
      expect(again.workstation.snapshot().coldkeys).toMatchObject([
        { address: V1.address, name: "old-one", wordCount: words, copies: [], isSafe: false },
      ]);
      const wrong = await again.ask("hotkeys.create", {
        coldkey: V1.address,
        name: "gpu-1",
        passphrase: await again.send(PASSWORD),
      });
      expect(wrong, "the old passphrase opens nothing here").toMatchObject({
        fault: { code: "WRONG_PASSPHRASE" },
      });
      await again.get("hotkeys.create", {
        coldkey: V1.address,
        name: "gpu-1",
        passphrase: await again.send(PASSPHRASE),
      });
      const { entries } = await again.get("journal.page", { before: null, limit: 100 });
      expect(entries.find((entry) => entry.kind === "coldkey.imported")).toMatchObject({
        subject: V1.address,
        facts: { name: "old-one", source: format, weaknesses: found.weaknesses.length },
      });
      expect((await again.get("journal.verify", null)).isIntact).toBe(true);
      expect(again.workstation.snapshot().journal.interrupted).toEqual([]);
      expect(everythingIn(core.folder)).not.toContain(V1.phrase);
      expect(everythingIn(core.folder)).not.toContain(V1.seed.slice(2));
      expect([...core.bugs, ...again.bugs]).toEqual([]);
    },
  );

  it("of typed words takes free text and the numbered form", async () => {
    const core = await started();
    const words = V2.phrase.split(" ");
    for (const text of [
      `  ${V2.phrase.toUpperCase()}\n`,
      words.map((word, index) => `${index + 1}. ${word}`).join("\n"),
      words
        .map((word, index) => `${index + 1}-${word}`)
        .reverse()
        .join(" "),
    ]) {
      const found = only(await core.get("import.inspectPhrase", { phrase: await core.send(text) }));
      expect(found, text).toMatchObject({
        address: V2.address,
        format: "phrase",
        wordCount: 12,
        weaknesses: [],
      });
    }
  });

  it.each([
    ["bottom drive obey", "PHRASE_LENGTH", { givenWords: 3 }],
    [V2.phrase.replace("obey", "obay"), "PHRASE_UNKNOWN_WORDS", { positions: [3] }],
    [V2.phrase.replace("obey", "zoo"), "PHRASE_CHECKSUM", {}],
    ["1. bottom 3. drive", "PHRASE_NUMBERING", {}],
  ])("of wrong words says what is wrong: %s", async (text, code, facts) => {
    const core = await started();
    expect(await core.ask("import.inspectPhrase", { phrase: await core.send(text) })).toEqual({
      ok: false,
      fault: { code, facts },
    });
  });

  it("lets a wrong passphrase of the file be typed again, and a weak new one be replaced", async () => {
    const core = await started([fileOf(ANSIBLE_V6)]);
    const file = await core.get("import.chooseFile", null);
    const id = file?.id ?? "";
    const wrong = await core.ask("import.inspectFile", {
      file: id,
      passphrase: await core.send("not this one"),
    });
    expect(wrong).toMatchObject({ fault: { code: "KEYFILE_WRONG_PASSPHRASE" } });
    const found = only(
      await core.get("import.inspectFile", { file: id, passphrase: await core.send(PASSWORD) }),
    );
    const weak = await core.ask("import.store", {
      id: found.id,
      ...asColdkey,
      name: "old-one",
      passphrase: await core.send("password1"),
    });
    expect(weak).toMatchObject({ fault: { code: "WEAK_PASSPHRASE" } });
    expect(keyFiles(core)).toEqual([]);
    await core.get("import.store", {
      id: found.id,
      ...asColdkey,
      name: "old-one",
      passphrase: await core.send(PASSPHRASE),
    });
    expect(keyFiles(core)).toHaveLength(1);
  });

  it("of a key or a name that is here is refused", async () => {
    const core = await started([fileOf(fullContent("")), fileOf(fullContent(""))]);
    const found = await foundIn(core, null);
    const made = await createColdkey(core, "treasury");
    // Creating locks the vault when it is done: what was found is gone with it.
    const gone = await core.ask("import.store", {
      id: found.id,
      ...asColdkey,
      name: "old-one",
      passphrase: await core.send(PASSPHRASE),
    });
    expect(gone).toMatchObject({ fault: { code: "IMPORT_GONE" } });
    const again = await foundIn(core, null);
    const store = async (name: string) =>
      core.ask("import.store", {
        id: again.id,
        ...asColdkey,
        name,
        passphrase: await core.send(PASSPHRASE),
      });
    expect(await store("treasury")).toMatchObject({ fault: { code: "KEY_NAME_TAKEN" } });
    expect(await store("old-one")).toMatchObject({ ok: true });
    const phrase = await core.send(V1.phrase);
    expect(await core.ask("import.inspectPhrase", { phrase })).toMatchObject({
      fault: { code: "KEY_ALREADY_HERE", facts: { name: "old-one" } },
    });
    expect(made).not.toBe(V1.address);
  });

  it("that is left, or locked in between, stores nothing", async () => {
    const core = await started([fileOf(fullContent(""))]);
    const held = await core.get("import.chooseFile", null);
    await core.get("import.leave", null);
    const gone = await core.ask("import.inspectFile", { file: held?.id ?? "", passphrase: null });
    expect(gone).toMatchObject({ fault: { code: "IMPORT_GONE" } });
    expect(await core.get("import.chooseFile", null), "the dialog was cancelled").toBeNull();
    const found = only(
      await core.get("import.inspectPhrase", { phrase: await core.send(V1.phrase) }),
    );
    await core.get("app.lock", null);
    const store = await core.ask("import.store", {
      id: found.id,
      ...asColdkey,
      name: "old-one",
      passphrase: await core.send(PASSPHRASE),
    });
    expect(store).toMatchObject({ fault: { code: "IMPORT_GONE" } });
    expect(keyFiles(core)).toEqual([]);
  });

  it("wipes an unencrypted file from main's memory as soon as the vault has it", async () => {
    const file = fileOf(fullContent(""));
    const core = await started([file]);
    await foundIn(core, null);
    expect(file.bytes.every((byte) => byte === 0)).toBe(true);
  });

  it("is refused on a Desk, and so is creation", async () => {
    const core = await started([fileOf(fullContent(""))], "desk");
    const refused = { fault: { code: "PROFILE_HOLDS_NO_KEYS" } };
    expect(await core.ask("import.chooseFile", null)).toMatchObject(refused);
    // Not even a port for a phrase is opened, so none can be sent.
    expect(await core.ask("secrets.open", { direction: "in" })).toMatchObject(refused);
    const phrase = "0".repeat(32);
    expect(await core.ask("import.inspectPhrase", { phrase })).toMatchObject(refused);
    const begun = await core.ask("ceremonies.begin", CREATE);
    expect(begun).toMatchObject(refused);
  });

  it("of a private key without words seals it as such", { timeout: 60_000 }, async () => {
    const core = await started([
      fileOf(JSON.stringify({ privateKey: PRIVATE_KEY_V1, cryptoType: 1 })),
    ]);
    const found = await foundIn(core, null);
    expect(found).toMatchObject({ address: V1.address, wordCount: null });
    await core.get("import.store", {
      id: found.id,
      ...asColdkey,
      name: "wordless",
      passphrase: await core.send(PASSPHRASE),
    });
    await core.get("hotkeys.create", {
      coldkey: V1.address,
      name: "gpu-1",
      passphrase: await core.send(PASSPHRASE),
    });
    expect(readFileSync(join(core.folder, "keys", `${V1.address}.key`))).toHaveLength(172);
  });

  it("of a hotkey goes under its coldkey, with its passphrase; its file is removed only when asked", async () => {
    const folder = mkdtempSync(join(tmpdir(), "ckw-source-"));
    const path = join(folder, "gpu-1");
    const content = JSON.stringify({ secretSeed: V2.seed });
    writeFileSync(path, content, { mode: 0o600 });
    const core = await started([{ ...fileOf(content), path }, fileOf(ANSIBLE_V6)]);
    const held = await core.get("import.chooseFile", null);
    const early = await core.ask("import.removeSource", null);
    expect(early, "nothing was stored yet").toMatchObject({ fault: { code: "IMPORT_GONE" } });
    const found = only(
      await core.get("import.inspectFile", { file: held?.id ?? "", passphrase: null }),
    );
    // Its coldkey is known, and not here: a passphrase of its own.
    expect(
      await core.get("import.store", {
        id: found.id,
        name: "gpu-1",
        role: { kind: "hotkey", coldkey: V1.address as typeof found.address },
        passphrase: await core.send(PASSPHRASE),
      }),
    ).toEqual({ address: V2.address, canRemove: true });
    expect(core.workstation.snapshot()).toMatchObject({
      coldkeys: [],
      hotkeys: [{ name: "gpu-1", address: V2.address, coldkey: V1.address }],
    });
    expect(existsSync(path)).toBe(true);
    expect(await core.get("import.removeSource", null)).toMatchObject({ removed: 1, kept: [] });
    expect(existsSync(path)).toBe(false);
    expect(await core.ask("import.removeSource", null)).toMatchObject({
      fault: { code: "IMPORT_GONE" },
    });
    const { entries } = await core.get("journal.page", { before: null, limit: 100 });
    expect(entries.find((entry) => entry.kind === "hotkey.imported")).toMatchObject({
      ...{ subject: V2.address, facts: { name: "gpu-1", coldkey: V1.address, source: "plain" } },
    });
    expect(core.workstation.snapshot().journal.interrupted).toEqual([]);
    rmSync(folder, { recursive: true });
  });

  it("of hex digits takes both encodings, and an address that they have to have", async () => {
    const core = await started();
    const inspect = async (text: string, claim: string | null) =>
      core.ask("import.inspectHex", {
        secret: await core.send(text),
        claim: claim as null,
      });
    for (const text of [V1.seed, PRIVATE_KEY_V1, SECRET_KEY_V1]) {
      expect(await inspect(text, null)).toMatchObject({ value: [{ address: V1.address }] });
      expect(await inspect(text, V1.address)).toMatchObject({ value: [{ address: V1.address }] });
      expect(await inspect(text, V2.address)).toMatchObject({
        fault: { code: "SECRET_OTHER_ADDRESS" },
      });
    }
    expect(JSON.stringify(core.workstation.snapshot())).not.toContain(V1.seed.slice(2));
  });
});

function everythingIn(folder: string): string {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => readFileSync(join(entry.parentPath, entry.name), "latin1"))
    .join("\n");
}

/** A key from elsewhere, through the real core and the real vault process: seen first, stored anew, found after a restart. */
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { SourceFile } from "../../main/lib/source-file.ts";
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
import type { Core } from "./harness.ts";
import { startCore } from "./start-core.ts";
import {
  beginImport,
  CREATE,
  createColdkey,
  nameFound,
  PASSPHRASE,
  readingsOf,
  say,
  underWay,
} from "./steps.ts";

const [V1, V2] = VECTORS;
const fileOf = (content: string | Uint8Array, mode: number | null = 0o600): SourceFile => ({
  name: "coldkey",
  bytes: typeof content === "string" ? bytesOf(content) : Uint8Array.from(content),
  mode,
});

async function started(
  chosen: SourceFile[] = [],
  { profile = "vault", isCheap = false }: { profile?: "vault" | "desk"; isCheap?: boolean } = {},
): Promise<Core> {
  // The cheap vault derives other keys than the old forms of files were encrypted with.
  const core = await startCore({ chosen, realVault: !isCheap });
  await core.get("app.chooseProfile", { profile });
  return core;
}
const cheap = { isCheap: true };

/** The ceremony up to the file's passphrase, and what that said. */
async function inspectFile(core: Core, password: string | null = PASSWORD) {
  const id = await beginImport(core, "file", "this-machine");
  const file = await core.get("import.chooseFile", { id });
  if (file === null) throw new Error("Nothing was chosen");
  const passphrase = password === null ? null : await core.send(password);
  return { id, file, reply: await core.ask("import.inspectFile", { id, passphrase }) };
}
async function foundIn(core: Core, password: string | null = PASSWORD) {
  const { id, reply } = await inspectFile(core, password);
  if (!reply.ok) throw new Error(reply.fault.code);
  return { id, ...only(readingsOf(core, id)), ...weaknessesOf(core, id) };
}
const weaknessesOf = (core: Core, id: string) => ({
  weaknesses: [underWay(core, id).answers.open?.weaknesses].flat(),
});
const seal = async (core: Core, id: string, passphrase = PASSPHRASE) =>
  core.ask("import.seal", { id, passphrase: await core.send(passphrase) });
async function foundPhrase(core: Core, phrase: string) {
  const id = await beginImport(core, "words");
  await core.get("import.inspectPhrase", { id, phrase: await core.send(phrase) });
  return { id, ...only(readingsOf(core, id)), ...weaknessesOf(core, id) };
}
function only<T>([first, ...others]: readonly T[]): T {
  if (first === undefined || others.length > 0) throw new Error("Not exactly one reading");
  return first;
}
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
      await nameFound(core, found.id, { name: "old-one" });
      expect(await seal(core, found.id)).toMatchObject({ value: { hasEnded: true } });
      const { transcript } = await core.get("ceremonies.transcript", { id: found.id });
      expect(transcript).toMatchObject({ ceremony: "import-key", subject: V1.address, copies: [] });
      expect(transcript.facts).toContainEqual({ name: "kept", value: "this-machine" });
      expect(core.workstation.snapshot().vault.isOpen).toBe(false);
      await core.close();

      const again = await startCore({ realVault: true, folder: core.folder });
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
    const core = await started([], cheap);
    const words = V2.phrase.split(" ");
    for (const text of [
      `  ${V2.phrase.toUpperCase()}\n`,
      words.map((word, index) => `${index + 1}. ${word}`).join("\n"),
      words
        .map((word, index) => `${index + 1}-${word}`)
        .reverse()
        .join(" "),
    ]) {
      const found = await foundPhrase(core, text);
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
    const core = await started([], cheap);
    const id = await beginImport(core, "words");
    expect(await core.ask("import.inspectPhrase", { id, phrase: await core.send(text) })).toEqual({
      ok: false,
      fault: { code, facts },
    });
    expect(underWay(core, id).step.id).toBe("open");
  });

  it("lets a wrong passphrase of the file be typed again, and a weak new one be replaced", async () => {
    const core = await started([fileOf(ANSIBLE_V6)]);
    const { id, reply } = await inspectFile(core, "not this one");
    expect(reply).toMatchObject({ fault: { code: "KEYFILE_WRONG_PASSPHRASE" } });
    await core.get("import.inspectFile", { id, passphrase: await core.send(PASSWORD) });
    await nameFound(core, id, { name: "old-one" });
    expect(await seal(core, id, "password1")).toMatchObject({ fault: { code: "WEAK_PASSPHRASE" } });
    expect(keyFiles(core)).toEqual([]);
    expect(await seal(core, id)).toMatchObject({ value: { hasEnded: true } });
    expect(keyFiles(core)).toHaveLength(1);
  });

  it("of a key or a name that is here is refused", async () => {
    const core = await started([fileOf(fullContent(""))], cheap);
    const found = await foundIn(core, null);
    const made = await createColdkey(core, "treasury");
    const taken = await core.ask("ceremonies.answer", {
      ...{ id: found.id, step: "found", exceptions: [] },
      answer: { address: V1.address, name: "treasury", role: "coldkey", coldkey: null },
    });
    expect(taken).toMatchObject({ fault: { code: "KEY_NAME_TAKEN" } });
    await nameFound(core, found.id, { name: "old-one" });
    // Creating locks the vault when it is done: what was found is gone with it, and is read once more.
    expect(await seal(core, found.id)).toMatchObject({ fault: { code: "IMPORT_GONE" } });
    expect(underWay(core, found.id)).toMatchObject({ step: { id: "seal" }, isOpen: false });
    await core.get("ceremonies.abandon", { id: found.id, reason: "changed-mind", remark: null });

    const first = await foundPhrase(core, V1.phrase);
    await nameFound(core, first.id, { name: "old-one" });
    // The same key in a second ceremony: it is spoken for.
    const second = await beginImport(core, "words");
    const phrase = async () => core.send(V1.phrase);
    expect(
      await core.ask("import.inspectPhrase", { id: second, phrase: await phrase() }),
    ).toMatchObject({ fault: { code: "KEY_ALREADY_HERE", facts: { name: "old-one" } } });
    await core.get("import.inspectPhrase", { id: first.id, phrase: await phrase() });
    expect(await seal(core, first.id)).toMatchObject({ value: { hasEnded: false } });
    await say(core, first.id, { isCopy: false });
    expect(
      await core.ask("import.inspectPhrase", { id: second, phrase: await phrase() }),
    ).toMatchObject({ fault: { code: "KEY_ALREADY_HERE", facts: { name: "old-one" } } });
    expect(made).not.toBe(V1.address);
  });

  it("records the card that the words came from as a copy that was proved", async () => {
    const core = await started([], cheap);
    const { id } = await foundPhrase(core, V2.phrase);
    await nameFound(core, id, { name: "from-card" });
    await seal(core, id);
    const card = { label: "Card A", medium: "steel", place: "Bank", custodian: "", serial: "E-1" };
    await say(core, id, { isCopy: true, ...card });
    const [coldkey] = core.workstation.snapshot().coldkeys;
    expect(coldkey).toMatchObject({ name: "from-card", isSafe: false });
    expect(coldkey?.copies).toMatchObject([{ label: "Card A", place: "Bank", serial: "E-1" }]);
    expect(coldkey?.copies[0]?.provedAtMs).not.toBeNull();
    const { transcript } = await core.get("ceremonies.transcript", { id });
    expect(transcript.copies).toMatchObject([{ label: "Card A", medium: "steel", place: "Bank" }]);
    const { entries } = await core.get("journal.page", { before: null, limit: 100 });
    expect(entries.filter((one) => one.act === id).map(({ kind }) => kind)).toEqual(
      expect.arrayContaining(["coldkey.imported", "backup.recorded", "ceremony.completed"]),
    );
  });

  it("that is left, or locked in between, stores nothing; another key does not take its place", async () => {
    const core = await started([fileOf(fullContent(""))], cheap);
    const file = await beginImport(core, "file");
    await core.get("import.chooseFile", { id: file });
    await core.get("ceremonies.leave", { id: file });
    const gone = await core.ask("import.inspectFile", { id: file, passphrase: null });
    expect(gone).toMatchObject({ fault: { code: "IMPORT_GONE" } });
    expect(await core.get("import.chooseFile", { id: file }), "it was cancelled").toBeNull();
    const { id } = await foundPhrase(core, V1.phrase);
    expect(await core.ask("import.chooseFile", { id }), "its source is words").toMatchObject({
      fault: { code: "CEREMONY_STEP" },
    });
    await nameFound(core, id, { name: "old-one" });
    await core.get("app.lock", null);
    expect(await seal(core, id)).toMatchObject({ fault: { code: "IMPORT_GONE" } });
    const other = await core.send(V2.phrase);
    expect(await core.ask("import.inspectPhrase", { id, phrase: other })).toMatchObject({
      fault: { code: "IMPORT_OTHER_KEY", facts: { address: V1.address } },
    });
    expect(underWay(core, id).isOpen).toBe(false);
    expect(keyFiles(core)).toEqual([]);
  });

  it("wipes an unencrypted file from main's memory as soon as the vault has it", async () => {
    const file = fileOf(fullContent(""));
    const core = await started([file], cheap);
    await foundIn(core, null);
    expect(file.bytes.every((byte) => byte === 0)).toBe(true);
  });

  it("is refused on a Desk, and so is creation", async () => {
    const core = await started([fileOf(fullContent(""))], { profile: "desk", isCheap: true });
    const refused = { fault: { code: "PROFILE_HOLDS_NO_KEYS" } };
    const id = "import-key-none";
    expect(await core.ask("import.chooseFile", { id })).toMatchObject(refused);
    // Not even a port for a phrase is opened, so none can be sent.
    expect(await core.ask("secrets.open", { direction: "in" })).toMatchObject(refused);
    const phrase = "0".repeat(32);
    expect(await core.ask("import.inspectPhrase", { id, phrase })).toMatchObject(refused);
    for (const kind of [CREATE.kind, "import-key"]) {
      const begun = await core.ask("ceremonies.begin", { ...CREATE, kind });
      expect(begun).toMatchObject(refused);
    }
  });

  it("of a private key without words seals it as such", { timeout: 60_000 }, async () => {
    const core = await started(
      [fileOf(JSON.stringify({ privateKey: PRIVATE_KEY_V1, cryptoType: 1 }))],
      cheap,
    );
    const found = await foundIn(core, null);
    expect(found).toMatchObject({ address: V1.address, wordCount: null });
    const named = { address: V1.address, name: "wordless", role: "coldkey", coldkey: null };
    await say(core, found.id, named);
    expect(underWay(core, found.id).step.items.map(({ id }) => id)).toEqual([
      ...["sealed-file", "no-words", "old-file", "may-be-known"],
    ]);
    await say(core, found.id);
    await seal(core, found.id);
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
    const core = await started([{ ...fileOf(content), path }], cheap);
    const { id } = await foundIn(core, null);
    const early = await core.ask("import.removeSource", { id });
    expect(early, "nothing was stored yet").toMatchObject({ fault: { code: "IMPORT_GONE" } });
    // Its coldkey is known, and not here: a passphrase of its own.
    await nameFound(core, id, { name: "gpu-1", role: "hotkey", coldkey: V1.address });
    expect(await seal(core, id)).toMatchObject({ value: { hasEnded: true } });
    expect(core.workstation.snapshot()).toMatchObject({
      coldkeys: [],
      hotkeys: [{ name: "gpu-1", address: V2.address, coldkey: V1.address }],
    });
    expect(existsSync(path)).toBe(true);
    expect(await core.get("import.removeSource", { id })).toMatchObject({ removed: 1, kept: [] });
    expect(existsSync(path)).toBe(false);
    expect(await core.ask("import.removeSource", { id })).toMatchObject({
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
    const core = await started([], cheap);
    const inspect = async (text: string, claim: string | null) => {
      const id = await beginImport(core, "hex");
      const secret = await core.send(text);
      const reply = await core.ask("import.inspectHex", { id, secret, claim: claim as null });
      return reply.ok ? readingsOf(core, id) : reply.fault.code;
    };
    for (const text of [V1.seed, PRIVATE_KEY_V1, SECRET_KEY_V1]) {
      expect(await inspect(text, null)).toMatchObject([{ address: V1.address }]);
      expect(await inspect(text, V1.address)).toMatchObject([{ address: V1.address }]);
      expect(await inspect(text, V2.address)).toBe("SECRET_OTHER_ADDRESS");
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

/** What is done with keys that are here: names, rest, passphrases, unlock time, and the doctor's look at their files. */
import { chmod, mkdir, readdir, readFile, rename, rm, symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterEach, describe, expect, test } from "vitest";
import type { Ss58 } from "../../main/codec/values.ts";
import type { Clock } from "../../main/lib/clock.ts";
import { systemClock } from "../../main/lib/clock.ts";
import { filesOver } from "../../main/lib/files.ts";
import { readHeader } from "../../main/vault/sealed-header.ts";
import { fillableDisk } from "./fillable-disk.ts";
import { type Core, type CoreOptions, openCore } from "./harness.ts";
import { createColdkey, PASSPHRASE, prepareColdkey, recording, say, underWay } from "./steps.ts";

const NEW = "eleven copper windmills past the 9th ridge";
const cores: Core[] = [];
async function start(options: CoreOptions = {}): Promise<Core> {
  const core = await openCore(options);
  cores.push(core);
  if (core.workstation.snapshot().profile === null) {
    await core.get("app.chooseProfile", { profile: "vault" });
  }
  return core;
}
afterEach(async () => {
  for (const core of cores.splice(0)) {
    await core.close();
    expect(core.bugs).toEqual([]);
  }
});

async function hotkey(core: Core, coldkey: Ss58, name: string): Promise<Ss58> {
  const passphrase = await core.send(PASSPHRASE);
  return (await core.get("hotkeys.create", { coldkey, name, passphrase })).address;
}
async function family(core: Core) {
  const coldkey = await createColdkey(core, "treasury");
  return {
    coldkey,
    hotkeys: [await hotkey(core, coldkey, "miner-1"), await hotkey(core, coldkey, "miner-2")],
  };
}
const sealed = async (core: Core, address: Ss58) =>
  Uint8Array.from(await readFile(join(core.folder, "keys", `${address}.key`)));
async function opens(core: Core, address: Ss58, text: string) {
  const passphrase = await core.send(text);
  return core.ask("keys.proveOpens", { address, passphrase, judge: false });
}
async function change(core: Core, address: Ss58, old: string, fresh: string | null) {
  return core.ask("passphrase.change", {
    address,
    passphrase: await core.send(old),
    newPassphrase: fresh === null ? null : await core.send(fresh),
  });
}
async function journalKinds(core: Core): Promise<string[]> {
  const { entries } = await core.get("journal.page", { before: null, limit: 300 });
  return entries.map(({ kind }) => kind).reverse();
}
const leftovers = async (core: Core) =>
  (await readdir(join(core.folder, "keys"))).filter((name) => !/\.(key|json)$/.test(name));

describe("A new passphrase", () => {
  test("opens the coldkey and all its hotkeys from then on, and the old one opens none", async () => {
    const core = await start();
    const { coldkey, hotkeys } = await family(core);
    const before = await sealed(core, coldkey);
    expect(await change(core, coldkey, PASSPHRASE, NEW)).toMatchObject({
      ok: true,
      value: { changed: 3, left: [], tookMs: expect.any(Number) },
    });
    expect(readHeader(await sealed(core, coldkey)).salt).not.toEqual(readHeader(before).salt);
    expect(core.workstation.snapshot().vault.isOpen).toBe(false);
    expect(await opens(core, coldkey, NEW)).toMatchObject({ value: { opened: 3, left: [] } });
    for (const address of [coldkey, ...hotkeys]) {
      const reply = await opens(core, address, PASSPHRASE);
      expect(reply).toMatchObject({ ok: false, fault: { code: "WRONG_PASSPHRASE" } });
    }
    expect(await leftovers(core)).toEqual([]);
    const kinds = await journalKinds(core);
    expect(kinds.slice(kinds.indexOf("passphrase.changed") - 1)).toEqual(
      expect.arrayContaining(["passphrase.changed", "ceremony.completed", "key.opened"]),
    );
    const { entries } = await core.get("journal.page", { before: null, limit: 300 });
    expect(entries.find(({ kind }) => kind === "passphrase.changed")?.facts).toEqual({
      files: 3,
      untouched: 0,
      isNewPassphrase: true,
    });
  });

  test("is needed by the next hotkey, and survives a restart", async () => {
    const before = await start();
    const { coldkey } = await family(before);
    await change(before, coldkey, PASSPHRASE, NEW);
    await before.close();
    cores.length = 0;
    const core = await start({ folder: before.folder });
    const made = async (text: string) =>
      core.ask("hotkeys.create", {
        coldkey,
        name: "miner-3",
        passphrase: await core.send(text),
      });
    expect(await made(PASSPHRASE)).toMatchObject({ fault: { code: "WRONG_PASSPHRASE" } });
    expect(await made(NEW)).toMatchObject({ ok: true });
  });

  test.each([
    ["a wrong old one", "not the passphrase at all", NEW, "WRONG_PASSPHRASE"],
    ["a weak new one", PASSPHRASE, "password1234", "WEAK_PASSPHRASE"],
    ["the same again", PASSPHRASE, PASSPHRASE, "PASSPHRASE_UNCHANGED"],
  ])("with %s changes no byte", async (_name, old, fresh, code) => {
    const core = await start();
    const { coldkey } = await family(core);
    const before = await sealed(core, coldkey);
    expect(await change(core, coldkey, old, fresh)).toMatchObject({ ok: false, fault: { code } });
    expect(await sealed(core, coldkey)).toEqual(before);
    expect(await leftovers(core)).toEqual([]);
    expect(core.workstation.snapshot().vault.isOpen).toBe(false);
  });

  test("leaves a hotkey's file of a version to come untouched, and names it", async () => {
    const core = await start();
    const { coldkey, hotkeys } = await family(core);
    const [first = coldkey] = hotkeys;
    const future = await sealed(core, first);
    future[4] = 3;
    await writeFile(join(core.folder, "keys", `${first}.key`), future);
    expect(await change(core, coldkey, PASSPHRASE, NEW)).toMatchObject({
      value: { changed: 2, left: [{ address: first, name: "miner-1", code: "SEAL_VERSION" }] },
    });
    const address = coldkey;
    await core.get("keys.rename", { address: first, name: "miner-9" });
    await core.get("keys.retire", { address: first });
    await core.get("keys.proveOpens", {
      address,
      passphrase: await core.send(NEW),
      judge: false,
    });
    const { keys } = await core.get("doctor.examine", null);
    expect(keys.find((key) => key.address === first)?.findings).toContain("VERSION_UNKNOWN");
    expect(await sealed(core, first)).toEqual(future);
  });
});

describe("A coldkey of dice", () => {
  test("is made from both sources, says so in the journal, and no throw is kept", async () => {
    const core = await start();
    const id = await prepareColdkey(core, "diced", 12);
    const digits = "61524133".repeat(6);
    const judged = await core.get("throws.judge", {
      sides: 6,
      wordCount: 12,
      throws: await core.send(digits),
    });
    expect(judged).toMatchObject({ count: 48, neededCount: 50, neededBits: 128 });
    const seal = async (throws: string, sides: 2 | 6 | null) =>
      core.ask("creation.seal", {
        id,
        passphrase: await core.send(PASSPHRASE),
        throws: sides === null ? null : await core.send(throws),
        sides,
      });
    for (const [text, sides] of [
      ["12a4", 6],
      ["1207", 6],
      ["123", 2],
      ["", 6],
    ] as const) {
      expect(await seal(text, sides), text).toMatchObject({ fault: { code: "THROWS_MALFORMED" } });
    }
    expect(underWay(core, id)).toMatchObject({ step: { id: "passphrase" } });
    expect(await seal(digits, 6)).toMatchObject({ ok: true });
    const { ticket, text } = await core.receive();
    await core.get("creation.words", { id, out: ticket, half: null });
    const phrase = await text;
    await say(core, id);
    await core.get("creation.prove", { id, phrase: await core.send(phrase) });
    const copy = { label: "Card A", medium: "paper", place: "Safe at home" } as const;
    await core.get("ceremonies.answer", recording(id, copy));
    const { entries } = await core.get("journal.page", { before: null, limit: 300 });
    const made = entries.find(({ kind }) => kind === "coldkey.created");
    expect(made?.facts).toMatchObject({ name: "diced", entropy: "dice" });
    for (const folder of ["keys", "ceremonies", "journal"]) {
      for (const name of await readdir(join(core.folder, folder))) {
        const bytes = await readFile(join(core.folder, folder, name), "latin1");
        expect(bytes, name).not.toContain(digits.slice(0, 24));
      }
    }
  });

  test("and the suggestion of a passphrase arrives through its port alone", async () => {
    const core = await start();
    const { ticket, text } = await core.receive();
    const made = await core.get("passphrase.suggest", { count: 6, out: ticket });
    expect(made).toEqual({ count: 6, bits: 77 });
    expect((await text).split("-")).toHaveLength(6);
  });
});

describe("A chosen unlock time", () => {
  test("is measured, kept, journalled, and costs the next seals and a change without a new passphrase", async () => {
    const before = await start();
    const { coldkey } = await family(before);
    const chosen = await before.get("unlock.choose", { targetMs: 2500 });
    expect(chosen.cost.memoryBytes).toBeGreaterThanOrEqual(256 * 1024 * 1024);
    expect(chosen.cost.passes).toBeGreaterThanOrEqual(3);
    expect(Math.abs(chosen.measuredMs - 2500)).toBeLessThan(0.15 * 2500);
    await before.close();
    cores.length = 0;

    const core = await start({ folder: before.folder });
    expect(core.workstation.snapshot().unlock).toEqual(chosen);
    expect(await change(core, coldkey, PASSPHRASE, null)).toMatchObject({ value: { changed: 3 } });
    const header = readHeader(await sealed(core, coldkey));
    expect(header.memoryKib * 1024).toBe(chosen.cost.memoryBytes);
    expect(header.passes).toBe(chosen.cost.passes);
    expect(await opens(core, coldkey, PASSPHRASE)).toMatchObject({ value: { opened: 3 } });
    expect(await journalKinds(core)).toContain("unlock.chosen");
    const another = await createColdkey(core, "second");
    expect(readHeader(await sealed(core, another)).passes).toBe(chosen.cost.passes);
  });

  test.each([499, 10_001, 0, 1000.5])("of %d ms is not on the slider", async (targetMs) => {
    const core = await start();
    const reply = await core.ask("unlock.choose", { targetMs });
    expect(reply).toMatchObject({ ok: false, fault: { code: "CALL_INPUT_INVALID" } });
  });
});

describe("Names and rest", () => {
  test("a key is renamed, unless the name is taken among its like", async () => {
    const core = await start();
    const { coldkey, hotkeys } = await family(core);
    const second = await createColdkey(core, "second");
    await prepareColdkey(core, "third");
    const rename = (address: Ss58, name: string) => core.ask("keys.rename", { address, name });
    for (const [address, name] of [
      [second, "treasury"],
      [second, "third"],
      [hotkeys[0] ?? coldkey, "miner-2"],
    ] as const) {
      expect(await rename(address, name), name).toMatchObject({
        fault: { code: "KEY_NAME_TAKEN" },
      });
    }
    expect(await rename(second, "miner-2")).toMatchObject({ ok: true });
    expect(await rename(second, "miner-2")).toMatchObject({ ok: true });
    expect(core.workstation.snapshot().coldkeys.map(({ name }) => name)).toEqual([
      "treasury",
      "miner-2",
    ]);
    const { entries } = await core.get("journal.page", { before: null, limit: 300 });
    const renamed = entries.filter(({ kind }) => kind === "key.renamed");
    expect(renamed.map(({ facts }) => facts)).toEqual([
      { kind: "coldkey", name: "miner-2", before: "second" },
    ]);
  });

  test("a retired coldkey makes no hotkey and begins no act; brought back it does", async () => {
    const core = await start();
    const { coldkey } = await family(core);
    await core.get("keys.retire", { address: coldkey });
    await core.get("keys.retire", { address: coldkey });
    expect(core.workstation.snapshot().coldkeys[0]?.retiredAtMs).toBeGreaterThan(0);
    const make = async () =>
      core.ask("hotkeys.create", {
        coldkey,
        name: "miner-3",
        passphrase: await core.send(PASSPHRASE),
      });
    const draft = () =>
      core.ask("operations.draft", {
        operation: { kind: "transfer", coldkey, destination: coldkey, amountRao: 1n },
      });
    const retired = { ok: false, fault: { code: "KEY_RETIRED", facts: { name: "treasury" } } };
    expect(await make()).toMatchObject(retired);
    expect(await draft()).toMatchObject(retired);
    await core.get("keys.bringBack", { address: coldkey });
    expect(await make()).toMatchObject({ ok: true });
    // The Vault profile has no network: past the rest, that is what stops a draft.
    expect(await draft()).toMatchObject({ fault: { code: "NETWORK_NONE" } });
    const kinds = await journalKinds(core);
    expect(kinds.filter((kind) => kind === "key.retired")).toHaveLength(1);
    expect(kinds).toContain("key.brought-back");
    expect(await readdir(join(core.folder, "keys"))).toContain(`${coldkey}.key`);
  });

  test("no call deletes a key", async () => {
    const core = await start();
    const { coldkey, hotkeys } = await family(core);
    for (const address of [...hotkeys, coldkey]) await core.get("keys.retire", { address });
    const files = await readdir(join(core.folder, "keys"));
    for (const address of [coldkey, ...hotkeys]) expect(files).toContain(`${address}.key`);
    expect(await opens(core, coldkey, PASSPHRASE)).toMatchObject({ value: { opened: 3 } });
  });
});

describe("The keyfile doctor", () => {
  test("finds nothing on a fresh key but its missing second copy", async () => {
    const core = await start();
    const { coldkey } = await family(core);
    const report = await core.get("doctor.examine", null);
    expect(report.findings).toEqual([]);
    expect(report.keys.map(({ findings }) => findings)).toEqual([["NOT_YET_SAFE"], [], []]);
    expect(report.keys[0]).toMatchObject({
      address: coldkey,
      name: "treasury",
      version: 1,
      memoryKib: expect.any(Number),
    });
    expect(core.workstation.snapshot().vault.isOpen).toBe(false);
  });

  test("finds what is open to others, and closes it", async () => {
    const core = await start();
    const { coldkey, hotkeys } = await family(core);
    await chmod(join(core.folder, "keys", `${coldkey}.key`), 0o644);
    await chmod(join(core.folder, "keys", `${hotkeys[1]}.key`), 0o660);
    await chmod(join(core.folder, "keys"), 0o755);
    const report = await core.get("doctor.examine", null);
    expect(report.findings).toEqual(["FOLDER_OPEN_TO_OTHERS"]);
    const open = report.keys.filter(({ findings }) => findings.includes("FILE_OPEN_TO_OTHERS"));
    expect(open.map(({ address }) => address)).toEqual([coldkey, hotkeys[1]]);
    expect(await core.get("doctor.closeFiles", null)).toEqual({ closed: 3 });
    expect(await core.get("doctor.closeFiles", null)).toEqual({ closed: 0 });
    const again = await core.get("doctor.examine", null);
    expect(JSON.stringify(again)).not.toContain("OPEN_TO_OTHERS");
    expect((await journalKinds(core)).filter((kind) => kind === "keyfiles.closed")).toHaveLength(1);
  });

  test("names each kind of trouble with a file or a card by what it is", async () => {
    const before = await start();
    const { coldkey, hotkeys } = await family(before);
    const [one = coldkey, two = coldkey] = hotkeys;
    const three = await hotkey(before, coldkey, "miner-3");
    const four = await hotkey(before, coldkey, "miner-4");
    const five = await hotkey(before, coldkey, "miner-5");
    const six = await hotkey(before, coldkey, "miner-6");
    await before.close();
    cores.length = 0;
    const path = (name: string) => join(before.folder, "keys", name);
    await rm(path(`${three}.json`));
    await writeFile(path(`${four}.json`), "{}");
    const core = await start({ folder: before.folder });
    await rename(path(`${one}.key`), path("elsewhere"));
    await symlink("elsewhere", path(`${one}.key`));
    await writeFile(path(`${two}.key`), "not a sealed key at all");
    await rm(path(`${five}.key`));
    await writeFile(path(`${six}.key`), await sealed(core, coldkey));
    const { keys } = await core.get("doctor.examine", null);
    const found = (address: Ss58) => keys.find((key) => key.address === address)?.findings;
    expect(found(one)).toEqual(["FILE_IS_LINK"]);
    expect(found(two)).toEqual(["FILE_FOREIGN"]);
    expect(found(three)).toEqual(["CARD_MISSING"]);
    expect(found(four)).toEqual(["CARD_UNREADABLE"]);
    expect(found(five)).toEqual(["FILE_MISSING"]);
    expect(found(six)).toEqual(["KEY_MISMATCH"]);
  });

  test("knows seals that are faster than today's choice, and when a file was last seen to open", async () => {
    let nowMs = Date.now();
    const clock: Clock = { ...systemClock, nowMs: () => nowMs };
    const core = await start({ clock });
    const { coldkey } = await family(core);
    const day = 86_400_000;
    /** A leap of the clock closes an open vault at the next beat: nothing is asked before. */
    const leap = async (ms: number): Promise<void> => {
      nowMs += ms;
      await sleep(1_500);
    };
    await leap(91 * day);
    const chosen = await core.get("unlock.choose", { targetMs: 10_000 });
    const { keys } = await core.get("doctor.examine", null);
    expect(keys[1]?.findings).toEqual(["FASTER_THAN_CHOSEN", "NOT_OPENED_LATELY"]);
    expect(keys[1]?.opensInMs).toBeLessThan(chosen.measuredMs / 8);
    await change(core, coldkey, PASSPHRASE, null);
    const after = await core.get("doctor.examine", null);
    expect(after.keys[1]).toMatchObject({ findings: [], openedAtMs: nowMs });
    await leap(91 * day);
    await opens(core, coldkey, PASSPHRASE);
    const proved = await core.get("doctor.examine", null);
    expect(proved.keys.map(({ openedAtMs }) => openedAtMs)).toEqual([nowMs, nowMs, nowMs]);
  });

  test("proves that files open, judges the passphrase only if asked, and keeps no judgement", async () => {
    const core = await start();
    const { coldkey } = await family(core);
    const prove = async (judge: boolean) =>
      core.get("keys.proveOpens", {
        address: coldkey,
        passphrase: await core.send(PASSPHRASE),
        judge,
      });
    expect((await prove(false)).strength).toBeNull();
    expect((await prove(true)).strength).toMatchObject({ isEnough: true });
    for (const name of await readdir(join(core.folder, "keys"))) {
      const text = await readFile(join(core.folder, "keys", name), "latin1");
      expect(text, name).not.toMatch(/score|strength|guesses/i);
    }
  });
});

describe("Bad luck while a passphrase is changed", () => {
  test("a full disk at any write: refused and as it was, or certain and finished later", async () => {
    const { disk, fullAfter } = fillableDisk();
    const core = await start({ files: filesOver(disk) });
    const { coldkey } = await family(core);
    let [old, fresh] = [PASSPHRASE, NEW];
    const codes = new Set<string>();
    for (let writes = 0; writes < 80; writes += 1) {
      fullAfter(writes);
      const reply = await change(core, coldkey, old, fresh);
      fullAfter(Number.POSITIVE_INFINITY);
      if (!reply.ok) codes.add(reply.fault.code);
      const isCertain = reply.ok || reply.fault.code === "RESEAL_UNFINISHED";
      if (!reply.ok && isCertain) await core.get("doctor.finishChange", null);
      if (isCertain) [old, fresh] = [fresh, old];
      expect(await opens(core, coldkey, old), `${writes} writes`).toMatchObject({
        value: { opened: 3, left: [] },
      });
      expect(await leftovers(core), `${writes} writes`).toEqual([]);
      if (reply.ok) break;
    }
    expect([...codes].sort()).toEqual(["DISK_FULL", "RESEAL_UNFINISHED"]);
  });

  test("a folder that takes nothing: a clear refusal, and nothing changed", async () => {
    const { disk } = fillableDisk();
    let isReadOnly = false;
    const core = await start({
      files: filesOver({
        ...disk,
        open: (path, how, mode) => {
          if (isReadOnly && how === "create" && path.includes("/keys/")) {
            throw Object.assign(new Error("read-only"), { code: "EROFS" });
          }
          return disk.open(path, how, mode);
        },
      }),
    });
    const { coldkey } = await family(core);
    const before = await sealed(core, coldkey);
    isReadOnly = true;
    for (const reply of [
      await change(core, coldkey, PASSPHRASE, NEW),
      await core.ask("keys.rename", { address: coldkey, name: "other" }),
      await core.ask("keys.retire", { address: coldkey }),
    ]) {
      expect(reply).toMatchObject({ ok: false, fault: { code: "FOLDER_READ_ONLY" } });
    }
    isReadOnly = false;
    expect(await sealed(core, coldkey)).toEqual(before);
    expect(core.workstation.snapshot().coldkeys[0]).toMatchObject({
      name: "treasury",
      retiredAtMs: null,
    });
    expect(await opens(core, coldkey, PASSPHRASE)).toMatchObject({ value: { opened: 3 } });
  });

  test("a link in the place of a key file is not followed, and what it points to stays", async () => {
    const core = await start();
    const { coldkey } = await family(core);
    const path = join(core.folder, "keys", `${coldkey}.key`);
    const target = join(core.folder, "somebody-else's");
    await rename(path, target);
    await symlink(target, path);
    const before = await readFile(target);
    expect(await change(core, coldkey, PASSPHRASE, NEW)).toMatchObject({
      ok: false,
      fault: { code: "FILE_IS_LINK" },
    });
    expect(await readFile(target)).toEqual(before);
  });

  test("a folder that has gone: every act says so, and nothing is made up in its place", async () => {
    const core = await start();
    const { coldkey } = await family(core);
    const keys = join(core.folder, "keys");
    await rename(keys, `${keys}-away`);
    expect(await change(core, coldkey, PASSPHRASE, NEW)).toMatchObject({
      fault: { code: "KEY_NOT_HERE" },
    });
    expect(await core.ask("keys.rename", { address: coldkey, name: "x" })).toMatchObject({
      fault: { code: "FILE_MISSING" },
    });
    expect(await core.ask("doctor.examine", null)).toMatchObject({
      fault: { code: "FILE_MISSING" },
    });
    await rename(`${keys}-away`, keys);
    expect(await opens(core, coldkey, PASSPHRASE)).toMatchObject({ value: { opened: 3 } });
    await mkdir(join(core.folder, "unused"));
  });

  test("another hand on a file in between: it is not overwritten", async () => {
    const { disk } = fillableDisk();
    let act: (() => Promise<void>) | null = null;
    const core = await start({
      files: filesOver({
        ...disk,
        // The record that makes the change certain is the second of its name.
        async rename(from, to) {
          await disk.rename(from, to);
          if (to.endsWith("reseal.json")) await act?.();
        },
      }),
    });
    const { coldkey, hotkeys } = await family(core);
    const path = join(core.folder, "keys", `${hotkeys[1]}.key`);
    const foreign = Buffer.from("written by a second instance");
    let seen = 0;
    act = async () => {
      seen += 1;
      if (seen === 2) await writeFile(path, foreign);
    };
    expect(await change(core, coldkey, PASSPHRASE, NEW)).toMatchObject({
      ok: false,
      fault: { code: "RESEAL_UNFINISHED", facts: { reason: "KEY_CHANGED_OUTSIDE" } },
    });
    expect(await readFile(path)).toEqual(foreign);
    expect((await core.get("doctor.examine", null)).findings).toEqual(["CHANGE_UNFINISHED"]);
    expect(await core.ask("doctor.finishChange", null)).toMatchObject({
      fault: { code: "KEY_CHANGED_OUTSIDE" },
    });
  });
});

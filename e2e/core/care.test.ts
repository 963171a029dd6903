/** What is done with keys that are here: names, rest, passphrases, unlock time. */
import { readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import type { Ss58 } from "../../main/codec/values.ts";
import { readHeader } from "../../main/vault/sealed-header.ts";
import {
  change,
  family,
  journalKinds,
  leftovers,
  NEW,
  opens,
  sealed,
  start,
} from "./care-steps.ts";
import { createColdkey, PASSPHRASE, prepareColdkey, recording, say, underWay } from "./steps.ts";

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

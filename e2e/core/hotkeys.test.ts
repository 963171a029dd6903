/** Hotkeys by the hundred through the real core and the real vault process. */
import { readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Ss58 } from "../../main/codec/values.ts";
import { type Files, nodeFiles } from "../../main/lib/files.ts";
import { type Core, openCore } from "./harness.ts";
import { createColdkey, PASSPHRASE } from "./steps.ts";

let core: Core;
let coldkey: Ss58;

/** Key files are written when this settles: a slow disk, on demand. */
let disk = Promise.resolve();
function holdKeys(): () => void {
  let release = (): void => undefined;
  disk = new Promise((resolve) => {
    release = resolve;
  });
  return release;
}
const files: Files = {
  ...nodeFiles,
  async createExclusive(path, bytes, options) {
    await disk;
    await nodeFiles.createExclusive(path, bytes, options);
  },
};

beforeAll(async () => {
  core = await openCore({ realVault: true, files });
  await core.get("app.chooseProfile", { profile: "vault" });
  coldkey = await createColdkey(core, "treasury");
});
afterAll(async () => {
  expect(core.bugs).toEqual([]);
  await core.close();
  rmSync(core.folder, { recursive: true });
});

const names = (from: number, count: number, stem = "miner"): string[] =>
  Array.from({ length: count }, (_, index) => `${stem}-${String(from + index).padStart(3, "0")}`);
const make = async (list: string[], passphrase = PASSPHRASE) =>
  core.ask("hotkeys.createMany", {
    ...{ coldkey, names: list, tags: ["gpu"] },
    passphrase: await core.send(passphrase),
  });
const keyFiles = () => readdirSync(join(core.folder, "keys")).filter((one) => one.endsWith(".key"));
const journal = async (limit = 500) =>
  (await core.get("journal.page", { before: null, limit })).entries;

describe("many hotkeys", { timeout: 120_000 }, () => {
  it("are made in one session, each with a name, whole on the disk, and journalled as one act", async () => {
    const seen: number[] = [];
    const stop = core.workstation.subscribe(({ making }) => seen.push(making?.done ?? -1));
    const reply = await make(names(1, 64));
    stop();
    expect(reply).toMatchObject({ value: { made: 64, of: 64, end: "done", fault: null } });
    expect(seen).toEqual(expect.arrayContaining([0, 20, 40, 60, -1]));
    const { hotkeys, making, vault } = core.workstation.snapshot();
    expect([making, vault.isOpen]).toEqual([null, false]);
    expect(hotkeys.map(({ name }) => name).sort()).toEqual(names(1, 64));
    expect(new Set(hotkeys.map(({ address }) => address)).size).toBe(64);
    expect(hotkeys[0]).toMatchObject({ tags: ["gpu"], delivery: null, leftAtMs: null });
    expect(keyFiles()).toHaveLength(65);

    const entries = await journal();
    const making1 = entries.find(({ kind }) => kind === "hotkeys.making");
    expect(making1?.facts).toEqual({
      ...{ coldkey, count: 64, first: "miner-001", last: "miner-064" },
    });
    const ofAct = entries.filter(({ act }) => act === making1?.act);
    expect(ofAct.filter(({ kind }) => kind === "hotkey.created")).toHaveLength(64);
    expect(ofAct[0]).toMatchObject({ kind: "hotkeys.made", facts: { made: 64, end: "done" } });
  });

  it("keep what is done when they are stopped, and say how far it came", async () => {
    const making = make(names(1, 200, "stopped"));
    await core.until("the first are made", (now) => (now.making?.done ?? 0) >= 20);
    await core.get("hotkeys.stopMaking", null);
    const reply = await making;
    if (!reply.ok) throw new Error(reply.fault.code);
    expect(reply.value).toMatchObject({ end: "stopped", of: 200 });
    expect(reply.value.made).toBeGreaterThanOrEqual(20);
    expect(reply.value.made).toBeLessThan(200);
    const kept = core.workstation.snapshot().hotkeys.filter(({ name }) => /^stopped/.test(name));
    expect(kept.map(({ name }) => name).sort()).toEqual(names(1, reply.value.made, "stopped"));
  });

  it("end with a lock while the vault works, and only whole keys are left", async () => {
    const making = make(names(1, 300, "locked"));
    await core.until("the first are made", (now) => (now.making?.done ?? 0) >= 20);
    await core.workstation.lock("suspend");
    expect(await making).toMatchObject({ value: { end: "locked", fault: null } });
    expect(keyFiles()).toHaveLength(1 + core.workstation.snapshot().hotkeys.length);
  });

  it("end with a lock while only the disk works, and no vault is started for the rest", async () => {
    const making = make(names(1, 100, "slow"));
    await core.until("the first are made", (now) => (now.making?.done ?? 0) >= 20);
    const written = holdKeys();
    // The next portion comes from the vault and waits for the disk that holds back the one before it.
    await new Promise((resolve) => setTimeout(resolve, 1_500));
    await core.workstation.lock("suspend");
    written();
    expect(await making).toMatchObject({ value: { end: "locked", fault: null } });
    expect(core.workstation.snapshot().vault.isOpen).toBe(false);
    expect(keyFiles()).toHaveLength(1 + core.workstation.snapshot().hotkeys.length);
  });

  it("need free names, the passphrase, and one another's patience", async () => {
    for (const [list, name] of [
      [["other", "miner-001"], "miner-001"],
      [["MINER-002"], "MINER-002"],
      [["a", "a"], "a"],
      [["b", "bpub.txt"], "bpub.txt"],
    ] as const) {
      expect(await make([...list]), name).toMatchObject({
        fault: { code: "KEY_NAME_TAKEN", facts: { name } },
      });
    }
    expect(await make(["x"], "not this one")).toMatchObject({
      fault: { code: "WRONG_PASSPHRASE" },
    });
    const [first, second] = await Promise.all([make(["y"]), make(["z"])]);
    expect([first, second].filter(({ ok }) => ok)).toHaveLength(1);
    expect([first, second]).toContainEqual(
      expect.objectContaining({ fault: expect.objectContaining({ code: "HOTKEYS_BEING_MADE" }) }),
    );
  });

  it("are found again after a restart, with their tags", async () => {
    const [one, two] = core.workstation.snapshot().hotkeys;
    if (one === undefined || two === undefined) throw new Error("No hotkeys");
    const addresses = [one.address, two.address];
    await core.get("hotkeys.tag", { addresses, add: ["rack-2", "eu"], remove: ["gpu"] });
    const before = core.workstation.snapshot().hotkeys;
    await core.close();
    core = await openCore({ realVault: true, folder: core.folder });
    expect(core.workstation.snapshot().hotkeys).toEqual(before);
    expect(before.find(({ address }) => address === one.address)?.tags).toEqual(["eu", "rack-2"]);
  });
});

describe("the words of one hotkey", { timeout: 60_000 }, () => {
  const begin = async (index: number) => {
    const hotkey = core.workstation.snapshot().hotkeys[index];
    if (hotkey === undefined) throw new Error("No hotkey");
    const { id } = await core.get("ceremonies.begin", {
      ...{ kind: "reveal-hotkey", subject: hotkey.address, target: null },
    });
    await core.get("ceremonies.answer", {
      ...{ id, step: "room", exceptions: [] },
      answer: { ticked: ["alone", "cameras", "sharing", "network"], operator: "", witness: "" },
    });
    return { id, address: hotkey.address };
  };
  const open = async (id: string, passphrase = PASSPHRASE) =>
    core.ask("hotkeys.openPhrase", { id, passphrase: await core.send(passphrase) });

  it("are shown in a ceremony, marked for ever, and closed with it", async () => {
    const { id, address } = await begin(0);
    expect(await open(id, "not this one")).toMatchObject({ fault: { code: "WRONG_PASSPHRASE" } });
    expect(await open(id)).toMatchObject({ ok: true });
    const mark = () => core.workstation.snapshot().hotkeys.find((one) => one.address === address);
    expect(mark()).toMatchObject({ phraseShownAtMs: null, leftAtMs: null });
    for (const step of ["words-1", "words-2"]) {
      const out = await core.receive();
      await core.get("hotkeys.words", { id, out: out.ticket, half: null });
      expect((await out.text).split(" "), step).toHaveLength(12);
      await core.get("ceremonies.answer", { id, step, answer: {}, exceptions: [] });
    }
    expect(mark()?.phraseShownAtMs).not.toBeNull();
    expect(mark()?.leftAtMs).toBe(mark()?.phraseShownAtMs);
    const { vault, ceremonies } = core.workstation.snapshot();
    expect([vault.isOpen, ceremonies]).toEqual([false, []]);
    const ofAct = (await journal()).filter(({ act }) => act === id).map(({ kind }) => kind);
    expect(ofAct.filter((kind) => !kind.startsWith("ceremony.step"))).toEqual([
      ...["ceremony.completed", "phrase.revealed", "phrase.revealed", "ceremony.started"],
    ]);
    const { transcript } = await core.get("ceremonies.transcript", { id });
    expect(transcript).toMatchObject({ subject: address, outcome: "completed" });
  });

  it("are closed by a lock, and the passphrase is asked for again", async () => {
    const { id } = await begin(1);
    await open(id);
    await core.workstation.lock("idle");
    const out = await core.receive();
    expect(await core.ask("hotkeys.words", { id, out: out.ticket, half: null })).toMatchObject({
      fault: { code: "PHRASE_NOT_OPEN" },
    });
    await open(id);
    const again = await core.receive();
    await core.get("hotkeys.words", { id, out: again.ticket, half: null });
    await core.get("ceremonies.abandon", { id, reason: "changed-mind", remark: null });
    await core.get("journal.verify", null);
    expect(core.workstation.snapshot().journal.interrupted).toEqual([]);
  });
});

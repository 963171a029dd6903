/** Further copies of a coldkey over the contract, proved, proved again, and lost. */
import { readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import type { Ss58 } from "../../main/codec/values.ts";
import { filesOver } from "../../main/lib/files.ts";
import type { BackupCopy, ColdkeySummary } from "../../preload/contract.ts";
import { fillableDisk } from "./fillable-disk.ts";
import type { Core, CoreOptions } from "./harness.ts";
import { startCore } from "./start-core.ts";
import { addCopy, createColdkey, openProof, PASSPHRASE, recording, writeCopy } from "./steps.ts";

async function startWithKey(options: CoreOptions = {}): Promise<{ core: Core; address: Ss58 }> {
  const core = await startCore(options);
  // The Vault has everything that a copy needs: no network is part of this.
  await core.get("app.chooseProfile", { profile: "vault" });
  return { core, address: await createColdkey(core, "treasury") };
}
async function restart(core: Core, options: CoreOptions = {}): Promise<Core> {
  await core.close();
  return startCore({ ...options, folder: core.folder });
}

function keyOf(core: Core): ColdkeySummary {
  const [key] = core.workstation.snapshot().coldkeys;
  if (key === undefined) throw new Error("There is no coldkey");
  return key;
}
function copyOf(core: Core, label: string): BackupCopy {
  const copy = keyOf(core).copies.find((one) => one.label === label);
  if (copy === undefined) throw new Error(`There is no copy ${label}`);
  return copy;
}
async function kindsOf(core: Core): Promise<string[]> {
  const { entries } = await core.get("journal.page", { before: null, limit: 300 });
  return entries.map(({ kind }) => kind).reverse();
}
/** Every file below the data folder, as one text. */
async function everythingOnDisk(folder: string): Promise<string> {
  const names = await readdir(folder, { recursive: true, withFileTypes: true });
  const texts = names
    .filter((entry) => entry.isFile())
    .map((entry) => readFile(join(entry.parentPath, entry.name), "latin1"));
  return (await Promise.all(texts)).join("\n");
}

const CARD_B = { label: "Plate B", place: "Bank, box 2" };

describe("A further copy", () => {
  test("makes the coldkey safe when it lies in another place", { timeout: 90_000 }, async () => {
    const { core, address } = await startWithKey();
    expect(keyOf(core)).toMatchObject({ isSafe: false, placeCount: 1 });
    const { id, phrase } = await writeCopy(core, address);
    expect(keyOf(core).isSafe).toBe(false);
    expect(await core.get("backup.prove", { id, phrase: await core.send(phrase) })).toEqual({
      match: true,
    });
    expect(keyOf(core).isSafe).toBe(false);
    expect(core.workstation.snapshot()).toMatchObject({
      ceremonies: [{ id, step: { id: "record" }, isOpen: false }],
      vault: { isOpen: false },
    });
    await core.get("ceremonies.answer", recording(id, { ...CARD_B, medium: "steel" }));
    expect(core.workstation.snapshot().ceremonies).toEqual([]);
    expect(keyOf(core)).toMatchObject({ isSafe: true, placeCount: 2 });
    expect(keyOf(core).copies).toHaveLength(2);
    expect(copyOf(core, "Plate B")).toMatchObject({ medium: "steel", lost: null });

    const kinds = await kindsOf(core);
    expect(kinds.slice(kinds.lastIndexOf("ceremony.started"))).toEqual(
      expect.arrayContaining(["phrase.revealed", "phrase.checked", "backup.recorded"]),
    );
    expect(kinds.filter((kind) => kind === "backup.recorded")).toHaveLength(2);
    expect(kinds.at(-1)).toBe("ceremony.completed");
    expect(await core.get("journal.verify", null)).toMatchObject({ isIntact: true });

    const again = await restart(core);
    expect(keyOf(again)).toMatchObject({ address, isSafe: true });
    // Whole phrases and pairs of their words: neither the ceremony nor the register keeps any.
    const disk = await everythingOnDisk(again.folder);
    const words = phrase.split(" ");
    for (let index = 0; index + 1 < words.length; index += 1) {
      const pair = `${words[index]} ${words[index + 1]}`;
      expect(disk.includes(pair), `words ${index + 1} and ${index + 2}`).toBe(false);
    }
  });

  test("in the same place counts, and is not enough", { timeout: 60_000 }, async () => {
    const { core, address } = await startWithKey();
    await addCopy(core, address, { label: "Card B", place: "safe  AT home" });
    expect(keyOf(core)).toMatchObject({ isSafe: false, placeCount: 1 });
    expect(keyOf(core).copies).toHaveLength(2);
  });

  test("resumes after a restart at its step, and the passphrase opens it again", {
    timeout: 90_000,
  }, async () => {
    const { core: before, address } = await startWithKey();
    const { id, phrase } = await writeCopy(before, address);
    const core = await restart(before);
    expect(core.workstation.snapshot().ceremonies).toMatchObject([
      { id, subject: address, target: null, step: { id: "prove" }, isOpen: false },
    ]);
    const closed = await core.ask("backup.prove", { id, phrase: await core.send(phrase) });
    expect(closed).toMatchObject({ ok: false, fault: { code: "PHRASE_NOT_OPEN" } });
    const wrong = await core.ask("backup.open", {
      id,
      passphrase: await core.send("something else entirely"),
    });
    expect(wrong).toMatchObject({ ok: false, fault: { code: "WRONG_PASSPHRASE" } });
    await core.get("backup.open", { id, passphrase: await core.send(PASSPHRASE) });
    await core.get("app.lock", null);
    expect(core.workstation.snapshot().ceremonies).toMatchObject([{ id, isOpen: false }]);
    await core.get("backup.open", { id, passphrase: await core.send(PASSPHRASE) });
    await core.get("backup.prove", { id, phrase: await core.send(phrase) });
    const kinds = await kindsOf(core);
    expect(kinds).toContain("passphrase.wrong");
    // A lock is no absence: the ceremony stays where it is, and only its phrase is closed.
    expect(kinds.filter((kind) => kind === "ceremony.resumed")).toHaveLength(1);

    const last = await restart(core);
    expect(last.workstation.snapshot().ceremonies).toMatchObject([{ id, step: { id: "record" } }]);
    await last.get("ceremonies.answer", recording(id, { ...CARD_B, medium: "paper" }));
    expect(keyOf(last).isSafe).toBe(true);
  });

  test("with a wrong word is not proved, and the word is named by its number", {
    timeout: 60_000,
  }, async () => {
    const { core, address } = await startWithKey();
    const { id, phrase } = await writeCopy(core, address);
    const words = phrase.split(" ");
    words[4] = words[4] === "abandon" ? "ability" : "abandon";
    const check = await core.get("backup.prove", { id, phrase: await core.send(words.join(" ")) });
    expect(check).toMatchObject({ match: false, wrong: [{ position: 5, isUnknown: false }] });
    const early = await core.ask(
      "ceremonies.answer",
      recording(id, { ...CARD_B, medium: "paper" }),
    );
    expect(early).toMatchObject({ ok: false, fault: { code: "CEREMONY_STEP" } });
    expect(keyOf(core).copies).toHaveLength(1);
  });

  test("is begun once and recorded once, however often it is clicked", {
    timeout: 60_000,
  }, async () => {
    const { core, address } = await startWithKey();
    const what = { kind: "back-up-coldkey", subject: address, target: null };
    const begun = await Promise.all([
      core.get("ceremonies.begin", what),
      core.get("ceremonies.begin", what),
    ]);
    expect(begun[0]).toEqual(begun[1]);
    const { id, phrase } = await writeCopy(core, address);
    expect(id).toBe(begun[0].id);
    await core.get("backup.prove", { id, phrase: await core.send(phrase) });
    const copy = recording(id, { ...CARD_B, medium: "paper" });
    const [first, second] = await Promise.all([
      core.ask("ceremonies.answer", copy),
      core.ask("ceremonies.answer", copy),
    ]);
    expect(first.ok).toBe(true);
    expect(second).toMatchObject({ ok: false, fault: { code: "CEREMONY_NOT_FOUND" } });
    expect(keyOf(core).copies).toHaveLength(2);
    const kinds = await kindsOf(core);
    expect(kinds.filter((kind) => kind === "backup.recorded")).toHaveLength(2);
  });

  test("needs a label of its own, and one that is no phrase", { timeout: 60_000 }, async () => {
    const { core, address } = await startWithKey();
    const { id, phrase } = await writeCopy(core, address);
    await core.get("backup.prove", { id, phrase: await core.send(phrase) });
    const record = (label: string) =>
      core.ask("ceremonies.answer", recording(id, { label, medium: "paper", place: "Bank" }));
    expect(await record("card a")).toMatchObject({ fault: { code: "COPY_LABEL_TAKEN" } });
    expect(await record("one two three four five six seven eight nine")).toMatchObject({
      fault: { code: "LABEL_LOOKS_SECRET" },
    });
    expect((await record("Card B")).ok).toBe(true);
  });

  test("abandoned, leaves the register and no file", { timeout: 60_000 }, async () => {
    const { core, address } = await startWithKey();
    const { id } = await writeCopy(core, address);
    await core.get("ceremonies.abandon", { id, reason: "phrase-seen", remark: null });
    expect(core.workstation.snapshot()).toMatchObject({ ceremonies: [], vault: { isOpen: false } });
    expect(await readdir(join(core.folder, "under-way"))).toEqual([]);
    expect(keyOf(core).copies).toHaveLength(1);
    const ends = (await kindsOf(core)).filter((kind) => kind.startsWith("ceremony."));
    expect(ends.at(-1)).toBe("ceremony.abandoned");
  });

  test("on a full disk is refused at each write, then finished, and never entered twice", {
    timeout: 120_000,
  }, async () => {
    const { disk, fullAfter } = fillableDisk();
    const { core, address } = await startWithKey({ files: filesOver(disk) });
    const { id, phrase } = await writeCopy(core, address);
    await core.get("backup.prove", { id, phrase: await core.send(phrase) });
    let refusals = 0;
    for (let writes = 0; writes < 60; writes += 1) {
      const isEnding = core.workstation.snapshot().ceremonies[0]?.isEnding;
      fullAfter(writes);
      const reply =
        isEnding === true
          ? await core.ask("ceremonies.finish", { id })
          : await core.ask("ceremonies.answer", recording(id, { ...CARD_B, medium: "paper" }));
      fullAfter(Number.POSITIVE_INFINITY);
      if (reply.ok) break;
      refusals += 1;
      expect(["DISK_FULL", "JOURNAL_APPEND_FAILED"]).toContain(reply.fault.code);
      expect(core.workstation.snapshot().ceremonies).toHaveLength(1);
    }
    expect(refusals).toBeGreaterThan(1);
    expect(keyOf(core)).toMatchObject({ isSafe: true });
    expect(keyOf(core).copies).toHaveLength(2);
    const again = await restart(core);
    expect(again.workstation.snapshot().ceremonies).toEqual([]);
    expect(keyOf(again).copies).toHaveLength(2);
    expect(await again.get("journal.verify", null)).toMatchObject({ isIntact: true });
    const files = await readdir(join(core.folder, "keys"));
    expect(files.filter((name) => name.startsWith(".tmp"))).toEqual([]);
  });

  test("that was recorded when the disk was full is entered by the next start", {
    timeout: 90_000,
  }, async () => {
    const { disk, fullIn } = fillableDisk();
    const { core, address } = await startWithKey({ files: filesOver(disk) });
    const { id, phrase } = await writeCopy(core, address);
    await core.get("backup.prove", { id, phrase: await core.send(phrase) });
    // The ceremony's own write succeeds. The register's, beside the keys, does not.
    fullIn("keys");
    const reply = await core.ask(
      "ceremonies.answer",
      recording(id, { ...CARD_B, medium: "paper" }),
    );
    fullIn(null);
    expect(reply).toMatchObject({ ok: false, fault: { code: "DISK_FULL" } });
    expect(core.workstation.snapshot().ceremonies).toMatchObject([{ id, isEnding: true }]);
    expect(keyOf(core).copies).toHaveLength(1);
    const refused = await core.ask("ceremonies.abandon", { id, reason: "mistake", remark: null });
    expect(refused).toMatchObject({ ok: false, fault: { code: "CEREMONY_STEP" } });
    const again = await restart(core);
    expect(again.workstation.snapshot().ceremonies).toEqual([]);
    expect(keyOf(again)).toMatchObject({ isSafe: true });
  });
});

describe("Proving a copy again", () => {
  test("moves its date on and shows no word", { timeout: 90_000 }, async () => {
    const { core, address } = await startWithKey();
    const phrase = await addCopy(core, address, CARD_B);
    const before = copyOf(core, "Plate B");
    const id = await openProof(core, address, before.id);
    const { ticket } = await core.receive();
    const reveal = await core.ask("backup.words", { id, out: ticket, half: null });
    expect(reveal).toMatchObject({ ok: false, fault: { code: "CEREMONY_STEP" } });
    const back = await core.ask("ceremonies.back", { id });
    expect(back).toMatchObject({ ok: false, fault: { code: "CEREMONY_NO_WAY_BACK" } });
    const short = phrase.split(" ").slice(0, 23).join(" ");
    expect(await core.get("backup.prove", { id, phrase: await core.send(short) })).toMatchObject({
      match: false,
      givenWords: 23,
    });
    expect(copyOf(core, "Plate B")).toEqual(before);
    expect(await core.get("backup.prove", { id, phrase: await core.send(phrase) })).toEqual({
      match: true,
    });
    const after = copyOf(core, "Plate B");
    expect(after.provedAtMs).toBeGreaterThan(before.provedAtMs);
    expect(after).toEqual({ ...before, provedAtMs: after.provedAtMs });
    expect(core.workstation.snapshot()).toMatchObject({ ceremonies: [], vault: { isOpen: false } });
    const kinds = await kindsOf(core);
    expect(kinds.slice(kinds.lastIndexOf("ceremony.started"))).not.toContain("phrase.revealed");
    expect(kinds).toContain("backup.proved");
  });

  test("of a copy that nobody knows is refused", { timeout: 60_000 }, async () => {
    const { core, address } = await startWithKey();
    const unknown = await core.ask("ceremonies.begin", {
      kind: "prove-copy",
      subject: address,
      target: "copy-0000",
    });
    expect(unknown).toMatchObject({ ok: false, fault: { code: "COPY_NOT_FOUND" } });
    const elsewhere = await core.ask("ceremonies.begin", {
      kind: "back-up-coldkey",
      subject: "5FHneW46xGXgs5mUiveU4sbTyGBzmstUspZC92UhjJM694ty" as Ss58,
      target: null,
    });
    expect(elsewhere).toMatchObject({ ok: false, fault: { code: "KEY_NOT_HERE" } });
  });
});

describe("A lost copy", () => {
  test("counts no more, stays as history, and ends its own proof", {
    timeout: 90_000,
  }, async () => {
    const { core, address } = await startWithKey();
    await addCopy(core, address, CARD_B);
    expect(keyOf(core).isSafe).toBe(true);
    const { id: copy } = copyOf(core, "Plate B");
    const id = await openProof(core, address, copy);
    const lost = { address, copy, reason: "stolen" } as const;
    const [first, second] = await Promise.all([
      core.ask("backup.loseCopy", lost),
      core.ask("backup.loseCopy", lost),
    ]);
    expect(first.ok).toBe(true);
    expect(second).toMatchObject({ ok: false, fault: { code: "COPY_IS_LOST" } });
    expect(keyOf(core)).toMatchObject({ isSafe: false, placeCount: 1 });
    expect(copyOf(core, "Plate B").lost).toMatchObject({ reason: "stolen" });
    expect(core.workstation.snapshot().ceremonies).toEqual([]);
    const gone = await core.ask("backup.open", { id, passphrase: await core.send(PASSPHRASE) });
    expect(gone).toMatchObject({ ok: false, fault: { code: "CEREMONY_NOT_FOUND" } });
    const prove = await core.ask("ceremonies.begin", {
      kind: "prove-copy",
      subject: address,
      target: copy,
    });
    expect(prove).toMatchObject({ ok: false, fault: { code: "COPY_IS_LOST" } });
    const { entries } = await core.get("journal.page", { before: null, limit: 50 });
    const lines = entries.filter(({ kind }) => kind === "backup.lost");
    expect(lines).toMatchObject([{ subject: address, facts: { reason: "stolen", left: 1 } }]);

    // Its name is free again, and another copy in that place makes the key safe once more.
    await addCopy(core, address, CARD_B);
    const again = await restart(core);
    expect(keyOf(again)).toMatchObject({ isSafe: true, placeCount: 2 });
    expect(keyOf(again).copies.map((one) => one.lost?.reason ?? null)).toEqual([
      null,
      "stolen",
      null,
    ]);
  });
});

describe("A card of the first version", () => {
  test("without the field for lost copies is read, kept and changed", {
    timeout: 60_000,
  }, async () => {
    const { core: before, address } = await startWithKey();
    const path = join(before.folder, "keys", `${address}.json`);
    const card = JSON.parse(await readFile(path, "utf8"));
    for (const copy of card.copies) delete copy.lost;
    await writeFile(path, JSON.stringify(card));
    const core = await restart(before);
    expect(copyOf(core, "Card A").lost).toBeNull();
    await core.get("backup.loseCopy", {
      address,
      copy: copyOf(core, "Card A").id,
      reason: "damaged",
    });
    const again = await restart(core);
    expect(keyOf(again)).toMatchObject({ isSafe: false, placeCount: 0 });
    expect(copyOf(again, "Card A").lost).toMatchObject({ reason: "damaged" });
  });
});

/** Copies that are proved: splits, checks, rehearsals and the register, over the contract. The vault's controller is
 * the real one, without its process (cheap-vault.ts): ceremony walks and journeys run it as a process. */
import { cp, mkdtemp, readFile, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeAll, describe, expect, test } from "vitest";
import type { Ss58 } from "../../main/codec/values.ts";
import { type Clock, systemClock } from "../../main/lib/clock.ts";
import type { BackupCopy, ColdkeySummary } from "../../preload/contract.ts";
import { say, under } from "./ceremony-acts.ts";
import { type Core, type CoreOptions, openCore } from "./harness.ts";
import {
  answerAll,
  answerRoom,
  begin,
  coldkeyWithWords,
  give,
  makeSplit,
  openCheck,
  openSplit,
  readShare,
} from "./proving-steps.ts";
import { filesBelow, findIn, phraseParts } from "./secret-forms.ts";
import { addCopy, openBackup, PASSPHRASE } from "./steps.ts";

const cores: Core[] = [];
async function start(options: CoreOptions = {}): Promise<Core> {
  const core = await openCore(options);
  cores.push(core);
  return core;
}
/** One coldkey with one proved card, made once: each test works on a copy of its folder. */
let made: { folder: string; address: Ss58; words: string[] };
beforeAll(async () => {
  const core = await openCore();
  await core.get("app.chooseProfile", { profile: "vault" });
  const key = await coldkeyWithWords(core);
  await core.close();
  made = { folder: core.folder, ...key };
});
async function startWithKey(options: CoreOptions = {}) {
  const folder = await mkdtemp(join(tmpdir(), "ckw-proving-"));
  await cp(made.folder, folder, { recursive: true });
  const core = await start({ ...options, folder });
  return { core, address: made.address, words: made.words };
}
async function restart(core: Core, options: CoreOptions = {}): Promise<Core> {
  await core.close();
  cores.splice(cores.indexOf(core), 1);
  return start({ ...options, folder: core.folder });
}
afterEach(async () => {
  for (const core of cores.splice(0)) await core.close();
});

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
async function linesOf(core: Core, kind: string) {
  const { entries } = await core.get("journal.page", { before: null, limit: 500 });
  return entries.filter((entry) => entry.kind === kind).reverse();
}
const fails = (code: string) => ({ ok: false, fault: { code } });

/** The system's clock, moved on by whole days. */
function movedClock() {
  let byMs = 0;
  const clock: Clock = { ...systemClock, nowMs: () => systemClock.nowMs() + byMs };
  return {
    clock,
    pass: (days: number) => {
      byMs += days * 86_400_000;
    },
  };
}

describe("A split backup", () => {
  test("counts after each share was proved and a restoration rehearsed, and makes the key safe", {
    timeout: 120_000,
  }, async () => {
    const { core, address, words } = await startWithKey();
    const id = await begin(core, "split-backup", address);
    const at = () => under(core, id).step.id;
    expect(
      await core.ask("ceremonies.answer", {
        ...{ id, step: "plan", exceptions: [] },
        answer: { threshold: 4, count: 3 },
      }),
    ).toMatchObject(fails("CEREMONY_ANSWER"));
    await say({ threshold: 2, count: 3 })(core, under(core, id), { words: [] });
    await answerRoom(core, id);
    await openSplit(core, id);
    const shares: string[] = [];
    for (const index of [1, 2, 3]) {
      expect(at()).toBe(`share-${index}-words-1`);
      const written = [...(await readShare(core, { id })), ...(await readShare(core, { id }))];
      expect(written).toHaveLength(33);
      shares.push(written.join(" "));
      // The card that was written before is not this one, and is named.
      if (index > 1) {
        const other = await core.get("split.prove", {
          id,
          phrase: await core.send(shares[0] ?? ""),
        });
        expect(other).toMatchObject({ check: { match: false }, otherShare: 1 });
      }
      const typo = written.with(7, written[7] === "zero" ? "yoga" : "zero").join(" ");
      expect(await core.get("split.prove", { id, phrase: await core.send(typo) })).toMatchObject({
        check: { match: false, wrong: [{ position: 8, isUnknown: false }] },
      });
      expect(
        await core.get("split.prove", { id, phrase: await core.send(shares.at(-1) ?? "") }),
      ).toMatchObject({ check: { match: true } });
      expect(at()).toBe(`share-${index}-place`);
      await say({
        ...{ label: `Share ${index}`, medium: "paper", place: `Place ${index}` },
        ...{ custodian: index === 2 ? "Ada" : null, serial: null },
      })(core, under(core, id), { words: [] });
    }
    expect(at()).toBe("rehearse");
    // Nothing is open any more, and nothing counts yet.
    expect(core.workstation.snapshot().vault.isOpen).toBe(false);
    expect(keyOf(core)).toMatchObject({ isSafe: false, splits: [] });
    expect(keyOf(core).copies).toHaveLength(1);

    expect(await give(core, id, shares[2] ?? "")).toMatchObject({
      ...{ state: "taken", index: 3, have: 1, need: 2, given: [3] },
    });
    const twice = { id, phrase: await core.send(shares[2] ?? "") };
    expect(await core.ask("rehearsal.give", twice)).toMatchObject(fails("SHARES_TWICE"));
    expect(await give(core, id, shares[0] ?? "")).toEqual({
      ...{ state: "same", address, hasEnded: true },
    });

    expect(keyOf(core)).toMatchObject({ isSafe: true, splits: [{ threshold: 2, count: 3 }] });
    expect(keyOf(core).safety).toMatchObject({ anyPlace: true, anyCustodian: true });
    expect(copyOf(core, "Share 2")).toMatchObject({
      ...{ custodian: "Ada", share: { index: 2 }, rehearsedAtMs: null },
    });
    expect(copyOf(core, "Share 3").rehearsedAtMs).not.toBeNull();
    expect(await linesOf(core, "backup.split")).toMatchObject([
      { subject: address, facts: { threshold: 2, shares: 3 } },
    ]);
    expect(await linesOf(core, "backup.recorded")).toHaveLength(4);
    const { transcript } = await core.get("ceremonies.transcript", { id });
    expect(transcript.copies).toHaveLength(3);
    expect(await core.get("journal.verify", null)).toMatchObject({ isIntact: true });

    // No share, no pair of its words, anywhere on the disk.
    const secrets = [...shares, words.join(" ")].flatMap((text) => phraseParts(text.split(" ")));
    expect(findIn(await filesBelow(core.folder), secrets)).toEqual([]);
    expect(core.bugs).toEqual([]);
  });

  test("goes on after a restart with the same shares", { timeout: 120_000 }, async () => {
    const { core: before, address } = await startWithKey();
    const id = await begin(before, "split-backup", address);
    await say({ threshold: 2, count: 2 })(before, under(before, id), { words: [] });
    await answerRoom(before, id);
    await openSplit(before, id);
    const first = await readShare(before, { id });
    const core = await restart(before);
    expect(under(core, id)).toMatchObject({ step: { id: "share-1-words-2" }, isOpen: false });
    expect(
      await core.ask("split.words", { id, half: null, out: (await core.receive()).ticket }),
    ).toMatchObject(fails("PHRASE_NOT_OPEN"));
    await openSplit(core, id);
    const second = await readShare(core, { id });
    const share = [...first, ...second].join(" ");
    expect(await core.get("split.prove", { id, phrase: await core.send(share) })).toMatchObject({
      check: { match: true },
    });
    await core.get("ceremonies.abandon", { id, reason: "changed-mind", remark: null });
    expect(keyOf(core)).toMatchObject({ splits: [] });
    expect(keyOf(core).copies).toHaveLength(1);
  });

  test("that cannot be rehearsed with its own shares is not entered", {
    timeout: 120_000,
  }, async () => {
    const { core, address } = await startWithKey();
    const other = await coldkeyWithWords(core, "other");
    const { shares: foreign } = await makeSplit(core, other.address, { threshold: 2, count: 2 }, [
      "Home",
      "Bank",
    ]);
    const { shares } = await makeSplit(core, address, { threshold: 2, count: 2 }, ["Home", "Bank"]);
    const [split] = keyOf(core).splits;
    const id = await begin(core, "rehearse-restore", address, split?.id);
    await answerRoom(core, id);
    await give(core, id, foreign[0] ?? "");
    const mixed = { id, phrase: await core.send(shares[0] ?? "") };
    expect(await core.ask("rehearsal.give", mixed)).toMatchObject(fails("SHARES_OF_TWO_SETS"));
    expect(await give(core, id, foreign[1] ?? "")).toEqual({
      ...{ state: "other-key", address: other.address },
    });
    expect(await linesOf(core, "backup.rehearsed")).toMatchObject([{ facts: { isSame: false } }]);
    // And then with the right ones.
    await give(core, id, shares[1] ?? "");
    // A lock in between forgets what was given, and says so.
    await core.get("app.lock", null);
    const late = { id, phrase: await core.send(shares[0] ?? "") };
    const reply = await core.ask("rehearsal.give", late);
    expect(reply).toMatchObject({ ok: true, value: { state: "taken", given: [1] } });
    expect(await give(core, id, shares[1] ?? "")).toMatchObject({ state: "same" });
  });

  test("each of its shares is proved again on its own, and a lost one counts no more", {
    timeout: 120_000,
  }, async () => {
    const { core, address, words } = await startWithKey();
    const places = ["Home", "Bank", "Office"];
    const { shares } = await makeSplit(core, address, { threshold: 2, count: 3 }, places);
    const before = copyOf(core, "Share 2");
    const id = await begin(core, "prove-share", address, before.id);
    await answerRoom(core, id);
    await openCheck(core, id);
    const prove = async (text: string) =>
      core.get("check.proveShare", { id, phrase: await core.send(text) });
    expect(await prove(shares[2] ?? "")).toMatchObject({ otherShare: 3, hasEnded: false });
    expect(await prove(words.join(" "))).toMatchObject({ check: { expectedWords: 33 } });
    expect(await prove(shares[1] ?? "")).toMatchObject({ check: { match: true }, hasEnded: true });
    expect(copyOf(core, "Share 2").provedAtMs).toBeGreaterThan(before.provedAtMs);
    // The phrase's own ceremony is not for shares.
    expect(
      await core.ask("ceremonies.begin", {
        kind: "prove-copy",
        subject: address,
        target: before.id,
      }),
    ).toMatchObject(fails("COPY_HAS_NO_WORDS"));
    expect(keyOf(core).isSafe).toBe(true);
    await core.get("backup.loseCopy", { address, copy: before.id, reason: "lost" });
    await core.get("backup.loseCopy", {
      ...{ address, copy: copyOf(core, "Card A").id, reason: "lost" },
    });
    expect(keyOf(core).safety).toMatchObject({ isSafe: false, anyPlace: false });
  });
});

describe("A check by numbers", () => {
  test("moves the date of the check and not that of the proof, and asks for other places next time", {
    timeout: 120_000,
  }, async () => {
    const { core, address, words } = await startWithKey();
    const before = copyOf(core, "Card A");
    const asked: number[] = [];
    for (const round of [1, 2]) {
      const id = await begin(core, "check-copy", address, before.id);
      await answerRoom(core, id);
      await openCheck(core, id);
      const { right, of, places } = await answerAll(core, id, words);
      expect([right, of], `check ${round}`).toEqual([10, 10]);
      asked.push(...places);
      expect(core.workstation.snapshot()).toMatchObject({
        ...{ ceremonies: [], vault: { isOpen: false } },
      });
    }
    expect(new Set(asked).size).toBe(20);
    const after = copyOf(core, "Card A");
    expect(after.provedAtMs).toBe(before.provedAtMs);
    expect(after.checkedAtMs).toBeGreaterThan(before.provedAtMs);
    expect(after.asked).toEqual([...new Set(asked)].sort((one, other) => one - other));
    expect(keyOf(core).proofs[0]?.lastMs).toBe(after.checkedAtMs);
    expect(findIn(await filesBelow(core.folder), phraseParts(words))).toEqual([]);
  });

  test("that is not passed changes no date, and stands in the journal", {
    timeout: 90_000,
  }, async () => {
    const { core, address, words } = await startWithKey();
    const before = copyOf(core, "Card A");
    const id = await begin(core, "check-copy", address, before.id);
    await answerRoom(core, id);
    await openCheck(core, id);
    expect(await answerAll(core, id, words, 3)).toMatchObject({ right: 7, of: 10 });
    expect(copyOf(core, "Card A")).toEqual(before);
    expect(await linesOf(core, "backup.checked")).toMatchObject([{ facts: { right: 7, of: 10 } }]);
  });

  test("begins anew after a lock, with the same six words for a place", {
    timeout: 90_000,
  }, async () => {
    const { core, address, words } = await startWithKey();
    const id = await begin(core, "check-copy", address, copyOf(core, "Card A").id);
    await answerRoom(core, id);
    const seen = new Map<string, string>();
    for (let session = 0; session < 2; session += 1) {
      await openCheck(core, id);
      for (let number = 1; number <= 6; number += 1) {
        const { ticket, text } = await core.receive();
        await core.get("check.question", { id, out: ticket });
        const [place = "", ...six] = (await text).split(" ");
        const sorted = six.sort().join(" ");
        expect(seen.get(place) ?? sorted, `place ${place}`).toBe(sorted);
        seen.set(place, sorted);
        const answered = await core.get("check.answer", { id, number, choice: 1 });
        expect(answered).toEqual({ result: null });
        const late = await core.ask("check.answer", { id, number, choice: 2 });
        expect(late).toMatchObject(fails("QUIZ_OVER"));
      }
      await core.get("app.lock", null);
      expect(under(core, id)).toMatchObject({ step: { id: "quiz" }, isOpen: false });
    }
    await openCheck(core, id);
    expect(await answerAll(core, id, words)).toMatchObject({ right: 10 });
  });
});

describe("A rehearsal", () => {
  test("of the whole phrase needs no passphrase and ends in the same address", {
    timeout: 90_000,
  }, async () => {
    const { core, address, words } = await startWithKey();
    const other = await coldkeyWithWords(core, "other");
    const id = await begin(core, "rehearse-restore", address, copyOf(core, "Card A").id);
    await answerRoom(core, id);
    expect(await give(core, id, other.words.join(" "))).toEqual({
      ...{ state: "other-key", address: other.address },
    });
    const broken = { id, phrase: await core.send(words.toReversed().join(" ")) };
    expect((await core.ask("rehearsal.give", broken)).ok).toBe(false);
    expect(await give(core, id, words.join(" "))).toEqual({
      ...{ state: "same", address, hasEnded: true },
    });
    const copy = copyOf(core, "Card A");
    expect(copy.rehearsedAtMs).toBe(copy.provedAtMs);
    expect(core.workstation.snapshot().vault.isOpen).toBe(false);
    expect(await linesOf(core, "backup.rehearsed")).toMatchObject([
      { facts: { isSame: false } },
      { facts: { isSame: true, copies: 1 } },
    ]);
  });

  test("does not begin beside an open key: that is closed first", { timeout: 90_000 }, async () => {
    const { core, address, words } = await startWithKey();
    const id = await begin(core, "rehearse-restore", address, copyOf(core, "Card A").id);
    await answerRoom(core, id);
    await openBackup(core, address);
    const early = { id, phrase: await core.send(words.join(" ")) };
    expect(await core.ask("rehearsal.give", early)).toMatchObject(fails("REHEARSAL_NOT_ALONE"));
    expect(await give(core, id, words.join(" "))).toMatchObject({ state: "same" });
  });
});

describe("The register", () => {
  test("takes corrections of a copy's words, and never of its dates", {
    timeout: 60_000,
  }, async () => {
    const { core, address } = await startWithKey();
    const before = copyOf(core, "Card A");
    const what = { label: "Card 1", place: "Bank", custodian: "Notary Meier", serial: "E-77" };
    await core.get("copies.describe", { address, copy: before.id, ...what });
    expect(copyOf(core, "Card 1")).toEqual({ ...before, ...what });
    const nine = "one two three four five six seven eight nine";
    expect(
      await core.ask("copies.describe", { address, copy: before.id, ...what, custodian: nine }),
    ).toMatchObject(fails("LABEL_LOOKS_SECRET"));
    expect(copyOf(await restart(core), "Card 1").custodian).toBe("Notary Meier");
  });

  test("reminds by dates; what is put off keeps the date of its last proof", {
    timeout: 90_000,
  }, async () => {
    const { clock, pass } = movedClock();
    const { core, address } = await startWithKey({ clock });
    const { id: copy, provedAtMs } = copyOf(core, "Card A");
    const due = () => keyOf(core).proofs[0];
    expect(due()).toMatchObject({ state: "fine", intervalDays: 365, lastMs: provedAtMs });
    expect(await core.ask("copies.snooze", { address, copy })).toMatchObject(fails("NOT_DUE"));
    pass(366);
    expect(due()).toMatchObject({ state: "due", snoozesLeft: 3 });
    for (const left of [2, 1, 0]) {
      await core.get("copies.snooze", { address, copy });
      expect(due()).toMatchObject({ snoozesLeft: left, lastMs: provedAtMs });
      expect(copyOf(core, "Card A").provedAtMs).toBe(provedAtMs);
    }
    expect(await core.ask("copies.snooze", { address, copy })).toMatchObject(
      fails("SNOOZED_ENOUGH"),
    );
    pass(30);
    expect(due()).toMatchObject({ state: "overdue", snoozedUntilMs: null });
    expect(await linesOf(core, "backup.snoozed")).toHaveLength(3);
    await core.get("copies.schedule", { address, oftener: 4 });
    expect(due()?.intervalDays).toBe(91);
    const again = await restart(core, { clock });
    expect(keyOf(again)).toMatchObject({ tighter: 4, copies: [{ provedAtMs }] });
  });

  test("tells by two words which card it is", { timeout: 120_000 }, async () => {
    const { core, address, words } = await startWithKey();
    const places = ["Home", "Bank"];
    const { shares } = await makeSplit(core, address, { threshold: 2, count: 2 }, places);
    const ask = async (card: readonly string[]) => {
      const { places } = await core.get("copies.places", { address });
      const [one, other] = places;
      return core.get("copies.identify", {
        ...{ address, places },
        passphrase: await core.send(PASSPHRASE),
        words: await core.send(`${card[one - 1]} ${card[other - 1]}`),
      });
    };
    expect(await ask(words)).toEqual({ matches: [{ kind: "phrase" }] });
    expect(await ask((shares[1] ?? "").split(" "))).toEqual({
      matches: [{ kind: "share", index: 2, label: "Share 2" }],
    });
    expect(await ask(words.toReversed())).toEqual({ matches: [] });
    expect(core.workstation.snapshot().vault.isOpen).toBe(false);
    expect((await linesOf(core, "backup.identified")).map(({ facts }) => facts.found)).toEqual([
      ...["phrase", "share", "none"],
    ]);
  });

  test("of an older version is read as it is", { timeout: 60_000 }, async () => {
    const { core: before, address } = await startWithKey();
    await addCopy(before, address as Ss58, { label: "Plate B", place: "Bank" });
    const path = join(before.folder, "keys", `${address}.json`);
    const card = JSON.parse(await readFile(path, "utf8"));
    const { splits: _, valueBand: __, tighter: ___, ...first } = card;
    first.copies = card.copies.map((copy: Record<string, unknown>) =>
      Object.fromEntries(
        ["id", "label", "medium", "place", "madeAtMs", "provedAtMs"].map((key) => [key, copy[key]]),
      ),
    );
    await writeFile(path, JSON.stringify(first));
    const core = await restart(before);
    expect(keyOf(core)).toMatchObject({
      ...{ isSafe: true, splits: [], valueBand: "unknown", tighter: 1 },
    });
    expect(copyOf(core, "Plate B")).toMatchObject({ custodian: null, serial: null, share: null });
  });
});

/** Copies that are proved: checks, rehearsals and the register, over the contract. The vault's controller is
 * the real one, without its process (cheap-vault.ts): ceremony walks and journeys run it as a process. */
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import type { Ss58 } from "../../main/codec/values.ts";
import { type Clock, systemClock } from "../../main/lib/clock.ts";
import { under } from "./ceremony-acts.ts";
import { copyOf, fails, keyOf, keyWithCard, linesOf, restart } from "./key-with-card.ts";
import {
  answerAll,
  answerRoom,
  begin,
  coldkeyWithWords,
  give,
  makeSplit,
  openCheck,
} from "./proving-steps.ts";
import { filesBelow, findIn, phraseParts } from "./secret-forms.ts";
import { addCopy, openBackup, PASSPHRASE } from "./steps.ts";

const startWithKey = keyWithCard();

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

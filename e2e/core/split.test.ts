import { describe, expect, test } from "vitest";
import { say, under } from "./ceremony-acts.ts";
import { copyOf, fails, keyOf, keyWithCard, linesOf, restart } from "./key-with-card.ts";
import {
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

const startWithKey = keyWithCard();

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

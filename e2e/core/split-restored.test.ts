/** A key brought back into the app from shares of its split backup, on a machine that has nothing else. */
import { beforeAll, expect, test } from "vitest";
import type { Ss58 } from "../../main/codec/values.ts";
import type { CallInput } from "../../preload/contract.ts";
import { say, under } from "./ceremony-acts.ts";
import { type Core, openCore } from "./harness.ts";
import {
  answerRoom,
  begin,
  coldkeyWithWords,
  makeSplit,
  openSplit,
  placeOf,
  readShare,
} from "./proving-steps.ts";
import { startCore } from "./start-core.ts";
import { beginImport, nameFound, PASSPHRASE, readingsOf, writeCopy } from "./steps.ts";

async function start(): Promise<Core> {
  const core = await startCore();
  await core.get("app.chooseProfile", { profile: "vault" });
  return core;
}

let made: { address: Ss58; words: string[]; shares: string[]; others: string[] };
beforeAll(async () => {
  const core = await openCore();
  await core.get("app.chooseProfile", { profile: "vault" });
  const key = await coldkeyWithWords(core);
  const plan = { threshold: 2, count: 3 };
  const places = ["Home", "Bank", "Notary"];
  const { shares } = await makeSplit(core, key.address, plan, places);
  const other = await coldkeyWithWords(core, "second");
  const { shares: others } = await makeSplit(core, other.address, plan, places);
  made = { ...key, shares, others };
  await core.close();
});

const give = async (core: Core, id: string, words = "") =>
  core.ask("import.giveShare", { id, phrase: await core.send(words) });
const refused = (code: string) => ({ ok: false, fault: { code } });
const seal = async (core: Core, id: string) =>
  core.ask("import.seal", { id, passphrase: await core.send(PASSPHRASE) });

test("as many shares as it takes, in any order, become the coldkey that they were made from", async () => {
  const core = await start();
  const id = await beginImport(core, "shares");
  expect(await give(core, id, made.shares[2])).toMatchObject({
    value: { state: "taken", index: 3, have: 1, need: 2, given: [3] },
  });
  const last = await give(core, id, made.shares[0]);
  expect(last).toMatchObject({ value: { state: "found" } });
  const [reading] = readingsOf(core, id);
  expect(reading).toMatchObject({ address: made.address, format: "shares", wordCount: 24 });
  await nameFound(core, id, { name: "back" });
  expect(core.workstation.snapshot().coldkeys).toEqual([]);
  expect(await seal(core, id)).toMatchObject({ value: { hasEnded: false } });
  await say({ isCopy: false })(core, under(core, id), { words: [] });

  const [coldkey] = core.workstation.snapshot().coldkeys;
  expect(coldkey).toMatchObject({ name: "back", wordCount: 24, copies: [], isSafe: false });
  // It is the same phrase: a copy of it can be written and proved here.
  const { phrase } = await writeCopy(core, made.address);
  expect(phrase).toBe(made.words.join(" "));
  const { entries } = await core.get("journal.page", { before: null, limit: 100 });
  expect(entries.find(({ kind }) => kind === "coldkey.imported")).toMatchObject({
    ...{ subject: made.address, facts: { source: "shares", words: 24, weaknesses: 0 } },
  });
});

test("the cards that were typed enter the register as a split that was made elsewhere, proved and restored from", async () => {
  const core = await start();
  const { address } = made;
  const id = await beginImport(core, "shares");
  await give(core, id, made.shares[2]);
  await give(core, id, made.shares[0]);
  await nameFound(core, id, { name: "back" });
  await seal(core, id);
  const answer = (answer: CallInput<"ceremonies.answer">["answer"]) =>
    core.ask("ceremonies.answer", { id, step: under(core, id).step.id, answer, exceptions: [] });
  expect(under(core, id)).toMatchObject({ step: { id: "shares" }, number: 8, of: 10 });
  // Share 3 was typed: there are three at least.
  expect(await answer({ isCopy: true, count: 2 })).toMatchObject(refused("CEREMONY_ANSWER"));
  expect(await answer({ isCopy: true, count: 3 })).toMatchObject({ ok: true });
  expect(under(core, id).step.id).toBe("share-1-place");
  await answer(placeOf(1, "Home"));
  expect(under(core, id).step.id).toBe("share-3-place");
  expect(await answer(placeOf(1, "Bank"))).toMatchObject(refused("COPY_LABEL_TAKEN"));
  expect(await answer({ ...placeOf(3, "Bank"), custodian: "Chris" })).toMatchObject({ ok: true });

  const register = () => core.workstation.snapshot().coldkeys[0];
  const [first, third] = register()?.copies ?? [];
  expect(first).toMatchObject({ label: "Share 1", place: "Home", share: { index: 1 }, lost: null });
  expect(third).toMatchObject({ label: "Share 3", custodian: "Chris", share: { index: 3 } });
  const [split] = register()?.splits ?? [];
  expect(split).toMatchObject({ id: first?.share?.split, nonce: null, threshold: 2, count: 3 });
  // Both are needed: a fire at either place takes the key.
  expect(register()?.safety).toMatchObject({ anyPlace: false, fatalPlaces: ["Home", "Bank"] });
  const { entries } = await core.get("journal.page", { before: null, limit: 20 });
  const ofImport = entries.filter(({ act }) => act === id).reverse();
  expect(ofImport.map(({ kind }) => kind).slice(-4)).toEqual([
    ...["backup.recorded", "backup.recorded", "backup.split", "ceremony.completed"],
  ]);
  const { transcript } = await core.get("ceremonies.transcript", { id });
  expect(transcript.copies.map(({ label }) => label)).toEqual(["Share 1", "Share 3"]);

  // Its words cannot be made here: nothing begins that would have to.
  for (const kind of ["prove-share", "check-copy"]) {
    const what = { kind, subject: address, target: first?.id ?? null };
    expect(await core.ask("ceremonies.begin", what)).toMatchObject(refused("SPLIT_MADE_ELSEWHERE"));
  }
  // It is proved by restoring from it.
  const again = await begin(core, "rehearse-restore", address, split?.id);
  await answerRoom(core, again);
  for (const share of [made.shares[0], made.shares[2]]) {
    await core.get("rehearsal.give", { id: again, phrase: await core.send(share ?? "") });
  }
  const [after] = register()?.copies ?? [];
  expect(after?.provedAtMs).toBeGreaterThan(first?.provedAtMs ?? 0);
  await core.get("backup.loseCopy", { address, copy: first?.id ?? "", reason: "damaged" });
  const rewrite = { kind: "rewrite-share", subject: address, target: first?.id ?? null };
  expect(await core.ask("ceremonies.begin", rewrite)).toMatchObject(
    refused("SPLIT_MADE_ELSEWHERE"),
  );
});

test("what is no share, is one twice or is of another split is refused, and the others stay", async () => {
  const core = await start();
  const id = await beginImport(core, "shares");
  await give(core, id, made.shares[0]);
  const typo = (made.shares[1] ?? "").split(" ").with(4, "zzzz").join(" ");
  expect(await give(core, id, typo)).toMatchObject({
    value: { state: "unreadable", wrong: [{ position: 5, isUnknown: true }] },
  });
  const [first = "", second = "", ...rest] = (made.shares[1] ?? "").split(" ").reverse();
  const swapped = [second, first, ...rest].reverse().join(" ");
  expect(await give(core, id, swapped)).toMatchObject(refused("SHARE_CHECKSUM"));
  expect(await give(core, id, made.shares[0])).toMatchObject(refused("SHARES_TWICE"));
  expect(await give(core, id, made.others[1])).toMatchObject(refused("SHARES_OF_TWO_SETS"));
  expect(await give(core, id, made.shares[1])).toMatchObject({
    value: { state: "found" },
  });
  expect(readingsOf(core, id)).toMatchObject([{ address: made.address }]);
});

test("a lock and leaving forget the shares; a Desk takes none", async () => {
  const core = await start();
  const id = await beginImport(core, "shares");
  await give(core, id, made.shares[0]);
  await core.workstation.lock("idle");
  expect(await give(core, id, made.shares[1])).toMatchObject({ value: { have: 1, given: [2] } });
  await core.get("ceremonies.leave", { id });
  expect(await give(core, id, made.shares[2])).toMatchObject({ value: { have: 1, given: [3] } });

  expect(await give(core, id, made.shares[1])).toMatchObject({ value: { state: "found" } });
  await nameFound(core, id, { name: "back" });
  await core.workstation.lock("idle");
  expect(await seal(core, id)).toMatchObject(refused("IMPORT_GONE"));

  const desk = await startCore();
  await desk.get("app.chooseProfile", { profile: "desk" });
  expect(await desk.ask("import.giveShare", { id, phrase: "none" })).toMatchObject({ ok: false });
});

test("a lost share is written again with the same words, once, and the split is whole", async () => {
  const core = await start();
  const { address } = await coldkeyWithWords(core);
  const plan = { threshold: 2, count: 3 };
  const { shares } = await makeSplit(core, address, plan, ["Home", "Bank", "Notary"]);
  const copies = () => core.workstation.snapshot().coldkeys[0]?.copies ?? [];
  const second = copies().find(({ share }) => share?.index === 2)?.id ?? "";
  const what = { kind: "rewrite-share", subject: address, target: second };
  expect(await core.ask("ceremonies.begin", what)).toMatchObject(refused("SHARE_NOT_LOST"));
  await core.get("backup.loseCopy", { address, copy: second, reason: "damaged" });
  const id = await begin(core, "rewrite-share", address, second);
  await answerRoom(core, id);
  await openSplit(core, id);
  const words = [...(await readShare(core, { id })), ...(await readShare(core, { id }))].join(" ");
  expect(words).toBe(shares[1]);
  // The card of another share is not this one.
  const wrong = await core.get("split.prove", { id, phrase: await core.send(shares[2] ?? "") });
  expect(wrong).toMatchObject({ check: { match: false }, otherShare: 3 });
  await core.get("split.prove", { id, phrase: await core.send(words) });
  await say(placeOf(2, "Other bank"))(core, under(core, id), { words: [] });

  const counting = copies().filter(({ lost }) => lost === null);
  expect(counting.flatMap(({ share }) => share?.index ?? []).sort()).toEqual([1, 2, 3]);
  expect(counting.at(-1)).toMatchObject({ label: "Share 2", place: "Other bank" });
  expect(await core.ask("ceremonies.begin", what)).toMatchObject(refused("SHARE_NOT_LOST"));
});

/** A key brought back into the app from shares of its split backup, on a machine that has nothing else. */
import { beforeAll, expect, test } from "vitest";
import type { Ss58 } from "../../main/codec/values.ts";
import { say, under } from "./ceremony-walks.ts";
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
  expect(await seal(core, id)).toMatchObject({ value: { hasEnded: true } });

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

/** The swap of a coldkey over the contract, with the rehearsal network's moved time: from the plan to the end. */
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { addCopy, createColdkey, fundedPair, PASSPHRASE, say, underWay } from "./steps.ts";
import { announced, inState, planned, signed, start, thief, viewOf } from "./swap-steps.ts";

test("five days skipped: planned, announced, executed, compared, and the transcript closes", {
  timeout: 180_000,
}, async () => {
  const core = await start();
  const { old, hotkey, next, id } = await planned(core);
  expect(viewOf(core, old)).toMatchObject({ state: "planned", acts: ["drop", "announce"] });
  const { newColdkeyHash = "" } = viewOf(core, old)?.plan ?? {};
  // The link between the two lies nowhere on the disk but as the hash that the chain will have as well.
  for (const name of await readdir(join(core.folder, "swaps"))) {
    const text = await readFile(join(core.folder, "swaps", name), "latin1");
    expect(text.includes(next), name).toBe(false);
  }
  expect(underWay(core, id).step.id).toBe("moves");
  await say(core, id);
  await say(core, id);
  await say(core, id);
  expect(underWay(core, id).step.id).toBe("announce");

  const operation = { kind: "announce-swap", coldkey: old, newColdkeyHash } as const;
  await signed(core, operation);
  await inState(core, old, "announced");
  await core.until("the ceremony goes on", () => underWay(core, id).step.id === "execute");
  const announced = viewOf(core, old);
  expect(announced).toMatchObject({
    acts: ["dispute"],
    announcement: { whose: "planned", destinationName: "fresh", isFinal: true },
    reminder: "day",
  });
  // The watch knows its own: no alarm.
  await core.until("the watch has seen it", ({ sentinel }) => sentinel.sightings.length > 0);
  expect(core.workstation.snapshot().sentinel.sightings).toMatchObject([
    { coldkey: old, origin: "planned", level: "planned" },
  ]);
  const locked = await core.get("operations.draft", {
    operation: { kind: "transfer", coldkey: old, destination: hotkey, amountRao: 1_000_000n },
  });
  expect(locked.blocking.map(({ code }) => code)).toContain("COLDKEY_SWAP_PENDING");

  const left = announced?.announcement?.executable.blocksLeft ?? 0;
  await core.get("rehearsal.advance", { blocks: left });
  await inState(core, old, "executable");
  expect(viewOf(core, old)).toMatchObject({ acts: ["execute", "dispute"], reminder: "now" });
  // Fifty blocks are less than a day: both moments were told, once each.
  const reminded = await core.until("it is called to mind", (now) => now.reminders.length === 2);
  expect(reminded.reminders.map(({ stage }) => stage)).toEqual(["day", "now"]);
  await signed(core, { kind: "execute-swap", coldkey: old, destination: next });
  await inState(core, old, "swapped");
  expect(viewOf(core, old)?.ended).toMatchObject({
    how: "swapped",
    isOurs: true,
    destination: next,
  });
  await core.until("the ceremony goes on", () => underWay(core, id).step.id === "verify");
  const { items, left: behind } = await core.get("swap.verify", { coldkey: old });
  expect(items.length).toBeGreaterThan(0);
  expect(items.filter(({ isThere }) => !isThere)).toEqual([]);
  expect(behind.freeRao).toBe(0n);
  const card = core.workstation.snapshot().coldkeys.find(({ address }) => address === old);
  expect(card?.retiredAtMs).not.toBeNull();
  await say(core, id);
  expect(core.workstation.snapshot().ceremonies).toEqual([]);
  expect(core.workstation.snapshot().reminders).toEqual([]);
  const { entries } = await core.get("journal.page", { before: null, limit: 100 });
  expect(entries.filter(({ kind }) => kind === "swap.reminded")).toHaveLength(2);
  const { transcript } = await core.get("ceremonies.transcript", { id });
  expect(transcript).toMatchObject({ outcome: "completed", ceremony: "swap-coldkey" });
  expect(core.bugs).toEqual([]);
});

test("a policy that would stop the swap is heard of while it is planned, five days before", async () => {
  const core = await start();
  const { coldkey: old } = await fundedPair(core);
  const next = await createColdkey(core, "fresh");
  await addCopy(core, next, { label: "Plate B", place: "Bank" });
  const ask = () => core.get("swap.destination", { coldkey: old, destination: next });
  expect(await ask()).toMatchObject({ blocking: [], policy: [] });
  const rules = {
    ...{ allowList: [{ address: thief, label: "Exchange" }], limit: null, large: null },
    ...{ coolingOffHours: 1, looseningHours: 2 },
  };
  await core.get("policy.change", {
    ...{ coldkey: old, change: { kind: "set", rules } },
    passphrase: await core.send(PASSPHRASE),
  });
  const { policy, blocking } = await ask();
  expect(blocking).toEqual([]);
  expect(policy.map(({ code }) => code)).toEqual(["POLICY_NOT_ALLOWED"]);
});

test("cleared, planned anew to another coldkey, disputed: each by its own rule", {
  timeout: 240_000,
}, async () => {
  const core = await start();
  const { old, next, id } = await planned(core);
  const again = await core.ask("swap.plan", {
    id,
    destination: old,
    passphrase: await core.send(PASSPHRASE),
  });
  expect(again.ok).toBe(false);
  // The hidden one is in no question to the node: no balance of it is known.
  const hidden = core.workstation.snapshot().coldkeys.find(({ address }) => address === next);
  expect(hidden?.balance).toBeNull();
  await announced(core, id, old);
  const early = await core.get("operations.draft", {
    operation: { kind: "clear-swap", coldkey: old },
  });
  expect(early.blocking.map(({ code }) => code)).toEqual(["SWAP_CLEAR_TOO_EARLY"]);
  const tooEarly = await core.get("operations.draft", {
    operation: { kind: "execute-swap", coldkey: old, destination: next },
  });
  expect(tooEarly.blocking.map(({ code }) => code)).toEqual(["SWAP_TOO_EARLY"]);
  expect(await core.ask("swap.drop", { coldkey: old })).toMatchObject({
    ok: false,
    fault: { code: "SWAP_IS_ANNOUNCED" },
  });

  const left = viewOf(core, old)?.announcement?.clearable.blocksLeft ?? 0;
  await core.get("rehearsal.advance", { blocks: left });
  await inState(core, old, "clearable");
  expect(viewOf(core, old)).toMatchObject({
    acts: ["announce", "execute", "dispute", "clear"],
    reminder: "late",
  });
  await signed(core, { kind: "clear-swap", coldkey: old });
  await inState(core, old, "cleared");
  expect(viewOf(core, old)?.ended).toMatchObject({ how: "cleared", isOurs: true });
  await core.until("the ceremony has ended", ({ ceremonies }) => ceremonies.length === 0);

  const what = { kind: "swap-coldkey", subject: old, target: null };
  const second = await core.get("ceremonies.begin", what);
  await core.get("swap.plan", {
    id: second.id,
    destination: next,
    passphrase: await core.send(PASSPHRASE),
  });
  await announced(core, second.id, old);
  await signed(core, { kind: "dispute-swap", coldkey: old });
  await inState(core, old, "disputed");
  expect(viewOf(core, old)?.acts).toEqual([]);
  const frozen = await core.get("operations.draft", {
    operation: { kind: "execute-swap", coldkey: old, destination: next },
  });
  expect(frozen.blocking.map(({ code }) => code)).toContain("COLDKEY_SWAP_DISPUTED");
  const { entries } = await core.get("journal.page", { before: null, limit: 200 });
  const kinds = entries.map(({ kind }) => kind);
  for (const kind of ["swap.planned", "swap.announced", "swap.cleared", "swap.disputed"]) {
    expect(kinds, kind).toContain(kind);
  }
  expect(core.bugs).toEqual([]);
});

test("another one is announced in its place: the old ceremony ends first, and nothing is paid again", {
  timeout: 240_000,
}, async () => {
  const core = await start();
  const { old, next, id } = await planned(core);
  await announced(core, id, old);
  const third = await createColdkey(core, "third");
  await addCopy(core, third, { label: "Plate C", place: "Bank" });
  const left = viewOf(core, old)?.announcement?.clearable.blocksLeft ?? 0;
  // One block early the chain would still refuse another one.
  await core.get("rehearsal.advance", { blocks: left - 1 });
  await inState(core, old, "executable");
  expect(viewOf(core, old)?.acts).not.toContain("announce");
  await core.get("rehearsal.advance", { blocks: 1 });
  await inState(core, old, "clearable");

  const what = { kind: "swap-coldkey", subject: old, target: null };
  // One coldkey has one at a time: beginning leads to the old one, until it has ended.
  expect(await core.get("ceremonies.begin", what)).toMatchObject({ id });
  await core.get("ceremonies.abandon", { id, reason: "changed-mind", remark: null });
  // What is announced stands, with its plan, until the other one is in a block.
  expect(viewOf(core, old)).toMatchObject({
    state: "clearable",
    plan: { destinationName: "fresh" },
  });
  const again = await core.get("ceremonies.begin", what);
  await core.get("swap.plan", {
    id: again.id,
    destination: third,
    passphrase: await core.send(PASSPHRASE),
  });
  expect(viewOf(core, old)).toMatchObject({
    plan: { destinationName: "third" },
    announcement: { destinationName: "fresh" },
  });
  const before = viewOf(core, old)?.announcement;
  for (const _ of ["moves", "terms", "card"]) await say(core, again.id);
  const { newColdkeyHash = "" } = viewOf(core, old)?.plan ?? {};
  const operation = { kind: "announce-swap", coldkey: old, newColdkeyHash } as const;
  const { costs } = await core.get("operations.draft", { operation });
  expect(costs.filter(({ kind }) => kind === "burn")).toEqual([]);
  await signed(core, operation);
  await inState(core, old, "announced");
  await core.until(
    "the new ceremony goes on",
    () => underWay(core, again.id).step.id === "execute",
  );
  const after = viewOf(core, old)?.announcement;
  expect(after).toMatchObject({ destinationName: "third", whose: "planned" });
  expect(after?.executable.block).toBeGreaterThan(before?.executable.block ?? Infinity);

  await core.get("rehearsal.advance", { blocks: after?.executable.blocksLeft ?? 0 });
  await inState(core, old, "executable");
  // The first one's time has come and gone: the chain takes only what was announced last.
  const replaced = { kind: "execute-swap", coldkey: old, destination: next } as const;
  const { blocking } = await core.get("operations.draft", { operation: replaced });
  expect(blocking.map(({ code }) => code)).not.toEqual([]);
  await signed(core, { kind: "execute-swap", coldkey: old, destination: third });
  await inState(core, old, "swapped");
  expect(viewOf(core, old)?.ended).toMatchObject({ isOurs: true, destination: third });
  expect(core.bugs).toEqual([]);
});

/** The swap of a coldkey over the contract, with the rehearsal network's moved time. */
import { cp, mkdtemp, readdir, readFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { networks } from "../../main/chain/networks.ts";
import { loadRuntime } from "../../main/chain/runtime.ts";
import { devAddress } from "../../main/chain/testing.ts";
import type { Operation } from "../../main/codec/pipeline.ts";
import type { Ss58 } from "../../main/codec/values.ts";
import type { Rehearsal } from "../../main/rehearsal/index.ts";
import { metadata } from "../../main/rehearsal/runtime.ts";
import type { SwapView } from "../../preload/contract.ts";
import { type Core, openCore } from "./harness.ts";
import { startCore } from "./start-core.ts";
import {
  addCopy,
  createColdkey,
  fundedPair,
  importPhrase,
  PASSPHRASE,
  say,
  submitted,
  underWay,
} from "./steps.ts";

const thief = devAddress("Mallory");
const thiefsHotkey = devAddress("Mallory's hotkey");

/** As a fast-blocks build has them: five days are fifty blocks. */
const SHORT = { subnets: 3, swapDelays: { announce: 50, reannounce: 10 } };

async function start(options: Parameters<typeof openCore>[0] = {}): Promise<Core> {
  return startCore({ rehearsalWorld: SHORT, ...options });
}

const viewOf = (core: Core, coldkey: Ss58): SwapView | undefined =>
  core.workstation.snapshot().swaps.find((one) => one.coldkey === coldkey);

const inState = (core: Core, coldkey: Ss58, state: SwapView["state"]) =>
  core.until(
    `the swap is ${state}`,
    ({ swaps }) => swaps.find((one) => one.coldkey === coldkey)?.state === state,
  );

/** Through the pipeline until it is final. */
async function signed(core: Core, operation: Operation, passphrase = PASSPHRASE): Promise<void> {
  const draft = await core.get("operations.draft", { operation });
  expect(draft.blocking).toEqual([]);
  const { review } = await core.get("operations.review", {
    draft: draft.id,
    overrideUnsafe: true,
  });
  expect(review.blocking).toEqual([]);
  await core.get("operations.sign", {
    draft: draft.id,
    payloadHash: review.payloadHash,
    passphrase: await core.send(passphrase),
  });
  const actOf = () => core.workstation.snapshot().activities.find(({ id }) => id === draft.id);
  await core.until("it is submitted", () => actOf()?.outcome.state === "submitted");
  await core.get("rehearsal.advance", { blocks: 4 });
  await core.until("it is final", () => actOf()?.outcome.state === "finalised");
}

async function planned(core: Core): Promise<{ old: Ss58; hotkey: Ss58; next: Ss58; id: string }> {
  const { coldkey: old, hotkey } = await fundedPair(core);
  const next = await createColdkey(core, "fresh");
  await addCopy(core, next, { label: "Plate B", place: "Bank" });
  const what = { kind: "swap-coldkey", subject: old, target: null };
  const { id } = await core.get("ceremonies.begin", what);
  await core.get("swap.plan", { id, destination: next, passphrase: await core.send(PASSPHRASE) });
  return { old, hotkey, next, id };
}

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

/** Through the steps that only explain, and the announcement. */
async function announced(core: Core, id: string, old: Ss58): Promise<void> {
  for (const _ of ["moves", "terms", "card"]) await say(core, id);
  const { newColdkeyHash = "" } = viewOf(core, old)?.plan ?? {};
  await signed(core, { kind: "announce-swap", coldkey: old, newColdkeyHash });
  await inState(core, old, "announced");
}

/** What anybody can do to an address that is known, for next to nothing; in an order in which each can still be told. */
const SPOILERS: readonly {
  readonly code: string;
  readonly isRefused: boolean;
  readonly acts: (next: Ss58) => readonly Operation[];
}[] = [
  {
    code: "DESTINATION_HAS_TAO",
    isRefused: false,
    acts: (destination) => [
      { kind: "transfer", coldkey: thief, destination, amountRao: 1_000_000n },
    ],
  },
  {
    code: "DESTINATION_BECAME_HOTKEY",
    isRefused: true,
    acts: (hotkey) => [{ kind: "associate", coldkey: thief, hotkey }],
  },
  {
    code: "DESTINATION_HAS_STAKED",
    isRefused: true,
    acts: (destination) => [
      { kind: "associate", coldkey: thief, hotkey: thiefsHotkey },
      {
        ...{ kind: "add-stake", coldkey: thief, hotkey: thiefsHotkey, netuid: 1 },
        ...{ amountRao: 1_000_000_000n, limitPriceRao: 1_000_000_000_000n, allowPartial: true },
      },
      {
        ...{ kind: "transfer-stake", coldkey: thief, hotkey: thiefsHotkey, netuid: 1 },
        ...{ destination, toNetuid: 1, alpha: 600_000_000n },
      },
    ],
  },
];

test("a new coldkey that somebody spoils is found, said, and kept from the execution", {
  timeout: 240_000,
}, async () => {
  let rehearsal: Rehearsal | undefined;
  const core = await start({
    onRehearsal: (one) => {
      rehearsal = one;
    },
  });
  const { old, next, id } = await planned(core);
  await announced(core, id, old);
  expect(await core.get("swap.check", { coldkey: old })).toMatchObject({ spoiled: [], known: [] });
  const left = viewOf(core, old)?.announcement?.executable.blocksLeft ?? 0;
  await core.get("rehearsal.advance", { blocks: left });
  await inState(core, old, "executable");
  const execution: Operation = { kind: "execute-swap", coldkey: old, destination: next };

  // The rehearsal's metadata has the real chain's indices.
  const { finney } = networks;
  const version = { specName: "node-subtensor", specVersion: 424, transactionVersion: 1 };
  const runtime = await loadRuntime(finney, finney.genesisHash, version, metadata(15));
  await rehearsal?.provider().send("rehearsal_faucet", [thief, "10000000000"]);
  for (const { code, isRefused, acts } of SPOILERS) {
    for (const act of acts(next)) {
      const done = await rehearsal?.actAs(thief, runtime.encodeCall(act));
      expect(done?.isDone, `${code}: ${act.kind}`).toBe(true);
    }
    const { spoiled, known } = await core.get("swap.check", { coldkey: old });
    expect((isRefused ? spoiled : known).map((one) => one.code)).toContain(code);
    expect(spoiled.length > 0, code).toBe(isRefused);
    const { blocking } = await core.get("operations.draft", { operation: execution });
    const codes = blocking.map((one) => one.code);
    if (isRefused) expect(codes).toContain(code);
    else expect(codes).toEqual([]);
  }
  const { entries } = await core.get("journal.page", { before: null, limit: 50 });
  expect(entries.some(({ kind }) => kind === "swap.spoiled")).toBe(true);
  expect(core.bugs).toEqual([]);
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

test("reinstalled in the middle, the old passphrase forgotten: recognised by the hash, and executed", {
  timeout: 240_000,
}, async () => {
  const before = await openCore({ rehearsalWorld: SHORT });
  const phrases: string[][] = [[], []];
  await before.get("app.chooseProfile", { profile: "combined" });
  await before.until("the network is live", ({ chain }) => chain.state === "live");
  const old = await createColdkey(before, "treasury", phrases[0]);
  await before.get("faucet.request", { address: old, overrideUnsafe: true });
  const next = await createColdkey(before, "fresh", phrases[1]);
  await addCopy(before, next, { label: "Plate B", place: "Bank" });
  const { id } = await before.get("ceremonies.begin", {
    kind: "swap-coldkey",
    subject: old,
    target: null,
  });
  await before.get("swap.plan", {
    id,
    destination: next,
    passphrase: await before.send(PASSPHRASE),
  });
  await announced(before, id, old);
  await before.close();

  // Another data folder, on which only the chain is the same.
  const folder = await mkdtemp(join(tmpdir(), "ckw-again-"));
  await cp(join(before.folder, "rehearsal"), join(folder, "rehearsal"), { recursive: true });
  const core = await start({ folder });
  await core.get("app.chooseProfile", { profile: "combined" });
  await core.until("the network is live", ({ chain }) => chain.state === "live");
  const chosen = "another harbour 41 of folded maps";
  for (const [at, name] of ["treasury", "fresh"].entries()) {
    await importPhrase(core, (phrases[at] ?? []).join(" "), name, chosen);
    if (at === 0) {
      // Without the new coldkey's key it could be anybody's.
      await core.until("it is seen", () => viewOf(core, old)?.state === "announced");
      expect(viewOf(core, old)?.announcement?.whose).toBe("unknown");
    }
  }
  await core.until("it is ours", () => viewOf(core, old)?.announcement?.whose === "own");
  expect(
    await core.ask("swap.recognise", {
      coldkey: old,
      destination: next,
      passphrase: await core.send("not the passphrase at all"),
    }),
  ).toMatchObject({ ok: false, fault: { code: "WRONG_PASSPHRASE" } });
  await core.get("swap.recognise", {
    coldkey: old,
    destination: next,
    passphrase: await core.send(chosen),
  });
  await core.until("it is planned here", () => viewOf(core, old)?.plan !== null);
  expect(viewOf(core, old)?.announcement).toMatchObject({ whose: "planned" });
  // The ceremony is here again, where the swap stands: what was agreed to is not asked again, the card is.
  const again = viewOf(core, old)?.plan?.id ?? "";
  expect(underWay(core, again).step.id).toBe("card");
  await say(core, again);
  const left = viewOf(core, old)?.announcement?.executable.blocksLeft ?? 0;
  await core.get("rehearsal.advance", { blocks: left });
  await inState(core, old, "executable");
  await core.until("the ceremony goes on", () => underWay(core, again).step.id === "execute");
  // The old passphrase is forgotten: it opens nothing, the announcement stands, and the phrase gave the key another.
  const draft = await core.get("operations.draft", {
    operation: { kind: "execute-swap", coldkey: old, destination: next },
  });
  const { review } = await core.get("operations.review", { draft: draft.id, overrideUnsafe: true });
  const forgotten = await core.ask("operations.sign", {
    draft: draft.id,
    payloadHash: review.payloadHash,
    passphrase: await core.send(PASSPHRASE),
  });
  expect(forgotten).toMatchObject({ ok: false, fault: { code: "WRONG_PASSPHRASE" } });
  expect(viewOf(core, old)).toMatchObject({ state: "executable", acts: ["execute", "dispute"] });
  await signed(core, { kind: "execute-swap", coldkey: old, destination: next }, chosen);
  await inState(core, old, "swapped");
  await core.until("the ceremony goes on", () => underWay(core, again).step.id === "verify");
  const { items } = await core.get("swap.verify", { coldkey: old });
  expect(items.filter(({ isThere }) => !isThere)).toEqual([]);
  await say(core, again);
  const { transcript } = await core.get("ceremonies.transcript", { id: again });
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

/** In a block, and that block not final yet. */
async function included(core: Core, operation: Operation): Promise<string> {
  const { id } = await submitted(core, operation);
  await core.get("rehearsal.advance", { blocks: 1 });
  await core.until("it is in a block", ({ activities }) =>
    activities.some((one) => one.id === id && one.outcome.state === "included"),
  );
  return id;
}
const actIs = (core: Core, id: string, state: string) =>
  core.until(`the act is ${state}`, ({ activities }) =>
    activities.some((one) => one.id === id && one.outcome.state === state),
  );

test("blocks that are taken back take the announcement, the dispute, the clearing and the execution with them", {
  timeout: 240_000,
}, async () => {
  let rehearsal: Rehearsal | undefined;
  const core = await start({
    onRehearsal: (one) => {
      rehearsal = one;
    },
  });
  const { old, next, id } = await planned(core);
  for (const _ of ["moves", "terms", "card"]) await say(core, id);
  const { newColdkeyHash = "" } = viewOf(core, old)?.plan ?? {};
  const announce: Operation = { kind: "announce-swap", coldkey: old, newColdkeyHash };
  const takeBack = (fate: "back" | "forgotten") => rehearsal?.reorganise({ blocks: 1, fate });
  const more = (blocks: number) => core.get("rehearsal.advance", { blocks });
  const executableAt = () => viewOf(core, old)?.announcement?.executable.block ?? 0;
  const blockOf = (act: string): number =>
    core.workstation.snapshot().activities.find((one) => one.id === act)?.outcome.block?.number ??
    0;

  // The announcement: gone with its block, then in a later one. W follows the block that holds it, not the signature.
  const first = await included(core, announce);
  await inState(core, old, "announced");
  expect(viewOf(core, old)?.announcement?.isFinal).toBe(false);
  const before = executableAt();
  expect(before).toBe(blockOf(first) + SHORT.swapDelays.announce);
  await takeBack("forgotten");
  await inState(core, old, "planned");
  await actIs(core, first, "lost");
  expect(underWay(core, id).step.id, "nothing was settled by it").toBe("announce");
  await core.until("the watch says so", ({ sentinel }) =>
    sentinel.sightings.some(({ ended }) => ended?.how === "withdrawn"),
  );
  await core.get("operations.resubmit", { activity: first });
  await actIs(core, first, "submitted");
  await more(1);
  await inState(core, old, "announced");
  await actIs(core, first, "included");
  expect(executableAt()).toBe(blockOf(first) + SHORT.swapDelays.announce);
  expect(executableAt()).toBeGreaterThan(before);
  await more(4);
  await core.until("the ceremony goes on", () => underWay(core, id).step.id === "execute");

  // A dispute that is gone again has frozen nothing.
  const dispute = await included(core, { kind: "dispute-swap", coldkey: old });
  await inState(core, old, "disputed");
  await takeBack("forgotten");
  await inState(core, old, "announced");
  await actIs(core, dispute, "lost");
  expect(viewOf(core, old)?.acts).toContain("dispute");
  expect(core.workstation.snapshot().sentinel.sightings[0]?.level).toBe("planned");

  // One block before W, and at W, over blocks that are replaced by others.
  const left = viewOf(core, old)?.announcement?.executable.blocksLeft ?? 0;
  await more(left - 2);
  await takeBack("back");
  await core.until("one block is left", () => {
    return viewOf(core, old)?.announcement?.executable.blocksLeft === 1;
  });
  expect(viewOf(core, old)?.state).toBe("announced");
  await takeBack("back");
  await inState(core, old, "executable");
  expect(viewOf(core, old)?.announcement?.executable.block).toBe(executableAt());

  // One block before W + R, and at it; then a clearing that is taken back has cleared nothing.
  await more((viewOf(core, old)?.announcement?.clearable.blocksLeft ?? 0) - 1);
  await core.until("one block is left", () => {
    return viewOf(core, old)?.announcement?.clearable.blocksLeft === 1;
  });
  expect(viewOf(core, old)?.acts).not.toContain("clear");
  await takeBack("back");
  await inState(core, old, "clearable");
  // The lost dispute could still come: nothing but a dispute is offered until it no longer can.
  await more(70);
  await actIs(core, dispute, "expired");
  expect(viewOf(core, old)?.acts).toEqual(["announce", "execute", "dispute", "clear"]);
  const clear = await included(core, { kind: "clear-swap", coldkey: old });
  await core.until("nothing is offered meanwhile", () => viewOf(core, old)?.acts.length === 0);
  await takeBack("forgotten");
  await actIs(core, clear, "lost");
  await core.until("it stands again", () => viewOf(core, old)?.acts.includes("dispute") ?? false);
  expect(viewOf(core, old)).toMatchObject({ state: "clearable", ended: null });
  expect(core.workstation.snapshot().ceremonies, "the ceremony waits").toHaveLength(1);
  await more(70);
  await actIs(core, clear, "expired");

  // The execution: still pending when its block is gone, and nothing is retired before it is final.
  const execute = await included(core, { kind: "execute-swap", coldkey: old, destination: next });
  await core.until("nothing is offered meanwhile", () => viewOf(core, old)?.acts.length === 0);
  await takeBack("back");
  await actIs(core, execute, "submitted");
  await core.until("it is pending", () => viewOf(core, old)?.pending === execute);
  expect(viewOf(core, old)).toMatchObject({ state: "clearable", ended: null, acts: ["dispute"] });
  const card = () => core.workstation.snapshot().coldkeys.find(({ address }) => address === old);
  expect(card()?.retiredAtMs).toBeNull();
  await more(4);
  await inState(core, old, "swapped");
  expect(viewOf(core, old)?.ended).toMatchObject({ how: "swapped", isOurs: true });
  await core.until("it is retired", () => card()?.retiredAtMs !== null);
  const { entries } = await core.get("journal.page", { before: null, limit: 400 });
  const count = (kind: string) => entries.filter((entry) => entry.kind === kind).length;
  for (const kind of ["swap.announced", "swap.swapped", "key.retired"]) {
    expect(count(kind), kind).toBe(1);
  }
  expect([count("swap.disputed"), count("swap.cleared")], "never final").toEqual([0, 0]);
  expect(core.bugs).toEqual([]);
});

/** A leak answered, and drills with a stopwatch: over the contract, on a real rehearsal network, across restarts. */
import { describe, expect, it } from "vitest";
import { coldkeyHash } from "../../main/codec/coldkey-hash.ts";
import type { Ss58 } from "../../main/codec/values.ts";
import type { Rehearsal } from "../../main/rehearsal/index.ts";
import type { LeakAdvice } from "../../preload/contract.ts";
import type { Core } from "./harness.ts";
import { startCore } from "./start-core.ts";
import { createColdkey, fundedColdkey, fundedPair, PASSPHRASE, submitted } from "./steps.ts";

let rehearsal: Rehearsal;
async function opened(folder?: string): Promise<Core> {
  return startCore({
    ...(folder === undefined ? {} : { folder }),
    onRehearsal: (one) => {
      rehearsal = one;
    },
  });
}
async function reopened(core: Core): Promise<Core> {
  await core.close();
  const again = await opened(core.folder);
  await again.until("the network is live", ({ chain }) => chain.state === "live");
  return again;
}
const codes = ({ steps }: LeakAdvice) => steps.map(({ code }) => code);
const kinds = async (core: Core) =>
  (await core.get("journal.page", { before: null, limit: 100 })).entries.map(({ kind }) => kind);

/** Signs the act that a step has prepared, and makes blocks until it is in one. */
async function act(core: Core, operation: LeakAdvice["steps"][number]["operation"]) {
  if (operation === null) throw new Error("The step is not filled");
  const { id } = await submitted(core, operation);
  await core.get("rehearsal.advance", { blocks: 1 });
  await core.until("it is in a block", ({ activities }) =>
    activities.some((one) => one.id === id && /included|finalised/.test(one.outcome.state)),
  );
}

describe("a leaked coldkey", { timeout: 240_000 }, () => {
  it("is emptied by acts that are filled already; what the chain says is done is done, after a restart too", async () => {
    let core = await opened();
    const { coldkey } = await fundedColdkey(core);
    const refuge = await createColdkey(core, "refuge");
    const { id } = await core.get("leak.begin", {
      ...{ case: "coldkey", coldkey, hotkey: null, isPassphraseKnown: false },
    });
    const first = await core.get("leak.look", { id, refuge: null });
    expect(first.verdict).toBe("move");
    expect(first.threats).toContain("drains-free");
    expect(codes(first)).toEqual(["make-refuge", "transfer-all", "other-keys"]);
    expect(first.steps[1]?.operation, "nowhere to go yet").toBeNull();

    core = await reopened(core);
    expect(core.workstation.snapshot().leaks).toMatchObject([{ id, case: "coldkey", coldkey }]);
    expect(core.workstation.snapshot().journal.interrupted).toEqual([]);
    const second = await core.get("leak.look", { id, refuge });
    expect(codes(second)).toEqual(["transfer-all", "other-keys"]);
    await act(core, second.steps[0]?.operation ?? null);
    await core.get("leak.tick", { id, step: "other-keys" });
    const last = await core.get("leak.look", { id, refuge });
    expect([last.verdict, codes(last)]).toEqual(["nothing", []]);
    expect(last.done.map(({ step }) => step.code).sort()).toEqual([
      "make-refuge",
      "other-keys",
      "transfer-all",
    ]);
    await core.get("leak.finish", { id, result: "safe" });
    expect(core.workstation.snapshot().leaks).toEqual([]);
    expect(await kinds(core)).toEqual(
      expect.arrayContaining(["leak.began", "leak.step", "leak.ended"]),
    );
    expect(await core.ask("leak.look", { id, refuge })).toMatchObject({
      fault: { code: "LEAK_NOT_FOUND" },
    });
  });

  it("with stake in two places is emptied by one act, reviewed as one, and the chain says that all of it is done", async () => {
    const core = await opened();
    const { coldkey, hotkey } = await fundedPair(core);
    const refuge = await createColdkey(core, "refuge");
    await act(core, { kind: "associate", coldkey, hotkey });
    for (const netuid of [1, 2]) {
      await act(core, {
        ...{ kind: "add-stake", coldkey, hotkey, netuid, amountRao: 1_000_000_000n },
        ...{ limitPriceRao: 1_000_000_000_000n, allowPartial: true },
      });
    }
    const { id } = await core.get("leak.begin", {
      ...{ case: "coldkey", coldkey, hotkey: null, isPassphraseKnown: true },
    });
    expect((await core.get("leak.look", { id, refuge: null })).batch, "nowhere to go").toBeNull();
    const { batch, alone, steps } = await core.get("leak.look", { id, refuge });
    expect(alone).toEqual([]);
    const moving = steps.filter(({ code }) => code === "transfer-free" || code === "move-stake");
    expect(batch?.steps).toEqual(moving.map((step) => step.id));
    expect(moving).toHaveLength(3);
    const worth = moving.map(({ worthRao }) => worthRao ?? 0n);
    expect(batch?.worthRao).toBe(worth.reduce((a, b) => a + b, 0n));
    await act(core, batch?.operation ?? null);
    const after = await core.get("leak.look", { id, refuge });
    expect(after.done.map(({ step }) => step.id)).toEqual(
      expect.arrayContaining(moving.map((step) => step.id)),
    );
    expect(after.holdings.positions).toBe(0);
    const held = await core.get("portfolio.look", { coldkey: refuge });
    expect(held.positions.map(({ netuid }) => netuid).sort()).toEqual([1, 2]);
  });

  it("needs to be told which hotkey; one that leaked is replaced by one at hand", async () => {
    const core = await opened();
    const { coldkey } = await fundedColdkey(core);
    const what = { case: "hotkey", coldkey, isPassphraseKnown: false } as const;
    expect(await core.ask("leak.begin", { ...what, hotkey: null })).toMatchObject({
      fault: { code: "LEAK_NEEDS_HOTKEY" },
    });
    const make = async (name: string): Promise<Ss58> =>
      (
        await core.get("hotkeys.create", {
          ...{ coldkey, name, passphrase: await core.send(PASSPHRASE) },
        })
      ).address;
    const hotkey = await make("miner-1");
    const { id } = await core.get("leak.begin", { ...what, hotkey });
    expect(codes(await core.get("leak.look", { id, refuge: null }))).toEqual(["make-hotkey"]);
    const spare = await make("miner-2");
    const { steps } = await core.get("leak.look", { id, refuge: null });
    expect(steps[0]?.operation).toMatchObject({ kind: "swap-hotkey", hotkey, newHotkey: spare });
  });
});

describe("a drill", { timeout: 240_000 }, () => {
  it("foreign announcement to dispute: alarm, dispute, stopwatch, journal; then the governors reset it", async () => {
    let core = await opened();
    const { coldkey } = await fundedColdkey(core);
    const start = { kind: "dispute", coldkey } as const;
    const { id } = await core.get("drills.start", start);
    await core.until("the alarm", ({ sentinel }) => sentinel.sightings[0]?.level === "emergency");
    expect(await core.ask("drills.start", start)).toMatchObject({
      fault: { code: "DRILL_UNDER_WAY" },
    });
    core = await reopened(core);
    expect(core.workstation.snapshot().drills.running).toMatchObject({ id, kind: "dispute" });
    const leak = await core.get("leak.begin", {
      ...{ case: "announced", coldkey, hotkey: null, isPassphraseKnown: false },
    });
    await core.until("the alarm", ({ sentinel }) => sentinel.sightings[0]?.level === "emergency");
    const advice = await core.get("leak.look", { id: leak.id, refuge: null });
    expect([advice.verdict, codes(advice)[0]]).toEqual(["dispute", "dispute"]);
    await act(core, advice.steps[0]?.operation ?? null);
    const passed = await core.until("it is passed", ({ drills }) => drills.past.length === 1);
    expect(passed.drills).toMatchObject({ running: null, past: [{ id, result: "passed" }] });
    expect(passed.drills.past[0]?.tookMs).toBeGreaterThan(0);
    expect(passed.drills.due.dispute).toBeGreaterThan(passed.nowMs);
    expect(passed.drills.due.move).toBeNull();
    const [sighting] = (
      await core.until("frozen", ({ sentinel }) => sentinel.sightings[0]?.level === "frozen")
    ).sentinel.sightings;
    expect(sighting?.dispute?.isOurs, "signed here").toBe(true);
    const after = await core.get("leak.look", { id: leak.id, refuge: null });
    expect(after.verdict).toBe("frozen");

    await core.get("rehearsal.resetSwap", { coldkey });
    await core.until("it is free again", ({ sentinel }) =>
      sentinel.sightings.every(({ level }) => level === "past"),
    );
    await core.until(
      "it is known how",
      ({ sentinel }) => sentinel.sightings[0]?.ended?.how === "reset",
    );
    const { entries } = await core.get("journal.page", { before: null, limit: 200 });
    expect(entries.find(({ kind }) => kind === "drill.passed")).toMatchObject({
      act: id,
      facts: { drill: "dispute", tookMs: passed.drills.past[0]?.tookMs },
    });
  });

  it("to move now: ends when all that can leave has left, by the one act that is advised, with its time", async () => {
    const core = await opened();
    const { coldkey, hotkey } = await fundedPair(core);
    const refuge = await createColdkey(core, "refuge");
    await act(core, { kind: "associate", coldkey, hotkey });
    await act(core, {
      ...{ kind: "add-stake", coldkey, hotkey, netuid: 1, amountRao: 1_000_000_000n },
      ...{ limitPriceRao: 1_000_000_000_000n, allowPartial: true },
    });
    const { id } = await core.get("drills.start", { kind: "move", coldkey });
    const leak = await core.get("leak.begin", {
      ...{ case: "coldkey", coldkey, hotkey: null, isPassphraseKnown: true },
    });
    const { steps, batch } = await core.get("leak.look", { id: leak.id, refuge });
    const free = steps.find(({ code }) => code === "transfer-free");
    expect(batch?.steps).toContain(free?.id);
    // A part of it is not the end.
    await act(core, free?.operation ?? null);
    await core.get("rehearsal.advance", { blocks: 1 });
    const rest = await core.get("leak.look", { id: leak.id, refuge });
    expect(core.workstation.snapshot().drills.running).toMatchObject({ id });
    expect([rest.batch, codes(rest)[0]]).toEqual([null, "move-stake"]);
    await act(core, rest.steps[0]?.operation ?? null);
    await core.get("rehearsal.advance", { blocks: 1 });
    const { drills } = await core.until("it is passed", (now) => now.drills.past.length === 1);
    expect(drills.past[0]).toMatchObject({ id, kind: "move", result: "passed", isOther: false });
    expect(drills.past[0]?.tookMs).toBeGreaterThan(0);
    const { entries } = await core.get("journal.page", { before: null, limit: 20 });
    expect(entries.find(({ kind }) => kind === "drill.passed")).toMatchObject({
      facts: {
        drill: "move",
        by: expect.stringMatching(/^transfer/),
        tookMs: drills.past[0]?.tookMs,
      },
    });

    // What is left only a swap moves: announced instead, and the drill knows it.
    await core.get("drills.start", { kind: "move", coldkey });
    await core.get("drills.stop", null);
    await core.get("drills.start", { kind: "rotate", coldkey });
    const { address: spare } = await core.get("hotkeys.create", {
      ...{ coldkey, name: "miner-2", passphrase: await core.send(PASSPHRASE) },
    });
    await act(core, {
      ...{ kind: "swap-hotkey", coldkey, hotkey, newHotkey: spare },
      ...{ netuid: null, keepStake: false },
    });
    const rotated = await core.until("it is passed", (now) => now.drills.running === null);
    expect(rotated.drills.past[0]).toMatchObject({ kind: "rotate", result: "passed" });
  });

  it("of the swap: announced, time moved forward, executed", async () => {
    const core = await opened();
    const { coldkey, hotkey } = await fundedPair(core);
    await rehearsal.decree({ swapDelays: { announce: 50, reannounce: 10 } });
    await act(core, { kind: "associate", coldkey, hotkey });
    const next = await createColdkey(core, "fresh");
    await core.get("drills.start", { kind: "swap", coldkey });
    const newColdkeyHash = coldkeyHash(next);
    await act(core, { kind: "announce-swap", coldkey, newColdkeyHash });
    // A leaked hotkey cannot be replaced while the coldkey is locked: what is advised is the swap itself.
    expect(core.workstation.snapshot().drills.running).toMatchObject({ kind: "swap" });
    await core.get("rehearsal.advance", { blocks: 50 });
    await act(core, { kind: "execute-swap", coldkey, destination: next });
    const { drills } = await core.until("it is passed", (now) => now.drills.running === null);
    expect(drills.past[0]).toMatchObject({ kind: "swap", result: "passed", isOther: false });
    expect(await core.ask("drills.start", { kind: "move", coldkey })).toMatchObject({
      fault: { code: "DRILL_NOTHING_TO_MOVE" },
    });
  });

  it("that is stopped counts for nothing, and one that cannot begin leaves nothing", async () => {
    const core = await opened();
    await core.get("app.chooseProfile", { profile: "combined" });
    await core.until("the network is live", ({ chain }) => chain.state === "live");
    const coldkey = await createColdkey(core, "treasury");
    const poor = await core.ask("drills.start", { kind: "dispute", coldkey });
    expect(poor).toMatchObject({ fault: { code: "DRILL_CANNOT_BEGIN" } });
    expect(core.workstation.snapshot().drills.running).toBeNull();
    for (const [kind, code] of [
      ["rotate", "DRILL_NEEDS_HOTKEY"],
      ["move", "DRILL_NOTHING_TO_MOVE"],
    ] as const) {
      expect(await core.ask("drills.start", { kind, coldkey })).toMatchObject({ fault: { code } });
    }
    await core.get("drills.start", { kind: "swap", coldkey });
    await core.get("drills.stop", null);
    await core.get("drills.stop", null);
    const { drills } = core.workstation.snapshot();
    expect([drills.past[0]?.result, drills.due.swap]).toEqual(["stopped", null]);
    expect(await kinds(core)).toContain("drill.stopped");
    expect(rehearsal).toBeDefined();
  });
});

/**
 * The table against the chain's own rules: random acts, blocks, foreign acts, changed delays, resets, restarts, moved
 * clocks and lagging finality on the rehearsal's runtime. What is offered succeeds; what the chain would take is offered.
 */
import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { SwapsAt, SwapsSeen } from "../chain/coldkey-swap.ts";
import { encodeAddress } from "../codec/address.ts";
import { attempt } from "../rehearsal/context.ts";
import { blake2_256Hex } from "../rehearsal/hashing.ts";
import { fromHex, type Hex } from "../rehearsal/hex.ts";
import type { SubtensorCall } from "../rehearsal/pallets/subtensor-calls.ts";
import * as limits from "../rehearsal/pallets/subtensor-stake-storage.ts";
import { stakingHotkeys } from "../rehearsal/pallets/subtensor-storage.ts";
import { dispatch } from "../rehearsal/runtime.ts";
import { layerOver } from "../rehearsal/state.ts";
import { named, openWorld, TAO, type World } from "../rehearsal/testing-world.ts";
import { actsOf, SWAP_STATES, SWAP_TABLE, type SwapAct, stateOf } from "./machine.ts";
import type { PlanRecord } from "./plans.ts";
import { swapView } from "./view.ts";

const ALICE = named("alice");
const OLD = encodeAddress(fromHex(ALICE));
const hashOf = (who: Hex): Hex => blake2_256Hex(fromHex(who));

type ChainAct = Extract<SwapAct, "announce" | "execute" | "dispute" | "clear">;
const CHAIN_ACTS: readonly ChainAct[] = ["announce", "execute", "dispute", "clear"];

function callOf(act: ChainAct, destination: Hex): SubtensorCall {
  switch (act) {
    case "announce":
      return { tag: "announce_coldkey_swap", value: { new_coldkey_hash: hashOf(destination) } };
    case "execute":
      return { tag: "swap_coldkey_announced", value: { new_coldkey: destination } };
    case "dispute":
      return { tag: "dispute_coldkey_swap", value: null };
    case "clear":
      return { tag: "clear_coldkey_swap_announcement", value: null };
  }
}

/** Whether the chain would take it now; nothing of it stays. */
function wouldSucceed(w: World, call: SubtensorCall): boolean {
  const context = {
    state: layerOver(w.state),
    blockNumber: w.block,
    extrinsicIndex: 1,
    deposit: () => undefined,
  };
  return (
    attempt(context, (inner) =>
      dispatch(inner, { who: ALICE, mayCall: null }, { tag: "SubtensorModule", value: call }),
    ) === null
  );
}

const delaysOf = (w: World) => ({
  announce: limits.coldkeySwapAnnouncementDelay.get(w.state),
  reannounce: limits.coldkeySwapReannouncementDelay.get(w.state),
});
function rowOf(w: World) {
  const known = limits.coldkeySwapAnnouncements.get(w.state, ALICE);
  return {
    announcement: known === undefined ? null : { executableAt: known[0], hash: known[1] },
    disputedAt: limits.coldkeySwapDisputes.get(w.state, ALICE) ?? null,
    stakingHotkeys: stakingHotkeys.get(w.state, ALICE).length,
  };
}
/** The newest block is the one before the block in which a call runs. */
const lookAt = (w: World): SwapsAt => ({
  block: { number: w.block - 1, hash: `0x${String(w.block)}` },
  delays: delaysOf(w),
  rows: new Map([[OLD, rowOf(w)]]),
});

function open(): World {
  const w = openWorld();
  w.give(ALICE, 1_000n * TAO);
  limits.coldkeySwapAnnouncementDelay.put(w.state, 50);
  limits.coldkeySwapReannouncementDelay.put(w.state, 10);
  return w;
}

type Step =
  | { readonly do: "blocks"; readonly count: number }
  | { readonly do: "edge"; readonly of: "W" | "W+R"; readonly by: -1 | 0 | 1 }
  | { readonly do: "user" | "foreign"; readonly act: ChainAct; readonly to: number }
  | { readonly do: "delays"; readonly announce: number; readonly reannounce: number }
  | { readonly do: "reset" | "restart" | "final" }
  | { readonly do: "clock"; readonly byMs: number };

const act = fc.constantFrom(...CHAIN_ACTS);
const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 2,
    arbitrary: fc.record({ do: fc.constant("blocks"), count: fc.integer({ min: 1, max: 40 }) }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constant("edge"),
      of: fc.constantFrom("W", "W+R"),
      by: fc.constantFrom(-1, 0, 1),
    }),
  },
  {
    weight: 5,
    arbitrary: fc.record({ do: fc.constant("user"), act, to: fc.integer({ min: 0, max: 3 }) }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ do: fc.constant("foreign"), act, to: fc.integer({ min: 0, max: 3 }) }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constant("delays"),
      announce: fc.integer({ min: 1, max: 90 }),
      reannounce: fc.integer({ min: 1, max: 30 }),
    }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constantFrom("reset", "restart", "final") }) },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constant("clock"),
      byMs: fc.integer({ min: -10 * 86_400_000, max: 10 * 86_400_000 }),
    }),
  },
) as fc.Arbitrary<Step>;

/** One machine with the old key, and what it has on its disk. */
function machineOn(w: World) {
  let nowMs = 1_750_000_000_000;
  let record: PlanRecord | null = null;
  let destination = named("destination 0");
  let finalized = lookAt(w);
  const known = new Map<string, Hex>();
  const view = (isFinal = true) => {
    const seen: SwapsSeen = { best: lookAt(w), finalized: isFinal ? lookAt(w) : finalized };
    return swapView({
      coldkey: OLD,
      record,
      seen,
      nowMs,
      blockTimeMs: 12_000,
      check: null,
      activities: [],
      whose: (hash) => (record?.newColdkeyHash === hash ? "planned" : "unknown"),
      destinationOf: (hash) => {
        const found = known.get(hash);
        return found === undefined
          ? null
          : { address: encodeAddress(fromHex(found)), name: "fresh" };
      },
    });
  };
  const plan = (to: number): void => {
    destination = named(`destination ${to} ${w.block}`);
    known.set(hashOf(destination), destination);
    record = {
      v: 1,
      id: "swap-test",
      network: "rehearsal",
      coldkey: OLD,
      newColdkeyHash: hashOf(destination),
      plannedAtMs: nowMs,
      provedAtMs: nowMs,
      announced: null,
      disputed: null,
      ended: null,
      before: null,
      verified: null,
    };
  };
  return {
    view,
    plan,
    /** What the announcement on the chain was made of, if that is known here. */
    target: () => known.get(rowOf(w).announcement?.hash ?? "") ?? destination,
    isKnown: () => known.has(rowOf(w).announcement?.hash ?? ""),
    destination: () => destination,
    /** As `swaps.ts` does it with a final block. */
    settle() {
      finalized = lookAt(w);
      const { announcement } = rowOf(w);
      if (record === null || record.ended !== null) return;
      if (record.announced === null) {
        if (announcement?.hash !== record.newColdkeyHash) return;
        const { executableAt } = announcement;
        record = { ...record, announced: { block: w.block, executableAt, atMs: nowMs } };
      } else if (announcement?.hash !== record.newColdkeyHash) {
        const how = "cleared" as const;
        record = { ...record, ended: { how, block: w.block, atMs: nowMs, isOurs: true } };
      }
    },
    restart() {
      record = record === null ? null : (structuredClone(record) as PlanRecord);
    },
    clock(byMs: number) {
      nowMs += byMs;
    },
    hasOpenPlan: () => record !== null && record.ended === null,
  };
}

describe("the swap's table", () => {
  test("never diverges from the chain, and never offers what it would refuse", () => {
    let offers = 0;
    const reached = new Set<string>();
    const run = (steps: readonly Step[]): void => {
      const w = open();
      const machine = machineOn(w);
      let isMoved = false;
      for (const [at, one] of steps.entries()) {
        if (isMoved) return;
        const say = `${at}: ${JSON.stringify(one)}`;
        const { announcement } = rowOf(w);
        if (one.do === "blocks") w.block += one.count;
        else if (one.do === "edge" && announcement !== null) {
          const edge =
            announcement.executableAt + (one.of === "W" ? 0 : delaysOf(w).reannounce) + one.by;
          w.block = Math.max(w.block, edge);
        } else if (one.do === "delays") {
          limits.coldkeySwapAnnouncementDelay.put(w.state, one.announce);
          limits.coldkeySwapReannouncementDelay.put(w.state, one.reannounce);
        } else if (one.do === "reset") {
          limits.coldkeySwapAnnouncements.kill(w.state, ALICE);
          limits.coldkeySwapDisputes.kill(w.state, ALICE);
        } else if (one.do === "restart") machine.restart();
        else if (one.do === "clock") {
          const before = machine.view()?.state;
          machine.clock(one.byMs);
          expect(machine.view()?.state, say).toBe(before);
        } else if (one.do === "final") machine.settle();
        else if (one.do === "user") {
          machine.settle();
          const state = machine.view()?.state ?? "none";
          reached.add(state);
          if (
            one.act === "announce" &&
            (state === "none" || state === "cleared" || state === "clearable")
          ) {
            machine.plan(one.to);
            reached.add(machine.view()?.state ?? "none");
          }
          const offered = machine.view()?.acts ?? [];
          if (offered.includes(one.act)) {
            offers += 1;
            const from = machine.view()?.state ?? "none";
            const call = callOf(
              one.act,
              one.act === "announce" ? machine.destination() : machine.target(),
            );
            expect(w.subtensor(ALICE, call), `${say} offered in ${from}`).toBeNull();
            const to = SWAP_TABLE[from].acts[one.act];
            isMoved = to === "swapped";
            if (to === "announced" || to === "disputed") {
              expect(machine.view()?.state, `${say} from ${from}`).toBe(to);
            }
          }
        } else if (one.do === "foreign") {
          // Somebody else with the same key, who knows nothing of our destination.
          const call = callOf(one.act, named(`stranger ${one.to}`));
          const isDone = w.subtensor(ALICE, call) === null;
          // Everything went to the stranger: what an empty account can pay for is the draft's to say.
          isMoved = isDone && one.act === "execute";
        }
        if (isMoved) return;
        demandSame(w, machine, say);
      }
    };
    fc.assert(fc.property(fc.array(step, { minLength: 5, maxLength: 40 }), run), { numRuns: 250 });
    expect(offers).toBeGreaterThan(100);
    expect([...reached].sort()).toEqual(
      ["announced", "cleared", "clearable", "disputed", "executable", "none", "planned"].sort(),
    );
  });

  /** Both ways: offered means accepted, and while one is announced accepted means offered. */
  function demandSame(w: World, machine: ReturnType<typeof machineOn>, say: string): void {
    machine.settle();
    const view = machine.view();
    const row = rowOf(w);
    const state = view?.state ?? "none";
    const fromFacts = stateOf({
      row,
      delays: delaysOf(w),
      nextBlock: w.block,
      isPlanned: machine.hasOpenPlan() && row.announcement === null,
      ended: null,
    });
    if (row.announcement !== null) expect(state, say).toBe(fromFacts);
    expect(row.announcement !== null, say).toBe(SWAP_TABLE[state].isLocked);
    for (const one of CHAIN_ACTS) {
      const isOffered = view?.acts.includes(one) ?? false;
      const to = one === "announce" ? machine.destination() : machine.target();
      const isAccepted = wouldSucceed(w, callOf(one, to));
      if (isOffered) expect(isAccepted, `${say}: ${one} offered in ${state}`).toBe(true);
      const isKnowable = one !== "execute" || machine.isKnown();
      if (row.announcement !== null && isKnowable && isAccepted) {
        expect(isOffered, `${say}: ${one} accepted in ${state}`).toBe(true);
      }
    }
  }

  test("a swap that is gone from the newest block offers nothing before that is final", () => {
    const w = open();
    const machine = machineOn(w);
    machine.plan(0);
    w.subtensor(ALICE, callOf("announce", machine.destination()));
    machine.settle();
    w.block += 50;
    machine.settle();
    expect(machine.view()?.acts).toEqual(["execute", "dispute"]);
    expect(w.subtensor(ALICE, callOf("execute", machine.target()))).toBeNull();
    expect(machine.view(false)).toMatchObject({ state: "executable", acts: [] });
    // A reorganisation takes the block away again: what was offered is offered again.
    limits.coldkeySwapAnnouncements.put(w.state, ALICE, [w.block, hashOf(machine.destination())]);
    expect(machine.view(false)).toMatchObject({
      state: "executable",
      acts: ["execute", "dispute"],
    });
  });

  test("one block before and at W and W + R, also when it was included later than signed", () => {
    for (const late of [0, 1, 7]) {
      const w = open();
      const machine = machineOn(w);
      machine.plan(0);
      w.block += late;
      w.subtensor(ALICE, callOf("announce", machine.destination()));
      machine.settle();
      const ripe = w.block + 50;
      const at = (block: number) => {
        w.block = block;
        return machine.view()?.state;
      };
      expect(at(ripe - 1)).toBe("announced");
      expect(wouldSucceed(w, callOf("execute", machine.target()))).toBe(false);
      expect(at(ripe)).toBe("executable");
      expect(wouldSucceed(w, callOf("execute", machine.target()))).toBe(true);
      expect(at(ripe + 9)).toBe("executable");
      expect(wouldSucceed(w, callOf("clear", ALICE))).toBe(false);
      expect(at(ripe + 10)).toBe("clearable");
      expect(wouldSucceed(w, callOf("clear", ALICE))).toBe(true);
      // Back over both edges, as a reorganisation goes.
      expect(at(ripe + 9)).toBe("executable");
      expect(at(ripe - 1)).toBe("announced");
    }
  });

  test("a delay that is changed on the chain moves W + R, and never W", () => {
    const w = open();
    const machine = machineOn(w);
    machine.plan(0);
    w.subtensor(ALICE, callOf("announce", machine.destination()));
    machine.settle();
    const before = machine.view()?.announcement;
    limits.coldkeySwapAnnouncementDelay.put(w.state, 5);
    limits.coldkeySwapReannouncementDelay.put(w.state, 500);
    const after = machine.view()?.announcement;
    expect(after?.executable.block).toBe(before?.executable.block);
    expect(after?.clearable.block).toBe((before?.executable.block ?? 0) + 500);
  });

  test("is the one in the documentation", () => {
    const text = readFileSync(new URL("../../docs/coldkey-swap.md", import.meta.url), "utf8");
    for (const state of SWAP_STATES) {
      const { isLocked, acts } = SWAP_TABLE[state];
      const line = `| ${state} | ${isLocked ? "yes" : "no"} | ${
        actsOf(state)
          .map((one) => `${one} → ${acts[one]}`)
          .join(", ") || "–"
      } |`;
      expect(text, state).toContain(line);
    }
  });
});

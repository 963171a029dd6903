/**
 * The table on the rehearsal's own node, over its client: random acts, blocks and reorganisations, with finality three
 * blocks behind. What is offered at the newest block is taken by the next one, and what is not offered is refused,
 * whatever was taken back before; what was derived before is never held on to.
 */
import fc from "fast-check";
import { afterEach, expect, test } from "vitest";
import { readBalances } from "../chain/accounts.ts";
import type { SwapsSeen } from "../chain/coldkey-swap.ts";
import { type Chain, networks, openChain } from "../chain/index.ts";
import { devAddress, eventually, untilLive, value } from "../chain/testing.ts";
import { accountOf } from "../codec/address.ts";
import { coldkeyHash } from "../codec/coldkey-hash.ts";
import { fromHex } from "../codec/payload.ts";
import type { Ss58 } from "../codec/values.ts";
import { systemClock } from "../lib/clock.ts";
import { openRehearsal, REHEARSAL_GENESIS, type Rehearsal } from "../rehearsal/index.ts";
import { actsOf, type SwapAct, stateOf } from "./machine.ts";
import type { PlanRecord } from "./plans.ts";
import { swapView } from "./view.ts";

const DELAYS = { announce: 6, reannounce: 3 };

let node: Rehearsal;
let chain: Chain;
afterEach(async () => {
  await chain.close();
  await node.close();
});

type ChainAct = Extract<SwapAct, "announce" | "execute" | "dispute" | "clear">;
const ACTS: readonly ChainAct[] = ["announce", "execute", "dispute", "clear"];
/** Calls 125 to 127 and 133 of pallet 7. */
function callOf(act: ChainAct, to: Ss58): Uint8Array {
  switch (act) {
    case "announce":
      return new Uint8Array([7, 125, ...fromHex(coldkeyHash(to))]);
    case "execute":
      return new Uint8Array([7, 126, ...accountOf(to)]);
    case "dispute":
      return new Uint8Array([7, 127]);
    case "clear":
      return new Uint8Array([7, 133]);
  }
}

type Step =
  | { readonly do: "act"; readonly act: ChainAct }
  | { readonly do: "blocks"; readonly count: number }
  | { readonly do: "back"; readonly blocks: number; readonly fate: "again" | "back" | "forgotten" };

const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 5, arbitrary: fc.record({ do: fc.constant("act"), act: fc.constantFrom(...ACTS) }) },
  {
    weight: 3,
    arbitrary: fc.record({ do: fc.constant("blocks"), count: fc.integer({ min: 1, max: 7 }) }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constant("back"),
      blocks: fc.integer({ min: 1, max: 2 }),
      fate: fc.constantFrom("again", "back", "forgotten"),
    }),
  },
) as fc.Arbitrary<Step>;

test("reorganisations never bring it out of step with the node", { timeout: 60_000 }, async () => {
  node = await openRehearsal({ statePath: null, blockMs: null, clock: systemClock });
  chain = openChain({
    network: { ...networks.rehearsal, genesisHash: REHEARSAL_GENESIS },
    provider: async () => node.provider(),
    clock: systemClock,
    onStatus: () => undefined,
  });
  await untilLive(chain);
  await node.decree({ swapDelays: DELAYS });
  let run = 0;
  let [offers, refusals, takenBack] = [0, 0, 0];

  const walk = async (steps: readonly Step[]): Promise<void> => {
    run += 1;
    const old = devAddress(`Old ${run}`);
    const next = devAddress(`New ${run}`);
    const hash = coldkeyHash(next);
    await node.provider().send("rehearsal_faucet", [old, "10000000000"]);
    // The faucet's block is final before anything is taken back.
    const funded = await node.advance(4);
    let seen: SwapsSeen | null = null;
    const stop = chain.watchSwaps(
      [old],
      (now) => {
        seen = now;
      },
      () => undefined,
    );
    const record: PlanRecord = {
      ...{ v: 1, id: "swap-test", network: "rehearsal", coldkey: old, newColdkeyHash: hash },
      ...{ plannedAtMs: 1, provedAtMs: 1, announced: null, disputed: null, ended: null },
      ...{ before: null, verified: null },
    };
    let plan: PlanRecord = record;
    const at = async (block: { readonly hash: string }): Promise<SwapsSeen> =>
      eventually(() => (seen?.best.block.hash === block.hash ? seen : null));
    /** As `swaps.ts` keeps it: with final blocks alone. */
    const keep = ({ finalized }: SwapsSeen): void => {
      const { announcement } = finalized.rows.get(old) ?? { announcement: null };
      const block = finalized.block.number;
      plan =
        announcement === null
          ? record
          : { ...record, announced: { block, executableAt: announcement.executableAt, atMs: 1 } };
    };
    const newest = async () => {
      const header = await node.provider().send<string>("chain_getBlockHash", []);
      return at({ hash: header });
    };
    let now = await at(funded);
    try {
      for (const [index, one] of steps.entries()) {
        const say = `run ${run}, ${index}: ${JSON.stringify(one)}`;
        keep(now);
        const view = swapView({
          ...{ coldkey: old, record: plan, seen: now, nowMs: 1, blockTimeMs: 12_000 },
          ...{ check: null, activities: [], whose: () => "planned" as const },
          destinationOf: () => ({ address: next, name: "fresh" }),
        });
        const row = now.best.rows.get(old);
        if (view === null || row === undefined) throw new Error(`Nothing is seen: ${say}`);
        const isSettling = row.announcement === null && plan.announced !== null;
        if (!isSettling) {
          const nextBlock = now.best.block.number + 1;
          const isPlanned = row.announcement === null;
          const state = stateOf({ row, delays: DELAYS, nextBlock, isPlanned, ended: null });
          expect(view.state, say).toBe(state);
          expect(view.acts, say).toEqual(actsOf(state));
        } else expect(view.acts, say).toEqual([]);

        if (one.do === "act") {
          if (isSettling) continue;
          const isOffered = view.acts.includes(one.act);
          const { isDone } = await node.actAs(old, callOf(one.act, next));
          expect(isDone, `${say} in ${view.state}`).toBe(isOffered);
          if (isDone) offers += 1;
          else refusals += 1;
        } else if (one.do === "blocks") await node.advance(one.count);
        else {
          const before = now.best.block.number - now.finalized.block.number;
          if (before < one.blocks) continue;
          takenBack += 1;
          await node.reorganise({ blocks: one.blocks, fate: one.fate });
          // What waits again comes with the next block, before anything that is done now.
          if (one.fate === "back") await node.advance(1);
        }
        now = await newest();
        // Everything went to the new one, for good: there is no swap any more.
        if ((await isGone(old, now)) && now.finalized.rows.get(old)?.announcement === null) return;
      }
    } finally {
      stop();
    }
  };
  const isGone = async (old: Ss58, { best }: SwapsSeen): Promise<boolean> => {
    if (best.rows.get(old)?.announcement !== null) return false;
    const held = await value(chain.view((live) => readBalances(live, live.heads.best, [old])));
    return (held.get(old)?.freeRao ?? 0n) < 100_000_000n;
  };

  await fc.assert(fc.asyncProperty(fc.array(step, { minLength: 6, maxLength: 20 }), walk), {
    numRuns: 30,
  });
  expect(offers).toBeGreaterThan(20);
  expect(refusals).toBeGreaterThan(20);
  expect(takenBack).toBeGreaterThan(20);
});

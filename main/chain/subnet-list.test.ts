import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { systemClock } from "../lib/clock.ts";
import { openRehearsal, REHEARSAL_GENESIS, type Rehearsal } from "../rehearsal/index.ts";
import { type Chain, networks, openChain } from "./index.ts";
import { type Answer, lying, untilLive, value } from "./testing.ts";

let node: Rehearsal;
let chain: Chain | null = null;

async function live(answers: Record<string, Answer> = {}): Promise<Chain> {
  chain = openChain({
    network: { ...networks.rehearsal, genesisHash: REHEARSAL_GENESIS },
    provider: async () => lying(node.provider(), answers),
    clock: systemClock,
    onStatus: () => undefined,
  });
  await untilLive(chain);
  return chain;
}

beforeAll(async () => {
  node = await openRehearsal({ statePath: null, blockMs: null, clock: systemClock });
});
afterEach(async () => {
  await chain?.close();
  chain = null;
});
afterAll(() => node.close());

test("subnets come in two questions, all at one block", async () => {
  const asked: [string, unknown[]][] = [];
  const record: Answer = (params, honest) => {
    asked.push(["?", params]);
    return honest();
  };
  const opened = await live({ state_queryStorageAt: record, state_getKeysPaged: record });
  asked.length = 0;
  const { subnets, atBlock, seenAtMs } = await value(opened.subnets());
  const hashes = new Set(asked.map(([, params]) => params.at(-1)));
  expect(asked).toHaveLength(2);
  expect([...hashes]).toEqual([opened.status().best?.hash]);
  expect(atBlock).toBe(opened.status().best?.number);
  expect(seenAtMs).toBe(opened.status().best?.seenAtMs);
  expect(subnets.map(({ netuid }) => netuid)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]);
  expect(subnets[1]).toEqual({
    netuid: 2,
    name: "Lantern",
    symbol: "β",
    burnRao: 500_000n,
    isOpen: true,
    neurons: 20,
    maxNeurons: 256,
    immunityBlocks: 5_000,
    tempo: 360,
    // Half of 9 000 TAO against 1 500 000 alpha: 0.006 TAO, rounded down by the pool's own arithmetic.
    priceRao: 5_999_999n,
    emissionRao: 9_000_000n,
    owner: subnets[1]?.owner,
    burnBefore: null,
  });
  expect(subnets[1]?.owner).toMatch(/^5/);
  expect(subnets[3]).toMatchObject({ name: "Quarry", isOpen: false });
});

test("the burn price of two hundred blocks ago stands beside that of now", async () => {
  await node.provider().send("rehearsal_advance", [1]);
  const before = await value((await live()).subnets());
  await node.provider().send("rehearsal_advance", [200]);
  await chain?.close();
  const opened = await live();
  const after = await value(opened.subnets());
  expect(after.atBlock).toBe(before.atBlock + 200);
  expect(after.subnets.map(({ netuid, burnBefore }) => [netuid, burnBefore])).toEqual(
    before.subnets.map(({ netuid, burnRao }) => [netuid, { burnRao, blocksBack: 200 }]),
  );
  expect(after.subnets.some(({ burnRao, burnBefore }) => burnRao !== burnBefore?.burnRao)).toBe(
    true,
  );
});

test("a node that has forgotten that block says no trend, and everything else", async () => {
  let hasForgotten = false;
  const answer: Answer = (_, honest) => (hasForgotten ? null : honest());
  const opened = await live({ chain_getBlockHash: answer });
  hasForgotten = true;
  const { subnets, atBlock } = await value(opened.subnets());
  expect(atBlock).toBeGreaterThan(200);
  expect(subnets).toHaveLength(12);
  expect(subnets.map(({ burnBefore }) => burnBefore)).toEqual(subnets.map(() => null));
});

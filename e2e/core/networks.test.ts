/** Choosing a network and its nodes: pinned genesis, failover in the user's order, journalled, kept over a restart. */
import { mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { systemClock } from "../../main/lib/clock.ts";
import { openRehearsal, REHEARSAL_GENESIS, type Rehearsal } from "../../main/rehearsal/index.ts";
import { type Core, openCore } from "./harness.ts";

let node: Rehearsal;
let core: Core | null = null;
beforeAll(async () => {
  node = await openRehearsal({ statePath: null, blockMs: null, clock: systemClock });
});
afterEach(async () => {
  await core?.close();
  core = null;
});
afterAll(() => node.close());

async function desk(folder?: string): Promise<Core> {
  core = await openCore(folder === undefined ? {} : { folder });
  if (core.workstation.snapshot().profile === null) {
    await core.get("app.chooseProfile", { profile: "desk" });
  }
  return core;
}
const chainOf = (one: Core) => one.workstation.snapshot().chain;

test("a node is asked who it is, its genesis is pinned, and the next node takes over when it goes", async () => {
  const folder = await mkdtemp(join(tmpdir(), "ckw-networks-"));
  const one = await desk(folder);
  await one.until("live", ({ chain }) => chain.state === "live");
  const [first, second] = [await node.serve(), await node.serve()];
  const probed = await one.get("networks.probe", { endpoint: first.url });
  expect(probed).toMatchObject({ genesisHash: REHEARSAL_GENESIS, network: null });

  expect(await one.ask("networks.choose", { network: "custom" })).toMatchObject({
    fault: { code: "NETWORK_NOT_ADDED" },
  });
  await one.get("networks.setCustom", {
    name: "lab",
    endpoint: first.url,
    genesisHash: probed.genesisHash,
  });
  await one.get("networks.choose", { network: "custom" });
  const live = await one.until(
    "live on the own network",
    ({ chain }) => chain.network === "custom" && chain.state === "live",
  );
  expect(live.chain.endpoint).toBe(first.url);
  expect(live.chain.genesisHash).toBe(REHEARSAL_GENESIS);
  // Only the rehearsal inside the app gives TAO away.
  expect((await one.ask("rehearsal.advance", { blocks: 1 })).ok).toBe(false);

  await one.get("networks.setEndpoints", {
    network: "custom",
    endpoints: [first.url, second.url],
  });
  await one.until("live again", ({ chain }) => chain.state === "live");
  await first.close();
  const over = await one.until(
    "live on the second node",
    ({ chain }) => chain.state === "live" && chain.endpoint === second.url,
    30_000,
  );
  expect(over.chain.network).toBe("custom");

  const { entries } = await one.get("journal.query", {
    filter: {
      ...{ kinds: ["network.chosen", "network.nodes-changed"], subject: null, act: null },
      ...{ fromMs: null, toMs: null, text: null },
    },
    before: null,
    limit: 10,
  });
  expect(entries.map(({ kind }) => kind)).toEqual([
    "network.nodes-changed",
    "network.chosen",
    "network.nodes-changed",
  ]);
  await one.close();

  const again = await desk(folder);
  const look = await again.get("networks.look", null);
  expect(look.chosen).toBe("custom");
  expect(look.custom).toEqual({ name: "lab", genesisHash: REHEARSAL_GENESIS });
  expect(look.lists.find(({ network }) => network === "custom")?.endpoints).toEqual([
    first.url,
    second.url,
  ]);
  await again.until("live after the restart", ({ chain }) => chain.state === "live", 30_000);
  expect(chainOf(again).endpoint).toBe(second.url);
});

test("a node with another genesis than the pinned one is not used, and says why", async () => {
  const one = await desk();
  const served = await node.serve();
  await one.get("networks.setCustom", {
    name: "lab",
    endpoint: served.url,
    genesisHash: `0x${"11".repeat(32)}`,
  });
  await one.get("networks.choose", { network: "custom" });
  const away = await one.until("away", ({ chain }) => chain.state === "away");
  expect(away.chain.fault).toMatchObject({ code: "GENESIS_MISMATCH" });
  expect((await one.ask("chain.subnets", null)).ok).toBe(false);
  await served.close();
});

test("what is no node's address, a public chain under another name, and the last own node are refused", async () => {
  const one = await desk();
  for (const endpoint of ["http://node.example", "ws://node.example", "wss://me:pw@node.example"]) {
    expect(
      await one.ask("networks.setEndpoints", { network: "finney", endpoints: [endpoint] }),
      endpoint,
    ).toMatchObject({ fault: { code: "ENDPOINT_REFUSED" } });
  }
  const finney = "0x2f0555cc76fc2840a25a6ea3b9637146806f1f44b090c175ffde2a7e5ab36c03";
  expect(
    await one.ask("networks.setCustom", {
      name: "play money",
      endpoint: "wss://node.example",
      genesisHash: finney,
    }),
  ).toMatchObject({ fault: { code: "NETWORK_KNOWN", facts: { network: "finney" } } });
  expect(
    await one.ask("networks.setEndpoints", { network: "custom", endpoints: [] }),
  ).toMatchObject({ fault: { code: "ENDPOINT_LAST" } });
  expect(await one.ask("networks.probe", { endpoint: "ws://127.0.0.1:9" })).toMatchObject({
    fault: { code: "CHAIN_AWAY" },
  });
  expect((await one.get("networks.look", null)).lists.every(({ isOwn }) => !isOwn)).toBe(true);
});

test("a Vault has no nodes; it chooses the chain that it signs for, and nothing is opened for it", async () => {
  core = await openCore({});
  await core.get("app.chooseProfile", { profile: "vault" });
  await core.get("networks.choose", { network: "finney" });
  const chosen = await core.until("it is chosen", ({ chain }) => chain.network === "finney");
  expect(chosen.chain).toMatchObject({ state: "none", endpoint: null });
  const own = { name: "lab", genesisHash: `0x${"11".repeat(32)}` };
  for (const call of [
    core.ask("networks.setCustom", { ...own, endpoint: "ws://127.0.0.1:9" }),
    core.ask("networks.setEndpoints", { network: "finney", endpoints: ["wss://node.example"] }),
    core.ask("networks.probe", { endpoint: "ws://127.0.0.1:9" }),
  ]) {
    expect(await call).toMatchObject({ fault: { code: "NETWORK_NONE" } });
  }
  await core.get("networks.setCustom", { ...own, endpoint: null });
  await core.get("networks.choose", { network: "custom" });
  expect(await core.get("networks.look", null)).toMatchObject({ chosen: "custom", custom: own });
  expect(chainOf(core).state).toBe("none");
});

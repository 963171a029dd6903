/** What a coldkey holds, from the chain and without it; its history; subnets. On a Desk: nothing here needs a key. */
import { mkdtemp, readdir, readFile, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, expect, test } from "vitest";
import { devAddress } from "../../main/chain/testing.ts";
import { systemClock } from "../../main/lib/clock.ts";
import type { Rehearsal } from "../../main/rehearsal/index.ts";
import { type Core, openCore } from "./harness.ts";

const alice = devAddress("Alice");
const TAO = 1_000_000_000n;
let core: Core | null = null;
afterEach(async () => {
  await core?.close();
  core = null;
});

async function desk(options: Parameters<typeof openCore>[0] = {}): Promise<Core> {
  core = await openCore(options);
  if (core.workstation.snapshot().profile === null) {
    await core.get("app.chooseProfile", { profile: "desk" });
  }
  return core;
}
const live = (one: Core) => one.until("live", ({ chain }) => chain.state === "live");

test("a watched coldkey's portfolio is read, kept, and shown when the node is away", async () => {
  const folder = await mkdtemp(join(tmpdir(), "ckw-views-"));
  const network: { rehearsal?: Rehearsal } = {};
  const first = await desk({
    folder,
    onRehearsal: (opened) => {
      network.rehearsal = opened;
    },
  });
  expect(await first.get("portfolio.last", { coldkey: alice })).toBeNull();
  await live(first);
  await first.get("watch.add", { address: alice, name: "watched" });
  const { rehearsal } = network;
  if (rehearsal === undefined) throw new Error("no rehearsal");
  await rehearsal.provider().send("rehearsal_faucet", [alice, String(7n * TAO)]);
  const seen = await first.get("portfolio.look", { coldkey: alice });
  expect(seen.totals.freeRao).toBe(7n * TAO);
  expect(await first.get("portfolio.lastActsFor", { coldkey: alice })).toBeNull();
  const actsFor = await first.get("portfolio.actsFor", { coldkey: alice });
  expect(actsFor).toMatchObject({ proxyFor: [], approved: [], multisigs: { isWhole: true } });
  const subnets = await first.get("chain.subnets", null);
  const detail = await first.get("chain.subnet", { netuid: 1 });
  expect(detail.neurons).toHaveLength(48);
  expect(detail.row).toMatchObject({ netuid: 1, name: "Meadow", neurons: 48 });
  expect(detail.hyperparameters).toContainEqual({
    name: "burn_increase_mult",
    value: { kind: "fraction", digits: "1.26" },
  });
  expect((await first.ask("chain.subnet", { netuid: 99 })).ok).toBe(false);
  // Copies are written while nobody waits for them.
  await until(async () => (await first.get("portfolio.history", { coldkey: alice })).length === 1);
  await until(async () => (await first.get("portfolio.last", { coldkey: alice })) !== null);
  await until(async () => (await first.get("chain.lastSubnets", null)) !== null);
  await until(async () => (await first.get("chain.lastSubnet", { netuid: 1 })) !== null);

  // The node's end, not the app's: the client is told nothing but a closed connection.
  await rehearsal.close();
  await first.until("away", ({ chain }) => chain.state !== "live");
  expect(await first.ask("portfolio.look", { coldkey: alice })).toMatchObject({
    ok: false,
    fault: { code: "CHAIN_AWAY" },
  });
  expect(await first.get("portfolio.last", { coldkey: alice })).toEqual(seen);
  expect(await first.get("chain.lastSubnets", null)).toEqual(subnets);
  expect(await first.get("chain.lastSubnet", { netuid: 1 })).toEqual(detail);
  expect(await first.get("chain.lastSubnet", { netuid: 2 })).toBeNull();
  await first.close();

  const again = await desk({ folder });
  expect(await again.get("portfolio.last", { coldkey: alice })).toEqual(seen);
  expect(await again.get("portfolio.lastActsFor", { coldkey: alice })).toEqual(actsFor);
  expect(await again.get("portfolio.history", { coldkey: alice })).toHaveLength(1);
});

test("a history grows by itself, one point in six hours, and survives a broken copy", async () => {
  const folder = await mkdtemp(join(tmpdir(), "ckw-views-"));
  let byMs = 0;
  const clock = { ...systemClock, nowMs: () => systemClock.nowMs() + byMs };
  const opened = await desk({ folder, clock });
  await live(opened);
  await opened.get("watch.add", { address: alice, name: "watched" });
  const history = () => opened.get("portfolio.history", { coldkey: alice });
  await opened.get("portfolio.look", { coldkey: alice });
  await until(async () => (await history()).length === 1);
  byMs += 2 * 3_600_000;
  await opened.get("portfolio.look", { coldkey: alice });
  expect(await history()).toHaveLength(1);
  byMs += 5 * 3_600_000;
  await opened.get("rehearsal.advance", { blocks: 1 });
  await opened.get("portfolio.look", { coldkey: alice });
  await until(async () => (await history()).length === 2);

  const views = join(folder, "views");
  const genesis = (await readdir(views)).find((name) => !name.endsWith(".json")) ?? "";
  await writeFile(join(views, genesis, `holdings-${alice}.json`), "{");
  expect(await opened.get("portfolio.last", { coldkey: alice })).toBeNull();
  const path = join(views, genesis, `history-${alice}.json`);
  await writeFile(path, "{");
  expect(await opened.ask("portfolio.history", { coldkey: alice })).toMatchObject({
    ok: false,
    fault: { code: "RECORD_UNREADABLE" },
  });
  expect(await readFile(path, "utf8")).toBe("{");
});

async function until(condition: () => Promise<boolean>): Promise<void> {
  for (let tries = 0; tries < 2_000; tries++) {
    if (await condition()) return;
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  throw new Error("It did not come");
}

/** Looking at this machine over the contract: what was seen, what a person ticked, and what the journal says of both. */
import { expect, test } from "vitest";
import { systemClock } from "../../main/lib/clock.ts";
import { type FakeMachine, fakeSystem } from "../../main/posture/testing.ts";
import { TICK_LIFE_MS } from "../../main/posture/ticks.ts";
import type { Core, CoreOptions } from "./harness.ts";
import { startCore } from "./start-core.ts";

async function start(machine: FakeMachine, options: CoreOptions = {}): Promise<Core> {
  return startCore({ ...options, system: fakeSystem(machine) });
}

const firewall = async (core: Core) =>
  (await core.get("machine.look", null)).checks.find(({ id }) => id === "firewall");

test("a tick is dated, survives a restart, ends after a month, and is in the journal", async () => {
  let offsetMs = 0;
  const clock = { ...systemClock, nowMs: () => Date.now() + offsetMs };
  const core = await start({}, { clock });
  await core.get("app.chooseProfile", { profile: "vault" });
  expect(await firewall(core)).toMatchObject({ state: "unknown", tickedAtMs: null });
  await core.get("machine.tick", { check: "firewall", isSeen: true });
  await core.close();

  const again = await start({}, { clock, folder: core.folder });
  expect((await firewall(again))?.tickedAtMs).toBeGreaterThan(0);
  offsetMs = TICK_LIFE_MS + 60_000;
  expect((await firewall(again))?.tickedAtMs).toBeNull();
  // Turned back to before the tick: how old it is, nobody knows.
  offsetMs = -86_400_000;
  expect((await firewall(again))?.tickedAtMs).toBeNull();

  const { entries } = await again.get("journal.page", { before: null, limit: 100 });
  const ticks = entries.filter(({ kind }) => kind === "machine.ticked");
  expect(ticks.map(({ facts }) => facts)).toEqual([{ check: "firewall", isSeen: true }]);
  expect(entries.some(({ kind }) => kind === "machine.looked")).toBe(true);
});

test("what the system answers cannot be ticked away", async () => {
  const core = await start({ files: { "/etc/ufw/ufw.conf": "ENABLED=no\n" } });
  await core.get("app.chooseProfile", { profile: "desk" });
  const refused = await core.ask("machine.tick", { check: "firewall", isSeen: true });
  expect(refused).toMatchObject({ ok: false, fault: { code: "CHECK_ANSWERS_ITSELF" } });
  expect(await firewall(core)).toMatchObject({ state: "attention", tickedAtMs: null });
});

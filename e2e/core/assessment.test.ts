/** The periodic assessment over the contract: a tick that contradicts what the app sees is refused; findings carry over. */
import { expect, test } from "vitest";
import { ASSESS_EVERY_MS } from "../../main/ceremony/assessments.ts";
import { systemClock } from "../../main/lib/clock.ts";
import { type FakeMachine, fakeSystem } from "../../main/posture/testing.ts";
import type { Core, CoreOptions } from "./harness.ts";
import { startCore } from "./start-core.ts";
import { PEOPLE, underWay } from "./steps.ts";

async function start(machine: FakeMachine, options: CoreOptions = {}): Promise<Core> {
  return startCore({ ...options, system: fakeSystem(machine) });
}

const begin = async (core: Core) =>
  (await core.get("ceremonies.begin", { kind: "assess-machine", subject: null, target: null })).id;

/** Answers the step: these points are excused, the rest ticked. */
async function answer(core: Core, id: string, excused: readonly string[] = []) {
  const { step } = underWay(core, id);
  const ticked = step.items.map((item) => item.id).filter((item) => !excused.includes(item));
  const exceptions = excused
    .filter((item) => step.items.some((one) => one.id === item))
    .map((item) => ({ item, reason: `not today: ${item}` }));
  return core.ask("ceremonies.answer", {
    id,
    step: step.id,
    answer: { ...(step.id === "drill" ? PEOPLE : {}), ticked },
    exceptions,
  });
}
async function walk(core: Core, id: string, excused: readonly string[]): Promise<void> {
  for (;;) {
    const reply = await answer(core, id, excused);
    if (!reply.ok) throw new Error(JSON.stringify(reply.fault));
    if (reply.value.hasEnded) return;
  }
}
/** Nobody ticked the unknown checks, and no look at the journal has been taken. */
const honest = ["unknown-looked", "journal-checked"];

test("findings carry over until an assessment closes them; the report and the journal say so; it falls due again", async () => {
  let offsetMs = 0;
  const clock = { ...systemClock, nowMs: () => Date.now() + offsetMs };
  const core = await start({}, { clock });
  await core.get("app.chooseProfile", { profile: "vault" });
  expect(core.workstation.snapshot().assessment).toEqual({
    ...{ lastAtMs: null, dueAtMs: null, open: [] },
  });
  await walk(core, await begin(core), [...honest, "places-right", "drill-run"]);
  const first = core.workstation.snapshot().assessment;
  expect(new Set(first.open.map(({ item }) => item))).toEqual(
    new Set([...honest, "places-right", "drill-run"]),
  );
  expect(first.dueAtMs).toBe((first.lastAtMs ?? 0) + ASSESS_EVERY_MS);
  await core.close();

  // A quarter later, after a restart: one point is closed, one stays with its date, one is new.
  offsetMs = ASSESS_EVERY_MS + 86_400_000;
  const again = await start({}, { clock, folder: core.folder });
  expect(again.workstation.snapshot().assessment.dueAtMs).toBeLessThan(clock.nowMs());
  const id = await begin(again);
  await walk(again, id, [...honest, "places-right", "app-newest"]);
  const second = again.workstation.snapshot().assessment;
  const since = (item: string) => second.open.find((one) => one.item === item)?.sinceMs;
  expect(since("drill-run")).toBeUndefined();
  expect(since("places-right")).toBe(first.lastAtMs);
  expect(since("app-newest")).toBe(second.lastAtMs);

  const { transcript } = await again.get("ceremonies.transcript", { id });
  const facts = Object.fromEntries(transcript.facts.map(({ name, value }) => [name, value]));
  expect(facts).toMatchObject({ open: 4, closed: 1, bad: 0 });
  const { entries } = await again.get("journal.page", { before: null, limit: 50 });
  const ended = entries.filter(
    ({ kind, facts: said }) => kind === "ceremony.completed" && said.ceremony === "assess-machine",
  );
  expect(ended.map(({ facts: said }) => said.exceptions)).toEqual([4, 4]);
  expect(entries.filter(({ kind }) => kind === "ceremony.excused")).toHaveLength(8);
});

test("a tick does not stand against what the app sees: bad checks, unanswered ones, an unread journal", async () => {
  // A port of SSH that listens to everybody.
  const tcp =
    "  sl  local_address rem_address   st\n   0: 00000000:0016 00000000:0000 0A 00000000:00000000 00:00000000 00000000     0        0 1 1 0 100 0 0 10 0\n";
  const core = await start({
    files: {
      "/proc/net/tcp": tcp,
      "/proc/net/tcp6": "",
      "/proc/net/udp": "",
      "/proc/net/udp6": "",
    },
  });
  await core.get("app.chooseProfile", { profile: "vault" });
  const look = await core.get("machine.look", null);
  expect(look.checks.filter(({ state }) => state === "bad").length).toBeGreaterThan(0);
  const id = await begin(core);
  expect(await answer(core, id)).toMatchObject({ ok: true });
  expect(underWay(core, id).step.id).toBe("checks");
  expect(await answer(core, id)).toMatchObject({ fault: { code: "ASSESS_STILL_BAD" } });
  expect(await answer(core, id, ["bad-mended"])).toMatchObject({
    fault: { code: "ASSESS_STILL_UNKNOWN" },
  });
  expect(await answer(core, id, ["bad-mended", "unknown-looked"])).toMatchObject({ ok: true });
  expect(await answer(core, id)).toMatchObject({ ok: true });
  expect(await answer(core, id)).toMatchObject({ fault: { code: "ASSESS_JOURNAL" } });
  // Mended meanwhile: the journal is verified, and the assessment goes on where it stood.
  await core.get("journal.verify", null);
  expect(await answer(core, id)).toMatchObject({ ok: true });
  expect(underWay(core, id).step.id).toBe("drill");
});

test("a Desk is assessed by its own points, asks for no copies and no policies, and begins nothing else", async () => {
  const core = await start({});
  await core.get("app.chooseProfile", { profile: "desk" });
  const id = await begin(core);
  const seen: Record<string, readonly string[]> = {};
  for (let isOver = false; !isOver; ) {
    const { step } = underWay(core, id);
    seen[step.id] = step.items.map((item) => item.id);
    const reply = await answer(core, id, honest);
    if (!reply.ok) throw new Error(JSON.stringify(reply.fault));
    isOver = reply.value.hasEnded;
  }
  expect(Object.keys(seen)).toEqual(["updates", "checks", "permissions", "drill"]);
  expect(seen.permissions).toEqual([
    ...["journal-checked", "watched-right", "proxies-right", "machines-known"],
  ]);
  const { assessment } = core.workstation.snapshot();
  expect(assessment.open.map(({ item }) => item)).toEqual(honest);
  expect((await core.get("ceremonies.transcript", { id })).transcript.outcome).toBe("completed");

  for (const kind of ["create-coldkey", "import-key", "prove-copy", "no-such-kind"]) {
    const refused = await core.ask("ceremonies.begin", { kind, subject: null, target: null });
    expect(refused, kind).toMatchObject({ fault: { code: "PROFILE_HOLDS_NO_KEYS" } });
  }
});

test("an abandoned assessment changes neither the date nor what is open", async () => {
  const core = await start({});
  await core.get("app.chooseProfile", { profile: "combined" });
  await walk(core, await begin(core), [...honest, "drill-run"]);
  const before = core.workstation.snapshot().assessment;
  const id = await begin(core);
  await answer(core, id);
  await core.get("ceremonies.abandon", { id, reason: "changed-mind", remark: null });
  expect(core.workstation.snapshot().assessment).toEqual(before);
});

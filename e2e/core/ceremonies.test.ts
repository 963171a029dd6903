/** Every kind of ceremony, left and resumed at each step, with a restart at each step, and abandoned at each step. */
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test, vi } from "vitest";
import type { Script } from "../../main/ceremony/engine/script.ts";
import { en } from "../../renderer/messages/en.ts";
import { isKnown } from "../../renderer/screens/ceremony/kind-places.ts";
import { begin, newMemory, step, under, type Walk } from "./ceremony-acts.ts";
import { walks } from "./ceremony-walks.ts";
import type { Core } from "./harness.ts";
import { filesBelow, findIn, phraseParts } from "./secret-forms.ts";
import { startCore } from "./start-core.ts";
import { PASSPHRASE } from "./steps.ts";

/** Whatever the app adds to its engine, as it is: a kind that nobody walks through is found here. */
const scripts = vi.hoisted(() => new Map<string, Script>());
vi.mock("../../main/ceremony/engine/engine.ts", async (original) => {
  const real = await original<typeof import("../../main/ceremony/engine/engine.ts")>();
  const openCeremonies: typeof real.openCeremonies = async (parts) => {
    const ceremonies = await real.openCeremonies(parts);
    return {
      ...ceremonies,
      add(kind) {
        scripts.set(kind.script.kind, kind.script);
        ceremonies.add(kind);
      },
    };
  };
  return { ...real, openCeremonies };
});

async function entriesOf(core: Core, act: string) {
  const { entries } = await core.get("journal.page", { before: null, limit: 500 });
  return entries.filter((entry) => entry.act === act).reverse();
}

/** What must be there before, on a fresh machine. */
async function prepared(walk: Walk) {
  const core = await startCore(walk.options);
  await core.get("app.chooseProfile", { profile: walk.profile ?? "vault" });
  const memory = newMemory();
  return { core, memory, what: await walk.prepare(core, memory) };
}

test("each kind that the app has is walked through here, over each of its steps, and has its screens", async () => {
  await startCore();
  const kinds = new Set(walks.map(({ kind }) => kind));
  expect([...scripts.keys()].sort()).toEqual([...kinds].sort());
  for (const { kind, steps } of scripts.values()) {
    // The third share of a split is written like the second.
    const alike = (id: string): string => id.replace(/^share-\d+/, "share-n");
    const walked = walks.filter((walk) => walk.kind === kind).flatMap(({ road }) => road);
    const known = new Set(walked.map(alike));
    expect(
      steps.map(({ id }) => id).filter((id) => !known.has(alike(id))),
      kind,
    ).toEqual([]);
    expect(isKnown(kind), kind).toBe(true);
    // As lists, transcripts and the blank record name them: every step, in its order.
    expect(Object.keys(en.ceremonies.kind(kind).steps), kind).toEqual(steps.map(({ id }) => id));
  }
});

describe.each(walks)("$kind", { timeout: 240_000 }, (walk) => {
  const { kind, options, road, doneAt } = walk;

  test("is left, locked and restarted at each step, and goes on where it stood", async () => {
    let { core, memory, what } = await prepared(walk);
    const id = await begin(core, walk, what);
    for (const [index, at] of road.entries()) {
      expect(under(core, id)).toMatchObject({ step: { id: at }, number: index + 1 });
      // Which branch it will be is said by the first answer.
      if (index > 0) expect(under(core, id).of).toBeGreaterThanOrEqual(road.length);
      if (index > 0) {
        await core.get("ceremonies.leave", { id });
        expect(under(core, id), "left").toMatchObject({ step: { id: at }, isOpen: false });
        await core.close();
        core = await startCore({ ...options, folder: core.folder });
        expect(under(core, id), "restarted").toMatchObject({ step: { id: at }, isOpen: false });
      }
      await step(core, id, walk, memory);
    }
    expect(core.workstation.snapshot().ceremonies).toEqual([]);
    expect(core.bugs).toEqual([]);

    const { transcript, isAsRecorded } = await core.get("ceremonies.transcript", { id });
    expect(isAsRecorded).toBe(true);
    expect(transcript.steps.map((one) => one.step)).toEqual(road);
    expect(transcript.absences).toHaveLength(road.length - 1);
    const people = walk.isNameless ? [] : [{ role: "operator", name: "Ada" }];
    expect(transcript.people).toEqual(people);
    expect(transcript.journal?.words).toHaveLength(12);
    if (walk.profile === undefined) {
      // Nobody looked between the runs: it is whole since the last start, which came after the beginning.
      expect(transcript.airGap?.state).toBe("closed");
      expect(transcript.airGap?.sinceMs).toBeGreaterThan(transcript.startedAtMs);
    }
    const [newest] = await core.get("ceremonies.list", null);
    expect(newest).toMatchObject({ id, outcome: "completed" });

    const said = (await entriesOf(core, id)).map((entry) => entry.kind);
    const count = (wanted: string): number => said.filter((one) => one === wanted).length;
    expect(count("ceremony.started")).toBe(1);
    expect(count("ceremony.completed")).toBe(1);
    expect(count("ceremony.left")).toBe(road.length - 1);
    expect(count("ceremony.resumed")).toBe(road.length - 1);

    const text = await readFile(join(core.folder, "transcripts", `${id}.json`));
    const secrets = [PASSPHRASE, ...(memory.words.length > 0 ? phraseParts(memory.words) : [])];
    expect(findIn([{ name: "transcript", bytes: text }], secrets)).toEqual([]);
    expect(findIn(await filesBelow(core.folder), secrets)).toEqual([]);
  });

  test("is abandoned at each step with a reason, and leaves a transcript that says so", async () => {
    let { core, memory, what } = await prepared(walk);
    const done = doneAt === undefined ? road.length : road.indexOf(doneAt);
    for (const [index, at] of road.entries()) {
      // What is done by then stays done: the next one begins elsewhere.
      if (index > done) ({ core, memory, what } = await prepared(walk));
      const written = [...memory.words];
      const id = await begin(core, walk, what);
      for (let n = 0; n < index; n += 1) await step(core, id, walk, memory);
      expect(under(core, id).step.id).toBe(at);
      const before = (await core.get("ceremonies.list", null)).length;
      const reason = { id, reason: "other" } as const;
      const secret = { ...reason, remark: "act ad ace am an as at be by zoo" };
      expect(await core.ask("ceremonies.abandon", secret), at).toMatchObject({
        fault: { code: "LABEL_LOOKS_SECRET" },
      });
      await core.get("ceremonies.abandon", { ...reason, remark: "The bell rang" });
      expect(core.workstation.snapshot().ceremonies, at).toEqual([]);
      expect(await core.ask("ceremonies.back", { id })).toMatchObject({
        fault: { code: "CEREMONY_NOT_FOUND" },
      });
      memory.words.splice(0, memory.words.length, ...written);
      if (index === 0) {
        expect(await core.get("ceremonies.list", null), "nothing was begun").toHaveLength(before);
        continue;
      }
      const { transcript } = await core.get("ceremonies.transcript", { id });
      const said = { reason: "other", remark: "The bell rang" };
      expect(transcript, at).toMatchObject({ outcome: "abandoned", ...said });
      expect((await entriesOf(core, id)).at(-1), at).toMatchObject({
        ...{ kind: "ceremony.abandoned", facts: { ceremony: kind, step: at, ...said } },
      });
    }
    expect(core.bugs).toEqual([]);
  });
});

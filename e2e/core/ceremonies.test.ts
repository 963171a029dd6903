/** Every kind of ceremony, left and resumed at each step, with a restart at each step, and abandoned. */
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, describe, expect, test } from "vitest";
import { newMemory, step, under, walks } from "./ceremony-walks.ts";
import { type Core, type CoreOptions, openCore } from "./harness.ts";
import { filesBelow, findIn, phraseParts } from "./secret-forms.ts";
import { PASSPHRASE } from "./steps.ts";

const cores: Core[] = [];
async function start(options: CoreOptions = {}): Promise<Core> {
  const core = await openCore(options);
  cores.push(core);
  return core;
}
afterEach(async () => {
  for (const core of cores.splice(0)) await core.close();
});

async function entriesOf(core: Core, act: string) {
  const { entries } = await core.get("journal.page", { before: null, limit: 500 });
  return entries.filter((entry) => entry.act === act).reverse();
}

describe.each(walks)("$kind", (walk) => {
  const { kind, options, prepare, road } = walk;

  test("is left, locked and restarted at each step, and goes on where it stood", async () => {
    let core = await start(options);
    await core.get("app.chooseProfile", { profile: "vault" });
    const memory = newMemory();
    const what = await prepare(core, memory);
    const { id } = await core.get("ceremonies.begin", { kind, ...what });
    for (const [index, at] of road.entries()) {
      expect(under(core, id)).toMatchObject({ step: { id: at }, number: index + 1 });
      expect(under(core, id).of).toBeGreaterThanOrEqual(road.length);
      if (index > 0) {
        await core.get("ceremonies.leave", { id });
        expect(under(core, id), "left").toMatchObject({ step: { id: at }, isOpen: false });
        await core.close();
        cores.length = 0;
        core = await start({ ...options, folder: core.folder });
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
    expect(transcript.people).toContainEqual({ role: "operator", name: "Ada" });
    expect(transcript.journal?.words).toHaveLength(12);
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

  test("is abandoned in its middle with a reason, and leaves a transcript that says so", async () => {
    const core = await start(options);
    await core.get("app.chooseProfile", { profile: "vault" });
    const memory = newMemory();
    const what = await prepare(core, memory);
    const { id } = await core.get("ceremonies.begin", { kind, ...what });
    const middle = Math.ceil(road.length / 2);
    for (let n = 0; n < middle; n += 1) await step(core, id, walk, memory);
    expect(
      await core.ask("ceremonies.abandon", {
        id,
        reason: "other",
        remark: "act ad ace am an as at be by zoo",
      }),
    ).toMatchObject({ fault: { code: "LABEL_LOOKS_SECRET" } });
    await core.get("ceremonies.abandon", { id, reason: "other", remark: "The bell rang" });
    expect(core.workstation.snapshot().ceremonies).toEqual([]);
    expect(await core.ask("ceremonies.back", { id })).toMatchObject({
      fault: { code: "CEREMONY_NOT_FOUND" },
    });
    const { transcript } = await core.get("ceremonies.transcript", { id });
    expect(transcript).toMatchObject({
      outcome: "abandoned",
      reason: "other",
      remark: "The bell rang",
    });
    expect((await entriesOf(core, id)).at(-1)).toMatchObject({
      kind: "ceremony.abandoned",
      facts: { ceremony: kind, step: road[middle], reason: "other", remark: "The bell rang" },
    });
  });
});

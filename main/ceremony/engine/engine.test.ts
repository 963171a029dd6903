/** The engine over a real journal and a real disk: left, restarted, abandoned and completed in any order. */
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { Clock } from "../../lib/clock.ts";
import { nodeDisk } from "../../lib/disk.ts";
import { Refusal } from "../../lib/fault.ts";
import { filesOver } from "../../lib/files.ts";
import { faultyDisk } from "../../lib/testing-disk.ts";
import { type MemoryKeychain, memoryKeychain } from "../../lib/testing-keychain.ts";
import { type Bench, openBench } from "./testing.ts";

let folder = "";
let keychain: MemoryKeychain = memoryKeychain();
let nowMs = 0;
const clock: Clock = {
  nowMs: () => nowMs++,
  monotonicMs: () => nowMs,
  after: () => () => undefined,
};
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "ceremonies-"));
  keychain = memoryKeychain();
  nowMs = 1_700_000_000_000;
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const begin = ({ ceremonies }: Bench): Promise<string> =>
  ceremonies.begin({ kind: "sample", subject: null, target: null });
const ROOM = { answer: { operator: "Ada", ticked: ["alone", "cameras"] }, exceptions: [] };

async function goOn({ ceremonies }: Bench, id: string, medium = "paper"): Promise<void> {
  const at = ceremonies.find(id).at ?? "";
  const none = { answer: {}, exceptions: [] };
  switch (at) {
    case "medium":
      return void (await ceremonies.answer(id, at, { answer: { medium }, exceptions: [] }));
    case "room":
      return void (await ceremonies.answer(id, at, ROOM));
    case "words":
      await ceremonies.act(id, ["words"], ({ note }) => note({ shown: true }));
      return void (await ceremonies.answer(id, at, none));
    case "record":
      return void (await ceremonies.answer(id, at, {
        answer: { label: "Card A" },
        exceptions: [],
      }));
    default:
      return void (await ceremonies.act(id, [at], ({ settle }) => settle({})));
  }
}

async function linesOf({ journal }: Bench, id: string): Promise<string[]> {
  const { entries } = await journal.page({ before: null, limit: 500 });
  return entries
    .filter(({ act }) => act === id)
    .map(({ kind, facts }) => `${kind} ${facts.step ?? ""}`.trim())
    .reverse();
}

async function codeOf(work: () => Promise<unknown>): Promise<string> {
  try {
    await work();
  } catch (error) {
    if (error instanceof Refusal) return error.fault.code;
    throw error;
  }
  return "none";
}

test("Whatever is done in whatever order, no step is lost and no ceremony ends twice", async () => {
  const move = fc.constantFrom("on", "on", "on", "other", "back", "leave", "restart", "abandon");
  await fc.assert(
    fc.asyncProperty(fc.array(move, { minLength: 4, maxLength: 14 }), async (moves) => {
      rmSync(folder, { recursive: true, force: true });
      keychain = memoryKeychain();
      let bench = await openBench({ folder, clock, keychain });
      let id = await begin(bench);
      let road: string[] = [];
      const ended = new Map<string, string>();
      for (const what of moves) {
        const alive = bench.ceremonies.list().find((one) => one.id === id);
        if (alive === undefined) {
          id = await begin(bench);
          road = [];
        }
        const at = bench.ceremonies.find(id).at ?? "";
        if (what === "restart") {
          await bench.close();
          bench = await openBench({ folder, clock, keychain });
          // Nothing is kept before the first answer.
          if (road.length === 0 && bench.ceremonies.list().length === 0) continue;
          expect(bench.ceremonies.find(id).at).toBe(at);
        } else if (what === "leave") {
          await bench.ceremonies.leave(id);
          if (bench.ceremonies.list().length === 0) continue;
        } else if (what === "back") {
          const code = await codeOf(() => bench.ceremonies.back(id));
          if (road.length === 0 || at === "record") expect(code).toBe("CEREMONY_NO_WAY_BACK");
          else expect(bench.ceremonies.find(id).at).toBe(road.pop());
        } else if (what === "abandon") {
          const wasBegun = bench.ceremonies.list().find((one) => one.id === id)?.isBegun;
          await bench.ceremonies.abandon(id, { reason: "mistake", remark: null });
          if (wasBegun) ended.set(id, "ceremony.abandoned");
        } else {
          road.push(at);
          await goOn(bench, id, what === "other" ? "usb" : "paper");
          if (at === "record") ended.set(id, "ceremony.completed");
        }
      }
      for (const [one, kind] of ended) {
        const lines = await linesOf(bench, one);
        const ends = lines.filter((line) => /^ceremony\.(completed|abandoned)/.test(line));
        expect(ends).toHaveLength(1);
        expect(ends[0]).toContain(kind);
        expect(lines.filter((line) => line === "ceremony.started")).toHaveLength(1);
        expect(bench.ceremonies.transcripts().filter((t) => t.id === one)).toHaveLength(1);
        expect((await bench.ceremonies.transcript(one)).isAsRecorded).toBe(true);
      }
      expect(bench.ceremonies.transcripts()).toHaveLength(ended.size);
      await bench.close();
    }),
    { numRuns: 25 },
  );
});

describe("A ceremony", () => {
  test("tells the journal each step, and the transcript who, when and with which exceptions", async () => {
    const bench = await openBench({ folder, clock, keychain });
    const id = await begin(bench);
    await goOn(bench, id);
    await bench.ceremonies.answer(id, "room", {
      answer: { operator: "Ada", ticked: ["alone"] },
      exceptions: [{ item: "cameras", reason: "The doorbell stays" }],
    });
    await bench.ceremonies.leave(id);
    await goOn(bench, id);
    await goOn(bench, id);
    await goOn(bench, id);
    expect(await linesOf(bench, id)).toEqual([
      "ceremony.started",
      "ceremony.step room",
      "ceremony.excused room",
      "ceremony.step words",
      "ceremony.left words",
      "ceremony.resumed words",
      "ceremony.step taken-back",
      "ceremony.step record",
      "ceremony.completed",
    ]);
    const { transcript, isAsRecorded } = await bench.ceremonies.transcript(id);
    expect(isAsRecorded).toBe(true);
    expect(transcript).toMatchObject({
      outcome: "completed",
      people: [{ role: "operator", name: "Ada" }],
      exceptions: [{ step: "room", item: "cameras", reason: "The doorbell stays" }],
      absences: [{ step: "words" }],
      steps: ["medium", "room", "words", "taken-back", "record"].map((step) => ({ step })),
    });
    expect(transcript.journal?.words).toHaveLength(12);
    await bench.close();
  });

  test("whose transcript is edited is found out, and one that cannot be read is not listed", async () => {
    const bench = await openBench({ folder, clock, keychain });
    const id = await begin(bench);
    for (let n = 0; n < 5; n += 1) await goOn(bench, id);
    const path = join(folder, "transcripts", `${id}.json`);
    writeFileSync(path, readFileSync(path, "utf8").replace("Ada", "Eve"));
    expect((await bench.ceremonies.transcript(id)).isAsRecorded).toBe(false);
    writeFileSync(path, "{");
    expect(await codeOf(() => bench.ceremonies.transcript(id))).toBe("TRANSCRIPT_UNREADABLE");
    await bench.close();
    const again = await openBench({ folder, clock, keychain });
    expect(again.ceremonies.transcripts()).toEqual([]);
    await again.close();
  });

  test("of one subject is begun once, and a fresh one leaves nothing behind", async () => {
    const bench = await openBench({ folder, clock, keychain });
    const [one, two] = await Promise.all([begin(bench), begin(bench)]);
    expect(one).toBe(two);
    const size = bench.journal.size;
    await bench.ceremonies.leave(one);
    expect(bench.ceremonies.list()).toEqual([]);
    expect(bench.journal.size).toBe(size);
    expect(readdirSync(join(folder, "under-way"))).toEqual([]);
    await bench.close();
  });

  test("is never shown as it was before: who is told of a change finds the new step, once", async () => {
    const seen: string[] = [];
    const onChange = (ceremonies: Bench["ceremonies"]) => {
      seen.push(
        ceremonies
          .list()
          .map(({ step }) => step?.id ?? "end")
          .join(),
      );
    };
    const bench = await openBench({ folder, clock, keychain, onChange });
    const id = await begin(bench);
    for (let n = 0; n < 5; n += 1) await goOn(bench, id);
    await new Promise((resolve) => setImmediate(resolve));
    expect(seen.filter((at, index) => at !== "" && at !== seen[index - 1])).toEqual([
      ...["medium", "room", "words", "taken-back", "record"],
    ]);
    await bench.close();
  });

  test("answered twice at once moves one step", async () => {
    const bench = await openBench({ folder, clock, keychain });
    const id = await begin(bench);
    const click = () =>
      codeOf(() =>
        bench.ceremonies.answer(id, "medium", { answer: { medium: "paper" }, exceptions: [] }),
      );
    expect(await Promise.all([click(), click()])).toEqual(["none", "CEREMONY_STEP"]);
    await bench.close();
  });

  test("whose end is refused waits, shown as ending, and is finished by hand or at the next start", async () => {
    let isFull = true;
    const done: string[] = [];
    const kind = {
      async complete({ id }: { id: string }) {
        if (isFull) throw new Refusal("DISK_FULL", { name: "register" });
        done.push(id);
        return {};
      },
    };
    const bench = await openBench({ folder, clock, keychain, kind });
    const id = await begin(bench);
    for (let n = 0; n < 4; n += 1) await goOn(bench, id);
    expect(await codeOf(() => goOn(bench, id))).toBe("DISK_FULL");
    expect(bench.ceremonies.list()).toMatchObject([{ id, isEnding: true }]);
    await bench.close();
    const again = await openBench({ folder, clock, keychain, kind });
    expect(again.ceremonies.list()).toMatchObject([{ id, isEnding: true }]);
    expect(
      await codeOf(() => again.ceremonies.abandon(id, { reason: "mistake", remark: null })),
    ).toBe("CEREMONY_STEP");
    isFull = false;
    await again.ceremonies.finish(id);
    expect(done).toEqual([id]);
    expect(again.ceremonies.list()).toEqual([]);
    await again.close();
  });

  test("that a crash stops anywhere in its end is ended once by the next start", async () => {
    const died = new Error("the process died");
    // As many steps of the disk as the end has; after the last one nothing is left to die in.
    for (let dieAt = 1; ; dieAt += 1) {
      rmSync(folder, { recursive: true, force: true });
      keychain = memoryKeychain();
      let left = Number.POSITIVE_INFINITY;
      const disk = faultyDisk(nodeDisk, () => {
        left -= 1;
        if (left < 0) throw died;
      });
      const bench = await openBench({ folder, clock, keychain, files: filesOver(disk) });
      const id = await begin(bench);
      for (let n = 0; n < 4; n += 1) await goOn(bench, id);
      left = dieAt;
      const isAlive = await goOn(bench, id).then(
        () => true,
        () => false,
      );
      const again = await openBench({ folder, clock, keychain });
      const waiting = again.ceremonies.list();
      if (waiting.length > 0) {
        // The crash came before the record said that it ends: the last step is simply asked for again.
        expect(waiting, `step ${dieAt}`).toMatchObject([{ id, step: { id: "record" } }]);
        await goOn(again, id);
      }
      const ends = (await linesOf(again, id)).filter((line) => line === "ceremony.completed");
      expect(ends, `step ${dieAt}`).toHaveLength(1);
      expect((await again.ceremonies.transcript(id)).isAsRecorded, `step ${dieAt}`).toBe(true);
      await again.close();
      if (isAlive) break;
      expect(dieAt).toBeLessThan(200);
    }
  });
});

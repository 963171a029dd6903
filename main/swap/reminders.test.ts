/** Reminders: one for each moment, whatever restarts, clocks and sleep do. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterEach, beforeEach, expect, test } from "vitest";
import type { SwapReminder, SwapView } from "../../preload/contract.ts";
import { devAddress } from "../chain/testing.ts";
import type { EntryDraft } from "../journal/entries.ts";
import type { Journal } from "../journal/log.ts";
import type { Clock } from "../lib/clock.ts";
import { nodeFiles } from "../lib/files.ts";
import { deadline } from "./deadlines.ts";
import { AGAIN_BLOCKS, openReminders } from "./reminders.ts";

const OLD = devAddress("Alice");
const HASH = `0x${"11".repeat(32)}`;
const BLOCK_MS = 12_000;
const W = 40_000;
const R = 7_200;

let folder = "";
let nowMs = 0;
let entries: EntryDraft[] = [];
const clock: Clock = { nowMs: () => nowMs, monotonicMs: () => nowMs, after: () => () => undefined };
const journal = {
  append: async (entry: EntryDraft) => entries.push(entry),
} as unknown as Journal;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "reminders-"));
  nowMs = 1_750_000_000_000;
  entries = [];
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

const open = (network = "rehearsal") =>
  openReminders({
    ...{ files: nodeFiles, folder, journal, clock, onChange: () => undefined },
    network: () => network,
  });

/** The swap as it stands when `block` is the newest; null: without a connection, `block` being the last one known. */
function viewAt(block: number, part: Partial<SwapView> & { isUnseen?: boolean } = {}): SwapView {
  const { isUnseen = false, ...rest } = part;
  const pace = { nextBlock: block + 1, nowMs, blockTimeMs: BLOCK_MS };
  const next = block + 1;
  return {
    coldkey: OLD,
    state: next < W ? "announced" : next < W + R ? "executable" : "clearable",
    acts: [],
    atBlock: isUnseen ? null : block,
    plan: null,
    announcement: {
      ...{ newColdkeyHash: HASH, whose: "planned", destinationName: "fresh", announcedAt: W - 5 },
      executable: deadline(W, pace),
      clearable: deadline(W + R, pace),
      isFinal: true,
    },
    ...{ disputedAt: null, reminder: "none", pending: null, check: null, ended: null },
    verified: null,
    ...rest,
  };
}
const stages = (all: readonly SwapReminder[]) => all.map(({ stage }) => stage);
const noted = () => entries.map(({ facts }) => Reflect.get(facts, "stage"));

test("from a day before, at the moment, until it is done: each once, and in the journal", async () => {
  const reminders = await open();
  for (const block of [W - 7_300, W - 7_202, W - 7_200, W - 7_199, W - 2]) {
    await reminders.see([viewAt(block)]);
  }
  expect(stages(reminders.now())).toEqual(["day"]);
  // The block before W includes what is signed now in W: that is the moment.
  for (const block of [W - 1, W, W + 5, W - 2 + AGAIN_BLOCKS]) {
    await reminders.see([viewAt(block)]);
  }
  expect(stages(reminders.now())).toEqual(["day", "now"]);
  for (const block of [W - 1 + AGAIN_BLOCKS, W + AGAIN_BLOCKS, W + 2 * AGAIN_BLOCKS]) {
    await reminders.see([viewAt(block)]);
  }
  expect(stages(reminders.now())).toEqual(["day", "now", "again", "again"]);
  for (const block of [W + R - 1, W + R, W + R + AGAIN_BLOCKS]) {
    await reminders.see([viewAt(block)]);
  }
  expect(stages(reminders.now()).slice(4)).toEqual(["late", "again"]);
  expect(noted()).toEqual(stages(reminders.now()));
  expect(new Set(reminders.now().map(({ id }) => id)).size).toBe(6);
  // Done: nothing is shown any more.
  await reminders.see([viewAt(W + R + 9_000, { state: "swapped", announcement: null })]);
  expect(reminders.now()).toEqual([]);
});

test("none is given twice: not after a restart, nor a clock that jumps, nor a block that is taken back", async () => {
  let reminders = await open();
  const walk = fc.asyncProperty(
    fc.array(
      fc.oneof(
        fc.record({ do: fc.constant("block"), at: fc.integer({ min: W - 8_000, max: W + 9_000 }) }),
        fc.record({ do: fc.constant("clock"), byMs: fc.integer({ min: -9e8, max: 9e8 }) }),
        fc.record({ do: fc.constant("restart") }),
        fc.record({ do: fc.constant("away") }),
      ),
      { maxLength: 40 },
    ),
    async (steps) => {
      rmSync(join(folder, "reminders.json"), { force: true });
      reminders = await open();
      entries = [];
      let block = W - 8_000;
      for (const step of steps) {
        if (step.do === "restart") reminders = await open();
        if ("byMs" in step) nowMs += step.byMs;
        if ("at" in step) block = step.at;
        await reminders.see([viewAt(block, { isUnseen: step.do === "away" })]);
      }
      const given = entries.map(({ act }) => act);
      expect(new Set(given).size, given.join()).toBe(given.length);
      for (const stage of ["day", "now", "late", "unseen"]) {
        expect(noted().filter((one) => one === stage).length).toBeLessThan(2);
      }
    },
  );
  await fc.assert(walk, { numRuns: 40 });
});

test("days away: only the newest is given, and it says the most", async () => {
  await (await open()).see([viewAt(W - 7_300)]);
  const later = await open();
  await later.see([viewAt(W + R + 3_000)]);
  await later.see([viewAt(W + R + 3_001)]);
  expect(stages(later.now())).toEqual(["late"]);
});

test("without a connection the clock reminds once, and uses up nothing", async () => {
  const reminders = await open();
  const away = viewAt(W - 36_000, { isUnseen: true });
  nowMs += 36_000 * BLOCK_MS - 3_600_000;
  await reminders.see([away]);
  await reminders.see([away]);
  expect(stages(reminders.now())).toEqual(["unseen"]);
  await reminders.see([viewAt(W - 300)]);
  await reminders.see([viewAt(W)]);
  expect(stages(reminders.now())).toEqual(["unseen", "day", "now"]);
});

test("says nothing of a stranger's swap, a frozen one, one on its way, or a block that is not final", async () => {
  const reminders = await open();
  const ripe = viewAt(W);
  const announcement = ripe.announcement;
  if (announcement === null) throw new Error("The view has no announcement");
  await reminders.see([
    { ...ripe, announcement: { ...announcement, whose: "unknown" } },
    { ...ripe, state: "disputed" },
    { ...ripe, pending: "act-1234" },
    { ...ripe, announcement: { ...announcement, isFinal: false } },
  ]);
  expect(reminders.now()).toEqual([]);
  await reminders.see([ripe]);
  expect(stages(reminders.now())).toEqual(["now"]);
  // Another network's swap of the same coldkey is another swap; the same announced anew as well.
  const elsewhere = await open("finney");
  await elsewhere.see([ripe]);
  expect(stages(elsewhere.now())).toEqual(["now"]);
});

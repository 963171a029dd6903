/**
 * Responses under way: which case, of which key, and what was advised at the last look. What the chain no longer asks for
 * is done, whoever did it; so progress survives restarts, and acts of another machine count (decision 0027).
 */
import { randomUUID } from "node:crypto";
import { join } from "node:path";
import * as v from "valibot";
import { LeakResponse, LeakStep } from "../../preload/contract.ts";
import { TimeMs } from "../codec/values.ts";
import type { Journal } from "../journal/log.ts";
import type { Clock } from "../lib/clock.ts";
import { Refusal } from "../lib/fault.ts";
import type { Files } from "../lib/files.ts";
import { createTurns } from "../lib/turns.ts";
import { readRecord, removeIfPresent, writeRecord } from "../wallet/record.ts";

/** `leaks/<id>.json` */
const Record = v.strictObject({
  v: v.literal(1),
  response: LeakResponse,
  advised: v.array(LeakStep),
  done: v.array(v.strictObject({ step: LeakStep, atMs: TimeMs })),
});
type Record = v.InferOutput<typeof Record>;
export type LeakDone = Record["done"];

export interface Responses {
  /** Oldest first. */
  list(): readonly LeakResponse[];
  /** Refuses LEAK_NOT_FOUND. */
  find(id: string): LeakResponse;
  begin(what: Omit<LeakResponse, "id" | "startedAtMs">): Promise<string>;
  /** The steps of this look. Those of the last one that are gone are done; what comes again is not. */
  advised(id: string, steps: readonly LeakStep[]): Promise<{ steps: LeakStep[]; done: LeakDone }>;
  tick(id: string, step: string): Promise<void>;
  finish(id: string, result: string): Promise<void>;
}

/** Steps that only a person can say are done. */
const BY_HAND: readonly LeakStep["code"][] = ["tell-governors", "other-keys", "change-passphrase"];

export async function openResponses(parts: {
  files: Files;
  folder: string;
  journal: Journal;
  clock: Clock;
  onChange: () => void;
}): Promise<Responses> {
  const { files, folder, journal, clock, onChange } = parts;
  const alone = createTurns();
  const records = new Map<string, Record>();
  await files.ensureFolder(folder);
  await files.sweepTemporary(folder);
  for (const name of await files.list(folder)) {
    if (!name.endsWith(".json")) continue;
    const record = await readRecord(files, join(folder, name), Record);
    if (record !== null) records.set(record.response.id, record);
  }
  const pathOf = (id: string): string => join(folder, `${id}.json`);

  function demand(id: string): Record {
    const record = records.get(id);
    if (record === undefined) throw new Refusal("LEAK_NOT_FOUND", {});
    return record;
  }
  async function put(record: Record): Promise<void> {
    await writeRecord(files, pathOf(record.response.id), record);
    records.set(record.response.id, record);
    onChange();
  }
  function note(record: Record, step: LeakStep): Promise<unknown> {
    const { id, coldkey } = record.response;
    return journal.append({
      kind: "leak.step",
      subject: coldkey,
      act: id,
      facts: { step: step.code },
    });
  }

  return {
    list: () =>
      [...records.values()]
        .map(({ response }) => response)
        .sort((a, b) => a.startedAtMs - b.startedAtMs),
    find: (id) => demand(id).response,

    begin: (what) =>
      alone("leaks", async () => {
        const id = `leak-${randomUUID().slice(0, 13)}`;
        await journal.append({
          kind: "leak.began",
          subject: what.coldkey,
          act: id,
          facts: { case: what.case },
        });
        const response = { ...what, id, startedAtMs: clock.nowMs() };
        await put({ v: 1, response, advised: [], done: [] });
        return id;
      }),

    advised: (id, steps) =>
      alone("leaks", async () => {
        const record = demand(id);
        const byHand = record.done.filter(({ step }) => BY_HAND.includes(step.code));
        const ticked = new Set(byHand.map(({ step }) => step.id));
        const open = steps.filter((step) => !ticked.has(step.id));
        const wanted = new Set(open.map((step) => step.id));
        const gone = record.advised.filter(
          (step) => !wanted.has(step.id) && !BY_HAND.includes(step.code),
        );
        for (const step of gone) await note(record, step);
        const kept = record.done.filter(({ step }) => !wanted.has(step.id));
        const done = [...kept, ...gone.map((step) => ({ step, atMs: clock.nowMs() }))];
        const isSame =
          gone.length === 0 &&
          kept.length === record.done.length &&
          open.map((step) => step.id).join() === record.advised.map((step) => step.id).join();
        if (!isSame) await put({ ...record, advised: open, done });
        return { steps: open, done };
      }),

    tick: (id, stepId) =>
      alone("leaks", async () => {
        const record = demand(id);
        const step = record.advised.find((one) => one.id === stepId);
        if (step === undefined) throw new Refusal("LEAK_NOT_FOUND", {});
        await note(record, step);
        const advised = record.advised.filter((one) => one.id !== stepId);
        await put({
          ...record,
          advised,
          done: [...record.done, { step, atMs: clock.nowMs() }],
        });
      }),

    finish: (id, result) =>
      alone("leaks", async () => {
        const { response, done, advised } = demand(id);
        await journal.append({
          kind: "leak.ended",
          subject: response.coldkey,
          act: id,
          facts: { case: response.case, result, done: done.length, left: advised.length },
        });
        await removeIfPresent(files, pathOf(id));
        records.delete(id);
        onChange();
      }),
  };
}

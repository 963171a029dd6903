/**
 * Drills: an emergency that is practised, and how long it took. They run on the rehearsal network only; what ends one is
 * an act of this machine in a block, found among the acts themselves, so that a restart in between changes nothing.
 */
import { randomUUID } from "node:crypto";
import { join } from "node:path";
import * as v from "valibot";
import {
  type Activity,
  Drill,
  type DrillKind,
  type DrillState,
  PastDrill,
} from "../../preload/contract.ts";
import type { Ss58 } from "../codec/values.ts";
import type { Journal } from "../journal/log.ts";
import type { Clock } from "../lib/clock.ts";
import { Refusal } from "../lib/fault.ts";
import type { Files } from "../lib/files.ts";
import { createTurns } from "../lib/turns.ts";
import { readRecord, writeRecord } from "../wallet/record.ts";
import { type DrillEnd, endOf } from "./endings.ts";

/** `drills.json` */
const Record = v.strictObject({
  v: v.literal(1),
  running: v.nullable(Drill),
  past: v.array(PastDrill),
});
type Record = v.InferOutput<typeof Record>;

/** Hands forget within a season. */
const DUE_AGAIN_MS = 90 * 86_400_000;
const MOST_PAST = 50;

export interface Drills {
  state(): DrillState;
  /** Refuses REHEARSAL_ONLY, DRILL_UNDER_WAY, DRILL_NOTHING_TO_MOVE. `before`: what has to happen first; the stopwatch starts after it. */
  start(kind: DrillKind, coldkey: Ss58, before: () => Promise<void>): Promise<string>;
  /** Stopping what has ended is no fault. */
  stop(): Promise<void>;
  /** Told of the acts whenever one changed, and of the newest block. */
  see(activities: readonly Activity[], block: number | null): Promise<void>;
}

export async function openDrills(parts: {
  files: Files;
  folder: string;
  journal: Journal;
  clock: Clock;
  network: () => string;
  /** Whether the coldkey still has something that would have to leave at once if it had leaked. */
  hasLiquid: (coldkey: Ss58) => Promise<boolean>;
  onChange: () => void;
}): Promise<Drills> {
  const { files, journal, clock, onChange } = parts;
  const path = join(parts.folder, "drills.json");
  const alone = createTurns();
  let lastSight = "";
  let record: Record = (await readRecord(files, path, Record)) ?? { v: 1, running: null, past: [] };

  async function keep(next: Record): Promise<void> {
    await writeRecord(files, path, next);
    record = next;
    onChange();
  }

  async function end(
    running: Drill,
    result: PastDrill["result"],
    endedAtMs: number,
    by: DrillEnd | null,
  ): Promise<void> {
    const tookMs = Math.max(0, Math.round(endedAtMs - running.startedAtMs));
    const about = { subject: running.coldkey, act: running.id };
    const facts = { drill: running.kind, tookMs };
    if (by === null) await journal.append({ kind: "drill.stopped", ...about, facts });
    else await journal.append({ kind: "drill.passed", ...about, facts: { ...facts, by: by.by } });
    const past: PastDrill = {
      ...{ ...running, endedAtMs, result, tookMs },
      atBlock: by?.activity.outcome.block?.number ?? null,
      isOther: by?.isOther ?? false,
    };
    await keep({ v: 1, running: null, past: [past, ...record.past].slice(0, MOST_PAST) });
  }

  return {
    state() {
      const due = (kind: DrillKind): number | null => {
        const last = record.past.find((one) => one.kind === kind && one.result === "passed");
        return last === undefined ? null : last.endedAtMs + DUE_AGAIN_MS;
      };
      return {
        running: record.running,
        past: [...record.past],
        due: {
          dispute: due("dispute"),
          move: due("move"),
          swap: due("swap"),
          rotate: due("rotate"),
        },
      };
    },

    start: (kind, coldkey, before) =>
      alone("drill", async () => {
        if (parts.network() !== "rehearsal") throw new Refusal("REHEARSAL_ONLY", {});
        if (record.running !== null) throw new Refusal("DRILL_UNDER_WAY", {});
        await before();
        const id = `drill-${randomUUID().slice(0, 13)}`;
        await journal.append({
          kind: "drill.started",
          subject: coldkey,
          act: id,
          facts: { drill: kind },
        });
        await keep({ ...record, running: { id, kind, coldkey, startedAtMs: clock.nowMs() } });
        return id;
      }),

    stop: () =>
      alone("drill", async () => {
        if (record.running !== null) await end(record.running, "stopped", clock.nowMs(), null);
      }),

    see: (activities, block) => {
      const { running } = record;
      if (running === null) return Promise.resolve();
      const found = endOf(running, activities);
      // Asked once for each act and block: what is left may show a block later than the act.
      const sight = `${found?.activity.id} ${found?.activity.outcome.state} ${block}`;
      if (found === null || sight === lastSight) return Promise.resolve();
      lastSight = sight;
      return alone("drill", async () => {
        if (record.running?.id !== running.id) return;
        if (running.kind === "move" && (await parts.hasLiquid(running.coldkey))) return;
        await end(running, "passed", found.activity.updatedAtMs, found);
      });
    },
  };
}

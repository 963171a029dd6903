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
import type { Operation } from "../codec/pipeline.ts";
import type { Ss58 } from "../codec/values.ts";
import type { Journal } from "../journal/log.ts";
import type { Clock } from "../lib/clock.ts";
import { Refusal } from "../lib/fault.ts";
import type { Files } from "../lib/files.ts";
import { createTurns } from "../lib/turns.ts";
import { readRecord, writeRecord } from "../wallet/record.ts";

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

/** The act that ends a drill, in a block. */
const ENDS: { readonly [K in DrillKind]: readonly Operation["kind"][] } = {
  dispute: ["dispute-swap"],
  move: ["transfer-all"],
  swap: ["execute-swap"],
  rotate: ["swap-hotkey"],
};

export interface Drills {
  state(): DrillState;
  /** Refuses REHEARSAL_ONLY, DRILL_UNDER_WAY. `before`: what has to happen first; the stopwatch starts after it. */
  start(kind: DrillKind, coldkey: Ss58, before: () => Promise<void>): Promise<string>;
  /** Stopping what has ended is no fault. */
  stop(): Promise<void>;
  /** Told of the acts whenever one changed. */
  see(activities: readonly Activity[]): Promise<void>;
}

export async function openDrills(parts: {
  files: Files;
  folder: string;
  journal: Journal;
  clock: Clock;
  network: () => string;
  onChange: () => void;
}): Promise<Drills> {
  const { files, journal, clock, onChange } = parts;
  const path = join(parts.folder, "drills.json");
  const alone = createTurns();
  let record: Record = (await readRecord(files, path, Record)) ?? { v: 1, running: null, past: [] };

  async function keep(next: Record): Promise<void> {
    await writeRecord(files, path, next);
    record = next;
    onChange();
  }

  async function end(
    running: Drill,
    result: PastDrill["result"],
    atBlock: number | null,
    endedAtMs: number,
  ): Promise<void> {
    const tookMs = Math.max(0, Math.round(endedAtMs - running.startedAtMs));
    await journal.append({
      kind: result === "passed" ? "drill.passed" : "drill.stopped",
      subject: running.coldkey,
      act: running.id,
      facts: { drill: running.kind, tookMs },
    });
    const past: PastDrill = { ...running, endedAtMs, result, tookMs, atBlock };
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
        if (record.running !== null) await end(record.running, "stopped", null, clock.nowMs());
      }),

    see: (activities) => {
      if (record.running === null) return Promise.resolve();
      return alone("drill", async () => {
        const { running } = record;
        if (running === null) return;
        const done = activities.find(
          ({ operation, network, outcome, signedAtMs }) =>
            network === "rehearsal" &&
            ENDS[running.kind].includes(operation.kind) &&
            operation.coldkey === running.coldkey &&
            signedAtMs >= running.startedAtMs &&
            (outcome.state === "included" || outcome.state === "finalised"),
        );
        if (done === undefined) return;
        await end(running, "passed", done.outcome.block?.number ?? null, done.updatedAtMs);
      });
    },
  };
}

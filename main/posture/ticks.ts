/** What a person looked at where the system does not answer: dated, and good for a month only. */
import { join } from "node:path";
import * as v from "valibot";
import { TimeMs } from "../codec/values.ts";
import type { Clock } from "../lib/clock.ts";
import type { Files } from "../lib/files.ts";
import { readRecord, writeRecord } from "../wallet/record.ts";
import { CHECK_IDS, type CheckId } from "./check.ts";

/** Design §13: a dated manual tick. A laptop changes within a month more often than not. */
export const TICK_LIFE_MS = 30 * 86_400_000;

const Ticks = v.strictObject({
  v: v.literal(1),
  ticks: v.array(v.strictObject({ check: v.picklist(CHECK_IDS), atMs: TimeMs })),
});

export interface PostureTicks {
  /** When the check was last ticked, if that still counts. */
  at(check: CheckId): number | null;
  set(check: CheckId): Promise<void>;
  clear(check: CheckId): Promise<void>;
}

export async function openTicks(files: Files, folder: string, clock: Clock): Promise<PostureTicks> {
  const path = join(folder, "machine.json");
  let ticks = (await readRecord(files, path, Ticks))?.ticks ?? [];
  async function write(next: typeof ticks): Promise<void> {
    await writeRecord(files, path, { v: 1, ticks: next });
    ticks = next;
  }
  const without = (check: CheckId) => ticks.filter((one) => one.check !== check);
  return {
    at(check) {
      const tick = ticks.find((one) => one.check === check);
      if (tick === undefined) return null;
      const ageMs = clock.nowMs() - tick.atMs;
      // From the future: the clock was turned back since, and nobody knows how old it is.
      return ageMs >= 0 && ageMs <= TICK_LIFE_MS ? tick.atMs : null;
    },
    set: (check) => write([...without(check), { check, atMs: clock.nowMs() }]),
    clear: (check) => write(without(check)),
  };
}

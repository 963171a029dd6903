/**
 * Reminders of the second signature: a day before it can be given, at that block, and every few hours until it is in
 * one. What was given is on disk before anybody is told, so that neither a restart nor a clock that jumps gives it twice;
 * reminders that were missed while the app was closed are not made up for: the newest says all.
 */
import { join } from "node:path";
import * as v from "valibot";
import { SwapReminder, type SwapView } from "../../preload/contract.ts";
import { BlockNumber, Count, Ss58 } from "../codec/values.ts";
import type { Journal } from "../journal/log.ts";
import type { Clock } from "../lib/clock.ts";
import type { Files } from "../lib/files.ts";
import { createTurns } from "../lib/turns.ts";
import { readRecord, writeRecord } from "../wallet/record.ts";

/** While it can be executed and is not: about six hours of twelve seconds. In blocks, so that no clock repeats it. */
export const AGAIN_BLOCKS = 1_800;
const DAY_MS = 86_400_000;
/** Swaps that are remembered; a coldkey seldom has two in its life. */
const MOST = 50;

const Given = v.strictObject({
  network: v.string(),
  coldkey: Ss58,
  executableAt: BlockNumber,
  stages: v.array(SwapReminder.entries.stage),
  /** How many times {@link AGAIN_BLOCKS} had passed since the block from which on it can be executed. */
  round: Count,
});
type Given = v.InferOutput<typeof Given>;

/** `reminders.json` */
const Record = v.strictObject({ v: v.literal(1), given: v.array(Given) });

type Due = Pick<SwapReminder, "stage" | "round">;

/** Null: nothing to say about this swap now, or it was said. */
export function dueReminder(
  view: SwapView,
  given: Pick<Given, "stages" | "round">,
  nowMs: number,
): Due | null {
  const { state, announcement, pending, atBlock } = view;
  // Somebody else's swap is an alarm and no reminder; of an act that is on its way its own page speaks.
  if (announcement === null || announcement.whose === "unknown" || pending !== null) return null;
  const { executable, isFinal } = announcement;
  const once = (stage: Due["stage"], round = given.round): Due | null =>
    given.stages.includes(stage) ? null : { stage, round };
  if (atBlock === null) {
    // No connection: the clock is all there is, and it may be wrong. It uses up none of the others.
    const isSoon = state !== "disputed" && executable.aboutMs - nowMs <= DAY_MS;
    return isSoon ? once("unseen") : null;
  }
  // A block that may be taken back may come again with another number.
  if (!isFinal) return null;
  if (state === "announced") {
    return executable.aboutMs - nowMs <= DAY_MS ? once("day") : null;
  }
  if (state !== "executable" && state !== "clearable") return null;
  const round = Math.max(0, Math.floor((atBlock + 1 - executable.block) / AGAIN_BLOCKS));
  const moment = once(state === "executable" ? "now" : "late", round);
  if (moment !== null) return moment;
  return round > given.round ? { stage: "again", round } : null;
}

export interface Reminders {
  /** Given in this run, oldest first, of swaps that still wait: whoever shows them shows each once, by its id. */
  now(): readonly SwapReminder[];
  /** Told of the swaps whenever anything changed. */
  see(views: readonly SwapView[]): Promise<void>;
}

export async function openReminders(parts: {
  files: Files;
  folder: string;
  journal: Journal;
  clock: Clock;
  network: () => string;
  onChange: () => void;
}): Promise<Reminders> {
  const { files, journal, clock, network, onChange } = parts;
  const path = join(parts.folder, "reminders.json");
  const alone = createTurns();
  let all: readonly Given[] = (await readRecord(files, path, Record))?.given ?? [];
  let shown: readonly SwapReminder[] = [];

  const isOf = (view: SwapView) => (one: Given) =>
    one.network === network() &&
    one.coldkey === view.coldkey &&
    one.executableAt === view.announcement?.executable.block;

  async function give(view: SwapView): Promise<void> {
    const { announcement, coldkey } = view;
    if (announcement === null) return;
    const executableAt = announcement.executable.block;
    const old = all.find(isOf(view)) ?? {
      ...{ network: network(), coldkey, executableAt },
      ...{ stages: [], round: 0 },
    };
    const due = dueReminder(view, old, clock.nowMs());
    if (due === null) return;
    const { stage, round } = due;
    const stages = old.stages.includes(stage) ? old.stages : [...old.stages, stage];
    const next = [...all.filter((one) => !isOf(view)(one)), { ...old, stages, round }].slice(-MOST);
    await writeRecord(files, path, { v: 1, given: next });
    all = next;
    const id = `remind-${executableAt}-${stage}-${round}`;
    const facts = { network: old.network, stage, executableAt };
    await journal.append({ kind: "swap.reminded", subject: coldkey, act: id, facts });
    shown = [...shown, { id, coldkey, stage, round, executableAt }];
    onChange();
  }

  return {
    now: () => shown,
    see(views) {
      const isStanding = ({ coldkey, executableAt }: SwapReminder) =>
        views.some(
          (view) =>
            view.coldkey === coldkey && view.announcement?.executable.block === executableAt,
        );
      if (!shown.every(isStanding)) shown = shown.filter(isStanding);
      // Most looks have nothing to say: they wait for no disk.
      const nowMs = clock.nowMs();
      const some = views.filter((view) => {
        const given = all.find(isOf(view)) ?? { stages: [], round: 0 };
        return dueReminder(view, given, nowMs) !== null;
      });
      if (some.length === 0) return Promise.resolve();
      return alone("reminders", async () => {
        for (const view of some) await give(view);
      });
    },
  };
}

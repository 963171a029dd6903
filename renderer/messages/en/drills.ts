/** Words of drills: emergencies that are practised. */
import * as t from "../../lib/time.ts";
import type { DrillKind, PastDrill } from "../../types.ts";

const kinds: Record<DrillKind, { title: string; text: string; end: string }> = {
  dispute: {
    title: "Foreign announcement to dispute",
    text: "A thief announces a swap of the coldkey. The stopwatch ends when your dispute is in a block.",
    end: "the dispute in a block",
  },
  move: {
    title: "Move now",
    text: "The coldkey has leaked. The stopwatch ends when everything that is free has left it.",
    end: "everything free sent away",
  },
  swap: {
    title: "The swap itself",
    text: "Planned, announced, waited for with time moved forward, executed.",
    end: "the swap executed",
  },
  rotate: {
    title: "Hotkey rotation",
    text: "A hotkey has leaked. The stopwatch ends when another one has its place.",
    end: "the hotkey replaced",
  },
};
const results: Record<PastDrill["result"], string> = { passed: "passed", stopped: "stopped" };

export const drills = {
  section: "Drills",
  sectionText:
    "On the rehearsal network only, with play money. Who has done it once does it in minutes when it counts.",
  onlyRehearsal: "Drills run on the rehearsal network only. This network is real.",
  kind: (value: DrillKind) => kinds[value],
  coldkey: "With which coldkey",
  needColdkey: "A drill needs a coldkey of your own on this machine.",
  start: "Start the drill",
  startNamed: (title: string) => `Start the drill: ${title}`,
  frame: "DRILL",
  running: (title: string, ms: number) => `${title} · ${t.countdown(ms)}`,
  goal: (kind: DrillKind) => `ends with ${kinds[kind].end}`,
  stop: "Stop the drill",
  never: "never passed: due now",
  due: (ms: number, nowMs: number) =>
    ms <= nowMs ? `due again since ${t.day(ms)}` : `due again ${t.day(ms)}`,
  pastTitle: "Past drills",
  caption: "Drills that were done, newest first",
  what: "Drill",
  result: "Result",
  took: "Took",
  when: "When",
  resultName: (value: PastDrill["result"]) => results[value],
  span: (ms: number) => t.span(ms),
  date: (ms: number) => t.date(ms),
  resetTitle: "A drill has left a coldkey frozen",
  resetText:
    "On the rehearsal network its governors lift it at once. On the real one nobody knows how long they take.",
  reset: (name: string) => `Let the governors reset ${name}`,
} as const;

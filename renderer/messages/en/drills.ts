/** Words of drills: emergencies that are practised. */
import * as t from "../../lib/time.ts";
import type { DrillKind, NodeTrouble, PastDrill } from "../../types.ts";

const kinds: Record<DrillKind, { title: string; text: string; end: string }> = {
  dispute: {
    title: "Foreign announcement to dispute",
    text: "A thief announces a swap of the coldkey. The stopwatch ends when your dispute is in a block.",
    end: "the dispute in a block",
  },
  move: {
    title: "Move now",
    text: "The coldkey has leaked. The stopwatch ends when everything that can leave has left it, or what only a swap moves is announced.",
    end: "everything that can leave sent away",
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
const troubles: Record<NodeTrouble, { name: string; text: string }> = {
  slow: { name: "A slow node", text: "Every answer takes five seconds." },
  silent: { name: "A silent node", text: "The connection is cut, and no answer comes any more." },
  "lying-genesis": {
    name: "Another chain",
    text: "The node says that it is another chain. Nothing is believed, and nothing can be signed.",
  },
  "full-pool": { name: "A full pool", text: "Every transaction is turned away." },
  upgrade: {
    name: "A runtime upgrade",
    text: "The chain's runtime becomes another one in the middle: what was drafted before is not valid any more.",
  },
  dropped: { name: "A lost connection", text: "All connections are cut, once." },
  stalled: {
    name: "No finality",
    text: "Blocks go on, but none becomes final: what is in a block could still leave it.",
  },
  reorganised: {
    name: "A reorganisation",
    text: "Once, the newest blocks give way to others. What was in them waits for a block again.",
  },
};
const results: Record<PastDrill["result"], string> = { passed: "passed", stopped: "stopped" };

export const drills = {
  section: "Drills",
  sectionText:
    "On the rehearsal network only, with play money. Whoever has done it once does it in minutes when it counts.",
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
  resultName: ({ result, isOther }: PastDrill) =>
    isOther ? `${results[result]}, by what was advised instead` : results[result],
  skip: (blocks: number) => `Move time: ${t.count(blocks)} ${blocks === 1 ? "block" : "blocks"}`,
  span: (ms: number) => t.span(ms),
  date: (ms: number) => t.date(ms),
  troubleTitle: "Trouble with the node",
  troubleText: "What the app has to live with, made to happen. It ends by itself after a minute.",
  troubleField: "Which trouble",
  trouble: (value: NodeTrouble) => troubles[value],
  troubleGo: "Make it happen",
  resetTitle: "A drill has left a coldkey frozen",
  resetText:
    "On the rehearsal network its governors lift it at once. On the real one nobody knows how long they take.",
  reset: (name: string) => `Let the governors reset ${name}`,
} as const;

/** The watch, the alarm, a leak that is answered, and drills. */
import type { CallOutput, Snapshot } from "../../../preload/contract.ts";
import type { Answers } from "../fake-bridge.ts";
import * as f from "../fixtures.ts";

type Advice = CallOutput<"leak.look">;
type Step = Advice["steps"][number];

const TAO = 1_000_000_000n;
const spare = { ...f.mining, name: "refuge", isSafe: true, safety: f.safe };

export const sighting: Snapshot["sentinel"]["sightings"][number] = {
  id: "swap-0001",
  coldkey: f.TREASURY,
  announcement: { hash: f.hash("c"), ripeBlock: f.BLOCK + 35_996, announcedAtBlock: f.BLOCK - 4 },
  ...{ origin: "unknown", destination: null, seenAtBlock: f.BLOCK - 4, seenAtMs: f.NOW - 48_000 },
  ...{ isFinal: true, dispute: null, ended: null, acknowledged: null, level: "emergency" },
};
const frozen: typeof sighting = {
  ...sighting,
  level: "frozen",
  dispute: { atBlock: f.BLOCK - 1, isOurs: true },
};

const withKeys = (more: Partial<Snapshot> = {}): Snapshot =>
  f.snapshot({ coldkeys: [f.treasury, spare], hotkeys: [f.gpu, f.validator], ...more });
const seeing = (...sightings: (typeof sighting)[]): Pick<Snapshot, "sentinel"> => ({
  sentinel: { ...f.snapshot().sentinel, sightings },
});

const stake = (
  netuid: number,
  hotkey: typeof f.VALIDATOR,
  alpha: bigint,
  worthRao: bigint,
): Step => ({
  id: `move-stake ${hotkey} ${netuid}`,
  ...{ code: "move-stake", urgency: "now", hotkey, netuid, amountRao: alpha, worthRao },
  operation: {
    ...{ kind: "transfer-stake", coldkey: f.TREASURY, hotkey, netuid, toNetuid: netuid, alpha },
    destination: spare.address,
  },
});
const plain = { operation: null, hotkey: null, netuid: null, amountRao: null, worthRao: null };
const free: Step = {
  ...{ id: "transfer-free", code: "transfer-free", urgency: "now", hotkey: null, netuid: null },
  ...{ amountRao: 412n * TAO, worthRao: 412n * TAO },
  operation: {
    ...{ kind: "transfer", coldkey: f.TREASURY, destination: spare.address },
    amountRao: 412n * TAO,
  },
};
const steps: Step[] = [
  free,
  stake(4, f.VALIDATOR, 1_204n * TAO, 96n * TAO),
  stake(64, f.GPU, 88n * TAO, 9n * TAO),
  { id: "plan-swap", code: "plan-swap", urgency: "today", ...plain },
  { id: "other-keys", code: "other-keys", urgency: "today", ...plain },
];

export const advice: Advice = {
  atBlock: f.BLOCK,
  verdict: "move-and-swap",
  threats: ["drains-free", "moves-stake", "announces-first", "adds-proxies"],
  steps,
  batch: {
    operation: {
      ...{ kind: "batch", coldkey: f.TREASURY },
      items: steps.flatMap(({ operation }) =>
        operation?.kind === "transfer" || operation?.kind === "transfer-stake" ? [operation] : [],
      ),
    },
    steps: steps.slice(0, 3).map(({ id }) => id),
    worthRao: 517n * TAO,
  },
  alone: [],
  done: [
    { step: { id: "make-refuge", code: "make-refuge", urgency: "now", ...plain }, atMs: f.NOW },
  ],
  holdings: {
    ...{ freeRao: 412n * TAO, positions: 2, ownedHotkeys: 2, subnets: 1, locks: 0, proxies: 0 },
  },
};
const [first, second] = steps;
/** One position is locked: two can go together, one goes by itself. */
const partly: Advice = {
  ...advice,
  batch: {
    operation: {
      ...{ kind: "batch", coldkey: f.TREASURY },
      items: advice.batch?.operation.items.slice(0, 2) ?? [],
    },
    steps: [first?.id ?? "", second?.id ?? ""],
    worthRao: 508n * TAO,
  },
  alone: [
    { step: steps[2]?.id ?? "", fault: { code: "LEAK_STAKE_LOCKED", facts: { netuid: 64 } } },
  ],
};
export const response: Snapshot["leaks"][number] = {
  ...{ id: "leak-0001", case: "coldkey", coldkey: f.TREASURY, hotkey: null },
  ...{ isPassphraseKnown: true, startedAtMs: f.NOW - 130_000 },
};
const looked = (reply: Advice): Answers => ({ "leak.look": () => reply });

export const past: Snapshot["drills"]["past"] = [
  {
    ...{ id: "drill-1", kind: "dispute", coldkey: f.TREASURY, startedAtMs: f.NOW - 400_000 },
    ...{ endedAtMs: f.NOW - 240_000, result: "passed", tookMs: 160_000, atBlock: f.BLOCK - 20 },
    isOther: false,
  },
  {
    ...{ id: "drill-2", kind: "rotate", coldkey: f.TREASURY, startedAtMs: f.NOW - 900_000 },
    ...{ endedAtMs: f.NOW - 800_000, result: "passed", tookMs: 100_000, atBlock: f.BLOCK - 70 },
    isOther: true,
  },
  {
    ...{ id: "drill-3", kind: "move", coldkey: f.TREASURY, startedAtMs: f.NOW - 2_000_000 },
    ...{ endedAtMs: f.NOW - 1_990_000, result: "stopped", tookMs: 10_000, atBlock: null },
    isOther: false,
  },
];
const rehearsal: Pick<Snapshot, "chain"> = {
  chain: { ...f.snapshot().chain, network: "rehearsal" },
};
const running: Snapshot["drills"] = {
  running: {
    ...{ id: "drill-4", kind: "swap", coldkey: f.TREASURY },
    startedAtMs: f.NOW - 95_000,
  },
  past,
  due: { dispute: f.NOW + 80 * 86_400_000, move: null, swap: null, rotate: f.NOW - 86_400_000 },
};

export const emergencyScenes = {
  alarm: { snapshot: withKeys(seeing(sighting)) },
  "alarm-taken": {
    snapshot: withKeys(
      seeing({ ...sighting, level: "taken", ended: { how: "swapped", atBlock: f.BLOCK - 1 } }),
    ),
  },
  emergencies: {
    snapshot: withKeys({
      ...rehearsal,
      ...seeing(frozen),
      leaks: [response],
      drills: { ...running, running: null },
    }),
  },
  "drill-running": { snapshot: withKeys({ ...rehearsal, drills: running }) },
  leak: { snapshot: withKeys({ leaks: [response] }), answers: looked(advice) },
  "leak-partly": { snapshot: withKeys({ leaks: [response] }), answers: looked(partly) },
  "leak-start": { snapshot: withKeys() },
};

/** Emergencies, practised on the rehearsal network, with a stopwatch. */
import * as v from "valibot";
import { BlockNumber, Count, Id, Ss58, TimeMs } from "../../main/codec/values.ts";
import { type CallTable, nothing } from "./shared.ts";

/**
 * dispute: a foreign announcement, to the dispute in a block. move: everything that is liquid leaves a leaked coldkey.
 * swap: announced, waited for with time moved forward, executed. rotate: a hotkey is replaced.
 */
export const DrillKind = v.picklist(["dispute", "move", "swap", "rotate"]);
export type DrillKind = v.InferOutput<typeof DrillKind>;

export const NodeTrouble = v.picklist([
  "slow",
  "silent",
  "lying-genesis",
  "full-pool",
  "upgrade",
  "dropped",
  "stalled",
  "reorganised",
]);
export type NodeTrouble = v.InferOutput<typeof NodeTrouble>;

export const Drill = v.strictObject({
  id: Id,
  kind: DrillKind,
  coldkey: Ss58,
  startedAtMs: TimeMs,
});
export type Drill = v.InferOutput<typeof Drill>;

export const PastDrill = v.strictObject({
  ...Drill.entries,
  endedAtMs: TimeMs,
  /** passed: the act that ends it is in a block. stopped: by hand. */
  result: v.picklist(["passed", "stopped"]),
  tookMs: Count,
  atBlock: v.nullable(BlockNumber),
  /** It ended with what was advised in place of the drill's own act. */
  isOther: v.optional(v.boolean(), false),
});
export type PastDrill = v.InferOutput<typeof PastDrill>;

export const DrillState = v.strictObject({
  running: v.nullable(Drill),
  /** Newest first. */
  past: v.array(PastDrill),
  /** When each kind is due again; null: never passed, so now. */
  due: v.strictObject({
    dispute: v.nullable(TimeMs),
    move: v.nullable(TimeMs),
    swap: v.nullable(TimeMs),
    rotate: v.nullable(TimeMs),
  }),
});
export type DrillState = v.InferOutput<typeof DrillState>;

export const drillCalls = {
  /** Rehearsal only. Starts the stopwatch; for `dispute` the thief announces first. One at a time. */
  "drills.start": [v.strictObject({ kind: DrillKind, coldkey: Ss58 }), v.strictObject({ id: Id })],
  "drills.stop": [nothing, nothing],
  /** Rehearsal only: trouble with the node, for a minute. */
  "rehearsal.trouble": [v.strictObject({ trouble: NodeTrouble }), nothing],
  /** Rehearsal only: the chain's governors lift the freeze that a drill left. */
  "rehearsal.resetSwap": [
    v.strictObject({ coldkey: Ss58 }),
    v.strictObject({ atBlock: BlockNumber }),
  ],
} as const satisfies CallTable;

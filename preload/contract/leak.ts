/** What to do when a key leaks: what this coldkey holds decides it, read anew at each look. */
import * as v from "valibot";
import { BatchOperation, Operation } from "../../main/codec/pipeline.ts";
import {
  BlockNumber,
  Count,
  FaultValue,
  Id,
  Netuid,
  Rao,
  Ss58,
  TimeMs,
} from "../../main/codec/values.ts";
import { type CallTable, nothing } from "./shared.ts";

export const LeakCase = v.picklist(["coldkey", "hotkey", "laptop", "announced"]);
export type LeakCase = v.InferOutput<typeof LeakCase>;

export const LeakVerdict = v.picklist([
  /** The only stop for a foreign announcement. */
  "dispute",
  /** Everything of worth is liquid: gone in a block. */
  "move",
  /** What is liquid first, then a swap for what cannot be moved. */
  "move-and-swap",
  /** Only what cannot be moved is there. */
  "swap",
  /** An own swap is under way: nothing else is allowed; execute it the moment it can be. */
  "execute",
  /** Disputed: nobody can do anything. */
  "frozen",
  /** A hotkey only. */
  "rotate",
  /** The passphrase is not known to anybody: no hurry, but a swap at leisure. */
  "plan-swap",
  /** There is nothing to take. */
  "nothing",
]);
export type LeakVerdict = v.InferOutput<typeof LeakVerdict>;

/** What somebody with the key can do meanwhile, or cannot. */
export const LeakThreat = v.picklist([
  "drains-free",
  "moves-stake",
  "announces-first",
  "burns-fees",
  "disputes",
  "replaces-later",
  "executes-soon",
  "cannot-move-announced",
  "nothing-while-frozen",
  "sets-weights",
  "cannot-move-by-hotkey",
  "guesses-passphrase",
  "adds-proxies",
]);
export type LeakThreat = v.InferOutput<typeof LeakThreat>;

export const LeakStepCode = v.picklist([
  "dispute",
  "make-refuge",
  "make-clean",
  "transfer-free",
  "transfer-all",
  "move-stake",
  "remove-proxy",
  "plan-swap",
  "execute-swap",
  "make-hotkey",
  "rotate-hotkey",
  "tell-governors",
  "other-keys",
  "change-passphrase",
]);
export type LeakStepCode = v.InferOutput<typeof LeakStepCode>;

const LeakStepId = v.pipe(v.string(), v.maxLength(160));
/** Sums of several u64. */
const Worth = v.pipe(v.bigint(), v.minValue(0n));

export const LeakStep = v.strictObject({
  /** The same step at every look. */
  id: LeakStepId,
  code: LeakStepCode,
  /** now: minutes count. today: before the first is undone. later: at leisure. */
  urgency: v.picklist(["now", "today", "later"]),
  /** Already filled; null: something else than an act. */
  operation: v.nullable(Operation),
  hotkey: v.nullable(Ss58),
  netuid: v.nullable(Netuid),
  amountRao: v.nullable(Rao),
  /** In TAO; of stake an estimate at the price of the block. */
  worthRao: v.optional(v.nullable(Worth), null),
});
export type LeakStep = v.InferOutput<typeof LeakStep>;

export const LeakAdvice = v.strictObject({
  atBlock: BlockNumber,
  verdict: LeakVerdict,
  threats: v.array(LeakThreat),
  /** In the order in which they are to be done. */
  steps: v.array(LeakStep),
  /** The acts of `now` that go in one signature, in their order; null when there are not two that can. */
  batch: v.nullable(
    v.strictObject({ operation: BatchOperation, steps: v.array(LeakStepId), worthRao: Worth }),
  ),
  /** Why one of them is not in the batch. */
  alone: v.array(v.strictObject({ step: LeakStepId, fault: FaultValue })),
  /** Steps of an earlier look that the chain says are done. */
  done: v.array(v.strictObject({ step: LeakStep, atMs: TimeMs })),
  holdings: v.strictObject({
    freeRao: Rao,
    positions: Count,
    ownedHotkeys: Count,
    subnets: Count,
    locks: Count,
    proxies: Count,
  }),
});
export type LeakAdvice = v.InferOutput<typeof LeakAdvice>;

export const LeakResponse = v.strictObject({
  id: Id,
  case: LeakCase,
  coldkey: Ss58,
  /** Of the case `hotkey`. */
  hotkey: v.nullable(Ss58),
  /** Of the case `laptop`: somebody may know the passphrase, or the vault was open. */
  isPassphraseKnown: v.boolean(),
  startedAtMs: TimeMs,
});
export type LeakResponse = v.InferOutput<typeof LeakResponse>;

export const leakCalls = {
  "leak.begin": [
    v.strictObject({
      case: LeakCase,
      coldkey: Ss58,
      hotkey: v.nullable(Ss58),
      isPassphraseKnown: v.boolean(),
    }),
    v.strictObject({ id: Id }),
  ],
  /** Reads the chain and advises. `refuge`: a coldkey of one's own that liquid funds go to; null: none chosen yet. */
  "leak.look": [v.strictObject({ id: Id, refuge: v.nullable(Ss58) }), LeakAdvice],
  /** Something that the chain cannot say: the owner says that it is done. */
  "leak.tick": [v.strictObject({ id: Id, step: LeakStepId }), nothing],
  "leak.finish": [
    v.strictObject({ id: Id, result: v.picklist(["safe", "partly", "false-alarm"]) }),
    nothing,
  ],
} as const satisfies CallTable;

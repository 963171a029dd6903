/**
 * Everything that has to leave now, in one signature: `batch_all` takes all of it in one block, or nothing (domain
 * reference §3.9). What the chain would refuse, or lets go only alone, is left out with the reason: one such item would
 * keep all the others back.
 */
import type { LeakAdvice, LeakStep } from "../../preload/contract.ts";
import { MOST_IN_BATCH } from "../codec/operations/nested.ts";
import type { Draft } from "../codec/pipeline.ts";
import type { Ss58 } from "../codec/values.ts";
import { type Fault, fault, type Result } from "../lib/fault.ts";

type Batch = Pick<LeakAdvice, "batch" | "alone">;
type Ask = (operation: NonNullable<Batch["batch"]>["operation"]) => Promise<Result<Draft>>;

const MOVES = ["transfer-free", "transfer-all", "move-stake"];

interface Part {
  readonly step: LeakStep;
  readonly item: NonNullable<Batch["batch"]>["operation"]["items"][number];
}

function partOf(step: LeakStep): Part | null {
  const { operation, urgency, code } = step;
  if (urgency !== "now" || !MOVES.includes(code)) return null;
  switch (operation?.kind) {
    case "transfer":
    case "transfer-all":
    case "transfer-stake":
      return { step, item: operation };
    default:
      return null;
  }
}

/** Steps that a batch could take, in their order; the chain is asked about them as one: `ask` drafts and keeps nothing. */
export async function batchOf(
  coldkey: Ss58,
  steps: readonly LeakStep[],
  lockedNetuids: readonly number[],
  ask: Ask,
): Promise<Batch> {
  const all = steps.flatMap((step) => partOf(step) ?? []);
  const isLocked = ({ step: { netuid } }: Part): boolean =>
    netuid !== null && lockedNetuids.includes(netuid);
  const locked = all
    .filter(isLocked)
    .map(({ step }) => reason(step, fault("LEAK_STAKE_LOCKED", { netuid: step.netuid ?? 0 })));
  const free = all.filter((part) => !isLocked(part)).slice(0, MOST_IN_BATCH);
  if (free.length < 2) return { batch: null, alone: locked };

  const tried = await ask(operationOf(coldkey, free));
  const refused = tried.ok ? tried.value.blocking : [tried.fault];
  const whole = refused.find(({ facts }) => facts.item === undefined);
  if (whole !== undefined) {
    return { batch: null, alone: [...locked, ...free.map(({ step }) => reason(step, whole))] };
  }
  const why = new Map(refused.map((one) => [Number(one.facts.item) - 1, one]));
  const left = free.flatMap(({ step }, at) => {
    const found = why.get(at);
    return found === undefined ? [] : [reason(step, found)];
  });
  const kept = free.filter((_, at) => !why.has(at));
  const alone = [...locked, ...left];
  if (kept.length < 2) return { batch: null, alone };
  return {
    batch: {
      operation: operationOf(coldkey, kept),
      steps: kept.map(({ step }) => step.id),
      worthRao: kept.reduce((sum, { step }) => sum + (step.worthRao ?? 0n), 0n),
    },
    alone,
  };
}

const operationOf = (coldkey: Ss58, parts: readonly Part[]) => ({
  kind: "batch" as const,
  coldkey,
  items: parts.map(({ item }) => item),
});

function reason(step: LeakStep, { code, facts }: Pick<Fault, "code" | "facts">) {
  const { item: _, ...rest } = facts;
  return { step: step.id, fault: { code, facts: rest } };
}

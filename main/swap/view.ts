/** Where one swap stands, for the screen: what the chain said last, and what this machine knows of it. */
import type { Activity, DestinationCheck, SwapView } from "../../preload/contract.ts";
import type { SwapRow, SwapsSeen } from "../chain/coldkey-swap.ts";
import type { Ss58 } from "../codec/values.ts";
import { deadline, type Pace, reminderOf } from "./deadlines.ts";
import { actsOf, stateOf } from "./machine.ts";
import type { PlanRecord } from "./plans.ts";

export type Whose = NonNullable<SwapView["announcement"]>["whose"];

export interface ViewParts {
  readonly coldkey: Ss58;
  /** The newest plan of this coldkey on this network; null when it has none. */
  readonly record: PlanRecord | null;
  readonly seen: SwapsSeen | null;
  readonly nowMs: number;
  readonly blockTimeMs: number;
  readonly check: DestinationCheck | null;
  readonly activities: readonly Activity[];
  whose(hash: string): Whose;
  /** Of the coldkey that the hash was made of, if its key is here. */
  destinationOf(hash: string): { readonly address: Ss58; readonly name: string } | null;
}

const NOTHING: SwapRow = { announcement: null, disputedAt: null, stakingHotkeys: 0 };

/** An act of the swap that is neither in a block nor over. */
function pendingAct(activities: readonly Activity[], coldkey: Ss58): string | null {
  const found = activities.find(
    ({ operation, outcome }) =>
      operation.coldkey === coldkey &&
      operation.kind.endsWith("-swap") &&
      ["signed", "submitting", "submitted", "lost"].includes(outcome.state),
  );
  return found?.id ?? null;
}

/** Null when there is nothing to say about this coldkey. */
export function swapView(parts: ViewParts): SwapView | null {
  const { coldkey, record, seen, nowMs } = parts;
  const best = seen?.best.rows.get(coldkey) ?? NOTHING;
  const final = seen?.finalized.rows.get(coldkey) ?? NOTHING;
  const isOpen = record !== null && record.ended === null;
  const kept = isOpen ? record.announced : null;
  // Gone from the newest block, but not yet for certain: nothing is offered until it is.
  const isSettling = best.announcement === null && (final.announcement !== null || kept !== null);
  const row: SwapRow = isSettling ? keptRow(final, record) : best;
  if (row.announcement === null && record === null) return null;

  const delays = seen?.best.delays ?? { announce: 0, reannounce: 0 };
  const pace = paceOf(parts);
  const state = stateOf({
    row,
    delays,
    nextBlock: pace.nextBlock,
    isPlanned: isOpen && record.announced === null,
    ended: record?.ended?.how ?? null,
  });
  const { announcement, disputedAt } = row;
  const pending = pendingAct(parts.activities, coldkey);
  const executable = announcement === null ? null : deadline(announcement.executableAt, pace);
  const whose = announcement === null ? null : parts.whose(announcement.hash);
  const target = announcement === null ? null : parts.destinationOf(announcement.hash);
  const planned = isOpen ? parts.destinationOf(record.newColdkeyHash) : null;
  const ended = record?.ended ?? null;
  return {
    coldkey,
    state,
    acts: seen === null ? [] : offered(state, { isSettling, pending, hasTarget: target !== null }),
    atBlock: seen?.best.block.number ?? null,
    plan: isOpen
      ? {
          id: record.id,
          newColdkeyHash: record.newColdkeyHash,
          destinationName: planned?.name ?? null,
          plannedAtMs: record.plannedAtMs,
          provedAtMs: record.provedAtMs,
        }
      : null,
    announcement:
      announcement === null || executable === null || whose === null
        ? null
        : {
            newColdkeyHash: announcement.hash,
            whose,
            destinationName: target?.name ?? null,
            announcedAt: announcedAt(record, announcement.executableAt),
            executable,
            clearable: deadline(announcement.executableAt + delays.reannounce, pace),
            isFinal: final.announcement?.hash === announcement.hash && !isSettling,
          },
    disputedAt,
    reminder: reminderOf(state, executable, nowMs),
    pending,
    check: isOpen ? parts.check : null,
    ended:
      ended === null || isOpen
        ? null
        : {
            ...ended,
            destination:
              ended.how === "swapped" && record !== null
                ? (parts.destinationOf(record.newColdkeyHash)?.address ?? null)
                : null,
          },
    verified: record?.verified ?? null,
  };
}

function offered(
  state: SwapView["state"],
  {
    isSettling,
    pending,
    hasTarget,
  }: { isSettling: boolean; pending: string | null; hasTarget: boolean },
): SwapView["acts"] {
  if (isSettling) return [];
  return actsOf(state).filter((act) => {
    // The one stop that there is does not wait for anything else.
    if (act === "dispute") return true;
    if (pending !== null) return false;
    return act !== "execute" || hasTarget;
  });
}

function keptRow(final: SwapRow, record: PlanRecord | null): SwapRow {
  if (final.announcement !== null || record?.announced === null || record === null) return final;
  const { announced, newColdkeyHash, disputed } = record;
  return {
    announcement: { executableAt: announced.executableAt, hash: newColdkeyHash },
    disputedAt: disputed?.block ?? null,
    stakingHotkeys: final.stakingHotkeys,
  };
}

/** Without a connection the clock is all there is: it counts on from the block of the announcement. */
function paceOf({ seen, record, nowMs, blockTimeMs }: ViewParts): Pace {
  if (seen !== null) return { nextBlock: seen.best.block.number + 1, nowMs, blockTimeMs };
  const known = record?.announced;
  return known === null || known === undefined
    ? { nextBlock: 0, nowMs, blockTimeMs }
    : { nextBlock: known.block, nowMs: known.atMs, blockTimeMs };
}

function announcedAt(record: PlanRecord | null, executableAt: number): number | null {
  const announced = record?.ended === null ? record.announced : null;
  return announced?.executableAt === executableAt ? announced.block : null;
}

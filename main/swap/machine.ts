/**
 * The coldkey swap as a table. Nothing here waits or remembers: where a swap stands follows from what the chain says at
 * one block and from what was planned on this machine, so that a restart, a changed clock, days without a connection or
 * a reorganisation cannot bring it out of step. docs/coldkey-swap.md shows the same table; its test compares them.
 */
import type { SwapDelays, SwapRow } from "../chain/coldkey-swap.ts";

export const SWAP_STATES = [
  "none",
  "planned",
  "announced",
  "executable",
  "clearable",
  "disputed",
  "swapped",
  "cleared",
] as const;
export type SwapState = (typeof SWAP_STATES)[number];

/** What a person can do. `announce` while one is announced replaces it. */
export const SWAP_ACTS = ["plan", "drop", "announce", "execute", "dispute", "clear"] as const;
export type SwapAct = (typeof SWAP_ACTS)[number];

/** What happens by itself, or by others: blocks, a reorganisation, root. */
export const SWAP_EVENTS = ["ripens", "opens", "rewinds", "reset", "swapped-by-root"] as const;
type SwapEvent = (typeof SWAP_EVENTS)[number];

export interface SwapRule {
  /** The chain's guard refuses everything else of this coldkey. */
  readonly isLocked: boolean;
  /** Offered, and where each leads once its block is there. */
  readonly acts: Readonly<Partial<Record<SwapAct, SwapState>>>;
  readonly events: Readonly<Partial<Record<SwapEvent, readonly SwapState[]>>>;
}

const rewinds = (...to: SwapState[]) => ({ rewinds: to });

/** Domain reference §4.2: W = block of the announcement + delay; W + R = W + the delay before another one. */
export const SWAP_TABLE: Readonly<Record<SwapState, SwapRule>> = {
  none: { isLocked: false, acts: { plan: "planned" }, events: {} },
  planned: { isLocked: false, acts: { drop: "none", announce: "announced" }, events: {} },
  announced: {
    isLocked: true,
    acts: { dispute: "disputed" },
    events: { ripens: ["executable"], ...rewinds("planned", "none") },
  },
  executable: {
    isLocked: true,
    acts: { execute: "swapped", dispute: "disputed" },
    events: { opens: ["clearable"], ...rewinds("announced") },
  },
  clearable: {
    isLocked: true,
    acts: { execute: "swapped", dispute: "disputed", clear: "cleared", announce: "announced" },
    events: rewinds("executable"),
  },
  disputed: {
    isLocked: true,
    acts: {},
    events: {
      reset: ["cleared"],
      "swapped-by-root": ["swapped"],
      ...rewinds("announced", "executable", "clearable"),
    },
  },
  swapped: { isLocked: false, acts: { drop: "none" }, events: rewinds("executable", "clearable") },
  cleared: {
    isLocked: false,
    acts: { plan: "planned", drop: "none" },
    events: rewinds("clearable", "disputed"),
  },
};

export interface SwapFacts {
  readonly row: SwapRow;
  readonly delays: SwapDelays;
  /** The block that would include what is signed now: the newest one and one. */
  readonly nextBlock: number;
  readonly isPlanned: boolean;
  /** How the newest swap of this machine ended. */
  readonly ended: "swapped" | "cleared" | null;
}

/**
 * Every comparison is the chain's own, for the block that includes the call: executed from W on, cleared and announced
 * again from W + R on.
 */
export function stateOf({ row, delays, nextBlock, isPlanned, ended }: SwapFacts): SwapState {
  const { announcement, disputedAt } = row;
  if (announcement === null) return isPlanned ? "planned" : (ended ?? "none");
  if (disputedAt !== null) return "disputed";
  if (nextBlock < announcement.executableAt) return "announced";
  return nextBlock < announcement.executableAt + delays.reannounce ? "executable" : "clearable";
}

export const actsOf = (state: SwapState): readonly SwapAct[] =>
  SWAP_ACTS.filter((act) => act in SWAP_TABLE[state].acts);

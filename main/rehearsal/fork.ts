/**
 * A reorganisation: the newest blocks give way to one more of another author, because the longer chain is the right
 * one. Blocks that are final stay. What was in the old blocks may be in the new ones, wait again, or be forgotten.
 */
import type { Block } from "./block.ts";
import { type Act, buildBlock, type Mint } from "./executive.ts";
import type { Hex } from "./hex.ts";
import type { HistoricState, History, Made } from "./history.ts";
import { now } from "./pallets/timestamp.ts";
import type { PooledTransaction } from "./pool.ts";
import type { StorageKey } from "./storage.ts";

/**
 * again: the other blocks hold the same transactions. back: they are empty, and the transactions wait for a block.
 * forgotten: nobody keeps the transactions.
 */
export const FATES = ["again", "back", "forgotten"] as const;
export type Fate = (typeof FATES)[number];
export const isFate = (text: string): text is Fate => (FATES as readonly string[]).includes(text);

export interface Reorganisation {
  /** How many give way: at least 1, and at most those that are not final. */
  readonly blocks: number;
  readonly fate: Fate;
  /** Signed transactions that the first of the other blocks holds before all else. */
  readonly instead?: readonly Uint8Array[];
}

/** What went into a block. */
export interface Contents {
  readonly mints: readonly Mint[];
  /** The call of somebody without a key stands for a transaction, and shares the fate of transactions. */
  readonly acts: readonly Act[];
  readonly included: readonly PooledTransaction[];
}

export interface FilledBlock extends Contents {
  readonly block: Block;
}

export interface Fork {
  readonly gone: readonly FilledBlock[];
  /** One block more than are gone. */
  readonly made: readonly FilledBlock[];
  /** Keys that the old or the new blocks changed. */
  readonly touched: readonly StorageKey[];
  /** Acts that wait for a block again. */
  readonly waiting: readonly Act[];
  /** As it was before: the old blocks are the chain again. */
  undo(): void;
}

interface ForkPlan {
  readonly history: History;
  readonly contentsOf: (block: Block) => Contents;
  readonly bestState: () => HistoricState;
  readonly nowMs: number;
  readonly blocks: number;
  readonly fate: Fate;
  readonly instead: () => readonly PooledTransaction[];
  readonly genesisHash: Hex;
  readonly metadataDigest: Uint8Array | null;
}

/** Changes the history only; whoever keeps it on disk and tells the clients comes after. */
export function fork(plan: ForkPlan): Fork {
  const { history, fate } = plan;
  const timeMs = Number(now.get(plan.bestState()));
  const taken = history.rewind(plan.blocks);
  const gone = taken.map(({ block }) => ({ block, ...plan.contentsOf(block) }));
  const made: FilledBlock[] = [];
  const undo = (): void => putBack(history, made.length, taken);
  try {
    for (let at = 0; at <= gone.length; at++) {
      made.push(nextBlock(plan, gone[at], at === 0 ? plan.instead() : [], timeMs));
    }
  } catch (error) {
    undo();
    throw error;
  }
  const touched = new Set(taken.flatMap(({ changes }) => [...changes.keys()]));
  for (const { block } of made) {
    for (const key of history.changedBy(block) ?? []) touched.add(key);
  }
  const waiting = fate === "back" ? gone.flatMap(({ acts }) => acts) : [];
  return { gone, made, touched: [...touched], waiting, undo };
}

function nextBlock(
  plan: ForkPlan,
  old: Contents | undefined,
  instead: readonly PooledTransaction[],
  timeMs: number,
): FilledBlock {
  const { history, fate, genesisHash, metadataDigest } = plan;
  // The faucet's money comes from outside the chain: no fork takes it away.
  const mints = old?.mints ?? [];
  const acts = fate === "again" ? (old?.acts ?? []) : [];
  const { block, changes, included } = buildBlock({
    parent: history.best(),
    state: plan.bestState(),
    // A slot of its own, after those of the blocks that go: or the same block would be made once more.
    nowMs: Math.max(plan.nowMs, timeMs + 1),
    mints,
    acts,
    candidates: [...instead, ...(fate === "again" ? (old?.included ?? []) : [])],
    genesisHash,
    metadataDigest,
  });
  history.append(block, changes);
  return { block, mints, acts, included };
}

function putBack(history: History, made: number, taken: readonly Made[]): void {
  history.rewind(made);
  for (const { block, changes } of taken) history.append(block, changes);
}

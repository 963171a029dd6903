/** The blocks made so far and the states after the newest of them, as a pruned node keeps them. */
import type { Block } from "./block.ts";
import type { Changes } from "./state.ts";
import type { StateView, StorageKey } from "./storage.ts";

/** States that can be asked for, the best block's included; the default of a pruned node. */
export const STATE_WINDOW = 256;
/** Blocks that are remembered with their extrinsics. Mortal transactions reach back 2 400. */
const BLOCK_WINDOW = 4_096;

/** Blocks of another fork that are still known by their hash. */
const RETRACTED_WINDOW = 64;

/** How far finality lags behind the best block. */
const FINALITY_LAG = 2;

/** A block with what it changed. */
export interface Made {
  readonly block: Block;
  readonly changes: Changes;
}

export type HistoricState = StateView;

export type StateMap = ReadonlyMap<StorageKey, Uint8Array>;

export interface History {
  best(): Block;
  finalized(): Block;
  blockByHash(hash: string): Block | undefined;
  blockByNumber(number: number): Block | undefined;
  /** Undefined when the block is unknown or its state was discarded. */
  stateAt(block: Block): HistoricState | undefined;
  /** Keys that the block changed, or undefined when its state was discarded. */
  changedBy(block: Block): readonly StorageKey[] | undefined;
  append(block: Block, changes: Changes): void;
  /**
   * Takes the newest blocks off the chain and returns them, oldest first. They are still known by their hash, without
   * their state. Whoever calls it leaves alone what clients were told is final.
   */
  rewind(blocks: number): readonly Made[];
  /** Finality stays where it is until it is let go. */
  holdFinality(isHeld: boolean): void;
  /** The oldest state that is kept, and the blocks up to it: from here the newer blocks can be replayed. */
  base(): { readonly blocks: readonly Block[]; readonly state: StateMap };
  /** The newer blocks with what each of them changed, oldest first. */
  sinceBase(): readonly Made[];
}

/** `blocks` are consecutive and end with the block after which `state` holds. */
export function createHistory(genesis: Block, blocks: readonly Block[], state: StateMap): History {
  const current = new Map(state);
  const byHash = new Map<string, Block>([[genesis.hash, genesis]]);
  const byNumber = new Map<number, Block>([[0, genesis]]);
  /** What each of the newest blocks changed, and what was there before. */
  const window = new Map<number, { changes: Changes; before: Changes }>();
  let best = genesis;
  /** While finality is held: the newest final block. */
  let heldAt: number | null = null;
  /** Blocks that are no part of the chain any more, as long as a node would remember them. */
  const retracted: Block[] = [];

  const remember = (block: Block): void => {
    byHash.set(block.hash, block);
    byNumber.set(block.header.number, block);
    best = block;
    const outdated = byNumber.get(block.header.number - BLOCK_WINDOW);
    if (outdated === undefined || outdated === genesis) return;
    byHash.delete(outdated.hash);
    byNumber.delete(outdated.header.number);
  };
  for (const block of blocks) remember(block);

  const oldestState = () => best.header.number - window.size;

  const readAt = (number: number, key: StorageKey): Uint8Array | undefined => {
    for (let n = number + 1; n <= best.header.number; n++) {
      const before = window.get(n)?.before;
      if (before?.has(key)) return before.get(key);
    }
    return current.get(key);
  };

  /** All keys of the newest state in order; made again after a block that added or took away rows. */
  let sorted: StorageKey[] | null = null;
  const keysAt = (number: number, prefix: string): StorageKey[] => {
    const found = new Set<StorageKey>();
    sorted ??= [...current.keys()].sort();
    for (let at = firstFrom(sorted, prefix); sorted[at]?.startsWith(prefix); at++) {
      found.add(sorted[at] ?? "");
    }
    for (let n = number + 1; n <= best.header.number; n++) {
      for (const key of window.get(n)?.before.keys() ?? []) {
        if (key.startsWith(prefix)) found.add(key);
      }
    }
    return [...found].filter((key) => readAt(number, key) !== undefined).sort();
  };

  const finalNumber = () => heldAt ?? Math.max(0, best.header.number - FINALITY_LAG);

  const takeNewest = (): Made => {
    const block = best;
    const entry = window.get(block.header.number);
    const parent = byNumber.get(block.header.number - 1);
    if (!entry || !parent) throw new Error("the state before this block was discarded");
    for (const [key, value] of entry.before) {
      if (value === undefined) current.delete(key);
      else current.set(key, value);
    }
    sorted = null;
    window.delete(block.header.number);
    byNumber.delete(block.header.number);
    best = parent;
    return { block, changes: entry.changes };
  };

  return {
    best: () => best,
    finalized() {
      return byNumber.get(finalNumber()) ?? genesis;
    },
    holdFinality(isHeld) {
      heldAt = isHeld ? finalNumber() : null;
    },
    blockByHash: (hash) => byHash.get(hash.toLowerCase()),
    blockByNumber: (number) => byNumber.get(number),
    stateAt(block) {
      const { number } = block.header;
      if (byNumber.get(number)?.hash !== block.hash || number < oldestState()) return undefined;
      return {
        read: (key) => readAt(number, key),
        keys: (prefix) => keysAt(number, prefix),
      };
    },
    changedBy(block) {
      const entry = window.get(block.header.number);
      return entry && [...entry.changes.keys()];
    },
    append(block, changes) {
      const before = new Map<StorageKey, Uint8Array | undefined>();
      for (const [key, value] of changes) {
        before.set(key, current.get(key));
        if (current.has(key) !== (value !== undefined)) sorted = null;
        if (value === undefined) current.delete(key);
        else current.set(key, value);
      }
      remember(block);
      window.set(block.header.number, { changes, before });
      if (window.size >= STATE_WINDOW) window.delete(block.header.number - STATE_WINDOW + 1);
    },
    rewind(blocks) {
      const taken: Made[] = [];
      while (taken.length < blocks) taken.unshift(takeNewest());
      retracted.push(...taken.map(({ block }) => block));
      for (const { hash, header } of retracted.splice(0, retracted.length - RETRACTED_WINDOW)) {
        if (byNumber.get(header.number)?.hash !== hash) byHash.delete(hash);
      }
      return taken;
    },
    base() {
      const number = oldestState();
      const state = new Map(current);
      for (let n = best.header.number; n > number; n--) {
        for (const [key, value] of window.get(n)?.before ?? []) {
          if (value === undefined) state.delete(key);
          else state.set(key, value);
        }
      }
      const blocks: Block[] = [];
      for (let n = number; n > 0; n--) {
        const block = byNumber.get(n);
        if (!block) break;
        blocks.unshift(block);
      }
      return { blocks, state };
    },
    sinceBase() {
      const entries: { block: Block; changes: Changes }[] = [];
      for (let n = oldestState() + 1; n <= best.header.number; n++) {
        const block = byNumber.get(n);
        const changes = window.get(n)?.changes;
        if (!block || !changes) throw new Error("the window of states has a hole");
        entries.push({ block, changes });
      }
      return entries;
    },
  };
}

/** Where the first key is that is not below the prefix. */
function firstFrom(sorted: readonly StorageKey[], prefix: string): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] ?? "") < prefix) low = middle + 1;
    else high = middle;
  }
  return low;
}

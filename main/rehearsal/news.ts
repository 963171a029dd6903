/** Who is told what: clients of new heads, senders of what became of their transactions. */
import type { Block } from "./block.ts";
import type { FilledBlock } from "./fork.ts";
import type { Hex } from "./hex.ts";
import type { History } from "./history.ts";
import type { Check, GivenBack, Pool, PooledTransaction, StatusListener } from "./pool.ts";
import type { StorageKey } from "./storage.ts";

export interface HeadListener {
  /** `touched`: keys whose value may be another one than after the best block before. */
  best?(block: Block, touched: readonly StorageKey[]): void;
  /** Every block, also those that were never the best one. */
  imported?(block: Block): void;
  finalized?(block: Block): void;
}

export interface ChainChange {
  /** Part of the history now, oldest first. */
  readonly made: readonly {
    readonly block: Block;
    readonly included: readonly PooledTransaction[];
  }[];
  readonly touched: readonly StorageKey[];
  /** One of many empty blocks that are made by hand: clients hear of every fiftieth, as after a pause. */
  readonly isQuiet?: boolean;
  /** Part of the history no more: what was in them waits again, or is forgotten. */
  readonly gone?: readonly FilledBlock[];
  readonly isForgotten?: boolean;
}

export interface News {
  listen(listener: HeadListener): () => void;
  /** Heads are told first: who hears of a transaction can look at the chain that is right. */
  announce(change: ChainChange): void;
  /** After inclusion the pool lets go of a transaction; its watcher still waits for finality. */
  untilFinal(transaction: Hex, listener: StatusListener): StatusListener;
}

interface FinalityWatcher {
  readonly number: number;
  readonly transaction: Hex;
  readonly listener: StatusListener;
}

export function createNews(history: History, pool: Pool, checkForNext: Check): News {
  const listeners = new Set<HeadListener>();
  /** By the hash of the block that holds the transaction. */
  const watchers = new Map<Hex, FinalityWatcher[]>();

  const untilFinal =
    (transaction: Hex, listener: StatusListener): StatusListener =>
    (status) => {
      listener(status);
      if (typeof status !== "object" || !("inBlock" in status)) return;
      const block = history.blockByHash(status.inBlock);
      if (!block) throw new Error("in a block that is not there");
      const { number } = block.header;
      const others = watchers.get(status.inBlock) ?? [];
      watchers.set(status.inBlock, [...others, { number, transaction, listener }]);
    };

  const tellFinal = (final: Block): void => {
    for (const [hash, waiting] of watchers) {
      const first = waiting[0];
      if (!first || first.number > final.header.number) continue;
      watchers.delete(hash);
      for (const { listener } of waiting) listener({ finalized: hash });
    }
  };

  const takeBack = ({ block, included }: FilledBlock): GivenBack[] => {
    const waiting = watchers.get(block.hash) ?? [];
    watchers.delete(block.hash);
    return included.map((transaction) => ({
      transaction,
      blockHash: block.hash,
      listeners: waiting
        .filter((watcher) => watcher.transaction === transaction.hash)
        .map(({ listener }) => untilFinal(transaction.hash, listener)),
    }));
  };

  return {
    untilFinal,
    listen(listener) {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },
    announce({ made, touched, isQuiet = false, gone = [], isForgotten = false }) {
      if (!isQuiet) {
        for (const listener of listeners) {
          for (const { block } of made) listener.imported?.(block);
          listener.best?.(history.best(), touched);
        }
      }
      pool.giveBack(gone.flatMap(takeBack), isForgotten);
      pool.settle(
        made.map(({ block, included }) => ({ blockHash: block.hash, included })),
        checkForNext,
      );
      const final = history.finalized();
      if (final.header.number > 0 && !isQuiet) {
        for (const listener of listeners) listener.finalized?.(final);
      }
      tellFinal(final);
    },
  };
}

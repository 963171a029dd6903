/** Many storage rows in one question, all of one block: totals that were read at different heads do not add up. */
import type * as v from "valibot";
import { fromHex } from "../codec/payload.ts";
import { Reader } from "../codec/reader.ts";
import { Refusal } from "../lib/fault.ts";
import type { StorageName } from "./expectations.ts";
import { StorageReply } from "./replies.ts";
import type { Storage } from "./storage.ts";
import type { Question, Wire } from "./wire.ts";

/** Keeps a request below the size that nodes accept (a key is at most about 300 characters). */
const KEYS_PER_QUESTION = 4_000;

type Decode<T> = (reader: Reader) => T;
/** Gives the value once the batch was read; throws before. */
export type Cell<T> = () => T;

export const decode = {
  u16: (reader: Reader) => Number(reader.unsigned(2)),
  u32: (reader: Reader) => reader.u32(),
  u64: (reader: Reader) => reader.unsigned(8),
  u128: (reader: Reader) => reader.unsigned(16),
  bool: (reader: Reader) => reader.flag(),
  account: (reader: Reader) => reader.bytes(32),
  sized: (reader: Reader) => reader.bytes(reader.count(1)),
} as const;

export interface Batch {
  /** A row whose absence stands for the item's default. */
  value<T>(name: StorageName, keys: Uint8Array[], decode: Decode<T>): Cell<T>;
  /** A row that may be absent. */
  option<T>(name: StorageName, keys: Uint8Array[], decode: Decode<T>): Cell<T | null>;
  read(wire: Wire, blockHash: string): Promise<void>;
  /** {@link read} in two halves, for what is asked together with other questions. */
  questions(blockHash: string): Question<typeof StorageReply>[];
  accept(replies: readonly unknown[], blockHash: string): void;
}

export function openBatch(storage: Storage): Batch {
  const keys = new Set<string>();
  let rows: Map<string, string | null> | null = null;

  function row(key: string): string | null {
    const found = rows?.get(key);
    if (found === undefined) throw new Error("A batch was used before it was read");
    return found;
  }

  function questions(blockHash: string): Question<typeof StorageReply>[] {
    const asked = [...keys];
    return Array.from({ length: Math.ceil(asked.length / KEYS_PER_QUESTION) }, (_, at) => ({
      schema: StorageReply,
      method: "state_queryStorageAt",
      params: [asked.slice(at * KEYS_PER_QUESTION, (at + 1) * KEYS_PER_QUESTION), blockHash],
    }));
  }

  /** The wire has held each reply against its schema. */
  function accept(replies: readonly unknown[], blockHash: string): void {
    const sets = (replies as v.InferOutput<typeof StorageReply>[]).flat();
    const found = new Map(sets.flatMap(({ changes }) => changes));
    // A row left out is not a row that is absent: taken for one, it would read as a balance of nothing.
    const isComplete = [...keys].every((key) => found.has(key));
    if (!isComplete || sets.some(({ block }) => block !== blockHash)) {
      throw new Refusal("CHAIN_REPLY_UNREADABLE", { method: "state_queryStorageAt" });
    }
    rows = found;
  }

  return {
    value(name, keyParts, read) {
      const key = storage.key(name, ...keyParts);
      const fallback = storage.fallback(name);
      keys.add(key);
      return () => {
        const raw = row(key);
        const bytes = raw === null ? fallback : fromHex(raw);
        if (bytes === null) throw unreadable(name);
        return decoded(name, bytes, read);
      };
    },
    option(name, keyParts, read) {
      if (!storage.has(name)) return () => null;
      const key = storage.key(name, ...keyParts);
      keys.add(key);
      return () => {
        const raw = row(key);
        return raw === null ? null : decoded(name, fromHex(raw), read);
      };
    },
    async read(wire, blockHash) {
      accept(await wire.askAll(questions(blockHash)), blockHash);
    },
    questions,
    accept,
  };
}

function decoded<T>(name: StorageName, bytes: Uint8Array, read: Decode<T>): T {
  try {
    return read(new Reader(bytes));
  } catch (error) {
    if (error instanceof Refusal) throw unreadable(name, error);
    throw error;
  }
}

function unreadable(name: StorageName, cause?: unknown): Refusal {
  return new Refusal("CHAIN_REPLY_UNREADABLE", { method: `storage ${name}` }, { cause });
}

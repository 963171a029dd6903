/**
 * All rows of one storage item at one block, page by page: for the few questions that the chain's keys cannot answer.
 * Bounded, and honest about it: what a node has beyond the limit is not read, and the answer says so.
 */
import { fromHex } from "../codec/payload.ts";
import { Reader } from "../codec/reader.ts";
import { Refusal } from "../lib/fault.ts";
import type { Connection } from "./connection.ts";
import type { StorageName } from "./expectations.ts";
import { KeysReply, StorageReply } from "./replies.ts";

/** As nodes limit it. */
const KEYS_PER_PAGE = 1_000;

export interface AllRows<T> {
  /** Of the rows that were read: those of which `read` made something. */
  readonly found: readonly T[];
  readonly rows: number;
  /** False: the item has more rows than were read. */
  readonly isWhole: boolean;
}

/**
 * `read` gets what a key has after the item's prefix, hashes included, and the row's value. Two round trips a page.
 * CHAIN_REPLY_UNREADABLE: also for a node that goes in circles.
 */
export async function readAllRows<T>(
  { wire, runtime }: Pick<Connection, "wire" | "runtime">,
  blockHash: string,
  name: StorageName,
  maxPages: number,
  read: (key: Reader, value: Reader) => T | null,
): Promise<AllRows<T>> {
  const prefix = runtime.storage.prefix(name);
  const found: T[] = [];
  let rows = 0;
  let after: string | null = null;
  for (let page = 0; page < maxPages; page++) {
    const keys = await readPage(after);
    if (keys.length > 0) await readRows(keys);
    if (keys.length < KEYS_PER_PAGE) return { found, rows, isWhole: true };
    after = keys.at(-1) ?? null;
  }
  return { found, rows, isWhole: false };

  async function readPage(start: string | null): Promise<readonly string[]> {
    const method = "state_getKeysPaged";
    const params = [prefix, KEYS_PER_PAGE, start, blockHash];
    const keys = await wire.ask(KeysReply, method, params);
    const isInOrder = keys.every(
      (key, at) => key.startsWith(prefix) && key > (keys[at - 1] ?? start ?? ""),
    );
    if (!isInOrder) throw new Refusal("CHAIN_REPLY_UNREADABLE", { method });
    return keys;
  }

  async function readRows(keys: readonly string[]): Promise<void> {
    const method = "state_queryStorageAt";
    const sets = await wire.ask(StorageReply, method, [keys, blockHash]);
    const values = new Map(sets.flatMap(({ changes }) => changes));
    for (const key of keys) {
      const value = values.get(key);
      if (value == null) throw new Refusal("CHAIN_REPLY_UNREADABLE", { method });
      const one = read(
        new Reader(fromHex(`0x${key.slice(prefix.length)}`)),
        new Reader(fromHex(value)),
      );
      rows += 1;
      if (one !== null) found.push(one);
    }
  }
}

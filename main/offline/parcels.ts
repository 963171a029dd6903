/**
 * Messages that are kept until they are done with: `<id>.ckw`, the very bytes, and `<id>.json`, what is known about them.
 * The bytes come first, so that a record never speaks of bytes that are not there.
 */
import { join } from "node:path";
import * as v from "valibot";
import { Refusal } from "../lib/fault.ts";
import type { Files } from "../lib/files.ts";
import { createQueue } from "../lib/turns.ts";
import { readRecord, removeIfPresent, writeRecord } from "../wallet/record.ts";
import { MOST_MESSAGE_BYTES } from "./message.ts";

/** Beyond that the oldest that are done are forgotten; the journal keeps what happened. */
const MOST_KEPT = 200;

export interface Parcels<R extends { readonly id: string; readonly atMs: number }> {
  /** Newest first. */
  list(): readonly R[];
  get(id: string): R | null;
  bytes(id: string): Promise<Uint8Array>;
  add(record: R, bytes: Uint8Array): Promise<void>;
  change(id: string, part: Partial<R>): Promise<R>;
}

export async function openParcels<R extends { readonly id: string; readonly atMs: number }>(
  files: Files,
  folder: string,
  schema: v.GenericSchema<unknown, R>,
  isDone: (record: R) => boolean,
): Promise<Parcels<R>> {
  await files.ensureFolder(folder);
  await files.sweepTemporary(folder);
  const records = new Map<string, R>();
  for (const name of await files.list(folder)) {
    if (!name.endsWith(".json")) continue;
    const record = await readRecord(files, join(folder, name), schema);
    if (record !== null) records.set(record.id, record);
  }
  const messagePath = (id: string): string => join(folder, `${id}.ckw`);
  const recordPath = (id: string): string => join(folder, `${id}.json`);
  const newestFirst = (): R[] => [...records.values()].sort((a, b) => b.atMs - a.atMs);
  const alone = createQueue();

  async function write(record: R): Promise<R> {
    const parsed = v.parse(schema, record);
    await writeRecord(files, recordPath(parsed.id), parsed);
    records.set(parsed.id, parsed);
    return parsed;
  }

  async function forgetOldest(): Promise<void> {
    for (const { id } of newestFirst().slice(MOST_KEPT).filter(isDone)) {
      await removeIfPresent(files, recordPath(id));
      await removeIfPresent(files, messagePath(id));
      records.delete(id);
    }
  }

  return {
    list: newestFirst,
    get: (id) => records.get(id) ?? null,
    bytes: (id) => files.readBounded(messagePath(id), MOST_MESSAGE_BYTES),
    add: (record, bytes) =>
      alone(async () => {
        await files.writeAtomic(messagePath(record.id), bytes);
        await write(record);
        await forgetOldest();
      }),
    change: (id, part) =>
      alone(async () => {
        const before = records.get(id);
        if (before === undefined) throw new Refusal("PARCEL_UNKNOWN", {});
        return write({ ...before, ...part });
      }),
  };
}

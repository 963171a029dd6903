/**
 * Where ceremonies stand: one small file each, without a secret, written before the screen is told. A ceremony is found
 * here after a restart, at the step that was last written.
 */
import { join } from "node:path";
import type * as v from "valibot";
import { Refusal } from "../lib/fault.ts";
import type { Files } from "../lib/files.ts";
import { readRecord, removeIfPresent, writeRecord } from "../wallet/record.ts";

interface CeremonyRecord {
  readonly id: string;
  readonly startedAtMs: number;
}

export interface CeremonyRecords<R extends CeremonyRecord> {
  /** Oldest first. */
  all(): readonly R[];
  /** Refuses with CEREMONY_NOT_FOUND. */
  find(id: string): R;
  /** Writes the file, then shows it. */
  save(record: R): Promise<void>;
  /** Writes the file only: for a step that ends the ceremony at once unless something stops it. */
  write(record: R): Promise<void>;
  /** Shows what {@link write} has written. */
  show(record: R): void;
  /** Removes the file, then forgets it. */
  remove(id: string): Promise<void>;
}

export async function openCeremonyRecords<R extends CeremonyRecord>(parts: {
  files: Files;
  folder: string;
  schema: v.GenericSchema<unknown, R>;
  onChange: () => void;
}): Promise<CeremonyRecords<R>> {
  const { files, folder, schema, onChange } = parts;
  await files.ensureFolder(folder);
  await files.sweepTemporary(folder);
  const records = new Map<string, R>();
  for (const name of await files.list(folder)) {
    if (!name.endsWith(".json")) continue;
    const record = await readRecord(files, join(folder, name), schema);
    if (record !== null) records.set(record.id, record);
  }

  const pathOf = (id: string): string => join(folder, `${id}.json`);
  const write = (record: R): Promise<void> => writeRecord(files, pathOf(record.id), record);
  function show(record: R): void {
    records.set(record.id, record);
    onChange();
  }

  return {
    all: () => [...records.values()].sort((a, b) => a.startedAtMs - b.startedAtMs),
    find(id) {
      const record = records.get(id);
      if (record === undefined) throw new Refusal("CEREMONY_NOT_FOUND", {});
      return record;
    },
    async save(record) {
      await write(record);
      show(record);
    },
    write,
    show,
    async remove(id) {
      await removeIfPresent(files, pathOf(id));
      records.delete(id);
      onChange();
    },
  };
}

export function demandStep<R extends CeremonyRecord & { readonly step: string }>(
  record: R,
  ...steps: R["step"][]
): void {
  if (!steps.includes(record.step)) {
    throw new Refusal("CEREMONY_STEP", { step: record.step, expected: steps.join(" ") });
  }
}

/**
 * Ends what a crash left one write before its end. The disk may be full or read-only today: then the ceremony stays
 * listed and is finished at another time.
 */
export async function finishLater(work: () => Promise<unknown>): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
  }
}

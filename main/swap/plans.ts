/**
 * Plans of swaps on disk: one record each, `swaps/<id>.json`. The new coldkey stands in them as the hash that the chain
 * has as well, never as an address: whose it is follows from the keys that lie on this machine.
 */
import { randomBytes } from "node:crypto";
import { join } from "node:path";
import * as v from "valibot";
import { SwapSnapshot, SwapVerification } from "../../preload/contract.ts";
import { BlockNumber, Hash, Id, Ss58, TimeMs } from "../codec/values.ts";
import type { Files } from "../lib/files.ts";
import { readIfPresent, readRecord, removeIfPresent, writeRecord } from "../wallet/record.ts";

const PlanRecord = v.strictObject({
  v: v.literal(1),
  /** The ceremony's, for as long as there is one. */
  id: Id,
  network: v.string(),
  /** The old one. */
  coldkey: Ss58,
  newColdkeyHash: Hash,
  plannedAtMs: TimeMs,
  /** When the new coldkey's file was opened with its passphrase. */
  provedAtMs: TimeMs,
  /** In a final block. */
  announced: v.nullable(
    v.strictObject({ block: BlockNumber, executableAt: BlockNumber, atMs: TimeMs }),
  ),
  disputed: v.nullable(v.strictObject({ block: BlockNumber })),
  ended: v.nullable(
    v.strictObject({
      how: v.picklist(["swapped", "cleared"]),
      /** Final by then. */
      block: BlockNumber,
      atMs: TimeMs,
      /** False: not by an act of this machine. */
      isOurs: v.boolean(),
    }),
  ),
  /** What the old coldkey had, the newest that was seen before the execution. */
  before: v.nullable(SwapSnapshot),
  /** And what the new one has of it. */
  verified: v.nullable(SwapVerification),
});
export type PlanRecord = v.InferOutput<typeof PlanRecord>;

/** What a journal entry about a plan belongs to. */
export const about = ({ id, coldkey }: PlanRecord) => ({ subject: coldkey, act: id });

export interface Plans {
  /** Oldest first. */
  list(): readonly PlanRecord[];
  find(id: string): PlanRecord | null;
  put(record: PlanRecord): Promise<void>;
  remove(id: string): Promise<void>;
  /** Hides which address is asked about; made once on each machine. */
  readonly salt: Uint8Array;
}

const SALT_BYTES = 32;

export async function openPlans(files: Files, folder: string): Promise<Plans> {
  await files.ensureFolder(folder);
  await files.sweepTemporary(folder);
  const plans = new Map<string, PlanRecord>();
  for (const name of await files.list(folder)) {
    if (!name.endsWith(".json")) continue;
    const record = await readRecord(files, join(folder, name), PlanRecord);
    if (record !== null) plans.set(record.id, record);
  }
  const salt = await openSalt(files, join(folder, "salt"));
  const pathOf = (id: string): string => join(folder, `${id}.json`);
  return {
    list: () => [...plans.values()].sort((a, b) => a.plannedAtMs - b.plannedAtMs),
    find: (id) => plans.get(id) ?? null,
    async put(record) {
      await writeRecord(files, pathOf(record.id), v.parse(PlanRecord, record));
      plans.set(record.id, record);
    },
    async remove(id) {
      await removeIfPresent(files, pathOf(id));
      plans.delete(id);
    },
    salt,
  };
}

async function openSalt(files: Files, path: string): Promise<Uint8Array> {
  const known = await readIfPresent(files, path, SALT_BYTES);
  if (known !== null && known.length === SALT_BYTES) return known;
  const salt = new Uint8Array(randomBytes(SALT_BYTES));
  await files.writeAtomic(path, salt);
  return salt;
}

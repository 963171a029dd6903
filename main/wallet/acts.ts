/**
 * Acts on their way to the chain, with their signed bytes: written before the first submission, so that a restart
 * knows what was signed, can look it up, and can submit the very same bytes again.
 */
import { join } from "node:path";
import * as v from "valibot";
import { Activity } from "../../preload/contract.ts";
import { SignedRequest } from "../codec/pipeline.ts";
import { BlockNumber } from "../codec/values.ts";
import type { Files } from "../lib/files.ts";
import { createQueue } from "../lib/turns.ts";
import { readRecord, writeRecord } from "./record.ts";

const ActRecord = v.strictObject({
  v: v.literal(1),
  activity: Activity,
  signed: SignedRequest,
  nonce: v.number(),
  firstBlock: BlockNumber,
});
export type ActRecord = v.InferOutput<typeof ActRecord>;

export interface Acts {
  /** Newest first. */
  list(): readonly ActRecord[];
  get(id: string): ActRecord | null;
  /** Listed only once it is on disk: what a crash would forget was never shown. */
  put(record: ActRecord): Promise<void>;
}

export async function openActs(files: Files, folder: string): Promise<Acts> {
  await files.ensureFolder(folder);
  await files.sweepTemporary(folder);
  const acts = new Map<string, ActRecord>();
  for (const name of await files.list(folder)) {
    if (!name.endsWith(".json")) continue;
    const record = await readRecord(files, join(folder, name), ActRecord);
    if (record !== null) acts.set(record.activity.id, record);
  }
  /** Writes of one act keep their order; the newest state wins. */
  const alone = createQueue();
  return {
    list: () => [...acts.values()].sort((a, b) => b.activity.signedAtMs - a.activity.signedAtMs),
    get: (id) => acts.get(id) ?? null,
    put: (record) =>
      alone(async () => {
        await writeRecord(files, join(folder, `${record.activity.id}.json`), record);
        acts.set(record.activity.id, record);
      }),
  };
}

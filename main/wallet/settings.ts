/** What the user chose once: profile, network, looks, and the key derivation cost measured on this machine. */
import { join } from "node:path";
import * as v from "valibot";
import { NetworkId, Profile, Theme } from "../../preload/contract.ts";
import type { Files } from "../lib/files.ts";
import { KdfCost } from "../vault/protocol.ts";
import { readRecord, writeRecord } from "./record.ts";

const SettingsRecord = v.strictObject({
  v: v.literal(1),
  profile: v.nullable(Profile),
  network: NetworkId,
  theme: Theme,
  kdf: v.nullable(KdfCost),
});
export type SettingsRecord = v.InferOutput<typeof SettingsRecord>;

/** A fresh checkout starts on the rehearsal network, with nothing at stake. */
const FIRST_START: SettingsRecord = {
  v: 1,
  profile: null,
  network: "rehearsal",
  theme: "system",
  kdf: null,
};

export interface Settings {
  readonly now: SettingsRecord;
  /** Durable before it resolves. Changes wait for each other: none of them undoes another. */
  change(part: Partial<Omit<SettingsRecord, "v">>): Promise<void>;
}

export async function openSettings(files: Files, folder: string): Promise<Settings> {
  const path = join(folder, "settings.json");
  let now = (await readRecord(files, path, SettingsRecord)) ?? FIRST_START;
  let queue = Promise.resolve();
  return {
    get now() {
      return now;
    },
    change(part) {
      const write = queue.then(async () => {
        const next = { ...now, ...part };
        await writeRecord(files, path, next);
        now = next;
      });
      queue = write.catch(() => undefined);
      return write;
    },
  };
}

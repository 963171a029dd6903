/** What the user chose once: profile, network, looks, and the key derivation cost measured on this machine. */
import { join } from "node:path";
import * as v from "valibot";
import {
  Endpoint,
  Language,
  LockAfterMinutes,
  NetworkId,
  Profile,
  RealNetworkId,
  Theme,
} from "../../preload/contract.ts";
import { Hash, Label, TimeMs } from "../codec/values.ts";
import type { Files } from "../lib/files.ts";
import { createQueue } from "../lib/turns.ts";
import { KdfCost } from "../vault/protocol.ts";
import { readRecord, writeRecord } from "./record.ts";

/** Long enough to write twelve words between two looks at the screen, short enough for a door that was left open. */
const DEFAULT_LOCK_AFTER_MINUTES = 5;

const UnlockChoice = v.strictObject({
  targetMs: TimeMs,
  cost: KdfCost,
  measuredMs: v.number(),
  atMs: TimeMs,
});
const SettingsRecord = v.strictObject({
  v: v.literal(1),
  profile: v.nullable(Profile),
  network: NetworkId,
  theme: Theme,
  language: v.optional(v.nullable(Language), null),
  /** Measured for the usual unlock time; what new files cost as long as nobody has chosen. */
  kdf: v.nullable(KdfCost),
  /** The unlock time that the user chose, and what it came to on this machine. */
  unlock: v.optional(v.nullable(UnlockChoice), null),
  /** The user's own nodes, in the order in which they are tried; a network that is not here has the known ones. */
  endpoints: v.optional(v.record(RealNetworkId, v.array(Endpoint)), {}),
  /** A chain that the app does not know: what it is called here, and the genesis that its nodes must show. */
  custom: v.optional(v.nullable(v.strictObject({ name: Label, genesisHash: Hash })), null),
  /** When nobody does anything: the vault's process ends. */
  lockAfterMinutes: v.optional(LockAfterMinutes, DEFAULT_LOCK_AFTER_MINUTES),
  /** What this machine is called on the other side of the air gap. */
  machineName: v.optional(v.nullable(Label), null),
});
export type SettingsRecord = v.InferOutput<typeof SettingsRecord>;

/** A fresh checkout starts on the rehearsal network, with nothing at stake. */
const FIRST_START: SettingsRecord = {
  v: 1,
  profile: null,
  network: "rehearsal",
  theme: "system",
  language: null,
  kdf: null,
  unlock: null,
  endpoints: {},
  custom: null,
  lockAfterMinutes: DEFAULT_LOCK_AFTER_MINUTES,
  machineName: null,
};

export interface Settings {
  readonly now: SettingsRecord;
  /** Durable before it resolves. Changes wait for each other: none of them undoes another. */
  change(part: Partial<Omit<SettingsRecord, "v">>): Promise<void>;
}

export async function openSettings(files: Files, folder: string): Promise<Settings> {
  const path = join(folder, "settings.json");
  let now = (await readRecord(files, path, SettingsRecord)) ?? FIRST_START;
  const alone = createQueue();
  return {
    get now() {
      return now;
    },
    change: (part) =>
      alone(async () => {
        const next = { ...now, ...part };
        await writeRecord(files, path, next);
        now = next;
      }),
  };
}

/**
 * The machines on the other side of the gap, and what is known of each: its card, how far its messages count, what of
 * our journal it keeps. `paired/<id>.json`, replaced atomically. A machine whose words nobody has compared is known, not
 * paired.
 */
import { join } from "node:path";
import * as v from "valibot";
import { Count, KeyName, Label, Ss58, TimeMs } from "../codec/values.ts";
import { bytesToHex, hexToBytes } from "../lib/bytes.ts";
import { Refusal } from "../lib/fault.ts";
import type { Files } from "../lib/files.ts";
import { createQueue } from "../lib/turns.ts";
import { readRecord, removeIfPresent, writeRecord } from "../wallet/record.ts";
import { type Card, MachineRole, MOST_ADDRESSES } from "./bodies.ts";
import type { OpenedMessage } from "./message.ts";
import { machineId } from "./pairing-key.ts";

const Hex32 = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/));
/** Enough to recognise what comes twice; older ones are known by their number alone. */
const MOST_SEEN = 500;

const Machine = v.strictObject({
  v: v.literal(1),
  publicKey: Hex32,
  name: Label,
  role: MachineRole,
  journalKey: v.string(),
  cosignerKey: v.string(),
  addresses: v.pipe(
    v.array(
      v.strictObject({
        address: Ss58,
        name: KeyName,
        role: v.picklist(["coldkey", "hotkey"]),
        coldkey: v.nullable(Ss58),
      }),
    ),
    v.maxLength(MOST_ADDRESSES),
  ),
  /** The same on both machines. */
  words: v.array(v.string()),
  knownSinceMs: TimeMs,
  /** When two people found the same words on both screens; null: not yet. */
  pairedAtMs: v.nullable(TimeMs),
  /** The newest message by its own time. */
  newest: v.nullable(v.strictObject({ seq: Count, createdAtMs: TimeMs })),
  seen: v.array(v.strictTuple([Count, Hex32])),
  /** Size of our journal in the newest checkpoint that it is known to keep. */
  keepsOfOurs: v.nullable(Count),
});
export type Machine = v.InferOutput<typeof Machine>;

export interface Machines {
  /** Oldest first. */
  list(): readonly Machine[];
  find(publicKey: Uint8Array): Machine | null;
  get(id: string): Machine | null;
  /** A new card of a known machine changes its name and addresses, and keeps what is known. */
  learn(message: OpenedMessage, card: Card, words: string[], nowMs: number): Promise<Machine>;
  change(id: string, part: Partial<Machine>): Promise<Machine>;
  remove(id: string): Promise<void>;
}

export const idOf = ({ publicKey }: Machine): string => machineId(hexToBytes(publicKey));
export const isPaired = (machine: Machine | null): machine is Machine =>
  machine !== null && machine.pairedAtMs !== null;

export async function openMachines(files: Files, folder: string): Promise<Machines> {
  await files.ensureFolder(folder);
  await files.sweepTemporary(folder);
  const known = new Map<string, Machine>();
  for (const name of await files.list(folder)) {
    if (!name.endsWith(".json")) continue;
    const record = await readRecord(files, join(folder, name), Machine);
    if (record !== null) known.set(idOf(record), record);
  }
  const pathOf = (id: string): string => join(folder, `${id}.json`);
  const alone = createQueue();

  const put = (work: () => Machine): Promise<Machine> =>
    alone(async () => {
      const machine = work();
      const id = idOf(machine);
      await writeRecord(files, pathOf(id), v.parse(Machine, machine));
      known.set(id, machine);
      return machine;
    });

  return {
    list: () => [...known.values()].sort((a, b) => a.knownSinceMs - b.knownSinceMs),
    find: (publicKey) => {
      const found = known.get(machineId(publicKey));
      return found?.publicKey === bytesToHex(publicKey) ? found : null;
    },
    get: (id) => known.get(id) ?? null,
    learn: (message, card, words, nowMs) =>
      put(() => {
        const before = known.get(machineId(message.from));
        if (before !== undefined && before.publicKey !== bytesToHex(message.from)) {
          // Eight equal bytes of two keys are nobody's accident.
          throw new Refusal("MACHINE_KEY_CHANGED", { name: before.name });
        }
        if (before !== undefined && before.journalKey !== card.journalKey) {
          // Another journal under the same pairing key: a reset, or somebody who copied the key. People decide.
          throw new Refusal("MACHINE_JOURNAL_CHANGED", { name: before.name });
        }
        return {
          v: 1,
          publicKey: bytesToHex(message.from),
          name: card.name,
          role: card.role,
          journalKey: card.journalKey,
          cosignerKey: card.cosignerKey,
          addresses: [...card.addresses],
          words,
          knownSinceMs: before?.knownSinceMs ?? nowMs,
          pairedAtMs: before?.pairedAtMs ?? null,
          newest: before?.newest ?? null,
          seen: before?.seen ?? [],
          keepsOfOurs: before?.keepsOfOurs ?? null,
        };
      }),
    change: (id, part) =>
      put(() => {
        const before = known.get(id);
        if (before === undefined) throw new Refusal("MACHINE_UNKNOWN", {});
        return { ...before, ...part };
      }),
    remove: (id) =>
      alone(async () => {
        await removeIfPresent(files, pathOf(id));
        known.delete(id);
      }),
  };
}

/** What a message's number says: new, seen before, or another message under a number that was used. */
export function standingOf(
  { newest, seen }: Machine,
  { seq, hash, createdAtMs }: OpenedMessage,
): "new" | "repeated" | "reused" | "turned-back" {
  const before = seen.find(([number]) => number === seq);
  if (before !== undefined) return before[1] === hash ? "repeated" : "reused";
  // Later by its own time and yet a lower number: the counter went back with the folder that holds it.
  return newest !== null && createdAtMs > newest.createdAtMs && seq < newest.seq
    ? "turned-back"
    : "new";
}

export function afterMessage(
  { newest, seen }: Machine,
  { seq, hash, createdAtMs }: OpenedMessage,
): Pick<Machine, "newest" | "seen"> {
  const isNewest = newest === null || createdAtMs >= newest.createdAtMs;
  return {
    newest: isNewest ? { seq, createdAtMs } : newest,
    seen: [...seen.filter(([number]) => number !== seq), [seq, hash] as [number, string]].slice(
      -MOST_SEEN,
    ),
  };
}

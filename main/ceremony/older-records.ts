/**
 * Records that ceremonies left on the disk before there was one engine (version 1): each goes on at the step where it
 * stood. Read at start, written anew, and only then removed; a crash in between does both again.
 */
import { join } from "node:path";
import * as v from "valibot";
import { BackupCopy } from "../../preload/contract.ts";
import { Id, KeyName, Ss58, TimeMs } from "../codec/values.ts";
import { Refusal } from "../lib/fault.ts";
import type { Files } from "../lib/files.ts";
import { WordCount } from "../vault/protocol.ts";
import type { Keystore } from "../wallet/keystore.ts";
import { readRecord, removeIfPresent } from "../wallet/record.ts";
import type { Ceremonies } from "./engine/engine.ts";
import type { CeremonyState } from "./engine/state.ts";

const shared = {
  v: v.literal(1),
  id: Id,
  startedAtMs: TimeMs,
  provedAtMs: v.nullable(TimeMs),
};
const Creation = v.strictObject({
  ...shared,
  name: KeyName,
  wordCount: WordCount,
  step: v.picklist(["passphrase", "write", "prove", "copy", "done"]),
  address: v.nullable(Ss58),
  copy: v.nullable(BackupCopy),
  entropy: v.optional(v.picklist(["system", "dice", "coins"]), "system"),
});
const Backup = v.strictObject({
  ...shared,
  address: Ss58,
  /** The copy that is proved again; null while a further one is made. */
  copy: v.nullable(Id),
  step: v.picklist(["write", "prove", "copy", "done"]),
  made: v.nullable(BackupCopy),
});

type Shared = Pick<
  v.InferOutput<typeof Creation> | v.InferOutput<typeof Backup>,
  "id" | "startedAtMs" | "provedAtMs"
> & { readonly step: string };

const NEW_NAMES: Readonly<Record<string, string>> = { write: "write-1", copy: "record" };

function stateOf(
  record: Shared,
  road: readonly string[],
  made: BackupCopy | null,
  rest: Pick<CeremonyState, "kind" | "name" | "subject" | "target" | "facts" | "answers">,
): CeremonyState {
  const { id, startedAtMs, provedAtMs, step } = record;
  const at = step === "done" ? null : (NEW_NAMES[step] ?? step);
  const done = at === null ? road : road.slice(0, road.indexOf(at));
  const answers = { ...rest.answers };
  if (provedAtMs !== null) answers.prove = { provedAtMs };
  if (made !== null) {
    const { label, medium, place } = made;
    answers.record = { label, medium, place, custodian: "", serial: "" };
  }
  return {
    v: 2,
    ...rest,
    ...{ id, startedAtMs, at, answers },
    script: 1,
    // Nobody wrote down when each of these was done.
    trail: done.map((one) => ({ step: one, fromMs: startedAtMs, toMs: startedAtMs })),
    fromMs: startedAtMs,
    seenAtMs: startedAtMs,
    hasLeft: true,
    notes: {},
    exceptions: [],
    absences: [],
    endedAtMs: at === null ? (made?.madeAtMs ?? provedAtMs ?? startedAtMs) : null,
    abandoned: null,
  };
}

const WRITTEN = ["write-1", "write-2", "prove", "record"];

export async function adoptOlderRecords(parts: {
  files: Files;
  creationsFolder: string;
  backupsFolder: string;
  keystore: Keystore;
  ceremonies: Ceremonies;
}): Promise<void> {
  const { files, keystore, ceremonies } = parts;

  await forEach(parts.creationsFolder, Creation, (record) => {
    const { name, wordCount, address, copy, entropy } = record;
    const road = ["name", "passphrase", ...WRITTEN].filter(
      (step) => step !== "write-2" || wordCount > 12,
    );
    return stateOf(record, road, copy, {
      ...{ kind: "create-coldkey", name, subject: address, target: null, facts: {} },
      answers: { name: { name, wordCount }, passphrase: { entropy } },
    });
  });

  await forEach(parts.backupsFolder, Backup, (record) => {
    const { address, copy, made } = record;
    const { name, wordCount } = keystore.demandColdkey(address);
    const road = copy === null ? ["open", ...WRITTEN] : ["open", "prove"];
    return stateOf(record, road, made, {
      ...{ kind: copy === null ? "back-up-coldkey" : "prove-copy", name, subject: address },
      ...{ target: copy, facts: { wordCount }, answers: {} },
    });
  });

  async function forEach<S extends v.GenericSchema<unknown, Shared>>(
    folder: string,
    schema: S,
    convert: (record: v.InferOutput<S>) => CeremonyState,
  ): Promise<void> {
    for (const name of await namesIn(files, folder)) {
      const path = join(folder, name);
      const record = await readRecord(files, path, schema);
      if (record === null) continue;
      await ceremonies.adopt(convert(record));
      await removeIfPresent(files, path);
    }
  }
}

async function namesIn(files: Files, folder: string): Promise<string[]> {
  try {
    return (await files.list(folder)).filter((name) => name.endsWith(".json"));
  } catch (error) {
    if (error instanceof Refusal && error.fault.code === "FILE_MISSING") return [];
    throw error;
  }
}

/**
 * Creating a coldkey, as a ceremony that can be left and resumed. The pending key is a sealed file beside the
 * ceremony's state, never among the keys: it becomes a coldkey only when its whole phrase was taken back and a first
 * copy is recorded. Abandoning removes it. The order of writes makes every crash either "not yet" or "resume here".
 *
 *   begin → passphrase ─seal→ write ⇄ prove ─match→ copy ─record→ done
 */
import { randomUUID } from "node:crypto";
import { join } from "node:path";
import * as v from "valibot";
import { BackupCopy, CreationStep } from "../../preload/contract.ts";
import { Id, KeyName, Ss58, TimeMs } from "../codec/values.ts";
import type { Journal } from "../journal/log.ts";
import type { Clock } from "../lib/clock.ts";
import { Refusal } from "../lib/fault.ts";
import type { Files } from "../lib/files.ts";
import { createTurns } from "../lib/turns.ts";
import type { SecretPort, Vault } from "../vault/process.ts";
import { type KdfCost, type PhraseCheck, type Sides, WordCount } from "../vault/protocol.ts";
import { type CopyLabel, newCopy } from "../wallet/copies.ts";
import type { Keystore } from "../wallet/keystore.ts";
import { readIfPresent, removeIfPresent } from "../wallet/record.ts";
import { about, createOpenPhrases } from "./open-phrases.ts";
import { demandStep, finishLater, openCeremonyRecords } from "./records.ts";

const CreationRecord = v.strictObject({
  v: v.literal(1),
  id: Id,
  name: KeyName,
  wordCount: WordCount,
  step: CreationStep,
  startedAtMs: TimeMs,
  address: v.nullable(Ss58),
  /** When the phrase was last taken back in full. */
  provedAtMs: v.nullable(TimeMs),
  copy: v.nullable(BackupCopy),
  /** What the system's randomness was mixed with; absent in records of the first version. */
  entropy: v.optional(v.picklist(["system", "dice", "coins"]), "system"),
});
export type CreationRecord = v.InferOutput<typeof CreationRecord>;

const CEREMONY = "create-coldkey";
const MAX_SEALED_BYTES = 64 * 1024;

export interface Creations {
  list(): readonly (CreationRecord & { isOpen: boolean })[];
  begin(name: string, wordCount: WordCount): Promise<string>;
  /** `throws`: a person's dice or coins, to be mixed with the system's entropy. */
  seal(
    id: string,
    passphrase: SecretPort,
    cost: () => Promise<KdfCost>,
    throws: { readonly sides: Sides; readonly port: SecretPort } | null,
  ): Promise<void>;
  reopen(id: string, passphrase: SecretPort): Promise<void>;
  reveal(id: string, from: number, to: number, out: SecretPort): Promise<void>;
  goTo(id: string, step: "write" | "prove"): Promise<void>;
  prove(id: string, phrase: SecretPort): Promise<PhraseCheck>;
  recordCopy(id: string, copy: CopyLabel): Promise<Ss58>;
  abandon(id: string, reason: string): Promise<void>;
  /** The vault process ended: no phrase is open any more. */
  forgetSessions(): void;
}

interface Parts {
  files: Files;
  folder: string;
  clock: Clock;
  journal: Journal;
  keystore: Keystore;
  vault: Vault;
  onChange: () => void;
}

export async function openCreations(parts: Parts): Promise<Creations> {
  const { files, folder, clock, journal, keystore, vault, onChange } = parts;
  const records = await openCeremonyRecords({ files, folder, schema: CreationRecord, onChange });
  const phrases = createOpenPhrases({ vault, journal, onChange });
  const alone = createTurns();
  /** Names of ceremonies that are being written for the first time. */
  const beginning = new Set<string>();
  const sealedPath = (id: string): string => join(folder, `${id}.sealed`);

  for (const record of records.all()) {
    if (record.step === "done") await finishLater(() => finish(record));
  }

  async function finish(record: CreationRecord): Promise<Ss58> {
    const { address, copy } = record;
    if (address === null || copy === null)
      throw new Error("A finished ceremony has no address or copy");
    const sealed = await readIfPresent(files, sealedPath(record.id), MAX_SEALED_BYTES);
    if (sealed === null) {
      // The crash came after the clean-up had begun: the key must already be among the keys.
      await keystore.sealed(address);
    } else {
      await keystore.add(
        {
          v: 1,
          kind: "coldkey",
          address,
          name: record.name,
          createdAtMs: clock.nowMs(),
          wordCount: record.wordCount,
          copies: [copy],
        },
        sealed,
      );
      await journal.append({
        kind: "coldkey.created",
        ...about(record),
        facts: { name: record.name, words: record.wordCount, entropy: record.entropy },
      });
      await journal.append({
        kind: "backup.recorded",
        ...about(record),
        facts: { copy: copy.id, label: copy.label, medium: copy.medium, place: copy.place },
      });
    }
    await journal.append({
      kind: "ceremony.completed",
      ...about(record),
      facts: { ceremony: CEREMONY },
    });
    await removeIfPresent(files, sealedPath(record.id));
    await records.remove(record.id);
    return address;
  }

  async function beginAlone(name: string, wordCount: WordCount): Promise<string> {
    const id = `create-${randomUUID().slice(0, 13)}`;
    const record = v.parse(CreationRecord, {
      v: 1,
      id,
      name,
      wordCount,
      step: "passphrase",
      startedAtMs: clock.nowMs(),
      address: null,
      provedAtMs: null,
      copy: null,
    });
    await journal.append({
      kind: "ceremony.started",
      act: id,
      facts: { ceremony: CEREMONY, name },
    });
    await records.save(record);
    return id;
  }

  return {
    list: () => records.all().map((record) => ({ ...record, isOpen: phrases.isOpen(record.id) })),

    async begin(name, wordCount) {
      const taken =
        keystore.coldkeys().some((card) => card.name === name) ||
        records.all().some((record) => record.name === name);
      if (taken || beginning.has(name)) throw new Refusal("KEY_NAME_TAKEN", { name });
      beginning.add(name);
      try {
        return await beginAlone(name, wordCount);
      } finally {
        beginning.delete(name);
      }
    },

    seal: (id, passphrase, cost, throws) =>
      alone(id, async () => {
        const record = records.find(id);
        demandStep(record, "passphrase");
        const created = await vault.call(
          "createColdkey",
          {
            wordCount: record.wordCount,
            cost: await cost(),
            passphrase: 0,
            ...(throws === null ? {} : { throws: { sides: throws.sides, port: 1 } }),
          },
          throws === null ? [passphrase] : [passphrase, throws.port],
        );
        if (!created.ok) throw new Refusal(created.fault.code, created.fault.facts);
        const { sealed, address, session } = created.value;
        phrases.adopt(id, session);
        // A sealed file from an attempt that crashed before its step was saved was never shown to anybody.
        await removeIfPresent(files, sealedPath(id));
        await files.createExclusive(sealedPath(id), sealed);
        const back = await readIfPresent(files, sealedPath(id), MAX_SEALED_BYTES);
        if (back === null || (await phrases.verify(id, back)) !== address) {
          throw new Refusal("KEY_READ_BACK_DIFFERS", { address });
        }
        await journal.append({
          kind: "ceremony.step",
          subject: address,
          act: id,
          facts: { ceremony: CEREMONY, step: "sealed" },
        });
        const entropy = throws === null ? "system" : throws.sides === 6 ? "dice" : "coins";
        await records.save({ ...record, address, entropy, step: "write" });
      }),

    reopen: (id, passphrase) =>
      alone(id, async () => {
        const record = records.find(id);
        demandStep(record, "write", "prove", "copy");
        const sealed = await readIfPresent(files, sealedPath(id), MAX_SEALED_BYTES);
        if (sealed === null) throw new Refusal("KEY_NOT_HERE", { address: record.address });
        await phrases.open(record, sealed, passphrase);
        await journal.append({
          kind: "ceremony.resumed",
          ...about(record),
          facts: { ceremony: CEREMONY, step: record.step },
        });
        onChange();
      }),

    reveal: (id, from, to, out) =>
      alone(id, async () => {
        const record = records.find(id);
        demandStep(record, "write");
        await phrases.reveal(record, from, to, out);
      }),

    goTo: (id, step) =>
      alone(id, async () => {
        const record = records.find(id);
        demandStep(record, "write", "prove", "copy");
        if (record.step === step) return;
        await journal.append({
          kind: "ceremony.step",
          ...about(record),
          facts: { ceremony: CEREMONY, step },
        });
        await records.save({ ...record, step });
      }),

    prove: (id, phrase) =>
      alone(id, async () => {
        const record = records.find(id);
        demandStep(record, "prove");
        const check = await phrases.check(record, phrase);
        if (check.match) {
          await records.save({ ...record, step: "copy", provedAtMs: clock.nowMs() });
          // The phrase has done its work: from here on nobody needs it open.
          await phrases.close(id);
        }
        return check;
      }),

    recordCopy: (id, what) =>
      alone(id, async () => {
        const record = records.find(id);
        demandStep(record, "copy");
        const nowMs = clock.nowMs();
        const copy = newCopy(what, nowMs, record.provedAtMs ?? nowMs);
        const done = { ...record, copy, step: "done" as const };
        await records.save(done);
        const address = await finish(done);
        await phrases.close(id);
        return address;
      }),

    abandon: (id, reason) =>
      alone(id, async () => {
        const record = records.find(id);
        // The sealed file goes first: a crash in between leaves a ceremony without a key, which is harmless.
        await removeIfPresent(files, sealedPath(id));
        await records.remove(id);
        await phrases.close(id);
        await journal.append({
          kind: "ceremony.abandoned",
          ...about(record),
          facts: { ceremony: CEREMONY, reason, step: record.step },
        });
      }),

    forgetSessions: phrases.forgetAll,
  };
}

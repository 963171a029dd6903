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
import { looksSecret } from "../journal/entries.ts";
import type { Journal } from "../journal/log.ts";
import type { Clock } from "../lib/clock.ts";
import { Refusal } from "../lib/fault.ts";
import type { Files } from "../lib/files.ts";
import type { SecretPort, Vault } from "../vault/process.ts";
import {
  type KdfCost,
  type PhraseCheck,
  type VaultInput,
  type VaultOutput,
  WordCount,
} from "../vault/protocol.ts";
import type { Keystore } from "../wallet/keystore.ts";
import { readIfPresent, readRecord, removeIfPresent, writeRecord } from "../wallet/record.ts";

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
});
export type CreationRecord = v.InferOutput<typeof CreationRecord>;

const MAX_SEALED_BYTES = 64 * 1024;

export interface Creations {
  list(): readonly (CreationRecord & { isOpen: boolean })[];
  begin(name: string, wordCount: WordCount): Promise<string>;
  seal(id: string, passphrase: SecretPort, cost: () => Promise<KdfCost>): Promise<void>;
  reopen(id: string, passphrase: SecretPort): Promise<void>;
  reveal(id: string, from: number, to: number, out: SecretPort): Promise<void>;
  goTo(id: string, step: "write" | "prove"): Promise<void>;
  prove(id: string, phrase: SecretPort): Promise<PhraseCheck>;
  recordCopy(id: string, copy: Pick<BackupCopy, "label" | "medium" | "place">): Promise<Ss58>;
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
  await files.ensureFolder(folder);
  await files.sweepTemporary(folder);
  const records = new Map<string, CreationRecord>();
  const sessions = new Map<string, string>();
  /** One act at a time on one ceremony: a double click waits for the first and then finds the step done. */
  const queues = new Map<string, Promise<unknown>>();
  /** Names of ceremonies that are being written for the first time. */
  const beginning = new Set<string>();

  const statePath = (id: string): string => join(folder, `${id}.json`);
  const sealedPath = (id: string): string => join(folder, `${id}.sealed`);

  for (const name of await files.list(folder)) {
    if (!name.endsWith(".json")) continue;
    const record = await readRecord(files, join(folder, name), CreationRecord);
    if (record !== null) records.set(record.id, record);
  }
  for (const record of [...records.values()]) {
    if (record.step !== "done") continue;
    await finish(record).catch((error: unknown) => {
      // The disk may be full or read-only today: the ceremony stays listed and is finished at another start.
      if (!(error instanceof Refusal)) throw error;
    });
  }

  function find(id: string): CreationRecord {
    const record = records.get(id);
    if (record === undefined) throw new Refusal("CEREMONY_NOT_FOUND", {});
    return record;
  }

  function demandStep(record: CreationRecord, ...steps: CreationRecord["step"][]): void {
    if (!steps.includes(record.step)) {
      throw new Refusal("CEREMONY_STEP", { step: record.step, expected: steps.join(" ") });
    }
  }

  async function save(record: CreationRecord): Promise<void> {
    await writeRecord(files, statePath(record.id), record);
    records.set(record.id, record);
    onChange();
  }

  function alone<T>(id: string, work: () => Promise<T>): Promise<T> {
    const before = queues.get(id) ?? Promise.resolve();
    const mine = before.then(work, work);
    queues.set(
      id,
      mine.catch(() => undefined),
    );
    return mine;
  }

  function sessionOf(id: string): string {
    const session = sessions.get(id);
    if (session === undefined) throw new Refusal("PHRASE_NOT_OPEN", {});
    return session;
  }

  /** A session that the vault no longer knows is gone here as well. */
  async function inSession<K extends "revealWords" | "checkPhrase" | "verifySealed">(
    id: string,
    kind: K,
    input: VaultInput<K>,
    ports: readonly SecretPort[],
  ): Promise<VaultOutput<K>> {
    const result = await vault.call(kind, input, ports);
    if (result.ok) return result.value;
    if (result.fault.code === "SESSION_GONE" || result.fault.code === "VAULT_GONE") {
      sessions.delete(id);
      onChange();
      throw new Refusal("PHRASE_NOT_OPEN", {});
    }
    throw new Refusal(result.fault.code, result.fault.facts);
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
        subject: address,
        act: record.id,
        facts: { name: record.name, words: record.wordCount },
      });
      await journal.append({
        kind: "backup.recorded",
        subject: address,
        act: record.id,
        facts: { copy: copy.id, label: copy.label, medium: copy.medium, place: copy.place },
      });
    }
    await journal.append({
      kind: "ceremony.completed",
      subject: address,
      act: record.id,
      facts: { ceremony: "create-coldkey" },
    });
    await removeIfPresent(files, sealedPath(record.id));
    await removeIfPresent(files, statePath(record.id));
    records.delete(record.id);
    sessions.delete(record.id);
    onChange();
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
      facts: { ceremony: "create-coldkey", name },
    });
    await save(record);
    return id;
  }

  return {
    list: () =>
      [...records.values()]
        .sort((a, b) => a.startedAtMs - b.startedAtMs)
        .map((record) => ({ ...record, isOpen: sessions.has(record.id) })),

    async begin(name, wordCount) {
      const taken =
        keystore.coldkeys().some((card) => card.name === name) ||
        [...records.values()].some((record) => record.name === name);
      if (taken || beginning.has(name)) throw new Refusal("KEY_NAME_TAKEN", { name });
      beginning.add(name);
      try {
        return await beginAlone(name, wordCount);
      } finally {
        beginning.delete(name);
      }
    },

    seal: (id, passphrase, cost) =>
      alone(id, async () => {
        const record = find(id);
        demandStep(record, "passphrase");
        const created = await vault.call(
          "createColdkey",
          { wordCount: record.wordCount, cost: await cost(), passphrase: 0 },
          [passphrase],
        );
        if (!created.ok) throw new Refusal(created.fault.code, created.fault.facts);
        const { sealed, address, session } = created.value;
        sessions.set(id, session);
        // A sealed file from an attempt that crashed before its step was saved was never shown to anybody.
        await removeIfPresent(files, sealedPath(id));
        await files.createExclusive(sealedPath(id), sealed);
        const back = await readIfPresent(files, sealedPath(id), MAX_SEALED_BYTES);
        if (back === null) throw new Refusal("KEY_READ_BACK_DIFFERS", { address });
        const opened = await inSession(id, "verifySealed", { sealed: back, session }, []);
        if (opened.address !== address) throw new Refusal("KEY_READ_BACK_DIFFERS", { address });
        await journal.append({
          kind: "ceremony.step",
          subject: address,
          act: id,
          facts: { ceremony: "create-coldkey", step: "sealed" },
        });
        await save({ ...record, address, step: "write" });
      }),

    reopen: (id, passphrase) =>
      alone(id, async () => {
        const record = find(id);
        demandStep(record, "write", "prove", "copy");
        const sealed = await readIfPresent(files, sealedPath(id), MAX_SEALED_BYTES);
        if (sealed === null) throw new Refusal("KEY_NOT_HERE", { address: record.address });
        const opened = await vault.call("openPhrase", { sealed, passphrase: 0 }, [passphrase]);
        if (!opened.ok) {
          if (opened.fault.code === "WRONG_PASSPHRASE") {
            await journal.append({
              kind: "passphrase.wrong",
              ...(record.address === null ? {} : { subject: record.address }),
              act: id,
              facts: {},
            });
          }
          throw new Refusal(opened.fault.code, opened.fault.facts);
        }
        sessions.set(id, opened.value.session);
        await journal.append({
          kind: "ceremony.resumed",
          subject: opened.value.address,
          act: id,
          facts: { ceremony: "create-coldkey", step: record.step },
        });
        onChange();
      }),

    reveal: (id, from, to, out) =>
      alone(id, async () => {
        const record = find(id);
        demandStep(record, "write");
        const session = sessionOf(id);
        await journal.append({
          kind: "phrase.revealed",
          ...(record.address === null ? {} : { subject: record.address }),
          act: id,
          facts: { from, to },
        });
        await inSession(id, "revealWords", { session, from, to, out: 0 }, [out]);
      }),

    goTo: (id, step) =>
      alone(id, async () => {
        const record = find(id);
        demandStep(record, "write", "prove", "copy");
        if (record.step === step) return;
        await journal.append({
          kind: "ceremony.step",
          ...(record.address === null ? {} : { subject: record.address }),
          act: id,
          facts: { ceremony: "create-coldkey", step },
        });
        await save({ ...record, step });
      }),

    prove: (id, phrase) =>
      alone(id, async () => {
        const record = find(id);
        demandStep(record, "prove");
        const check = await inSession(id, "checkPhrase", { session: sessionOf(id), phrase: 0 }, [
          phrase,
        ]);
        await journal.append({
          kind: "phrase.checked",
          ...(record.address === null ? {} : { subject: record.address }),
          act: id,
          facts: { isMatch: check.match, wrongWords: check.match ? 0 : check.wrong.length },
        });
        if (check.match) {
          await save({ ...record, step: "copy", provedAtMs: clock.nowMs() });
          sessions.delete(id);
          // The phrase has done its work: from here on nobody needs it open.
          await vault.lock("done");
        }
        return check;
      }),

    recordCopy: (id, { label, medium, place }) =>
      alone(id, async () => {
        const record = find(id);
        demandStep(record, "copy");
        // Asked before anything is written: a label that the journal refuses would stop the ceremony's last step.
        for (const text of [label, place]) {
          if (looksSecret(text)) throw new Refusal("LABEL_LOOKS_SECRET", {});
        }
        const nowMs = clock.nowMs();
        const copy = v.parse(BackupCopy, {
          id: `copy-${randomUUID().slice(0, 13)}`,
          label,
          medium,
          place,
          madeAtMs: nowMs,
          provedAtMs: record.provedAtMs ?? nowMs,
        });
        const done = { ...record, copy, step: "done" as const };
        await save(done);
        return finish(done);
      }),

    abandon: (id, reason) =>
      alone(id, async () => {
        const record = find(id);
        // The sealed file goes first: a crash in between leaves a ceremony without a key, which is harmless.
        await removeIfPresent(files, sealedPath(id));
        await removeIfPresent(files, statePath(id));
        records.delete(id);
        if (sessions.delete(id)) await vault.lock("done");
        await journal.append({
          kind: "ceremony.abandoned",
          ...(record.address === null ? {} : { subject: record.address }),
          act: id,
          facts: { ceremony: "create-coldkey", reason, step: record.step },
        });
        onChange();
      }),

    forgetSessions() {
      if (sessions.size === 0) return;
      sessions.clear();
      onChange();
    },
  };
}

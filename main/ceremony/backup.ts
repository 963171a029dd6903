/**
 * Ceremonies around the copies of an existing coldkey. A further copy is written, taken back and recorded; a copy that
 * is there is proved again without a word being shown. Both compare inside the vault, with the phrase that the
 * passphrase opens; both change the register (the coldkey's card) in one atomic write at their end.
 *
 *   a further copy:  begin → open → write ⇄ prove ─match→ copy ─record→ done
 *   a proof:         begin → open → prove ─match→ done
 */
import { randomUUID } from "node:crypto";
import * as v from "valibot";
import type { LossReason } from "../../preload/contract.ts";
import type { Ss58 } from "../codec/values.ts";
import type { Journal } from "../journal/log.ts";
import type { Clock } from "../lib/clock.ts";
import { Refusal } from "../lib/fault.ts";
import type { Files } from "../lib/files.ts";
import { createTurns } from "../lib/turns.ts";
import type { SecretPort, Vault } from "../vault/process.ts";
import type { PhraseCheck } from "../vault/protocol.ts";
import {
  type CopyLabel,
  countingCopies,
  demandFreeLabel,
  findCounting,
  newCopy,
} from "../wallet/copies.ts";
import type { ColdkeyCard, Keystore } from "../wallet/keystore.ts";
import { BackupRecord, ceremonyOf, enter } from "./backup-record.ts";
import { about, createOpenPhrases } from "./open-phrases.ts";
import { demandStep, finishLater, openCeremonyRecords } from "./records.ts";

export interface Backups {
  list(): readonly (BackupRecord & { isOpen: boolean })[];
  begin(address: Ss58, copy: string | null): Promise<string>;
  reopen(id: string, passphrase: SecretPort): Promise<void>;
  reveal(id: string, from: number, to: number, out: SecretPort): Promise<void>;
  goTo(id: string, step: "write" | "prove"): Promise<void>;
  prove(id: string, phrase: SecretPort): Promise<PhraseCheck>;
  recordCopy(id: string, copy: CopyLabel): Promise<Ss58>;
  finish(id: string): Promise<Ss58>;
  abandon(id: string, reason: string): Promise<void>;
  loseCopy(address: Ss58, copy: string, reason: LossReason): Promise<void>;
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

export async function openBackups(parts: Parts): Promise<Backups> {
  const { files, folder, clock, journal, keystore, vault, onChange } = parts;
  const records = await openCeremonyRecords({ files, folder, schema: BackupRecord, onChange });
  const phrases = createOpenPhrases({ vault, journal, onChange });
  /** Begun in this run and not opened yet: opening it is no resumption. */
  const fresh = new Set<string>();
  const alone = createTurns();

  for (const record of records.all()) {
    if (record.step === "done") await finishLater(() => finish(record));
  }

  function cardOf(address: Ss58): ColdkeyCard {
    const card = keystore.coldkeys().find((one) => one.address === address);
    if (card === undefined) throw new Refusal("KEY_NOT_HERE", { address });
    return card;
  }

  /** Can be done again after a crash at any point: the register knows the copy by its id. */
  async function finish(record: BackupRecord): Promise<Ss58> {
    const { address, copy, made } = record;
    await keystore.changeCopies(address, (copies) => enter(copies, record));
    const proved = cardOf(address).copies.find((one) => one.id === (made?.id ?? copy));
    if (proved === undefined) throw new Error("A proved copy is not in the register");
    const { id, label, medium, place } = proved;
    await journal.append(
      made === null
        ? { kind: "backup.proved", ...about(record), facts: { copy: id, label, place } }
        : { kind: "backup.recorded", ...about(record), facts: { copy: id, label, medium, place } },
    );
    await journal.append({
      kind: "ceremony.completed",
      ...about(record),
      facts: { ceremony: ceremonyOf(record) },
    });
    await records.remove(record.id);
    return address;
  }

  /** From the first write on a restart finishes it. What stops it here is shown as `done`, to be finished by hand. */
  async function end(done: BackupRecord): Promise<Ss58> {
    await records.write(done);
    try {
      return await finish(done);
    } catch (error) {
      records.show(done);
      throw error;
    } finally {
      // The phrase has done its work: from here on nobody needs it open.
      await phrases.close(done.id);
    }
  }

  async function step(record: BackupRecord, to: string): Promise<void> {
    await journal.append({
      kind: "ceremony.step",
      ...about(record),
      facts: { ceremony: ceremonyOf(record), step: to },
    });
  }

  async function stop(record: BackupRecord, reason: string): Promise<void> {
    await records.remove(record.id);
    fresh.delete(record.id);
    await phrases.close(record.id);
    await journal.append({
      kind: "ceremony.abandoned",
      ...about(record),
      facts: { ceremony: ceremonyOf(record), reason, step: record.step },
    });
  }

  return {
    list: () => records.all().map((record) => ({ ...record, isOpen: phrases.isOpen(record.id) })),

    begin: (address, copy) =>
      alone(address, async () => {
        const card = cardOf(address);
        // Imported without a phrase: there are no words that a card could hold.
        if (card.wordCount === null) throw new Refusal("KEY_HAS_NO_PHRASE", {});
        const proving = copy === null ? null : findCounting(card.copies, copy);
        // A share and a drive have ceremonies of their own: neither holds the phrase.
        if (proving !== null && (proving.share !== null || proving.medium === "usb")) {
          throw new Refusal("COPY_HAS_NO_WORDS", { label: proving.label });
        }
        // One of a kind at a time: whoever asks twice goes on with what was begun.
        const begun = records.all().find((one) => one.address === address && one.copy === copy);
        if (begun !== undefined) return begun.id;
        const record = v.parse(BackupRecord, {
          v: 1,
          id: `${copy === null ? "backup" : "proof"}-${randomUUID().slice(0, 13)}`,
          address,
          copy,
          step: copy === null ? "write" : "prove",
          startedAtMs: clock.nowMs(),
          provedAtMs: null,
          made: null,
        });
        await journal.append({
          kind: "ceremony.started",
          ...about(record),
          facts: { ceremony: ceremonyOf(record), name: card.name },
        });
        await records.save(record);
        fresh.add(record.id);
        return record.id;
      }),

    reopen: (id, passphrase) =>
      alone(id, async () => {
        const record = records.find(id);
        demandStep(record, "write", "prove");
        const opened = await phrases.open(
          record,
          await keystore.sealed(record.address),
          passphrase,
        );
        if (opened !== record.address) {
          await phrases.close(id);
          throw new Refusal("KEY_MISMATCH", { address: record.address });
        }
        if (fresh.delete(id)) await step(record, "opened");
        else {
          await journal.append({
            kind: "ceremony.resumed",
            ...about(record),
            facts: { ceremony: ceremonyOf(record), step: record.step },
          });
        }
        onChange();
      }),

    reveal: (id, from, to, out) =>
      alone(id, async () => {
        const record = records.find(id);
        // A proof never stands at this step: its words are on the copy and nowhere else.
        demandStep(record, "write");
        await phrases.reveal(record, from, to, out);
      }),

    goTo: (id, to) =>
      alone(id, async () => {
        const record = records.find(id);
        if (record.copy === null) demandStep(record, "write", "prove");
        else if (to === "write") throw new Refusal("CEREMONY_STEP", { step: record.step });
        if (record.step === to) return;
        await step(record, to);
        await records.save({ ...record, step: to });
      }),

    prove: (id, phrase) =>
      alone(id, async () => {
        const record = records.find(id);
        demandStep(record, "prove");
        if (record.copy !== null) findCounting(cardOf(record.address).copies, record.copy);
        const check = await phrases.check(record, phrase);
        if (!check.match) return check;
        const proved = { ...record, provedAtMs: clock.nowMs() };
        if (record.copy === null) {
          await records.save({ ...proved, step: "copy" });
          await phrases.close(id);
        } else await end({ ...proved, step: "done" });
        return check;
      }),

    recordCopy: (id, what) =>
      alone(id, async () => {
        const record = records.find(id);
        demandStep(record, "copy");
        demandFreeLabel(cardOf(record.address).copies, what.label);
        const nowMs = clock.nowMs();
        const made = newCopy(what, nowMs, record.provedAtMs ?? nowMs);
        return end({ ...record, made, step: "done" });
      }),

    finish: (id) =>
      alone(id, async () => {
        const record = records.find(id);
        demandStep(record, "done");
        return finish(record);
      }),

    abandon: (id, reason) =>
      alone(id, async () => {
        const record = records.find(id);
        demandStep(record, "write", "prove", "copy");
        await stop(record, reason);
      }),

    loseCopy: (address, copy, reason) =>
      alone(address, async () => {
        const { copies } = cardOf(address);
        const { id, label, place } = findCounting(copies, copy);
        // Journal first: a register that is shorter than the journal says can be told apart from one that was edited.
        await journal.append({
          kind: "backup.lost",
          subject: address,
          facts: { copy: id, label, place, reason, left: countingCopies(copies).length - 1 },
        });
        const lost = { reason, atMs: clock.nowMs() };
        await keystore.changeCopies(address, (now) =>
          now.map((one) => (one.id === id ? { ...one, lost } : one)),
        );
        onChange();
        // Its proof is pointless now. One that is just ending is left to end: the copy stays lost.
        for (const begun of records.all().filter((one) => one.copy === id)) {
          await alone(begun.id, async () => {
            if (records.all().includes(begun) && begun.step === "prove") {
              await stop(begun, "copy-lost");
            }
          });
        }
      }),

    forgetSessions: phrases.forgetAll,
  };
}

/**
 * What the import of one key does with its script (script.ts): reads the source into the vault, seals the key anew beside
 * the ceremony's record, proves it from the disk, and makes it a key when the ceremony ends. Abandoning removes it.
 */
import { join } from "node:path";
import type { ImportFound, ImportShare, ImportSource } from "../../../preload/contract.ts";
import type { Ss58 } from "../../codec/values.ts";
import type { Journal } from "../../journal/log.ts";
import type { Clock } from "../../lib/clock.ts";
import { Refusal } from "../../lib/fault.ts";
import type { Files } from "../../lib/files.ts";
import type { SourceFile } from "../../lib/source-file.ts";
import type { SecretPort, Vault } from "../../vault/process.ts";
import type { KdfCost, KeyfileFormat } from "../../vault/protocol.ts";
import type { Keystore } from "../../wallet/keystore.ts";
import { readIfPresent, removeIfPresent } from "../../wallet/record.ts";
import type { Ceremonies } from "../engine/engine.ts";
import { hasEntry } from "../engine/findings.ts";
import { type CeremonyState, demandAt } from "../engine/state.ts";
import { inJournal, inTranscript } from "../steps.ts";
import { demandFits, registerIn } from "./cards.ts";
import { createReader, type ReadFile } from "./reading.ts";
import * as scripts from "./script.ts";
import type { ImportStore, Pending } from "./store.ts";

const MAX_SEALED_BYTES = 64 * 1024;

export interface Importing {
  pending(): readonly Pending[];
  /** Takes the file over. Refuses KEYFILE_*. */
  hold(id: string, file: SourceFile): { format: KeyfileFormat; needsPassphrase: boolean };
  /** Refuses CEREMONY_STEP before a dialog is opened for nothing. */
  demandReading(id: string, source: ImportSource): void;
  /** Each of them settles the step `open`; at a later one it opens again what a lock or a restart has closed. */
  file(id: string, passphrase: SecretPort | null): Promise<void>;
  phrase(id: string, phrase: SecretPort): Promise<void>;
  hex(id: string, secret: SecretPort, claim: Ss58 | null): Promise<void>;
  share(id: string, phrase: SecretPort): Promise<ImportShare>;
  /** True when that was the last step. */
  seal(id: string, passphrase: SecretPort, cost: () => Promise<KdfCost>): Promise<boolean>;
  /** Of a ceremony of this run that has ended; null: its source was no file, or is not known any more. */
  removable(id: string): ReadFile | null;
  removed(id: string): void;
  forgetFound(): void;
  close(): void;
}

export function createImporting(parts: {
  ceremonies: Ceremonies;
  files: Files;
  folder: string;
  clock: Clock;
  journal: Journal;
  keystore: Keystore;
  vault: Vault;
  store: ImportStore;
  onChange: () => void;
}): Importing {
  const { ceremonies, files, folder, clock, journal, keystore, vault, onChange } = parts;
  const reader = createReader(parts);
  let removable: { id: string; file: ReadFile } | null = null;
  const sealedPath = (id: string): string => join(folder, `${id}.sealed`);
  const readSealed = (id: string) => readIfPresent(files, sealedPath(id), MAX_SEALED_BYTES);

  /** Nothing that is spoken for meanwhile. */
  function demandFree(id: string, chosen: scripts.Chosen): void {
    const wrong = parts.store.nameTaken(chosen, id) ?? parts.store.hereAs(chosen.address, id);
    if (wrong !== null) throw new Refusal(wrong.code, wrong.facts);
  }

  ceremonies.add({
    script: scripts.script,
    begin: () => ({}),
    check(state, step, { answer }) {
      demandFits(state, step, answer);
      if (step !== "found") return {};
      const chosen = scripts.chosenOf(scripts.parseFound(answer), scripts.readIn(state));
      if (chosen === null) throw new Refusal("CEREMONY_ANSWER", { step, field: "address" });
      demandFree(state.id, chosen);
      return { name: chosen.name, subject: chosen.address };
    },
    async complete(state) {
      const { id } = state;
      const chosen = scripts.chosenIn(state);
      if (chosen === null) throw new Error("A finished import has no key");
      const { address, role, wordCount } = chosen;
      const register = registerIn(state);
      const { copies, splits } = register;
      const sealed = await readSealed(id);
      // None: the crash came after the clean-up had begun, and the key must already be among the keys.
      if (sealed === null) await keystore.sealed(address);
      else {
        const madeAtMs = state.endedAtMs ?? clock.nowMs();
        await parts.store.put(chosen, sealed, madeAtMs, register);
      }
      const entry = role.kind === "coldkey" ? "coldkey.imported" : "hotkey.imported";
      if (!(await hasEntry(journal, state, entry))) await parts.store.enter(id, chosen);
      const about = { act: id, subject: address };
      // The last of its entries tells whether all are there: after a crash one line too many is better than a gap.
      const last = splits.length > 0 ? "backup.split" : "backup.recorded";
      if (copies.length > 0 && !(await hasEntry(journal, state, last))) {
        for (const copy of copies) {
          await journal.append({ kind: "backup.recorded", ...about, facts: inJournal(copy) });
        }
        for (const { id: split, threshold, count: shares } of splits) {
          await journal.append({
            kind: "backup.split",
            ...about,
            facts: { split, threshold, shares },
          });
        }
      }
      await parts.store.giveWay(address);
      await removeIfPresent(files, sealedPath(id));
      const file = reader.fileOf(id);
      if (file !== null) removable = { id, file };
      onChange();
      return {
        copies: copies.map(inTranscript),
        facts: [
          { name: "role", value: role.kind },
          { name: "source", value: chosen.format },
          { name: "kept", value: scripts.keptIn(state) },
          { name: "weaknesses", value: chosen.weaknesses.length },
          { name: "words", value: wordCount ?? 0 },
        ],
      };
    },
    abandon: ({ id }) => removeIfPresent(files, sealedPath(id)),
    isOpen: reader.isOpen,
    async close(id) {
      if (await reader.drop(id)) await vault.lock("done");
    },
  });

  /** The steps at which the source is read: where it belongs, and where its key is sealed. */
  const STEPS = ["open", "seal"];

  function demandReading(id: string, source: ImportSource): CeremonyState {
    const state = ceremonies.find(id);
    demandAt(state, ...STEPS);
    const chosen = scripts.sourceIn(state);
    if (chosen !== source) throw new Refusal("CEREMONY_STEP", { step: chosen, expected: source });
    return state;
  }

  const read = (
    id: string,
    source: ImportSource,
    look: () => Promise<readonly ImportFound[] | null>,
  ): Promise<void> =>
    ceremonies.act(id, STEPS, async ({ state, settle }) => {
      demandReading(id, source);
      const readings = await look();
      if (readings === null) return;
      if (state.at === "seal") {
        const { subject } = state;
        if (readings.some(({ address }) => address === subject)) return onChange();
        await reader.drop(id);
        throw new Refusal("IMPORT_OTHER_KEY", { address: subject });
      }
      const here = readings.map(({ address }) => parts.store.hereAs(address, id));
      const [first] = here;
      if (here.every((one) => one !== null) && first) {
        await reader.drop(id);
        throw new Refusal(first.code, first.facts);
      }
      await settle({
        readings: readings.map(({ weaknesses: _, ...shown }) => shown),
        weaknesses: [...new Set(readings.flatMap(({ weaknesses }) => weaknesses))],
        isRemovable: reader.fileOf(id) !== null,
        readAtMs: clock.nowMs(),
        shares: [...reader.sharesOf(id)],
      });
    });

  /** The sealed coldkey whose passphrase a hotkey shares; null: a new passphrase. */
  async function sharedWith({ role }: scripts.Chosen): Promise<Uint8Array | null> {
    if (role.kind === "coldkey" || role.coldkey === null) return null;
    const isHere = keystore.coldkeys().some(({ address }) => address === role.coldkey);
    return isHere ? keystore.sealed(role.coldkey) : null;
  }

  async function sealed(
    id: string,
    chosen: scripts.Chosen,
    passphrase: SecretPort,
    cost: () => Promise<KdfCost>,
  ): Promise<Uint8Array> {
    const { role, address } = chosen;
    const key = reader.keyOf(id, address);
    if (key === null) throw new Refusal("IMPORT_GONE");
    const under = await sharedWith(chosen);
    const input = { keys: [{ key, kind: role.kind }], cost: await cost(), under, passphrase: 0 };
    const answer = await vault.call("sealImport", input, [passphrase]);
    if (!answer.ok) {
      const { code, facts } = answer.fault;
      if (isGone(code)) await forgotten(id);
      if (code === "WRONG_PASSPHRASE" && role.kind === "hotkey" && role.coldkey !== null) {
        await journal.append({ kind: "passphrase.wrong", subject: role.coldkey, facts: {} });
      }
      throw new Refusal(code, facts);
    }
    const [one] = answer.value.sealed;
    if (one?.address !== address) throw new Error("The vault sealed another key");
    return one.sealed;
  }

  async function forgotten(id: string): Promise<never> {
    await reader.drop(id);
    onChange();
    throw new Refusal("IMPORT_GONE");
  }

  return {
    pending: () =>
      ceremonies
        .list()
        .filter(({ kind }) => kind === scripts.IMPORT)
        .map(({ id, name, subject, answers }) => ({
          id,
          // Hotkeys have names of their own under each coldkey.
          name: answers.found?.role === "coldkey" ? name : null,
          address: subject,
        })),
    hold: (id, file) => reader.hold(id, file),
    demandReading(id, source) {
      demandReading(id, source);
    },
    file: (id, passphrase) => read(id, "file", () => reader.file(id, passphrase)),
    phrase: (id, phrase) => read(id, "words", () => reader.phrase(id, phrase)),
    hex: (id, secret, claim) => read(id, "hex", () => reader.hex(id, secret, claim)),
    async share(id, phrase) {
      let said: ImportShare | null = null;
      await read(id, "shares", async () => {
        const taken = await reader.share(id, phrase);
        said = taken.said;
        return taken.readings;
      });
      if (said === null) throw new Error("The vault said nothing of a share");
      return said;
    },
    seal: (id, passphrase, cost) =>
      ceremonies.act(id, ["seal"], async ({ state, settle }) => {
        const chosen = scripts.chosenIn(state);
        if (chosen === null) throw new Error("Nothing was chosen");
        demandFree(id, chosen);
        const bytes = await sealed(id, chosen, passphrase, cost);
        // One of an attempt that ended before its step was saved: nothing refers to it.
        await removeIfPresent(files, sealedPath(id));
        await files.createExclusive(sealedPath(id), bytes);
        const back = await readSealed(id);
        const { address } = chosen;
        const opened = back === null ? null : await vault.call("verifyImport", { sealed: back });
        if (opened !== null && !opened.ok && isGone(opened.fault.code)) await forgotten(id);
        if (!opened?.ok || opened.value.address !== address) {
          throw new Refusal("KEY_READ_BACK_DIFFERS", { address });
        }
        return settle({});
      }),
    removable: (id) => (removable?.id === id ? removable.file : null),
    removed(id) {
      if (removable?.id === id) removable = null;
    },
    forgetFound() {
      reader.forget();
      onChange();
    },
    close: reader.close,
  };
}

const isGone = (code: string): boolean =>
  ["SESSION_GONE", "VAULT_GONE", "SEAL_OTHER_SET"].includes(code);

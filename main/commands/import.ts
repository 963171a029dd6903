/**
 * Bringing one key that was made elsewhere. Short enough not to be a ceremony with a record: until the last step nothing
 * is stored, and leaving it, locking or quitting forgets everything. The source is read once and never written; only
 * afterwards, and only if asked, it is removed.
 *
 *   choose file | type words, shares or hex → inspect (the vault holds the secret) → store (sealed anew, opened from the disk)
 */
import { randomUUID } from "node:crypto";
import type { ImportFound, ImportRole, ImportShare } from "../../preload/contract.ts";
import { encodeAddress } from "../codec/address.ts";
import type { Ss58 } from "../codec/values.ts";
import type { Journal } from "../journal/log.ts";
import type { Clock } from "../lib/clock.ts";
import { demand, type Fault, Refusal, type Result } from "../lib/fault.ts";
import type { Files } from "../lib/files.ts";
import { createTurns } from "../lib/turns.ts";
import { surveyKeyfile } from "../vault/keyfiles/survey.ts";
import type { SecretPort, Vault } from "../vault/process.ts";
import type { VaultOutput } from "../vault/protocol.ts";
import type { Keystore } from "../wallet/keystore.ts";
import type { Settings } from "../wallet/settings.ts";
import { hashOf } from "../wallet/source-folder.ts";
import type { ImportStore } from "./import-store.ts";
import { demandKeyProfile, sealingCost } from "./new-keys.ts";
import type { Handlers } from "./router.ts";
import type { Tickets } from "./secrets.ts";
import { shownName } from "./source-names.ts";
import { type RemovableSource, removeSources } from "./source-removal.ts";

/** A key file as the system's dialog gave it. `mode`: its permissions, null where the system has none. */
export interface SourceFile {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly mode: number | null;
  /** Where it lies, for the one who wants it removed later. Never leaves main. */
  readonly path?: string;
}
export interface UnreadFile {
  readonly name: string;
  readonly fault: Fault;
}
/** null: nothing was chosen. Reads no more than a key file may have, and follows no link. */
export type ChooseFile = () => Promise<SourceFile | null>;
/** Several at once; one that could not be read says why. Empty: nothing was chosen. */
export type ChooseFiles = (mostBytes?: number) => Promise<readonly (SourceFile | UnreadFile)[]>;
/** The folder's path, which stays in main. null: nothing was chosen. */
export type ChooseFolder = () => Promise<string | null>;

/** A chosen file may be a secret in clear: it is not kept longer than somebody needs to type its passphrase. */
const FILE_LIFE_MS = 10 * 60_000;
/** Anything that others on the machine may do with the file. */
const OTHERS = 0o077;

type ImportCalls = Extract<keyof Handlers, `import.${string}`>;

export interface Imports {
  readonly handlers: Pick<Handlers, ImportCalls>;
  /** The vault process ended: what it had found is gone. */
  forgetFound(): void;
  /** The app ends: a chosen file is wiped as well. */
  close(): void;
}

type Reading = ImportFound & { readonly key: string };

interface Parts {
  vault: Vault;
  keystore: Keystore;
  store: ImportStore;
  journal: Journal;
  settings: Settings;
  tickets: Tickets;
  clock: Clock;
  files: Files;
  chooseFile: ChooseFile;
  onStored: () => void;
}

export function createImports(parts: Parts): Imports {
  const { vault, keystore, store, journal, settings, tickets, clock, files, chooseFile } = parts;
  let held: { id: string; file: SourceFile; sha256: string; cancel: () => void } | null = null;
  let found: readonly Reading[] = [];
  /** The file of the key that was found, and after the store of the key that is here. */
  let source: RemovableSource | null = null;
  let isStored = false;
  /** Shares of a split backup that were typed so far (from 1), and the vault's name for them. */
  let gathering: { id: string; given: readonly number[] } | null = null;
  const turns = createTurns();
  /** One step at a time: a second click waits, and then finds the step done. */
  const alone = <T>(work: () => Promise<T>): Promise<T> => turns("import", work);

  function dropFile(): void {
    held?.file.bytes.fill(0);
    held?.cancel();
    held = null;
  }

  async function dropFound(): Promise<void> {
    const hadAny = found.length > 0 || gathering !== null;
    found = [];
    gathering = null;
    source = null;
    isStored = false;
    if (hadAny && vault.isOpen) await vault.call("closeImport", { keys: null });
  }

  /** Takes what the vault found, unless it is here already. */
  async function take(
    answer: Result<{ found: VaultOutput<"inspectSource">["found"] }>,
    isWide: boolean,
  ): Promise<ImportFound[]> {
    const readings = demand(answer).found.map(
      ({ key, weaknesses, ...facts }): Reading => ({
        ...facts,
        key,
        weaknesses: isWide ? [...weaknesses, "SOURCE_WIDE_MODE"] : weaknesses,
        id: `import-${randomUUID().slice(0, 13)}`,
      }),
    );
    found = readings;
    const here = readings.map(({ address }) => store.hereAs(address));
    const isAllHere = here.every((one) => one !== null);
    const [first] = here;
    if (isAllHere && first) {
      await dropFound();
      throw new Refusal(first.code, first.facts);
    }
    return readings.map(({ key: _key, ...shown }) => shown);
  }

  async function inspectFile(id: string, passphrase: string | null): Promise<ImportFound[]> {
    if (held?.id !== id) throw new Refusal("IMPORT_GONE");
    const { file, sha256 } = held;
    const { bytes, mode } = file;
    const isWide = mode !== null && (mode & OTHERS) !== 0;
    const ports = passphrase === null ? [] : [tickets.take(passphrase, "in")];
    // Plain, it is the secret itself; opened, nobody needs it any more. Otherwise it waits for another try.
    const isPlain = !surveyKeyfile(bytes).needsPassphrase;
    try {
      await dropFound();
      const answer = demand(
        await vault.call(
          "inspectFiles",
          { files: [bytes], passphrase: passphrase === null ? null : 0 },
          ports,
        ),
      );
      const [result] = answer.results;
      if (result === undefined) throw new Error("The vault looked into no file");
      const shown = await take(result.ok ? { ok: true, value: result } : result, isWide);
      source = file.path === undefined ? null : { path: file.path, name: file.name, sha256 };
      dropFile();
      return shown;
    } finally {
      if (isPlain) dropFile();
    }
  }

  /** The next share; with the last one that it takes come the readings, like those of any other source. */
  async function giveShare(phrase: SecretPort): Promise<ImportShare> {
    if (gathering === null) await dropFound();
    const given = gathering?.given ?? [];
    const asked = await vault.call("gatherShare", { gathering: gathering?.id ?? null, phrase: 0 }, [
      phrase,
    ]);
    if (!asked.ok) {
      const { code, facts } = asked.fault;
      if (code !== "SESSION_GONE" && code !== "VAULT_GONE") throw new Refusal(code, facts);
      gathering = null;
      throw new Refusal("SHARES_FORGOTTEN");
    }
    const taken = asked.value;
    if (taken.state === "unreadable") {
      return { state: "unreadable", givenWords: taken.givenWords, wrong: taken.wrong };
    }
    const { index, have, need, groups, restored } = taken;
    gathering = { id: taken.gathering, given: [...given, index] };
    if (restored === null) {
      return { state: "taken", index, have, need, groups, given: [...gathering.given] };
    }
    gathering = null;
    const key = { ...restored, format: "shares" as const, weaknesses: [], encoding: null };
    const readings = await take({ ok: true, value: { found: [key] } }, false);
    return { state: "found", readings };
  }

  /** The sealed coldkey whose passphrase a hotkey shares; null: a new passphrase. */
  async function sharedWith(role: ImportRole): Promise<Uint8Array | null> {
    if (role.kind === "coldkey" || role.coldkey === null) return null;
    const isHere = keystore.coldkeys().some(({ address }) => address === role.coldkey);
    return isHere ? keystore.sealed(role.coldkey) : null;
  }

  async function seal(reading: Reading, role: ImportRole, passphrase: string): Promise<Uint8Array> {
    const under = await sharedWith(role);
    const cost = await sealingCost(vault, settings);
    const keys = [{ key: reading.key, kind: role.kind }];
    const sealed = await vault.call("sealImport", { keys, cost, under, passphrase: 0 }, [
      tickets.take(passphrase, "in"),
    ]);
    if (!sealed.ok) {
      const { code, facts } = sealed.fault;
      if (["SESSION_GONE", "VAULT_GONE"].includes(code)) {
        found = [];
        throw new Refusal("IMPORT_GONE");
      }
      if (code === "WRONG_PASSPHRASE" && role.kind === "hotkey" && role.coldkey !== null) {
        await journal.append({ kind: "passphrase.wrong", subject: role.coldkey, facts: {} });
      }
      throw new Refusal(code, facts);
    }
    const [one] = sealed.value.sealed;
    if (one?.address !== reading.address) throw new Error("The vault sealed another key");
    return one.sealed;
  }

  async function storeKey(
    id: string,
    name: string,
    role: ImportRole,
    passphrase: string,
  ): Promise<Ss58> {
    const reading = found.find((one) => one.id === id);
    if (reading === undefined || isStored) throw new Refusal("IMPORT_GONE");
    const { address } = reading;
    const wrong = store.nameTaken({ address, name, role }) ?? store.hereAs(address);
    if (wrong !== null) throw new Refusal(wrong.code, wrong.facts);
    const sealed = await seal(reading, role, passphrase);
    const ceremony = role.kind === "coldkey" ? "import-coldkey" : "import-hotkey";
    const entry = { subject: address, act: id };
    await journal.append({ kind: "ceremony.started", ...entry, facts: { ceremony, name } });
    try {
      await store.store(id, { ...reading, name, role }, sealed);
    } catch (error) {
      const facts = { ceremony, reason: "not-written" };
      await journal.append({ kind: "ceremony.abandoned", ...entry, facts });
      throw error;
    }
    await journal.append({ kind: "ceremony.completed", ...entry, facts: { ceremony } });
    found = [];
    isStored = true;
    dropFile();
    await vault.lock("done");
    parts.onStored();
    return address;
  }

  return {
    handlers: {
      "import.chooseFile": () =>
        alone(async () => {
          demandKeyProfile(settings);
          dropFile();
          const file = await chooseFile();
          if (file === null) return null;
          try {
            const { format, needsPassphrase, publicKey } = surveyKeyfile(file.bytes);
            if (format === "public") throw publicOnly(publicKey);
            const id = `file-${randomUUID().slice(0, 13)}`;
            const sha256 = hashOf(file.bytes);
            held = { id, file, sha256, cancel: clock.after(FILE_LIFE_MS, dropFile) };
            return { id, name: shownName(file.name), format, needsPassphrase };
          } catch (error) {
            file.bytes.fill(0);
            throw error;
          }
        }),
      "import.inspectFile": ({ file, passphrase }) =>
        alone(async () => {
          demandKeyProfile(settings);
          return inspectFile(file, passphrase);
        }),
      "import.inspectPhrase": ({ phrase }) =>
        alone(async () => {
          demandKeyProfile(settings);
          const port = tickets.take(phrase, "in");
          await dropFound();
          const source = { kind: "phrase", phrase: 0 } as const;
          return take(await vault.call("inspectSource", { source }, [port]), false);
        }),
      "import.giveShare": ({ phrase }) =>
        alone(async () => {
          demandKeyProfile(settings);
          return giveShare(tickets.take(phrase, "in"));
        }),
      "import.inspectHex": ({ secret, claim }) =>
        alone(async () => {
          demandKeyProfile(settings);
          const port = tickets.take(secret, "in");
          await dropFound();
          const source = { kind: "hex", secret: 0, claim } as const;
          return take(await vault.call("inspectSource", { source }, [port]), false);
        }),
      "import.store": ({ id, name, role, passphrase }) =>
        alone(async () => {
          demandKeyProfile(settings);
          const address = await storeKey(id, name, role, passphrase);
          return { address, canRemove: source !== null };
        }),
      "import.removeSource": () =>
        alone(async () => {
          demandKeyProfile(settings);
          if (source === null || !isStored) throw new Refusal("IMPORT_GONE");
          const report = await removeSources(files, journal, [source]);
          if (report.kept.length === 0) source = null;
          return report;
        }),
      "import.leave": () =>
        alone(async () => {
          dropFile();
          await dropFound();
          return null;
        }),
    },
    forgetFound() {
      found = [];
      gathering = null;
    },
    close: dropFile,
  };
}

function publicOnly(publicKey: Uint8Array | null): Refusal {
  return publicKey === null
    ? new Refusal("KEYFILE_UNKNOWN")
    : new Refusal("KEYFILE_PUBLIC_ONLY", { address: encodeAddress(publicKey) });
}

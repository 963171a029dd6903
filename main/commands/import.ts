/**
 * Bringing a coldkey that was made elsewhere. Short enough not to be a ceremony with a record: until the last step
 * nothing is stored, and leaving it, locking or quitting forgets everything. The source is read once and never written.
 *
 *   choose file | type words → inspect (the vault holds the secret) → store (sealed anew, opened from the disk)
 */
import { randomUUID } from "node:crypto";
import type { ImportFound } from "../../preload/contract.ts";
import type { Creations } from "../ceremony/creation.ts";
import type { Ss58 } from "../codec/values.ts";
import type { Journal } from "../journal/log.ts";
import type { Clock } from "../lib/clock.ts";
import { demand, type Fault, Refusal } from "../lib/fault.ts";
import { keyfileFormat } from "../vault/keyfiles/format.ts";
import type { SecretPort, Vault } from "../vault/process.ts";
import type { VaultInput } from "../vault/protocol.ts";
import type { Keystore } from "../wallet/keystore.ts";
import type { Settings } from "../wallet/settings.ts";
import type { Watched } from "../wallet/watched.ts";
import { demandKeyProfile, sealingCost } from "./new-keys.ts";
import type { Handlers } from "./router.ts";
import type { Tickets } from "./secrets.ts";

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
export type ChooseFiles = () => Promise<readonly (SourceFile | UnreadFile)[]>;
/** The folder's path, which stays in main. null: nothing was chosen. */
export type ChooseFolder = () => Promise<string | null>;

/** A chosen file may be a secret in clear: it is not kept longer than somebody needs to type its passphrase. */
const FILE_LIFE_MS = 10 * 60_000;
/** Anything that others on the machine may do with the file. */
const OTHERS = 0o077;

type ImportCalls =
  | "import.chooseFile"
  | "import.inspectFile"
  | "import.inspectPhrase"
  | "import.store"
  | "import.leave";

export interface Imports {
  readonly handlers: Pick<Handlers, ImportCalls>;
  /** The vault process ended: what it had found is gone. */
  forgetFound(): void;
  /** The app ends: a chosen file is wiped as well. */
  close(): void;
}

interface Parts {
  vault: Vault;
  keystore: Keystore;
  watched: Watched;
  creations: Creations;
  journal: Journal;
  settings: Settings;
  tickets: Tickets;
  clock: Clock;
  chooseFile: ChooseFile;
  onStored: () => void;
}

export function createImports(parts: Parts): Imports {
  const { vault, keystore, watched, creations, journal, settings, tickets, clock, chooseFile } =
    parts;
  let held: { id: string; file: SourceFile; cancel: () => void } | null = null;
  let found: (ImportFound & { session: string }) | null = null;
  /** One step at a time: a second click waits, and then finds the step done. */
  let tail: Promise<unknown> = Promise.resolve();

  function alone<T>(work: () => Promise<T>): Promise<T> {
    const mine = tail.then(work);
    tail = mine.catch(() => undefined);
    return mine;
  }

  function dropFile(): void {
    held?.file.bytes.fill(0);
    held?.cancel();
    held = null;
  }

  async function dropFound(): Promise<void> {
    const session = found?.session;
    found = null;
    if (session !== undefined && vault.isOpen) await vault.call("closePhrase", { session });
  }

  function demandNew(address: Ss58): void {
    const known = [...keystore.coldkeys(), ...keystore.hotkeys(), ...creations.list()];
    const here = known.find((card) => card.address === address);
    if (here !== undefined) throw new Refusal("KEY_ALREADY_HERE", { address, name: here.name });
    if (keystore.orphans().includes(address)) throw new Refusal("KEY_EXISTS", { address });
  }

  function demandFreeName(name: string, address: Ss58): void {
    const others = watched.list().filter((one) => one.address !== address);
    const isTaken = [...keystore.coldkeys(), ...creations.list(), ...others].some(
      (one) => one.name === name,
    );
    if (isTaken) throw new Refusal("KEY_NAME_TAKEN", { name });
  }

  async function inspect(
    source: VaultInput<"inspectSource">["source"],
    ports: readonly SecretPort[],
    isWide: boolean,
  ): Promise<ImportFound> {
    await dropFound();
    const { session, ...facts } = demand(await vault.call("inspectSource", { source }, ports));
    const weaknesses = isWide
      ? [...facts.weaknesses, "SOURCE_WIDE_MODE" as const]
      : facts.weaknesses;
    const shown: ImportFound = { ...facts, weaknesses, id: `import-${randomUUID().slice(0, 13)}` };
    found = { ...shown, session };
    try {
      demandNew(shown.address);
    } catch (error) {
      await dropFound();
      throw error;
    }
    return shown;
  }

  /** An entry that watched this address is not needed any more: the key is here. */
  async function giveWay(address: Ss58): Promise<void> {
    const card = watched.list().find((one) => one.address === address);
    if (card === undefined) return;
    await watched.remove(address);
    await journal.append({
      kind: "watch.removed",
      subject: address,
      facts: { name: card.name, reason: "key-came" },
    });
  }

  async function store(name: string, passphrase: string, id: string): Promise<Ss58> {
    if (found?.id !== id) throw new Refusal("IMPORT_GONE");
    const { session, address, format, wordCount, weaknesses } = found;
    demandFreeName(name, address);
    demandNew(address);
    const cost = await sealingCost(vault, settings);
    const sealed = await vault.call("sealImport", { session, cost, passphrase: 0 }, [
      tickets.take(passphrase, "in"),
    ]);
    if (!sealed.ok) {
      if (["SESSION_GONE", "VAULT_GONE"].includes(sealed.fault.code)) {
        found = null;
        throw new Refusal("IMPORT_GONE");
      }
      throw new Refusal(sealed.fault.code, sealed.fault.facts);
    }
    await journal.append({
      kind: "ceremony.started",
      subject: address,
      act: id,
      facts: { ceremony: "import-coldkey", name },
    });
    try {
      await keystore.add(
        {
          v: 1,
          kind: "coldkey",
          address,
          name,
          createdAtMs: clock.nowMs(),
          wordCount,
          copies: [],
        },
        sealed.value.sealed,
      );
    } catch (error) {
      await journal.append({
        kind: "ceremony.abandoned",
        subject: address,
        act: id,
        facts: { ceremony: "import-coldkey", reason: "not-written" },
      });
      throw error;
    }
    const back = await keystore.sealed(address);
    const opened = await vault.call("verifySealed", { sealed: back, session });
    if (!opened.ok || opened.value.address !== address) {
      throw new Refusal("KEY_READ_BACK_DIFFERS", { address });
    }
    await journal.append({
      kind: "coldkey.imported",
      subject: address,
      act: id,
      facts: {
        name,
        source: format,
        ...(wordCount === null ? {} : { words: wordCount }),
        weaknesses: weaknesses.length,
      },
    });
    await journal.append({
      kind: "ceremony.completed",
      subject: address,
      act: id,
      facts: { ceremony: "import-coldkey" },
    });
    await giveWay(address);
    found = null;
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
          const id = `file-${randomUUID().slice(0, 13)}`;
          held = { id, file, cancel: clock.after(FILE_LIFE_MS, dropFile) };
          return { id, name: file.name, format: keyfileFormat(file.bytes) };
        }),
      "import.inspectFile": ({ file: id, passphrase }) =>
        alone(async () => {
          demandKeyProfile(settings);
          if (held?.id !== id) throw new Refusal("IMPORT_GONE");
          const { bytes, mode } = held.file;
          const isWide = mode !== null && (mode & OTHERS) !== 0;
          const ports = passphrase === null ? [] : [tickets.take(passphrase, "in")];
          const source = {
            kind: "keyfile",
            bytes,
            passphrase: passphrase === null ? null : 0,
          } as const;
          // Plain, it is the secret itself; opened, nobody needs it any more. Otherwise it waits for another try.
          const isPlain = keyfileFormat(bytes) === "plain";
          try {
            const shown = await inspect(source, ports, isWide);
            dropFile();
            return shown;
          } finally {
            if (isPlain) dropFile();
          }
        }),
      "import.inspectPhrase": ({ phrase }) =>
        alone(() => {
          demandKeyProfile(settings);
          return inspect({ kind: "phrase", phrase: 0 }, [tickets.take(phrase, "in")], false);
        }),
      "import.store": ({ id, name, passphrase }) =>
        alone(async () => {
          demandKeyProfile(settings);
          return { address: await store(name, passphrase, id) };
        }),
      "import.leave": () =>
        alone(async () => {
          dropFile();
          await dropFound();
          return null;
        }),
    },
    forgetFound() {
      found = null;
    },
    close: dropFile,
  };
}

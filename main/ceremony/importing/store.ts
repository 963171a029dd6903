/**
 * What every import ends with, one key after the other: the card, the sealed file, the proof from the disk, the entry in
 * the journal. Each step can be done again after a crash, and what is stored by then is a whole key.
 */
import type { BackupCopy, Split } from "../../../preload/contract.ts";
import type { Ss58 } from "../../codec/values.ts";
import type { Journal } from "../../journal/log.ts";
import { type Fault, fault, Refusal } from "../../lib/fault.ts";
import type { Vault } from "../../vault/process.ts";
import type { SourceFormat, WordCount } from "../../vault/protocol.ts";
import type { Keystore } from "../../wallet/keystore.ts";
import type { Watched } from "../../wallet/watched.ts";

/** What the key is to be here. A hotkey's coldkey: null when nobody knows it; it need not be on this machine. */
export type ImportRole =
  | { readonly kind: "coldkey" }
  | { readonly kind: "hotkey"; readonly coldkey: Ss58 | null };

export interface ImportedKey {
  readonly address: Ss58;
  readonly name: string;
  readonly role: ImportRole;
  readonly format: SourceFormat;
  readonly wordCount: WordCount | null;
  readonly weaknesses: readonly string[];
}

/** The copies that a key comes with. */
export interface Register {
  readonly copies: readonly BackupCopy[];
  readonly splits: readonly Split[];
}

/** Names and addresses that are spoken for, though they are no keys yet. `id`: of the ceremony. */
export interface Pending {
  readonly id: string;
  readonly name: string | null;
  readonly address: Ss58 | null;
}

export interface ImportStore {
  /** KEY_ALREADY_HERE { address, name }, KEY_EXISTS { address }; null: it is new. `except`: the ceremony that asks. */
  hereAs(address: Ss58, except?: string): Fault | null;
  /** KEY_NAME_TAKEN { name }: coldkeys and watched addresses share their names, hotkeys those of their coldkey. */
  nameTaken(key: Pick<ImportedKey, "address" | "name" | "role">, except?: string): Fault | null;
  /** The card and the sealed file, read back. The same bytes again change nothing. */
  put(key: ImportedKey, sealed: Uint8Array, createdAtMs: number, register: Register): Promise<void>;
  /** In the journal, once; `act` joins the entries. */
  enter(act: string, key: ImportedKey): Promise<void>;
  /** An entry that watched this address is not needed any more: the key is here. */
  giveWay(address: Ss58): Promise<void>;
  /** All of it for one of many. The vault still holds the key that `sealed` was sealed with, and proves it from the disk. */
  store(act: string, key: ImportedKey, sealed: Uint8Array, createdAtMs: number): Promise<void>;
}

export function createImportStore(parts: {
  vault: Vault;
  keystore: Keystore;
  watched: Watched;
  /** Of coldkeys that are being created and of keys that are being imported. */
  pending: () => readonly Pending[];
  journal: Journal;
}): ImportStore {
  const { vault, keystore, watched, journal } = parts;
  const pendingBut = (except: string | undefined) =>
    parts.pending().filter(({ id }) => id !== except);

  async function put(
    key: ImportedKey,
    sealed: Uint8Array,
    createdAtMs: number,
    { copies, splits }: Register,
  ): Promise<void> {
    const { address, name, role, wordCount } = key;
    const common = { v: 1, address, name, createdAtMs } as const;
    await keystore.add(
      role.kind === "coldkey"
        ? { ...common, kind: "coldkey", wordCount, copies: [...copies], splits: [...splits] }
        : { ...common, kind: "hotkey", coldkey: role.coldkey },
      sealed,
    );
  }

  async function enter(act: string, key: ImportedKey): Promise<void> {
    const { address, name, role, format, wordCount, weaknesses } = key;
    const facts = {
      name,
      source: format,
      ...(wordCount === null ? {} : { words: wordCount }),
      weaknesses: weaknesses.length,
    };
    const entry = { subject: address, act };
    if (role.kind === "coldkey") {
      await journal.append({ kind: "coldkey.imported", ...entry, facts });
    } else {
      const owner = role.coldkey === null ? {} : { coldkey: role.coldkey };
      await journal.append({ kind: "hotkey.imported", ...entry, facts: { ...facts, ...owner } });
    }
  }

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

  return {
    hereAs(address, except) {
      const known = [...keystore.coldkeys(), ...keystore.hotkeys(), ...pendingBut(except)];
      const here = known.find((card) => card.address === address);
      if (here !== undefined) return fault("KEY_ALREADY_HERE", { address, name: here.name });
      return keystore.orphans().includes(address) ? fault("KEY_EXISTS", { address }) : null;
    },

    nameTaken({ address, name, role }, except) {
      const named: readonly { readonly name: string | null }[] =
        role.kind === "hotkey"
          ? keystore.hotkeys().filter((card) => card.coldkey === role.coldkey)
          : [
              ...keystore.coldkeys(),
              ...pendingBut(except),
              ...watched.list().filter((one) => one.address !== address),
            ];
      return named.some((one) => one.name === name) ? fault("KEY_NAME_TAKEN", { name }) : null;
    },

    put,
    enter,
    giveWay,
    async store(act, key, sealed, createdAtMs) {
      const { address, name } = key;
      await put(key, sealed, createdAtMs, { copies: [], splits: [] });
      const back = await keystore.sealed(address);
      const opened = await vault.call("verifyImport", { sealed: back });
      if (opened.ok ? opened.value.address !== address : !isGone(opened.fault)) {
        throw new Refusal("KEY_READ_BACK_DIFFERS", { address });
      }
      await enter(act, key);
      await giveWay(address);
      // Locked in between: the key is here, as it was written, and nobody has opened it from the disk yet.
      if (!opened.ok) throw new Refusal("IMPORT_NOT_PROVED", { name });
    },
  };
}

const isGone = ({ code }: Fault): boolean => ["VAULT_GONE", "SEAL_OTHER_SET"].includes(code);

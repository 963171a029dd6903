/** Whole wallet folders of btcli at once. What was found and how far the work is, is in the snapshot. */
import * as v from "valibot";
import { Count, FaultValue, Id, KeyName, Ss58 } from "../../main/codec/values.ts";
import { KeyfileFormat, SourceWeakness, WordCount } from "../../main/vault/protocol.ts";
import { RemovalReport } from "./import.ts";
import { type CallTable, nothing, Ticket } from "./shared.ts";

export const WalletFile = v.strictObject({
  id: Id,
  role: v.picklist(["coldkey", "coldkeypub", "hotkey"]),
  /** Of the file, for the screen. */
  name: v.string(),
  /** null: it could not be read, or is no key file; `fault` says why. */
  format: v.nullable(v.picklist([...KeyfileFormat.options, "public"])),
  needsPassphrase: v.boolean(),
  weaknesses: v.array(SourceWeakness),
  /** What it says in public, and once it is open what its secret says. */
  address: v.nullable(Ss58),
  wordCount: v.nullable(WordCount),
  /** found: seen. open: its secret waits in the vault. stored: it is here now. */
  state: v.picklist(["found", "open", "stored"]),
  /** Its key is already on this machine, under this name. */
  hereAs: v.nullable(KeyName),
  /** Its own name, where a key may have it; null: a person has to choose one. */
  suggested: v.nullable(KeyName),
  /** Why it is not, or was not, taken. Wrong passphrases and failed writes can be tried again. */
  fault: v.nullable(FaultValue),
});
export type WalletFile = v.InferOutput<typeof WalletFile>;

export const FoundWallet = v.strictObject({
  id: Id,
  name: v.string(),
  /** Whose hotkeys these are: the opened coldkey, or what coldkeypub.txt says. */
  coldkey: v.nullable(Ss58),
  /** coldkeypub.txt names another address than the key beside it. */
  pubDiffers: v.boolean(),
  files: v.array(WalletFile),
});
export type FoundWallet = v.InferOutput<typeof FoundWallet>;

export const FolderImport = v.strictObject({
  id: Id,
  /** The folder's name; its path stays in main. */
  folder: v.string(),
  wallets: v.array(FoundWallet),
  /** false: there is more than the app looks through, or the search was stopped. */
  isComplete: v.boolean(),
  /** Work under way; null: it waits for a person. */
  progress: v.nullable(
    v.strictObject({
      step: v.picklist(["searching", "opening", "sealing", "storing", "removing"]),
      done: Count,
      /** 0: not known. */
      of: Count,
    }),
  ),
});
export type FolderImport = v.InferOutput<typeof FolderImport>;

const Files = v.pipe(v.array(Id), v.minLength(1), v.maxLength(2_000));
const NamedFile = v.strictObject({ file: Id, name: KeyName });

export const importFolderCalls = {
  /** Opens the system's dialog and searches. false: nothing was chosen. */
  "importFolder.choose": [nothing, v.boolean()],
  /** Tries one passphrase on these files (null: they need none). Those that do not open say why and can be tried again. */
  "importFolder.open": [
    v.strictObject({ files: Files, passphrase: v.nullable(Ticket) }),
    v.strictObject({ opened: Count, refused: Count }),
  ],
  /**
   * Seals opened keys and stores them one after the other. `under` null: with a new passphrase. Otherwise hotkeys of that
   * coldkey, which is here, with its passphrase. A key that cannot be stored says why, and the rest go on.
   */
  "importFolder.store": [
    v.strictObject({
      keys: v.pipe(v.array(NamedFile), v.minLength(1), v.maxLength(2_000)),
      under: v.nullable(Ss58),
      passphrase: Ticket,
    }),
    v.strictObject({ stored: Count, failed: Count, isStopped: v.boolean() }),
  ],
  /** Keeps addresses of coldkeypub.txt as watch-only entries. */
  "importFolder.watch": [
    v.strictObject({ entries: v.pipe(v.array(NamedFile), v.minLength(1), v.maxLength(500)) }),
    v.strictObject({ added: Count, failed: Count }),
  ],
  /** Of files whose keys were stored in this act: overwrites and removes them. */
  "importFolder.removeSources": [v.strictObject({ files: Files }), RemovalReport],
  /** Stops what is under way after the current file. What is stored by then stays. */
  "importFolder.stop": [nothing, nothing],
  /** Forgets everything that was found. */
  "importFolder.leave": [nothing, nothing],
} as const satisfies CallTable;

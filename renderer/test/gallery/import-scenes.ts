/** The import's pages and the watch-only entries. */
import type { FolderImport, ImportFound, Snapshot, WalletFile } from "../../types.ts";
import type { Answers } from "../fake-bridge.ts";
import * as f from "../fixtures.ts";

interface Scene {
  readonly snapshot: Snapshot;
  readonly answers?: Answers;
}

const keys = { coldkeys: [f.treasury], hotkeys: [f.gpu] };
const found: ImportFound = {
  id: "import-0001",
  address: f.MINING,
  format: "nacl",
  wordCount: 12,
  weaknesses: ["SOURCE_CONSTANT_SALT", "SOURCE_WEAK_PASSPHRASE", "SOURCE_WIDE_MODE"],
  encoding: null,
};
/** As a private key in hex is. */
const bare: Pick<ImportFound, "format" | "wordCount" | "weaknesses"> = {
  ...{ format: "private-key", wordCount: null, weaknesses: ["SOURCE_NO_PHRASE"] },
};
const answers: Answers = {
  "import.leave": () => null,
  "import.chooseFile": () => ({
    id: "file-0001",
    name: "coldkey",
    format: "plain",
    needsPassphrase: false,
  }),
  "import.inspectFile": () => [found],
  "import.giveShare": () => ({
    ...{ state: "taken", index: 3, have: 1, need: 2, given: [3] },
    groups: { have: 0, need: 1 },
  }),
  "split.wordList": () => ["academic", "acid", "acne", "acquire", "acrobat", "activity"],
  "import.inspectHex": () => [
    { ...found, ...bare, id: "import-0001", encoding: "canonical" },
    {
      ...{ ...found, ...bare, id: "import-0002" },
      ...{ address: f.VALIDATOR, encoding: "times-eight" },
    },
  ],
  "import.store": () => ({ address: f.MINING, canRemove: true }),
  "importFolder.choose": () => true,
  "importFolder.open": () => ({ opened: 1, refused: 0 }),
  "importFolder.store": () => ({ stored: 2, failed: 1, isStopped: false }),
  "importFolder.watch": () => ({ added: 1, failed: 0 }),
  "importFolder.stop": () => null,
  "importFolder.leave": () => null,
  "watch.look": ({ addresses }) => [
    ...addresses.map((from) => ({
      ...{ from, address: f.MINING, name: null, fault: null },
    })),
    {
      ...{ from: "cold-storage", address: null, name: null },
      fault: { code: "DESK_TAKES_NO_KEY", facts: {} },
    },
  ],
};

const file = (part: Partial<WalletFile>): WalletFile => ({
  id: "file-0001",
  role: "coldkey",
  name: "coldkey",
  format: "nacl",
  needsPassphrase: true,
  weaknesses: ["SOURCE_CONSTANT_SALT"],
  address: f.MINING,
  wordCount: null,
  state: "found",
  hereAs: null,
  suggested: "mining",
  fault: null,
  ...part,
});
const hotkey = (id: string, name: string, part: Partial<WalletFile> = {}): WalletFile =>
  file({
    ...{ id, name, role: "hotkey", format: "plain", needsPassphrase: false, suggested: name },
    ...{ address: f.VALIDATOR, weaknesses: ["SOURCE_UNENCRYPTED", "SOURCE_WIDE_MODE"] },
    ...part,
  });
function folder(part: (file: WalletFile) => Partial<WalletFile> = () => ({})): FolderImport {
  const files = [file({}), hotkey("file-0002", "gpu-1"), hotkey("file-0003", "gpu-2")];
  return {
    id: "folder-0001",
    folder: "wallets",
    isComplete: true,
    progress: null,
    wallets: [
      {
        ...{ id: "wallet-0001", name: "mining", coldkey: f.MINING, pubDiffers: false },
        files: files.map((one) => ({ ...one, ...part(one) })),
      },
      {
        ...{ id: "wallet-0002", name: "treasury", coldkey: f.TREASURY, pubDiffers: false },
        files: [
          file({ id: "file-0004", address: f.TREASURY, hereAs: "treasury" }),
          hotkey("file-0005", "old", {
            ...{ format: null, address: null, weaknesses: [], suggested: null },
            fault: {
              code: "KEYFILE_SECRETS_DISAGREE",
              facts: { fields: ["privateKey", "ss58Address"] },
            },
          }),
        ],
      },
      {
        ...{ id: "wallet-0003", name: "cold-storage", coldkey: f.GPU, pubDiffers: false },
        files: [
          file({
            ...{ id: "file-0006", role: "coldkeypub", name: "coldkeypub.txt", format: "public" },
            ...{
              needsPassphrase: false,
              weaknesses: [],
              address: f.GPU,
              suggested: "cold-storage",
            },
          }),
        ],
      },
    ],
  };
}

const watched = {
  address: f.MINING,
  name: "cold-storage",
  createdAtMs: f.NOW,
  balance: f.treasury.balance,
};

export const importScenes: Readonly<Record<string, Scene>> = {
  import: { snapshot: f.snapshot(keys), answers },
  importFolder: { snapshot: f.snapshot({ ...keys, folderImport: folder() }), answers },
  importWrong: {
    snapshot: f.snapshot({
      ...keys,
      folderImport: folder(({ role }) =>
        role === "hotkey"
          ? { state: "open" }
          : { fault: { code: "KEYFILE_WRONG_PASSPHRASE", facts: {} } },
      ),
    }),
    answers,
  },
  importSearching: {
    snapshot: f.snapshot({
      ...keys,
      folderImport: {
        ...{ id: "folder-0001", folder: "", wallets: [], isComplete: true },
        progress: { step: "searching", done: 1240, of: 0 },
      },
    }),
    answers: { ...answers, "importFolder.choose": () => new Promise(() => undefined) },
  },
  importOpen: {
    snapshot: f.snapshot({ ...keys, folderImport: folder(() => ({ state: "open" })) }),
    answers,
  },
  importStored: {
    snapshot: f.snapshot({
      ...keys,
      folderImport: folder(({ id, name }) =>
        id === "file-0003"
          ? { state: "open", fault: { code: "KEY_NAME_TAKEN", facts: { name } } }
          : { state: "open" },
      ),
    }),
    answers,
  },
  watched: { snapshot: f.snapshot({ ...keys, watched: [watched] }), answers },
  watchedDesk: {
    snapshot: f.snapshot({ profile: "desk", watched: [watched] }),
    answers,
  },
};

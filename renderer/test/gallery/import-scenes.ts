/** The import's pages and the watch-only entries. */
import type { Ceremony, FolderImport, Snapshot, WalletFile } from "../../types.ts";
import type { Answers } from "../fake-bridge.ts";
import * as f from "../fixtures.ts";

interface Scene {
  readonly snapshot: Snapshot;
  readonly answers?: Answers;
}

const keys = { coldkeys: [f.treasury], hotkeys: [f.gpu] };
const reading = {
  ...{ address: f.MINING, format: "nacl", wordCount: 12, encoding: null },
} as const;
const weaknesses = ["SOURCE_CONSTANT_SALT", "SOURCE_WEAK_PASSPHRASE", "SOURCE_WIDE_MODE"];
const readAtMs = f.NOW - 60_000;
const fromFile = { readings: [reading], weaknesses, isRemovable: true, readAtMs };
const fromShares = {
  readings: [{ ...reading, format: "shares" } as const],
  ...{ weaknesses: [], isRemovable: false, readAtMs, shares: [1, 3] },
};
/** As a private key in hex is. */
const bare = { ...reading, format: "private-key", wordCount: null, encoding: "canonical" } as const;
const twoReadings = {
  readings: [bare, { ...bare, address: f.VALIDATOR, encoding: "times-eight" }],
  ...{ weaknesses: ["SOURCE_NO_PHRASE"], isRemovable: false, readAtMs },
};
const at = (ceremony: Ceremony): Scene => ({
  snapshot: f.snapshot({ ...keys, ceremonies: [ceremony] }),
  answers,
});
const answers: Answers = {
  "ceremonies.begin": () => ({ id: "import-key-7f3a" }),
  "import.chooseFile": () => ({ name: "coldkey", format: "nacl", needsPassphrase: true }),
  "import.giveShare": () => ({
    ...{ state: "taken", index: 3, have: 1, need: 2, given: [3] },
    groups: { have: 0, need: 1 },
  }),
  "split.wordList": () => ["academic", "acid", "acne", "acquire", "acrobat", "activity"],
  "import.seal": () => ({ hasEnded: true }),
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
  importSource: at(f.importing("source", "words", {}, { isBegun: true })),
  importKept: at(f.importing("kept", "words")),
  importWords: at(f.importing("open", "words")),
  importShares: at(f.importing("open", "shares")),
  importHex: at(f.importing("open", "hex")),
  importFile: at(f.importing("open", "file")),
  importFound: at(f.importing("found", "file", fromFile)),
  importTwo: at(f.importing("found", "hex", twoReadings)),
  importRecovery: at(f.importing("recovery", "file", fromFile)),
  importSeal: at(f.importing("seal", "file", fromFile)),
  importAgain: at(f.importing("seal", "file", fromFile, { isOpen: false })),
  importSharesKept: at(f.importing("shares", "shares", fromShares, { number: 8, of: 10 })),
  importSharePlace: at(f.importing("share-3-place", "shares", fromShares, { number: 10, of: 10 })),
  importCard: at(f.importing("card", "words", { ...fromFile, readings: [reading] })),
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

/** Words of the import of whole wallet folders. */
import { counted } from "../../lib/format.ts";
import type { FolderImport, WalletFile } from "../../types.ts";

type Step = NonNullable<FolderImport["progress"]>["step"];

const roles: Record<WalletFile["role"], string> = {
  coldkey: "coldkey",
  coldkeypub: "address only",
  hotkey: "hotkey",
};
/** One in words, more in digits. */
const some = (n: number, one: string): string =>
  n === 1 ? `one ${one}` : counted(n, { one, other: `${one}s` });
const files = (n: number): string => some(n, "file");
const keys = (n: number): string => some(n, "key");

const working: Record<Step, string> = {
  searching: "Looking for wallets",
  opening: "The vault is opening the files",
  sealing: "Sealing the keys",
  storing: "Storing each key and opening it once more from the disk",
  removing: "Removing the old files",
};

export const importFolder = {
  head: (step: number, of: number) => `Import wallets · step ${step} of ${of}`,
  restart: "Start again",
  working: (step: Step) => working[step],
  progress: (step: Step, done: number, of: number) =>
    step === "searching" ? `${done} names read so far` : of === 0 ? "" : `${done} of ${of}`,
  openingDetail: "Three to ten seconds for each passphrase: the old forms are slow to try.",
  stop: "Stop",
  stopping: "Stopping after this file",
  list: {
    title: (folder: string, n: number) =>
      n === 0
        ? `No wallet in ${folder}`
        : n === 1
          ? `One wallet in ${folder}`
          : `${n} wallets in ${folder}`,
    lede: "Nothing is opened or stored yet. Choose what to bring; the files stay as they are.",
    ledeEmpty:
      "A wallet is a folder with a file “coldkey” or “coldkeypub.txt”, or a folder “hotkeys”. Folders that are links are not followed.",
    incomplete: "There is more in this folder than the app looks through",
    incompleteText:
      "The search was stopped, or reached its bound. Choose the wallets' own folder instead of a whole drive.",
    role: (role: WalletFile["role"]) => roles[role],
    hotkeysOf: (n: number) => counted(n, { one: "hotkey", other: "hotkeys" }),
    noAddress: "Its address is known once it is open.",
    hereAs: (name: string) => `already here as ${name}`,
    stored: (name: string) => `stored as ${name}`,
    watched: (name: string) => `watched as ${name}`,
    open: "open",
    locked: "needs its passphrase",
    choose: (what: string, wallet: string) => `${what} of ${wallet}`,
    all: "Choose everything that is new",
    none: "Choose nothing",
    chosen: (n: number) => (n === 0 ? "Nothing chosen" : `${n} chosen`),
    next: "Go on with these",
    pubDiffers:
      "coldkeypub.txt beside it names another address than the key. The key counts; do not use that file.",
    other: "Another folder",
    back: "Another source",
  },
  open: {
    title: "Open what is encrypted",
    lede: "One passphrase can open several files: it is tried on every locked file of the wallet.",
    of: (wallet: string) => `Passphrase for the files of ${wallet}`,
    hint: "As you would type it for btcli.",
    locked: (n: number) => `${files(n)} locked`,
    allOpen: "Everything chosen here is open.",
    go: (wallet: string) => `Open the files of ${wallet}`,
    goShort: "Open",
    next: "Go on",
    nextWithout: (n: number) => `Go on without ${files(n)}`,
  },
  names: {
    title: "This is what was found",
    lede: "Compare the addresses with those you know, and give each its name here. Nothing is stored yet.",
    name: (role: WalletFile["role"], file: string) =>
      role === "coldkeypub" ? `Name of the watched address ${file}` : `Name of the ${role} ${file}`,
    needsName: "Its own name has letters that look like others, or is taken. Choose one.",
    taken: "This name is used twice.",
    under: (name: string) => `under ${name}`,
    underUnknown: "under a coldkey that is not known",
    next: "Go on to the passphrase",
    nextWatch: (n: number) => (n === 1 ? "Watch it" : `Watch these ${n}`),
    nothing: "Nothing is open",
    nothingText: "None of the chosen files could be opened. Go back, or choose another folder.",
  },
  seal: {
    title: (n: number) => `Choose a new passphrase for ${keys(n)}`,
    lede: "One passphrase for the coldkeys and hotkeys of this import. Each is sealed anew with it; the old ones are not used again.",
    action: (n: number) => `Seal and store ${keys(n)}`,
    underTitle: (n: number, coldkey: string) => `Seal ${some(n, "hotkey")} under ${coldkey}`,
    detail: "A second or two for the passphrase, then a moment for each key.",
  },
  done: {
    title: (n: number, watched: number) => {
      if (n > 0) return n === 1 ? "One key is here now" : `${n} keys are here now`;
      if (watched === 0) return "Nothing was stored";
      return watched === 1 ? "One address is watched now" : `${watched} addresses are watched now`;
    },
    lede: "Each was sealed anew and opened once more from the disk.",
    ledeWatched: "Their keys are elsewhere: nothing can be signed for them here.",
    ledeNone: "Whatever was read is forgotten when you leave.",
    stored: "Stored",
    failed: (n: number) => (n === 1 ? "One was not stored" : `${n} were not stored`),
    failedText: "The others are not touched by that. These can be tried again.",
    again: "Try these again",
    stoppedTitle: "Stopped",
    stoppedText: "What was stored by then is whole and stays. The rest is not stored.",
    oldFiles: "The old files lie where they were",
    oldFilesText:
      "As long as they do, their weaknesses count. Prove copies on paper and use the keys here once before you remove them.",
  },
  guide: {
    what: "Searches a folder for wallets of btcli, shows what is there and how it was kept, and brings what you choose.",
    wrong: [
      "Files that somebody sent you: a key that two people know belongs to the faster one.",
      "A whole drive: choose the folder with the wallets.",
    ],
    hands: ["The drive with the wallets", "Their passphrases", "A new passphrase"],
  },
} as const;

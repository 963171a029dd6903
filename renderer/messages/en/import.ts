/** Words of the import of keys, one at a time; whole folders have their own. */
import { listed } from "../../lib/format.ts";
import type { ImportFound } from "../../types.ts";
import { importFolder } from "./import-folder.ts";

type Format = ImportFound["format"];
type Weakness = ImportFound["weaknesses"][number];
type Encoding = NonNullable<ImportFound["encoding"]>;

const formats: Record<Format, string> = {
  phrase: "Words, typed by you",
  shares: "Shares of a split backup (SLIP-39)",
  seed: "Seed in hex, typed by you",
  "private-key": "Private key in hex, typed by you",
  plain: "btcli key file, not encrypted",
  nacl: "btcli key file, encrypted ($NACL)",
  ansible: "btcli key file of 2021 to 2023 (Ansible vault)",
  fernet: "btcli key file, the oldest form (Fernet)",
  polkadot: "Account exported by polkadot-js (JSON)",
};

const weaknesses: Record<Weakness, string> = {
  SOURCE_UNENCRYPTED: "The file is not encrypted: whoever could read it has this key.",
  SOURCE_CONSTANT_SALT:
    "Its encryption uses the same salt for every wallet in the world, so guesses are prepared once and tried on all of them.",
  SOURCE_OLD_CIPHER:
    "It is in a form that btcli gave up years ago. Tools of today may not open it.",
  SOURCE_NO_STRETCHING:
    "Its passphrase is the key itself, without any slow step: millions of guesses a second.",
  SOURCE_WEAK_PASSPHRASE: "Its passphrase is easy to guess.",
  SOURCE_WIDE_MODE: "Its permissions let other users of that computer or drive reach the file.",
  SOURCE_NO_PHRASE:
    "It holds no recovery phrase: this source was all there is. Nothing can be written on a card.",
};
const weaknessTags: Record<Weakness, string> = {
  SOURCE_UNENCRYPTED: "not encrypted",
  SOURCE_CONSTANT_SALT: "same salt for all",
  SOURCE_OLD_CIPHER: "old form",
  SOURCE_NO_STRETCHING: "passphrase not stretched",
  SOURCE_WEAK_PASSPHRASE: "weak passphrase",
  SOURCE_WIDE_MODE: "open to others",
  SOURCE_NO_PHRASE: "no phrase",
};

const slow: Partial<Record<Format, string>> = {
  nacl: "Three to ten seconds, and half a gigabyte of memory: this form is slow to try.",
  fernet: "Five to twenty seconds: this form takes ten million rounds for one try.",
};

const readings: Record<Encoding, string> = {
  canonical: "Read as btcli writes it",
  "times-eight": "Read as polkadot-js writes it",
};

const keptWeakly: Readonly<Record<string, readonly string[]>> = {
  exposed: ["By your own word it was in a message, a cloud or a photo, or somebody has seen it."],
  unknown: ["Nobody can say where it has been. That is treated like a key that others have seen."],
};

export const importing = {
  folder: importFolder,
  stopHint: "Nothing is stored yet. If you stop, what was read is forgotten.",
  look: "Look inside",
  format: "Kind of source",
  formatName: (format: Format) => formats[format],
  weakness: (code: Weakness) => weaknesses[code],
  weaknessTag: (code: Weakness) => weaknessTags[code],
  /** Weak in a way that somebody may have used already. */
  mayBeKnown: new Set<Weakness>([
    "SOURCE_UNENCRYPTED",
    "SOURCE_WEAK_PASSPHRASE",
    "SOURCE_NO_STRETCHING",
  ]),

  /** By where it was kept, in the person's own word; null: nothing to say against it. */
  keptWeakly: (kept: string): readonly string[] | null => keptWeakly[kept] ?? null,

  places: {
    title: "Bring keys from elsewhere",
    lede: "One key, with a ceremony of its own; or whole wallets at once.",
    one: "One key",
    oneText:
      "From its words, from shares of a split backup, from a key file, or from hex. Step by step, and with a transcript at its end.",
    begin: "Import one key",
    folder: "Whole wallets",
    folderText:
      "The folder ~/.bittensor/wallets, one wallet in it, or a USB drive. Coldkeys, hotkeys and watch-only wallets are found and shown; you choose.",
    chooseFolder: "Choose a folder",
  },
  words: {
    title: "Type the words",
    lede: "In their order, with spaces or line breaks between them, or numbered from 1.",
    way: "How to enter them",
    free: "As text",
    freeText: "All at once, as they stand on the card.",
    each: "Word by word",
    eachText: "With completion from the list, or picked by mouse without the keyboard.",
    count: "How many words",
    field: "Recovery phrase",
    hint: "Capital letters do not matter. Numbers may stand in front: “1. word 2. word”.",
    working: "The vault is reading the words",
    workingDetail: "It derives the key from them and looks up nothing.",
  },
  shares: {
    title: "Type one share after the other",
    lede: "Each share says of itself to which split it belongs and how many it takes. With the last one the key is found.",
    working: "The vault is reading the share",
    workingDetail:
      "It keeps the shares until there are enough, and nothing of them is written down.",
  },
  hex: {
    title: "Type the digits",
    lede: "A seed has 64 hex digits, a private key 128. A leading 0x does not matter.",
    field: "Seed or private key",
    hint: "Hidden while you type. It goes to the vault and is used for this alone.",
    claim: "The address it should have",
    claimHint:
      "If you know it. A private key can be written in two ways; the address says which. Without it, you may be asked.",
    claimBad: "This is not an address. It has 48 characters and begins with 5.",
    working: "The vault is deriving the key",
    workingDetail: "It looks up nothing.",
  },
  file: {
    title: "Open the key file",
    lede: "Choose it, and type the passphrase that its program asks for. It goes to the vault and is used for this alone.",
    none: "No file is chosen yet.",
    choose: "Choose a key file",
    chooseOther: "Choose another file",
    plain: "This file is not encrypted and needs no passphrase.",
    name: "File",
    passphrase: "Passphrase of the file",
    passphraseHint: "Not the new one: that comes at the end.",
    working: "The vault is opening the file",
    workingDetail: (format: Format) =>
      slow[format] ?? "It reads the bytes; the file is not touched.",
  },
  found: {
    title: "This is what was found",
    lede: "Compare the address with the one you know. Nothing is stored yet.",
    address: "Address of the key",
    phrase: "Recovery phrase",
    words: (count: number | null) => (count === null ? "none" : `${count} words`),
    which: "Which of these is your address?",
    whichText:
      "Programs write private keys in two ways, and these digits are a key in both. Only the address tells. If you know neither, stop: the wrong one is a key that nobody has used.",
    reading: (encoding: Encoding) => readings[encoding],
    role: "What is this key?",
    coldkey: "A coldkey",
    coldkeyText: "It holds TAO and the authority over everything under it.",
    hotkey: "A hotkey",
    hotkeyText: "It works on a server, under a coldkey.",
    owner: "Under which coldkey",
    ownerUnknown: "One that is not here, or not known",
    hotkeyName: "Name of the hotkey",
    nothingWeak: "Nothing weak was found in this source.",
    nothingWeakText:
      "That says nothing about who else saw the words. Only you know where they have been.",
    weak: (count: number) =>
      count === 1 ? "One weakness in the old keeping" : `${count} weaknesses in the old keeping`,
    mayBeKnown:
      "Somebody may have this key already, and no new passphrase takes it back from them. If there is value on it, think of moving to a fresh coldkey.",
    next: "Use this name and go on",
  },
  seal: {
    title: (name: string) => `Choose a new passphrase for ${name}`,
    lede: "The key is sealed anew with it, on this machine. The old passphrase is not used again.",
    action: "Seal and store the key",
    working: "Sealing the key and opening it once more from the disk",
    workingDetail: "A second or two, on purpose, so that every guess costs a thief as much.",
    underTitle: (name: string) => `Seal ${name} anew`,
    underLede:
      "A hotkey shares the passphrase of its coldkey where that is on this machine, so that one passphrase opens what belongs together. Otherwise it gets one of its own.",
  },
  done: {
    title: (name: string) => `${name} is here`,
    lede: "It is sealed under the new passphrase and was opened once more from the disk.",
    oldFile: "The old file lies where it was",
    oldFileText:
      "As long as it does, its weaknesses count. When copies on paper are proved and you have used the key here once, remove it, and every copy of it in backups and clouds.",
    onlyFileText:
      "It is the only other copy of this key. Do not delete it: move it to a drive that you keep apart and offline.",
    notSafe: "Not yet safe",
    oneCopy:
      "One copy of its words is proved now. A second one in another place makes it safe: Backups leads through it.",
    copies:
      "This app has not seen a copy of its words proved. Keep the card or the file until it has.",
    noPhrase:
      "A key without a phrase cannot be written down. For anything of value, create a coldkey with words and move there.",
    hotkey: "This hotkey works on its server as before. A stolen one is replaced with its coldkey.",
  },
  sharesKept: {
    typed: (typed: readonly number[]) =>
      typed.length === 1
        ? `You typed share ${typed.join()}, and it was enough.`
        : `You typed the shares ${listed(typed.map(String))}, and they were enough.`,
    count: "Shares in all, as far as you know",
    countHint:
      "No share says how many there are. Look at the first card, or at what you noted then.",
    elsewhere: (threshold: number, count: number) =>
      `They enter the register as ${threshold} of ${count} shares, proved today. They were made elsewhere: this app cannot make their words again, so a lost one is not rewritten here, and they are proved by restoring from them.`,
    not: "They are no copies to keep",
  },
  card: {
    not: "It is no copy to keep",
    working: "Storing the key and its copy",
  },
  remove: {
    offer: (n: number) => (n === 1 ? "Remove the old file" : `Remove the ${n} old files`),
    title: (n: number) => (n === 1 ? "Remove the old file?" : `Remove ${n} old files?`),
    what: (n: number) =>
      n === 1
        ? "The file is overwritten once and removed. It is left alone if it changed since it was read."
        : "Each file is overwritten once and removed. One that changed since it was read is left alone.",
    flash:
      "On flash memory (USB sticks, SSDs) and on file systems that copy on write, the old bytes may stay readable after that. Only destroying the drive, or a passphrase that was good, helps there. Copies in backups and clouds are not touched.",
    only: "After this, the key may be on this machine alone. Prove a copy of its words first, where it has words.",
    last: (ends: string) => `Last four characters of ${ends}`,
    hold: "Hold to remove",
    keep: "Keep the file",
    keepMany: "Keep the files",
    working: "Removing",
    done: (n: number) => (n === 1 ? "The old file is removed" : `${n} old files are removed`),
    notOverwritten: (n: number) =>
      `${n === 1 ? "One of them" : `${n} of them`} could not be overwritten first; the old bytes may still be on the drive.`,
    doneText:
      "Its bytes may still be found on flash memory. Treat the drive as one that held the key.",
    kept: (n: number) =>
      n === 1 ? "One file was left as it is" : `${n} files were left as they are`,
    keptOne: (name: string, why: string) => `${name}: ${why}`,
  },
  guide: {
    places: {
      what: "Leads to the two ways in. Nothing is read before you say which.",
      wrong: [
        "Files that somebody sent you: a key that two people know belongs to the faster one.",
      ],
      hands: ["The card, or the drive with the files", "Their passphrases"],
    },
    source: {
      what: "Brings a key that was made elsewhere. It is checked, shown, and sealed in this app's own form.",
      wrong: [
        "A hotkey imported as a coldkey: compare the address.",
        "Files that somebody sent you: a key that two people know belongs to the faster one.",
      ],
      hands: ["The card, or the drive with the file", "Its passphrase"],
    },
    words: {
      what: "Takes the words to the vault, which derives the address. They are sent nowhere else.",
      wrong: [
        "A camera, a shared screen, somebody behind you.",
        "Words from a clipboard or a note: whoever reads those has the key.",
      ],
      hands: ["The card"],
    },
    shares: {
      what: "Takes each share to the vault, which puts the key together when there are enough. The result is a phrase like before the split.",
      wrong: [
        "Shares of two splits: they do not go together, and the app says so.",
        "Shares that another tool protected with a passphrase: here they lead to another address, and nothing can tell. Compare it.",
        "All shares on one table for longer than it takes: carry them back to their places.",
      ],
      hands: ["As many cards as the split asks for"],
    },
    hex: {
      what: "Takes the digits to the vault, which derives the address. They are sent nowhere else.",
      wrong: [
        "Digits from a clipboard or a note: whoever reads those has the key.",
        "One wrong digit in a seed is another valid key: compare the address.",
      ],
      hands: ["The digits", "The address that you know"],
    },
    file: {
      what: "Opens the file in the vault. The file is read once and not changed.",
      wrong: [
        "A passphrase with a space at its end: both ways are tried.",
        "The wrong file: coldkeypub.txt holds no key.",
      ],
      hands: ["The passphrase that its program asks for"],
    },
    found: {
      what: "Shows whose key it is and how it was kept, so that you can still turn back.",
      wrong: ["Another address than you expect: stop, and look at the source again."],
      hands: ["The address that you know"],
    },
    done: {
      what: "The key is stored and in the journal. The source is as it was, unless you remove it.",
      wrong: ["Removing the old file before a copy on paper is proved."],
      hands: ["The card, to prove it as a copy"],
    },
  },
} as const;

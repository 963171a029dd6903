/** Words of the import of a coldkey. */
import type { ImportFound } from "../../types.ts";

type Format = ImportFound["format"];
type Weakness = ImportFound["weaknesses"][number];

const formats: Record<Format, string> = {
  phrase: "Words, typed by you",
  plain: "btcli key file, not encrypted",
  nacl: "btcli key file, encrypted ($NACL)",
  ansible: "btcli key file of 2021 to 2023 (Ansible vault)",
  fernet: "btcli key file, the oldest form (Fernet)",
};

const weaknesses: Record<Weakness, string> = {
  SOURCE_UNENCRYPTED: "The file is not encrypted: whoever could read it has this key.",
  SOURCE_CONSTANT_SALT:
    "Its encryption uses the same salt for every wallet in the world, so guesses are prepared once and tried on all of them.",
  SOURCE_OLD_CIPHER:
    "It is in a form that btcli gave up years ago. Tools of today may not open it.",
  SOURCE_WEAK_PASSPHRASE: "Its passphrase is easy to guess.",
  SOURCE_WIDE_MODE: "Its permissions let other users of that computer or drive reach the file.",
  SOURCE_NO_PHRASE:
    "It holds no recovery phrase: this file was all there is. Nothing can be written on a card.",
};

const slow: Partial<Record<Format, string>> = {
  nacl: "Three to ten seconds, and half a gigabyte of memory: this form is slow to try.",
  fernet: "Five to twenty seconds: this form takes ten million rounds for one try.",
};

export const importing = {
  head: (step: number, of: number) => `Import a coldkey · step ${step} of ${of}`,
  stop: "Stop here",
  stopHint: "Nothing is stored before the last step. If you stop, what was read is forgotten.",
  look: "Look inside",
  other: "Another source",
  restart: "Start again",
  format: "Kind of source",
  formatName: (format: Format) => formats[format],
  weakness: (code: Weakness) => weaknesses[code],
  /** Weak in a way that somebody may have used already. */
  mayBeKnown: new Set<Weakness>(["SOURCE_UNENCRYPTED", "SOURCE_WEAK_PASSPHRASE"]),

  source: {
    title: "Where is the coldkey now?",
    lede: "It is read in the vault process and shown to you before anything is stored. The source is never changed.",
    words: "On paper or in your head: its words",
    wordsText: "12, 15, 18, 21 or 24 English words, numbered or not.",
    typeWords: "Type the words",
    file: "On a disk or a drive: a key file of btcli",
    fileText:
      "Usually the file named “coldkey” in ~/.bittensor/wallets. Encrypted or not, in every form that btcli ever wrote.",
    chooseFile: "Choose a key file",
  },
  words: {
    title: "Type the words",
    lede: "In their order, with spaces or line breaks between them, or numbered from 1.",
    field: "Recovery phrase",
    hint: "Capital letters do not matter. Numbers may stand in front: “1. word 2. word”.",
    working: "The vault is reading the words",
    workingDetail: "It derives the key from them and looks up nothing.",
  },
  file: {
    title: "Open the key file",
    titlePlain: "Read the key file",
    lede: "Type the passphrase that btcli asks for. It goes to the vault and is used for this alone.",
    ledePlain: "This file is not encrypted and needs no passphrase.",
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
    address: "Address of the coldkey",
    phrase: "Recovery phrase",
    words: (count: number | null) => (count === null ? "none" : `${count} words`),
    nothingWeak: "Nothing weak was found in this source.",
    nothingWeakText:
      "That says nothing about who else saw the words. Only you know where they have been.",
    weak: (count: number) =>
      count === 1 ? "One weakness in the old keeping" : `${count} weaknesses in the old keeping`,
    mayBeKnown:
      "Somebody may have this key already, and no new passphrase takes it back from them. If there is value on it, think of moving to a fresh coldkey.",
    next: "Name it so and go on",
  },
  seal: {
    title: (name: string) => `Choose a new passphrase for ${name}`,
    lede: "The key is sealed anew with it, on this machine. The old passphrase is not used again.",
    action: "Seal and store the key",
    working: "Sealing the key and opening it once more from the disk",
    workingDetail: "A second or two, on purpose, so that every guess costs a thief as much.",
  },
  done: {
    title: (name: string) => `${name} is here`,
    lede: "It is sealed under the new passphrase and was opened once more from the disk.",
    oldFile: "The old file lies where it was",
    oldFileText:
      "As long as it does, its weaknesses count. When copies on paper are proved and you have used the key here once, remove the old file yourself, and every copy of it in backups and clouds.",
    onlyFileText:
      "It is the only other copy of this key. Do not delete it: move it to a drive that you keep apart and offline.",
    notSafe: "Not yet safe",
    copies:
      "This app has not seen a copy of its words proved. Keep the card or the file until it has.",
    noPhrase:
      "A key without a phrase cannot be written down. For anything of value, create a coldkey with words and move there.",
  },
  guide: {
    source: {
      what: "Brings a coldkey that was made elsewhere. It is checked, shown, and sealed in this app's own form.",
      wrong: [
        "A hotkey's file imported as a coldkey: compare the address.",
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
    file: {
      what: "Opens the file in the vault. The file is read once and not changed.",
      wrong: [
        "A passphrase with a space at its end: both ways are tried.",
        "The wrong file: coldkeypub.txt holds no key.",
      ],
      hands: ["The passphrase that btcli asks for"],
    },
    found: {
      what: "Shows whose key it is and how it was kept, so that you can still turn back.",
      wrong: ["Another address than you expect: stop, and look at the file again."],
      hands: ["The address that you know"],
    },
    done: {
      what: "The key is stored and in the journal. The source is as it was.",
      wrong: ["Deleting the old file before a copy on paper is proved."],
      hands: ["The card, to prove it as a copy"],
    },
  },
} as const;

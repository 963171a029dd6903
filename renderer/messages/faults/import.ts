/** Refusals of an import: what a source is not, or does not say clearly. */
import type { Explain } from "../faults.ts";

const nothing = "Nothing. The source was not touched, and nothing was stored.";

export const importFaults: Readonly<Record<string, Explain>> = {
  KEYFILE_UNKNOWN: () => ({
    happened: "This is not a key file that the app knows.",
    lost: nothing,
    now: "Choose the file named “coldkey” in the wallet's folder.",
  }),
  KEYFILE_TOO_LARGE: () => ({
    happened: "This file is far too large for a key file.",
    lost: nothing,
    now: "Choose the file named “coldkey” in the wallet's folder.",
  }),
  KEYFILE_DAMAGED: () => ({
    happened: "The key file is damaged or was cut off.",
    lost: nothing,
    now: "Look for another copy of it. The words bring the key back as well.",
  }),
  KEYFILE_PUBLIC_ONLY: (f) => ({
    happened: `This file holds only the public half of ${f.text("address")}.`,
    lost: nothing,
    now: "It is probably coldkeypub.txt. The key itself is in the file “coldkey” beside it.",
  }),
  KEYFILE_NOT_SR25519: () => ({
    happened:
      "This key is not of the kind that coldkeys here are (sr25519); most likely it is ed25519.",
    lost: nothing,
    now: "Keep using it with the tool that made it. This app cannot sign with it.",
  }),
  KEYFILE_SECRETS_DISAGREE: (f) => ({
    happened: `The file contradicts itself: ${f.text("fields")} do not belong to one key.`,
    lost: nothing,
    now: "Which key it means depends on the program that reads it, so this app does not guess. Look for an older copy, or use the words.",
  }),
  KEYFILE_PHRASE_INVALID: () => ({
    happened: "The phrase in this file is not a valid one in English.",
    lost: nothing,
    now: "Look for another copy of the file, or type the words from the card.",
  }),
  KEYFILE_NEEDS_PASSPHRASE: () => ({
    happened: "This key file is encrypted.",
    lost: nothing,
    now: "Type its passphrase.",
  }),
  KEYFILE_WRONG_PASSPHRASE: () => ({
    happened:
      "The passphrase does not open this file, or the file is damaged. Nobody can tell which.",
    lost: nothing,
    now: "Type it again, as you would for btcli. Check the keyboard layout and caps lock.",
  }),
  KEYFILE_BATCH: () => ({
    happened: "This file holds several accounts of polkadot-js in one.",
    lost: nothing,
    now: "Export each account by itself, and import those files.",
  }),
  KEYFILE_TWO_READINGS: () => ({
    happened:
      "This file holds a bare private key that can be read in two ways, and nothing in it says which is meant.",
    lost: nothing,
    now: "Import it by itself (“Choose a key file”): there you choose by the address.",
  }),
  HEX_MALFORMED: () => ({
    happened: "These are not hex digits: 0 to 9 and a to f, two for each byte.",
    lost: nothing,
    now: "Compare with the source. Words belong in the other form.",
  }),
  HEX_LENGTH: (f) => ({
    happened: `That is ${f.counted("bytes", "byte", "bytes")}. A seed has 32 (64 digits), a private key 64 (128 digits).`,
    lost: nothing,
    now: "Look for digits that are missing or doubled.",
  }),
  HEX_NO_KEY: () => ({
    happened: "These digits are not a private key in either of its two forms.",
    lost: nothing,
    now: "Compare with the source. An ed25519 key cannot be used here.",
  }),
  SECRET_OTHER_ADDRESS: (f) => ({
    happened: `This secret does not belong to the address that you gave, but to ${f.text("addresses")}.`,
    lost: nothing,
    now: "Compare the digits, and the address. One wrong digit in a seed is another key.",
  }),
  FILE_OTHER_CONTENT: (f) => ({
    happened: `The file ${f.text("name")} is not the one that was read before: it has changed.`,
    lost: "Nothing. It was left as it is.",
    now: "Find out who changed it. Then search the folder, or choose the file, once more.",
  }),
  FILE_OTHER_NAMES: (f) => ({
    happened: `The file ${f.text("name")} has a second name somewhere else (a hard link).`,
    lost: "Nothing. It was left as it is.",
    now: "Remove it by hand, where you know what the other name is for.",
  }),
  IMPORT_NOT_PROVED: (f) => ({
    happened: `${f.text("name")} is stored, but the vault was locked before it could be opened once more from the disk.`,
    lost: "Nothing. The source is as it was.",
    now: "Use the key once with its new passphrase before you rely on it or remove the source.",
  }),
  KEYFILE_IS_PRIVATE: () => ({
    happened: "This file holds a private key, not only an address.",
    lost: "Nothing. It was not kept, and the file is as it was.",
    now: "To bring the key, import it. To watch its address, choose coldkeypub.txt beside it.",
  }),
  DESK_TAKES_NO_KEY: () => ({
    happened:
      "This file holds a private key, and a Desk takes none: it faces the network, and it can be trusted with that because there is nothing on it to steal.",
    lost: "Nothing here: what was read of it is wiped. But the file lies within reach of a machine with a network.",
    now: "Take the drive away, or move the file off this machine. Import the key on the Vault; watch its address here with coldkeypub.txt.",
  }),
  PHRASE_LENGTH: (f) => ({
    happened: `That is ${f.counted("givenWords", "word", "words")}. A phrase has 12, 15, 18, 21 or 24.`,
    lost: nothing,
    now: "Count the words on the card and look for one that is missing, doubled or run together.",
  }),
  PHRASE_UNKNOWN_WORDS: (f) => ({
    happened: `Not in the list of words: number ${f.text("positions")}.`,
    lost: nothing,
    now: "Read them once more from the card. The first four letters are enough to tell a word.",
  }),
  PHRASE_CHECKSUM: () => ({
    happened: "Every word is in the list, but together they are not a phrase.",
    lost: nothing,
    now: "One word is another one, or two changed places. Compare with the card, word by word.",
  }),
  KEY_ALREADY_HERE: (f) => ({
    happened: `This key is already on this machine, as ${f.text("name")}.`,
    lost: nothing,
    now: "Use the one that is there. An existing key is never replaced.",
  }),
  KEY_HAS_NO_PHRASE: () => ({
    happened: "This key was imported without a phrase, so it has no words.",
    lost: "Nothing. The key is as it was.",
    now: "For anything of value, create a coldkey with words and move there.",
  }),
  IMPORT_GONE: () => ({
    happened: "What was read has been forgotten: the vault was locked, or too much time went by.",
    lost: nothing,
    now: "Read the source once more, or choose its file again.",
  }),
  IMPORT_OTHER_KEY: (f) => ({
    happened: `This source holds another key than the one that was found before, ${f.text("address")}.`,
    lost: nothing,
    now: "Read the source that you began with. For another key, begin an import of its own.",
  }),
};

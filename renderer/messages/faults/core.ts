/** Refusals of this machine: keys, vault, files, ceremonies, calls. */
import type { Explain } from "../faults.ts";

const nothing = "Nothing.";
const retryLater = "Try again. If it stays, close the app and open it again.";

export const coreFaults: Readonly<Record<string, Explain>> = {
  WRONG_PASSPHRASE: () => ({
    happened: "The passphrase does not open this key.",
    lost: "Nothing. The key is as it was; the attempt is in the journal.",
    now: "Type it again. Check the keyboard layout and caps lock. If it is forgotten, the words bring the key back.",
  }),
  WEAK_PASSPHRASE: () => ({
    happened: "The passphrase is too easy to guess for a coldkey.",
    lost: nothing,
    now: "Take five or six unrelated words.",
  }),
  EMPTY_PASSPHRASE: () => ({
    happened: "No passphrase arrived.",
    lost: nothing,
    now: "Type it and try again.",
  }),
  KEY_NAME_TAKEN: (f) => ({
    happened: `There is already a key named ${f.text("name")}.`,
    lost: nothing,
    now: "Choose another name. An existing key is never replaced.",
  }),
  KEY_EXISTS: () => ({
    happened: "This key is already on this machine.",
    lost: nothing,
    now: "Use the one that is there.",
  }),
  KEY_NOT_HERE: () => ({
    happened: "The sealed file of this key is not on this machine.",
    lost: "Not the key itself, as long as its words exist.",
    now: "Look at the list of keys. If a file was removed from outside, the journal says when it was last used.",
  }),
  KEY_READ_BACK_DIFFERS: () => ({
    happened: "The sealed key was written, but what came back from the disk is different.",
    lost: "Nothing was counted as a key.",
    now: "Do not go on with this disk. Check it, then create the key again.",
  }),
  KDF_MEMORY: () => ({
    happened: "There is not enough free memory to open the key safely.",
    lost: nothing,
    now: "Close other programs and try again.",
  }),
  VAULT_GONE: () => ({
    happened: "The vault process ended before it answered.",
    lost: "Nothing. A key is never half opened or half written.",
    now: retryLater,
  }),
  VAULT_LOCKED: () => ({
    happened: "The vault was locked in the middle.",
    lost: nothing,
    now: "Start the step again with the passphrase.",
  }),
  VAULT_TIMEOUT: () => ({
    happened: "The vault took too long and was ended.",
    lost: nothing,
    now: retryLater,
  }),
  VAULT_NOT_STARTED: () => ({
    happened: "The vault process could not be started.",
    lost: nothing,
    now: retryLater,
  }),
  PHRASE_NOT_OPEN: () => ({
    happened: "The pending phrase is closed: the vault was locked or the app restarted.",
    lost: "Nothing. The ceremony stands where it stood.",
    now: "Type the passphrase to open it again.",
  }),
  PHRASE_SESSION_UNKNOWN: () => ({
    happened: "The pending phrase is closed.",
    lost: nothing,
    now: "Type the passphrase to open it again.",
  }),
  PHRASE_NUMBERING: () => ({
    happened: "The numbers in front of the words do not fit.",
    lost: nothing,
    now: "Type the words in order, one in each field.",
  }),
  SECRET_NOT_DELIVERED: () => ({
    happened: "The vault closed the way before the words arrived.",
    lost: nothing,
    now: "Hold again. If it stays, stop here and resume.",
  }),
  TICKET_UNKNOWN: () => ({
    happened: "The way to the vault was open too long and was closed.",
    lost: nothing,
    now: "Type the passphrase again.",
  }),
  TOO_MANY_TICKETS: () => ({
    happened: "Too many ways to the vault are open at once.",
    lost: nothing,
    now: "Wait two minutes and try again.",
  }),
  CEREMONY_NOT_FOUND: () => ({
    happened: "This ceremony is no longer there: it was finished or abandoned.",
    lost: "Look at the keys: a finished one is listed there.",
    now: "Go back to the keys.",
  }),
  CEREMONY_STEP: (f) => ({
    happened: `The ceremony is at another step (${f.text("step")}).`,
    lost: nothing,
    now: "Stop here and resume: it opens at the right step.",
  }),
  PROFILE_ALREADY_CHOSEN: (f) => ({
    happened: `This machine is already a ${f.text("profile")}.`,
    lost: nothing,
    now: "The kind is changed only by a reset, so that a machine does not drift from one role to another.",
  }),
  SEAL_DAMAGED: () => ({
    happened: "The sealed file of this key is damaged.",
    lost: "The file, perhaps. Not the key, as long as its words exist.",
    now: "Do not write to this disk. Keep the file, and bring the key back from its words on a sound disk.",
  }),
  SEAL_VERSION: (f) => ({
    happened: `The sealed file is of a version (${f.text("version")}) that this app does not know.`,
    lost: nothing,
    now: "Open it with the newer app that wrote it. Nothing was rewritten.",
  }),
  SEAL_NOT_OURS: () => ({
    happened: "This file is not a sealed key of this app.",
    lost: nothing,
    now: "Look where it came from.",
  }),
  SEAL_COST_TOO_HIGH: () => ({
    happened: "The sealed file asks for more memory than this machine has.",
    lost: nothing,
    now: "Open it on a machine with more memory.",
  }),
  RECORD_UNREADABLE: (f) => ({
    happened: `A record of this app (${f.text("file")}) cannot be read.`,
    lost: "Perhaps what this record said. Sealed keys are files of their own.",
    now: "Keep the file as it is and check the disk.",
  }),
  DISK_FULL: () => ({
    happened: "The disk is full.",
    lost: "Nothing. Files are replaced only when the new one is complete.",
    now: "Free some space and try again.",
  }),
  FOLDER_READ_ONLY: (f) => ({
    happened: `The folder ${f.text("name")} cannot be written.`,
    lost: nothing,
    now: "Check the rights of the data folder and try again.",
  }),
  FILE_EXISTS: (f) => ({
    happened: `A file named ${f.text("name")} is already there.`,
    lost: "Nothing. Existing files are never replaced.",
    now: "Choose another name.",
  }),
  FILE_MISSING: (f) => ({
    happened: `The file ${f.text("name")} is missing.`,
    lost: "Perhaps what was in it. Sealed keys come back from their words.",
    now: "Look whether it was moved from outside.",
  }),
  FILE_IS_LINK: (f) => ({
    happened: `${f.text("name")} is a link, not a file. Links are refused: they can point anywhere.`,
    lost: nothing,
    now: "Put the real file in its place.",
  }),
  FILE_TOO_LARGE: (f) => ({
    happened: `The file ${f.text("name")} is larger than such a file can be.`,
    lost: nothing,
    now: "Look whether it was changed from outside.",
  }),
  FILE_CHANGED: () => ({
    happened: "A file changed while it was being read.",
    lost: nothing,
    now: "Look which other program writes into the data folder, then try again.",
  }),
  FILE_IO: (f) => ({
    happened: `The disk refused to read or write ${f.text("name")} (${f.text("errno")}).`,
    lost: "Nothing was replaced.",
    now: "Check the disk before you go on.",
  }),
  REHEARSAL_ONLY: () => ({
    happened: "This exists only on the rehearsal network.",
    lost: nothing,
    now: "Real TAO is bought or earned.",
  }),
  CALL_INPUT_INVALID: (f) => ({
    happened: `Something typed here is not accepted (${f.text("where")}).`,
    lost: nothing,
    now: "Correct it and try again.",
  }),
  INTERNAL_ERROR: (f) => ({
    happened: `The app itself made a mistake (in ${f.text("call")}).`,
    lost: "Look at the journal: before each act it says what was intended, after it what came out.",
    now: "Close the app and open it again. If it stays, report it with what is below.",
  }),
  JOURNAL_BROKEN: () => ({
    happened: "The journal does not fit what was anchored.",
    lost: "Perhaps entries of the journal. Keys and TAO are not in it.",
    now: "Open the journal and verify it.",
  }),
};

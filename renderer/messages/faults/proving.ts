/** Refusals around shares, checks of copies, drives and rehearsals. */
import type { Explain } from "../faults.ts";

const nothing = "Nothing.";

export const provingFaults: Readonly<Record<string, Explain>> = {
  SHARE_LENGTH: (f) => ({
    happened: `${f.counted("words", "word is", "words are")} not a share: it has 20, 23, 27, 30 or 33.`,
    lost: nothing,
    now: "Count the words on the card. One may be missing, or stand there twice.",
  }),
  SHARE_CHECKSUM: () => ({
    happened: "These words are in the list, but together they are not a share: the checksum fails.",
    lost: nothing,
    now: "At least one word is wrong or in the wrong place. Compare each with the card, the first four letters above all.",
  }),
  SHARE_PADDING: () => ({
    happened: "These words are not a share: bits that must be zero are not.",
    lost: nothing,
    now: "Compare each word with the card. If it fits, the card was made by a program with a mistake.",
  }),
  SHARE_GROUPS: () => ({
    happened: "The share asks for more groups than there are.",
    lost: nothing,
    now: "The card was made by a program with a mistake. Use another share.",
  }),
  SHARE_NOT_OF_SPLIT: (f) => ({
    happened: `This split has no share ${f.number("index")}: it has ${f.number("count")}.`,
    lost: nothing,
    now: "Go back to the backups and begin again.",
  }),
  SHARES_OF_TWO_SETS: () => ({
    happened: "This share belongs to another split backup than the ones before it.",
    lost: "Nothing: the shares that were given stay.",
    now: "The first two words of all shares of one split are the same. Look for the one that fits.",
  }),
  SHARES_TWICE: (f) => ({
    happened: f.has("index")
      ? `Share ${f.number("index")} was given already.`
      : "One share was given twice.",
    lost: "Nothing: the shares that were given stay.",
    now: "Take another card.",
  }),
  SHARES_TOO_FEW: (f) => ({
    happened: `It takes ${f.number("need")} shares, and there are ${f.number("have")}.`,
    lost: nothing,
    now: "Give another share.",
  }),
  SHARES_TOO_MANY: (f) => ({
    happened: `It takes exactly ${f.number("need")} shares of this group.`,
    lost: "Nothing: the shares that were given stay.",
    now: "Take a share of another group.",
  }),
  SHARES_DIGEST: () => ({
    happened: "The shares are whole each by itself, but together they give no key.",
    lost: nothing,
    now: "One of them was forged or belongs to another split. Try again with another share in its place.",
  }),
  SHARES_COST: () => ({
    happened: "These shares ask for more computing than this app does.",
    lost: nothing,
    now: "Restore them with the program that made them.",
  }),
  SHARES_NO_PHRASE: () => ({
    happened: "The shares hold a secret that is no recovery phrase.",
    lost: nothing,
    now: "They belong to another kind of wallet. Restore them there.",
  }),
  QUIZ_OVER: () => ({
    happened: "This check has ended.",
    lost: "Nothing: the copy keeps the date of its last proof.",
    now: "Begin another check.",
  }),
  NOT_DUE: () => ({
    happened: "This copy does not have to be proved yet: there is nothing to put off.",
    lost: nothing,
    now: "Prove it now if you like. The schedule counts from then.",
  }),
  SNOOZED_ENOUGH: (f) => ({
    happened: `This reminder was put off ${f.number("most")} times, which is the most.`,
    lost: nothing,
    now: "Fetch the copy and prove it. If you cannot reach it any more, mark it as lost: that is what it is.",
  }),
  SPLIT_NOT_FOUND: () => ({
    happened: "This split backup is not in the register.",
    lost: nothing,
    now: "Go back to the backups and begin again.",
  }),
  COPY_HAS_NO_WORDS: (f) => ({
    happened: `${f.text("label")} does not hold the phrase itself, so it cannot be proved in this way.`,
    lost: nothing,
    now: "A share is proved as a share, a drive by plugging it in: both begin in its line of the register.",
  }),
  SPLIT_MADE_ELSEWHERE: () => ({
    happened: "This split backup was made elsewhere, and its words cannot be made here again.",
    lost: nothing,
    now: "Prove it by restoring from as many of its cards as it takes: “Rehearse” in the register.",
  }),
  SHARE_NOT_LOST: (f) => ({
    happened: `${f.text("label")} is not a share that is lost, or it was written again already.`,
    lost: nothing,
    now: "A share is written again when its card is marked as lost. Look at the register.",
  }),
  COPY_IS_NO_DRIVE: (f) => ({
    happened: `${f.text("label")} is not a drive.`,
    lost: nothing,
    now: "Prove it with its words.",
  }),
  SHARES_FORGOTTEN: () => ({
    happened: "The vault was closed, and the shares that you gave are forgotten.",
    lost: "Nothing: the cards are as they were.",
    now: "Begin again with the first share.",
  }),
  REHEARSAL_NOT_ALONE: () => ({
    happened: "The vault was open for something else. It is closed now.",
    lost: nothing,
    now: "Give the words once more: they then go to a vault that knows nothing else.",
  }),
  DRIVE_GONE: (f) => ({
    happened: f.has("drive")
      ? `The drive ${f.text("drive")} is not there any more.`
      : "The drive is not plugged in.",
    lost: "Nothing on this machine. What was being written to the drive may be missing there.",
    now: "Plug it in, wait until the system shows it, and go on here.",
  }),
  DRIVE_FULL: (f) => ({
    happened: `The drive ${f.text("drive")} is full.`,
    lost: "Nothing. No half file was left under the name of the key.",
    now: "It takes less than a megabyte. Make room, or take another drive.",
  }),
  DRIVE_READ_ONLY: (f) => ({
    happened: `The drive ${f.text("drive")} cannot be written to.`,
    lost: nothing,
    now: "Look for a lock switch on its side. If it has none, it is worn out or belongs to somebody else: take another.",
  }),
  DRIVE_FAILED: (f) => ({
    happened: `The drive ${f.text("drive")} reports an error (${f.text("errno")}).`,
    lost: "Nothing on this machine. Trust nothing on that drive.",
    now: "Try once more. If it fails again, take another drive.",
  }),
  DRIVE_HAS_OTHER_FILE: (f) => ({
    happened: `On the drive ${f.text("drive")} something else stands in the way: ${f.text("file")}.`,
    lost: "Nothing was replaced.",
    now: "Move it away with your file manager, or take another drive.",
  }),
  DRIVE_HAS_OTHER_KEY: (f) => ({
    happened: `In ${f.text("folder")} on the drive ${f.text("drive")} lies an older file of this key, under another passphrase.`,
    lost: "Nothing was replaced.",
    now: "If its passphrase was changed since, delete that folder yourself and go on. If you are not sure, keep it and take another drive.",
  }),
  DRIVE_FILE_MISSING: (f) => ({
    happened: `On the drive ${f.text("drive")} this file is missing: ${f.text("file")}.`,
    lost: "Nothing on this machine.",
    now: "Is it the right drive? If it is, mark this copy as damaged and write a new one.",
  }),
};

/** Checkpoints from elsewhere, and exports. */
import type { Explain } from "../faults.ts";

const nothingLost = "Nothing was changed or lost.";

export const journalFaults: Readonly<Record<string, Explain>> = {
  CHECKPOINT_UNREADABLE: () => ({
    happened: "This is not a checkpoint.",
    lost: nothingLost,
    now: "Paste the whole note, from its first line to the one that begins with a dash, or choose the file that the other machine exported.",
  }),
  CHECKPOINT_KEY_UNKNOWN: (f) => ({
    happened: `Nothing was kept of ${f.text("origin")} before, and a bare note does not say whose key to expect.`,
    lost: nothingLost,
    now: "Export a checkpoint on the other machine and choose that file here: it names the key.",
  }),
  CHECKPOINT_NOT_SIGNED: (f) => ({
    happened: `The checkpoint is not signed by the key of ${f.text("origin")}.`,
    lost: nothingLost,
    now: "Look for a typing error. If there is none, somebody made this checkpoint up.",
  }),
  CHECKPOINT_FOREIGN: (f) => ({
    happened: `The checkpoint belongs to another journal, ${f.text("origin")}.`,
    lost: nothingLost,
    now: "If it is the other machine's, keep it under “Other machines”. If it should be this one's, this journal was replaced by another.",
  }),
  CHECKPOINT_OWN: () => ({
    happened: "This is a checkpoint of this machine's own journal.",
    lost: nothingLost,
    now: "Use “Check a printed checkpoint” to hold it against the journal.",
  }),
  CHECKPOINT_WORD_UNKNOWN: (f) => ({
    happened: `Word ${f.number("word")} is not one of the list that checkpoints are printed in.`,
    lost: nothingLost,
    now: "Compare it with the transcript, letter by letter. The words of a recovery phrase do not belong here.",
  }),
  CHECKPOINT_WORD_MISPLACED: (f) => ({
    happened: `Word ${f.number("word")} cannot stand in this place: a word before it is missing, doubled or swapped.`,
    lost: nothingLost,
    now: "Compare the words before it with the transcript, one by one.",
  }),
  CHECKPOINT_WORD_COUNT: (f) => ({
    happened: `That is ${f.counted("count", "word", "words")}, and a checkpoint has twelve.`,
    lost: nothingLost,
    now: "Type all twelve, in their order.",
  }),
  CHECKPOINT_SIZE_MISSING: () => ({
    happened: "The number of entries is missing.",
    lost: nothingLost,
    now: "It is printed beside the words on the transcript.",
  }),
  PEER_KEY_CHANGED: (f) => ({
    happened: `The file names another key for ${f.text("origin")} than the one that was kept.`,
    lost: nothingLost,
    now: "Do not rely on that machine's journal. Its key was lost or replaced: look at its journal there.",
  }),
  JOURNAL_NOT_SIGNED: () => ({
    happened: "The journal cannot be signed: the keychain does not give its key.",
    lost: "The entries are on the disk.",
    now: "Unlock the system's keychain and start the app again.",
  }),
};

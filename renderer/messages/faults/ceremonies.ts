/** Refusals of ceremonies and their transcripts. */
import type { Explain } from "../faults.ts";

const nothing = "Nothing. The ceremony stands where it stood.";

export const ceremonyFaults: Readonly<Record<string, Explain>> = {
  CEREMONY_ANSWER: () => ({
    happened: "One of the fields cannot be taken as it is.",
    lost: nothing,
    now: "One line of at most 60 characters each. Correct it and go on.",
  }),
  CEREMONY_ITEM_OPEN: () => ({
    happened: "A point of the list is neither ticked nor excused.",
    lost: nothing,
    now: "Tick what is done. What may be left out can be excused with a reason.",
  }),
  CEREMONY_NOT_DONE: () => ({
    happened: "What this step is for has not been done yet.",
    lost: nothing,
    now: "Do it first: words that were never shown cannot have been written.",
  }),
  CEREMONY_NO_WAY_BACK: () => ({
    happened: "There is no way back from this step: what came before has been done.",
    lost: nothing,
    now: "Go on from here, or abandon the ceremony and begin anew.",
  }),
  CEREMONY_KIND_UNKNOWN: (f) => ({
    happened: `This version knows no ceremony of this kind (${f.text("kind")}).`,
    lost: "Nothing.",
    now: "Open it with the version that began it.",
  }),
  NAME_NOT_TYPED: (f) => ({
    happened: `The name that was typed is not ${f.text("name")}.`,
    lost: nothing,
    now: "Type it as it is written, capitals included.",
  }),
  TRANSCRIPT_NOT_FOUND: () => ({
    happened: "There is no transcript of this ceremony on this disk.",
    lost: "Not the journal: it still says that the ceremony ended, and what its transcript hashed to.",
    now: "Look for a printed one.",
  }),
  TRANSCRIPT_UNREADABLE: () => ({
    happened: "The transcript's file is not as it was written.",
    lost: "Not the journal: it still says that the ceremony ended, and what its transcript hashed to.",
    now: "Restore the file from a copy, or look for a printed transcript.",
  }),
};

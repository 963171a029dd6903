/** Refusals around keys that are here: passphrases, rest, and their files. */
import type { Explain } from "../faults.ts";

export const keyFaults: Readonly<Record<string, Explain>> = {
  PASSPHRASE_UNCHANGED: () => ({
    happened: "The new passphrase is the old one.",
    lost: "Nothing. No file was changed.",
    now: "Choose another passphrase, or change the unlock time alone.",
  }),
  THROWS_MALFORMED: () => ({
    happened: "Something among the throws is no throw.",
    lost: "Nothing. No key was made.",
    now: "Dice show 1 to 6; of a coin there are heads and tails only. Start the throws again.",
  }),
  TOO_MANY_SETS: (f) => ({
    happened: `These files were sealed at more than ${f.number("most")} different times, each with its own key.`,
    lost: "Nothing. No file was changed and no hotkey left.",
    now: "Change the passphrase of the coldkey: it brings its hotkeys together again. In a delivery, choose fewer hotkeys and deliver the rest after them.",
  }),
  RESEAL_UNFINISHED: () => ({
    happened: "The change is certain, but not every file could take its new name yet.",
    lost: "Nothing. Each file is whole: it opens with the old passphrase or with the new one.",
    now: "Make room on the disk or make the folder writable, then open “Key files” and finish the change, or start the app again.",
  }),
  KEY_CHANGED_OUTSIDE: (f) => ({
    happened: `The sealed file of ${f.text("address")} is not the one that this change was made from.`,
    lost: "Nothing of this app's. It does not touch a file that it does not know.",
    now: "Another program or another copy of the app changed it. Find out which, keep a copy of the folder, and try again.",
  }),
  KEY_RETIRED: (f) => ({
    happened: `${f.text("name")} is retired.`,
    lost: "Nothing. The key is kept, and nothing was signed.",
    now: "Bring it back on the Keys page if you want to use it again.",
  }),
};

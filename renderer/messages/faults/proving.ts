/** Refusals around shares, checks of copies, drives and rehearsals. */
import type { Explain } from "../faults.ts";

const nothing = "Nothing.";

export const provingFaults: Readonly<Record<string, Explain>> = {
  SHARE_LENGTH: (f) => ({
    happened: `${f.number("words")} words are not a share: it has 20, 23, 27, 30 or 33.`,
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
};

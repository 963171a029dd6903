/** Words of the ceremonies around copies: the plan, a further copy, the proof of one that is there. */
import type { Fault } from "../../../types.ts";
import { backup } from "../backup.ts";
import type { CeremonyContext, KindText, StepText } from "./kind.ts";
import { recordText, takenBackText, writeText } from "./phrase.ts";
import { roomItems, roomText } from "./room.ts";

export const planText: StepText = {
  title: "Plan the copies",
  lede: "How many, on what, where, and who keeps them. The plan is judged before the first word is written.",
  guide: {
    what: "Decides what one fire, one thief or one forgotten passphrase can take. The first copy of the plan is made now, the others afterwards.",
    wrong: [
      "All copies in one house: one fire takes them all.",
      "The words and the passphrase in one envelope: one thief has both.",
      "A place so clever that you forget it.",
    ],
    hands: ["A pen", "A card or steel plate for each copy", "An opaque envelope for each"],
  },
};

const judged: Readonly<
  Record<string, (fact: (name: string) => string) => { title: string; text: string }>
> = {
  PLAN_ONE_COPY: () => ({
    title: "One copy is none",
    text: "If it burns, fades or is lost, only this laptop is left. Plan a second one for another place.",
  }),
  PLAN_ONE_PLACE: (fact) => ({
    title:
      Number(fact("count")) === 2
        ? "One fire destroys both"
        : `One fire destroys all ${fact("count")}`,
    text: `All of them would lie here: ${fact("place")}. Move at least one to another house.`,
  }),
  PLAN_ONLY_USB: () => ({
    title: "Everything hangs on the passphrase",
    text: "A drive holds the sealed key: without the passphrase it opens nothing, and drives die. Add one copy of the words on paper or steel.",
  }),
  PLAN_WITH_PASSPHRASE: (fact) => ({
    title: "Words and passphrase lie together",
    text: `Both would be here: ${fact("place")}. Whoever finds the words needs no passphrase, but whoever opens this place has this laptop's key as well.`,
  }),
  PLAN_USB_WITH_PASSPHRASE: (fact) => ({
    title: "Drive and passphrase lie together",
    text: `Both would be here: ${fact("place")}. Together they are the key; apart, each is nothing.`,
  }),
  PLAN_ONE_CUSTODIAN: (fact) => ({
    title: "One person has them all",
    text: `${fact("custodian")} would keep every copy. If that person disappears, dies or turns against you, all of them are gone at once.`,
  }),
  PLAN_BY_LAPTOP: (fact) => ({
    title: "A copy lies where the laptop is",
    text: `One burglary here takes both: ${fact("place")}. It is fine for one of several copies.`,
  }),
  PLAN_ALL_PAPER: () => ({
    title: "All on paper",
    text: "Water and fire take all paper alike. One of them on steel survives both.",
  }),
  PLAN_MANY: (fact) => ({
    title: `${fact("count")} written copies are many`,
    text: "Each one is a place where the words can be read. Three in three places are enough for most.",
  }),
};
const serious = ["PLAN_ONE_COPY", "PLAN_ONE_PLACE", "PLAN_ONLY_USB", "PLAN_ONE_CUSTODIAN"];

export const plan = {
  judged(fault: Fault): { title: string; text: string; isSerious: boolean } {
    const fact = (name: string): string => String(fault.facts[name] ?? "");
    const said = judged[fault.code]?.(fact) ?? { title: fault.code, text: "" };
    return { ...said, isSerious: serious.includes(fault.code) };
  },
  split:
    "The phrase as shares on several cards, of which some are enough: a ceremony of its own makes them, and Backups leads to it. One share alone opens nothing.",
  splitPlaces: "Where the shares will lie, in one line: home, bank, notary.",
  good: "This plan survives one fire, one thief and one person.",
  goodText: "At least two places, and nothing that opens the key alone lies beside its passphrase.",
  judging: "What the plan survives",
  there: "Already made",
  thereNone: "No copy is made yet.",
  copy: (n: number) => `Copy ${n}`,
  now: "made in this ceremony",
  later: "made afterwards",
  medium: (n: number) => `Copy ${n} is made on`,
  place: (n: number) => `Place of copy ${n}`,
  placeHint: "As you would tell it to yourself in ten years: “home safe”, “bank, box 2”.",
  custodian: (n: number) => `Who keeps copy ${n}`,
  custodianHint: "Empty: you yourself.",
  add: "Plan another copy",
  remove: (n: number) => `Take copy ${n} out of the plan`,
  laptop: "Where this laptop stays",
  laptopHint: "So that the plan can be judged. It is not shown to anybody.",
  passphrase: "Where the passphrase is written down",
  passphraseHint:
    "Only the place, never the passphrase. Empty when it is nowhere but in your head.",
  firstUsb: "The first copy of a plan is written by hand: put a copy on paper or steel first.",
  bad: "One line of at most 60 characters.",
  next: "Take this plan",
} as const;

const roomCopy: StepText = {
  ...roomText,
  items: { ...roomItems, pen: { ...roomItems.pen, text: backup.roomCopy.pen } },
};

const copySteps = (about: CeremonyContext): Readonly<Record<string, StepText>> => ({
  plan: planText,
  room: roomCopy,
  open: {
    ...backup.open,
    title: backup.open.title(about.name),
    next: backup.open.go,
    guide: backup.guide.open,
  },
  "write-1": writeText(about),
  "write-2": writeText(about),
  prove: takenBackText,
  record: recordText,
});

export const backUp: KindText = {
  head: ({ name }) => `Back up ${name}`,
  named: ({ name }) => backup.pendingName(name, null),
  stopHint: backup.stopHintCopy,
  abandonText: backup.abandonText(false),
  abandonGo: backup.abandonGo,
  step: ({ step }, about) => copySteps(about)[step.id] ?? planText,
  steps: {
    plan: "Plan of the copies",
    room: "Room and laptop",
    open: "Passphrase",
    "write-1": "Words written",
    "write-2": "Second half written",
    prove: "Phrase taken back",
    record: "Copy recorded",
  },
  facts: {},
};

const proofSteps = ({
  name,
  copy,
  place,
}: CeremonyContext): Readonly<Record<string, StepText>> => ({
  room: {
    title: backup.roomProof.title(copy),
    lede: backup.roomProof.lede(place),
    items: { ...roomItems, card: { ...roomItems.card, text: backup.roomProof.card(copy) } },
    guide: backup.guide.roomProof,
  },
  open: {
    ...backup.open,
    title: backup.open.title(name),
    next: backup.open.go,
    guide: backup.guide.open,
  },
  prove: { ...backup.proof, title: backup.proof.title(copy), guide: backup.guide.proof },
});

export const prove: KindText = {
  head: ({ name, copy }) => `Prove ${copy} of ${name}`,
  named: ({ name, copy }) => backup.pendingName(name, copy),
  stopHint: backup.stopHintProof,
  abandonText: backup.abandonText(true),
  abandonGo: backup.abandonGo,
  step: ({ step }, about) => proofSteps(about)[step.id] ?? roomText,
  steps: { room: "Room and laptop", open: "Passphrase", prove: "Phrase taken back" },
  facts: {},
};

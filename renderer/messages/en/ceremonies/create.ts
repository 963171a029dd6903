/** Words of the ceremony that creates a coldkey. */
import { create as words } from "../create.ts";
import { planText } from "./backup.ts";
import type { CeremonyContext, KindText, StepText } from "./kind.ts";
import { recordText, takenBackText, writeText } from "./phrase.ts";
import { roomText } from "./room.ts";

const steps = (about: CeremonyContext): Readonly<Record<string, StepText>> => ({
  name: { ...words.name, guide: words.guide.name },
  plan: planText,
  room: roomText,
  passphrase: { ...words.passphrase, guide: words.guide.passphrase },
  "write-1": writeText(about),
  "write-2": writeText(about),
  prove: takenBackText,
  record: recordText,
});

export const create: KindText = {
  head: ({ name }) => (name === "" ? "Create a coldkey" : `Create ${name}`),
  named: ({ name }) => name,
  stopHint: words.stopHint,
  abandonText:
    "The pending phrase is destroyed. Nothing was counted as a key, so no balance can be lost, unless you already gave its address to somebody.",
  abandonGo: "Destroy the pending key",
  step: ({ step }, about) => steps(about)[step.id] ?? { ...words.name, guide: words.guide.name },
  steps: {
    name: "Name and number of words",
    plan: "Plan of the copies",
    room: "Room and laptop",
    passphrase: "Passphrase, and the key is made",
    "write-1": "Words written",
    "write-2": "Second half written",
    prove: "Phrase taken back",
    record: "Copy recorded",
  },
  facts: { words: "Number of words", entropy: "Randomness" },
  values: {
    system: "of this computer",
    dice: "of this computer, mixed with dice",
    coins: "of this computer, mixed with coins",
  },
};

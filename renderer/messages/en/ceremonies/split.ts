/** Words of the ceremony that makes a split backup. */
import type { Ceremony } from "../../../types.ts";
import { create } from "../create.ts";
import type { KindText, StepText } from "./kind.ts";
import { roomItems, roomText } from "./room.ts";

const plan: StepText = {
  title: "How shall the backup be split?",
  lede: "Each share goes onto its own card. Some of them together bring the key back; fewer say nothing about it.",
  next: "Split it this way",
  guide: {
    what: "Splits the recovery phrase by SLIP-39, a published standard that other wallets read as well. The phrase itself and its cards stay as they are.",
    wrong: [
      "As many shares needed as there are: one fire, and the key is gone.",
      "Enough shares in one place: one thief, and the key is gone.",
    ],
    hands: ["A pen and one card for each share", "One opaque envelope for each", "The passphrase"],
  },
};

const open: StepText = {
  title: "Open the phrase",
  lede: "The passphrase opens it inside the vault, which makes the shares from it. They are stored nowhere: after a pause the vault makes the same ones again.",
  next: "Open",
  guide: {
    what: "Opens the phrase for this ceremony only. It ends by itself after ten minutes without an act.",
    wrong: ["A wrong passphrase costs a second and leaves an entry in the journal."],
    hands: ["The passphrase"],
  },
};

const hold = create.guide.write.wrong;
const wordsOf = (index: number, count: number, isSecond: boolean): StepText => ({
  title: isSecond
    ? `Share ${index}: the other half`
    : count === 0
      ? `Write share ${index} again`
      : `Write share ${index} of ${count}`,
  lede: "These words come from another list than a recovery phrase. Number each one, and write the number of the share on top.",
  next: isSecond ? "I have written it all" : "I have written them",
  guide: {
    what: "Shows this share while you hold. The words hide when you let go, look away from the window, or after a minute.",
    wrong: hold,
    hands: [`The card of share ${index}, and no other`, "A pen"],
  },
});

const proveOf = (index: number): StepText => ({
  title: `Type share ${index} back from its card`,
  lede: "Not from memory: from the card in your hand. Each share is proved on its own, because on the day that counts another one may be gone.",
  guide: {
    what: "The vault compares word by word and names wrong ones by number. Three wrong words in a share are found by its checksum even without the vault.",
    wrong: ["Two cards in front of you: put the others into their envelopes first."],
    hands: [`The card of share ${index}`],
  },
});

const placeOf = (index: number): StepText => ({
  title: `Where will share ${index} be kept?`,
  lede: "The card is proved. Put it into its envelope now, before the next one is shown.",
  next: "Put away, go on",
  guide: {
    what: "Notes the card for the register. Nothing counts before all shares are proved and a restoration was rehearsed.",
    wrong: ["Two shares of one split in one place, if that is enough to restore."],
    hands: ["The card and its envelope"],
  },
});

const rehearse: StepText = {
  title: "Rehearse the restoration",
  lede: "Fetch as many cards as it takes and type them in, in any order. The vault was closed: it knows nothing but what these cards say.",
  guide: {
    what: "Puts the shares together in an empty vault and compares the address that comes out. Only when it is yours does the split backup count.",
    wrong: ["Stopping here: without the rehearsal nobody knows whether the cards belong together."],
    hands: ["As many of the cards as it takes", "Their envelopes, to close them again"],
  },
};

export const shareOf = ({ step }: Ceremony): number =>
  Number(/^share-(\d+)-/.exec(step.id)?.[1] ?? 0);

function step(ceremony: Ceremony): StepText {
  const { id } = ceremony.step;
  const index = shareOf(ceremony);
  const count = Number(ceremony.answers.plan?.count ?? 0);
  if (id === "plan") return plan;
  if (id === "room") {
    return { ...roomText, items: { ...roomItems, pen: { ...roomItems.pen, text: penText } } };
  }
  if (id === "open") return open;
  if (id === "rehearse") return rehearse;
  if (id.endsWith("-prove")) return proveOf(index);
  if (id.endsWith("-place")) return placeOf(index);
  return wordsOf(index, count, id.endsWith("-2"));
}
const penText =
  "A pen, an empty card for each share and an opaque envelope for each lie in front of me.";

const ofShares: Record<string, string> = {};
for (let index = 1; index <= 16; index += 1) {
  ofShares[`share-${index}-words-1`] = `Share ${index} shown`;
  ofShares[`share-${index}-words-2`] = `Share ${index}, other half`;
  ofShares[`share-${index}-prove`] = `Share ${index} proved`;
  ofShares[`share-${index}-place`] = `Share ${index} put away`;
}
const again = { room: "Room and laptop", open: "Passphrase", ...ofShares };
const steps = { plan: "Plan", ...again, rehearse: "Restoration rehearsed" };

/** The same steps for one share whose card is lost. */
const againOpen: StepText = {
  ...open,
  lede: "The passphrase opens it inside the vault, which makes the lost share from it once more: the same words as on the card that is gone.",
};
const againPlace = (index: number): StepText => ({
  ...placeOf(index),
  lede: "The card is proved. Put it into its envelope now.",
  next: "Record the share",
  guide: {
    what: "Enters the card into the register in the place of the lost one. The other shares stay as they are.",
    wrong: [
      "The place where the first one was lost.",
      "If somebody may have read the lost card, make a new split instead: this one has the same words.",
    ],
    hands: ["The card and its envelope"],
  },
});

export const rewrite: KindText = {
  head: ({ copy, name }) => `Write ${copy} of ${name} again`,
  named: ({ copy, name }) => `${copy} of ${name}, written again`,
  stopHint: "Stop whenever you must: it resumes here, with the same share.",
  abandonText:
    "Nothing enters the register. Destroy the card if it is written: it is a share like the others.",
  abandonGo: "Abandon it",
  step(ceremony, about) {
    const { id } = ceremony.step;
    if (id === "open") return againOpen;
    if (id.endsWith("-place")) return againPlace(shareOf(ceremony));
    return split.step(ceremony, about);
  },
  steps: again,
  facts: { share: "Share" },
};

export const split: KindText = {
  head: ({ name }) => `Split backup of ${name}`,
  named: ({ name }) => `the split backup of ${name}`,
  stopHint:
    "Stop whenever you must: it resumes at this card, with the same shares. Nothing counts before the rehearsal.",
  abandonText:
    "Nothing enters the register. Destroy the cards that are written: enough of them together are the key, and nobody counts them.",
  abandonGo: "Abandon the split",
  step,
  steps,
  facts: { threshold: "Shares that it takes", shares: "Shares in all", used: "Used to rehearse" },
};

/** Words of the ceremony that shows the words of a coldkey once more. */
import { create } from "../create.ts";
import type { KindText, StepText } from "./kind.ts";
import { roomText } from "./room.ts";

const why: StepText = {
  title: "Why do you need to see the words?",
  lede: "Seeing them is the one thing that cannot be taken back. For most reasons there is a safer way.",
  options: {
    "compare-copy": {
      label: "To compare them with a card",
      detail: "Safer: prove the copy. You type from the card, and no word is shown.",
    },
    "move-wallet": {
      label: "To use the key in another program",
      detail: "Whatever reads them there has the key for ever. Prefer a new key for another place.",
    },
    heirs: {
      label: "To give them to somebody I trust",
      detail: "Safer: make a further copy, which is proved and stands in the register.",
    },
    other: { label: "For another reason", detail: "The reason is not judged, only recorded." },
  },
  guide: {
    what: "Shows all words of this coldkey once more. Nothing is copied, printed or saved.",
    wrong: [
      "Somebody has asked you to do this: nobody honest ever needs your words.",
      "A support chat, a form or a call that waits for the words: stop here.",
    ],
    hands: ["The passphrase of the key"],
  },
};

const confirm: StepText = {
  title: "Read this, and say that you mean it",
  lede: "The next steps put the words on the screen.",
  items: {
    owner: {
      text: "Whoever sees these words owns everything in this wallet, at once and for ever.",
      why: "The passphrase protects this laptop only. The words need none.",
    },
    forever: {
      text: "It will stand in the journal that the words were shown, and nothing removes it.",
      why: "Whoever audits this wallet later sees when, and for which reason.",
    },
  },
  next: "I mean it",
  guide: {
    what: "Asks once more, by hand, before anything is opened.",
    wrong: ["Hurry. If somebody presses you, stop here and ask a second person."],
    hands: ["Nothing yet"],
  },
};

const open: StepText = {
  title: "Open the phrase",
  lede: "The passphrase opens it inside the vault. No word is shown yet.",
  next: "Open",
  guide: {
    what: "The vault derives the key and holds the phrase until the last step, a lock, or a quarter of an hour.",
    wrong: ["Three wrong passphrases are in the journal as well."],
    hands: ["The passphrase"],
  },
};

const words = (second: boolean): StepText => ({
  title: second ? "The second half of the words" : "The words",
  lede: "They are on the screen only while you hold, and hide when you let go, look away from the window, or after a minute.",
  next: "I have seen them",
  guide: {
    what: create.guide.write.what.replace(/\.[^.]*\.$/, "."),
    wrong: [
      "A camera or phone in the room.",
      "A photo of the screen is not a backup. It is a leak.",
    ],
    hands: ["Only what you need them for"],
  },
});

const steps: Readonly<Record<string, StepText>> = {
  why,
  room: roomText,
  confirm,
  open,
  "words-1": words(false),
  "words-2": words(true),
};

export const reveal: KindText = {
  head: ({ name }) => `Show the words of ${name}`,
  named: ({ name }) => `showing the words of ${name}`,
  stopHint: "Stop whenever you must: it resumes here. What was shown so far is in the journal.",
  abandonText: "Nothing was made, so nothing is destroyed. What was shown stays in the journal.",
  abandonGo: "Do not show them",
  step: ({ step }) => steps[step.id] ?? why,
  steps: {
    why: "Reason",
    room: "Room and laptop",
    confirm: "Confirmation",
    open: "Passphrase",
    "words-1": "Words shown",
    "words-2": "Second half shown",
  },
  facts: { why: "Reason", words: "Words shown" },
  values: {
    "compare-copy": "to compare them with a card",
    "move-wallet": "to use the key in another program",
    heirs: "to give them to somebody",
    other: "another reason",
  },
};

export const revealScreen = {
  reasonLabel: "Reason",
  begin: "Show the words",
  beginFor: (name: string) => `Show the words of ${name}`,
  typed: (name: string) => `Type the name of the key: ${name}`,
  typedHint: "By hand, letter by letter. Capitals count.",
  typedWrong: "This is not its name yet.",
  doneTitle: (name: string) => `The words of ${name} are closed again`,
  doneLede: "They are on no screen, and the vault has forgotten them.",
  doneNotice: "If anybody may have seen them",
  doneText:
    "The passphrase does not help. Make a new coldkey and send the TAO there, without waiting.",
  back: "Back to the backups",
} as const;

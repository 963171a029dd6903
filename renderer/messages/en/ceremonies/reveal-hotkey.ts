/** Words of the ceremony that shows the words of one hotkey. */
import type { KindText, StepText } from "./kind.ts";
import { roomText } from "./room.ts";

const open: StepText = {
  title: "Open the hotkey",
  lede: "The passphrase of its coldkey opens it inside the vault. No word is shown yet.",
  next: "Open",
  guide: {
    what: "The vault holds the phrase until the last step, a lock, or ten minutes.",
    wrong: ["For a server, deliver the hotkey instead: then nobody has to see or type anything."],
    hands: ["The passphrase of the coldkey"],
  },
};

const words = (second: boolean): StepText => ({
  title: second ? "The second half of the words" : "The words",
  lede: "They are on the screen only while you hold, and hide when you let go, look away from the window, or after a minute.",
  next: "I have seen them",
  guide: {
    what: "Shows the words of this one hotkey. From the first word on it is marked as having left the vault.",
    wrong: [
      "A camera or phone in the room.",
      "Words in a chat or a note: whoever reads them runs the hotkey.",
    ],
    hands: ["Only what you need them for"],
  },
});

const steps: Readonly<Record<string, StepText>> = {
  room: roomText,
  open,
  "words-1": words(false),
  "words-2": words(true),
};

export const revealHotkey: KindText = {
  head: ({ name }) => `Show the words of ${name}`,
  named: ({ name }) => `showing the words of ${name}`,
  stopHint: "Stop whenever you must: it resumes here. What was shown so far is in the journal.",
  abandonText: "Nothing was made, so nothing is destroyed. What was shown stays in the journal.",
  abandonGo: "Do not show them",
  step: ({ step }) => steps[step.id] ?? open,
  steps: {
    room: "Room and laptop",
    open: "Passphrase",
    "words-1": "Words shown",
    "words-2": "Second half shown",
  },
  facts: { words: "Words shown" },
};

export const revealHotkeyScreen = {
  doneTitle: (name: string) => `The words of ${name} are closed again`,
  doneLede: "They are on no screen, and the vault has forgotten them.",
  doneNotice: "This hotkey is marked as having left the vault",
  doneText:
    "If anybody may have seen the words, replace the hotkey: make a new one and register it in its place. The coldkey is not touched by this.",
  back: "Back to the hotkeys",
} as const;

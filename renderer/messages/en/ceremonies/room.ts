/** The room and the laptop, in the words of every ceremony that shows or takes secrets. */
import type { StepText } from "./kind.ts";

export const roomItems = {
  alone: {
    text: "Nobody is in the room who is not named here, and nobody can look in.",
    why: "Whoever sees the words or the passphrase can act as you. Curtains and doors count.",
  },
  cameras: {
    text: "No phone, camera or smart device can see the screen, the card or my hands.",
    why: "Phones upload pictures by themselves. Watches, doorbells and televisions have cameras too.",
  },
  sharing: {
    text: "Screen sharing, remote support and recording programs are closed.",
    why: "A call that still runs shows everything that this screen shows.",
  },
  network: {
    text: "This laptop is offline: cable out, Wi-Fi and Bluetooth off.",
    why: "A program that spies on this laptop cannot send anything away while it is offline.",
  },
  pen: {
    text: "A pen, empty cards and an opaque envelope lie in front of me.",
    why: "Whoever has to search for paper in the middle leaves a screen or a card alone.",
  },
  card: {
    text: "The copy that is proved lies in front of me.",
    why: "What is typed from memory proves the memory, not the copy.",
  },
} as const;

export const roomText: StepText = {
  title: "Make the room safe",
  lede: "For the next minutes, whoever sees this screen or your hands can own the wallet.",
  items: roomItems,
  guide: {
    what: "Asks for what no program can check. What you cannot do today can be excused with a reason; it is written into journal and transcript.",
    wrong: [
      "A phone on the table.",
      "A window behind you.",
      "A call that still runs in another window.",
    ],
    hands: ["What the list names", "Nothing else"],
  },
};

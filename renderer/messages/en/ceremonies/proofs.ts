/** Words of the ceremonies that prove what is there: check, proof of a share, rehearsal, and drives. */
import type { Ceremony } from "../../../types.ts";
import type { KindText, StepText } from "./kind.ts";
import { roomText } from "./room.ts";

const open = (what: string): StepText => ({
  title: "Open the phrase",
  lede: what,
  next: "Open",
  guide: {
    what: "Shows that the passphrase still opens the sealed file on this machine: that is a part of what is proved.",
    wrong: ["A wrong passphrase costs a second and leaves an entry in the journal."],
    hands: ["The passphrase"],
  },
});

const byId = (texts: Readonly<Record<string, StepText>>) => (ceremony: Ceremony) =>
  texts[ceremony.step.id] ?? roomText;

export const check: KindText = {
  head: ({ name }) => `Check a copy of ${name}`,
  named: ({ name }) => `the check of a copy of ${name}`,
  stopHint: "Stop whenever you must. A check that is not finished changes no date.",
  abandonText: "The copy keeps the date of its last proof.",
  abandonGo: "Abandon the check",
  step: byId({
    room: roomText,
    open: open(
      "It stays inside the vault, which asks for some words of your card. No word of it is stored.",
    ),
    quiz: {
      title: "Which word stands on the card?",
      lede: "Read it from the card, and press its number. What you press says nothing about the word.",
      guide: {
        what: "Asks for two of five words, each among five others. A program that logs your keys sees numbers that mean nothing to it.",
        wrong: [
          "A camera or a recording of this screen learns the words that are asked for: under half of them.",
          "Answering from memory proves your memory, not the card.",
        ],
        hands: ["The card, out of its envelope"],
      },
    },
  }),
  steps: { room: "Room and laptop", open: "Passphrase", quiz: "Questions" },
  facts: { right: "Right answers", of: "Questions" },
};

export const proveShare: KindText = {
  head: ({ name }) => `Prove a share of ${name}`,
  named: ({ name }) => `the proof of a share of ${name}`,
  stopHint: "Stop whenever you must. The share keeps the date of its last proof.",
  abandonText: "The share stays in the register with the date of its last proof.",
  abandonGo: "Abandon the proof",
  step: byId({
    room: roomText,
    open: open("The vault makes the share again from the phrase, to compare your card with it."),
    share: {
      title: "Type the share from its card",
      lede: "Not from memory: from the card in your hand. No word of it is shown here.",
      guide: {
        what: "The vault compares and names wrong words by number. This share alone opens nothing.",
        wrong: ["An envelope that was opened: somebody may have read this share."],
        hands: ["The card of this share", "A new envelope"],
      },
    },
  }),
  steps: { room: "Room and laptop", open: "Passphrase", share: "Share typed back" },
  facts: {},
};

export const rehearse: KindText = {
  head: ({ name }) => `Rehearse a restoration of ${name}`,
  named: ({ name }) => `the rehearsal of ${name}`,
  stopHint: "Stop whenever you must. What was typed is forgotten, and no date changes.",
  abandonText: "The register stays as it is.",
  abandonGo: "Abandon the rehearsal",
  step: (ceremony) =>
    ceremony.step.id === "room"
      ? roomText
      : {
          title:
            ceremony.target?.startsWith("split-") === true
              ? "Type the shares"
              : "Type the whole phrase",
          lede: "As you would after a fire. The vault is empty: no file and no passphrase of this machine helps it.",
          guide: {
            what: "Makes the key from the words alone, looks whose it is, and forgets it. It is the strongest proof of all.",
            wrong: [
              "Whoever logs your keys now has the words. On a machine that you do not trust, check by numbers instead.",
            ],
            hands: ["What you would have left after a fire, and nothing else"],
          },
        },
  steps: { room: "Room and laptop", words: "Words typed" },
  facts: { address: "Address" },
};

const replug: StepText = {
  title: "Unplug the drive, and plug it in again",
  lede: "Eject it in your file manager, pull it out, wait a moment, and plug it in. Only then does the drive answer, and not the computer's memory of it.",
  guide: {
    what: "Looks whether the drive went away and came back. Ejecting takes rights that this app does not have.",
    wrong: ["Pulling it without ejecting may leave half of what was written."],
    hands: ["The drive"],
  },
};
const openDrive: StepText = {
  title: "Open what lies on the drive",
  lede: "The passphrase opens the file from the drive inside the vault, and not the one on this machine.",
  next: "Open",
  guide: {
    what: "Reads the sealed file back and opens it. Then the vault is closed again.",
    wrong: ["If the passphrase was changed since, the drive still has the old one."],
    hands: ["The passphrase", "The drive, plugged in"],
  },
};

export const usb: KindText = {
  head: ({ name }) => `Encrypted copy of ${name} on a drive`,
  named: ({ name }) => `the drive for ${name}`,
  stopHint: "Stop whenever you must: it resumes here. The drive counts when it was opened.",
  abandonText:
    "Nothing enters the register. What was written stays on the drive: encrypted, and yours to delete.",
  abandonGo: "Abandon it",
  step: byId({
    room: roomText,
    drive: {
      title: "Which drive shall carry the copy?",
      lede: "An empty one that stays a backup. The sealed file goes onto it, with a text that says how to open it without this app.",
      next: "Write to it",
      guide: {
        what: "Writes into a folder of its own, flushes it to the drive, and reads it back. Nothing that lies there is replaced.",
        wrong: ["A drive that is also used for other things: it gets lost, lent, and infected."],
        hands: ["A USB drive"],
      },
    },
    replug,
    open: openDrive,
    place: {
      title: "Where will the drive be kept?",
      lede: "It was written, unplugged, read back and opened. Say where it goes.",
      next: "Record the drive",
      guide: {
        what: "Enters it into the register. It is checked every half year: flash memory forgets without power.",
        wrong: ["The passphrase on a label of the drive."],
        hands: ["The drive and its envelope"],
      },
    },
  }),
  steps: {
    room: "Room and laptop",
    drive: "Written to the drive",
    replug: "Unplugged and plugged in",
    open: "Opened from the drive",
    place: "Put away",
  },
  facts: { unplugged: "Seen to be unplugged" },
};

export const proveUsb: KindText = {
  head: ({ name }) => `Prove a drive of ${name}`,
  named: ({ name }) => `the proof of a drive of ${name}`,
  stopHint: "Stop whenever you must. The drive keeps the date of its last proof.",
  abandonText: "The drive stays in the register with the date of its last proof.",
  abandonGo: "Abandon the proof",
  step: (ceremony) =>
    byId({
      room: roomText,
      find: {
        title: "Plug in the drive",
        lede: "Fetch it from its place, plug it in, and choose it.",
        next: "Look at it",
        guide: {
          what: "Looks for the sealed file and the text beside it. Nothing is written.",
          wrong: ["A drive that was not where it should be: who had it?"],
          hands: ["The drive"],
        },
      },
      open: openDrive,
    })(ceremony),
  steps: { room: "Room and laptop", find: "Found", open: "Opened from the drive" },
  facts: {},
};

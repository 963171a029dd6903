/** Words of the ceremony in which hotkeys leave. */
import { deliver as words } from "../hotkeys.ts";
import type { KindText, StepText } from "./kind.ts";

const ready: StepText = {
  title: "Before anything leaves",
  lede: "From the next step on copies of these hotkeys exist outside of the vault.",
  items: {
    sharing: {
      text: "Screen sharing, remote support and recording programs are closed.",
      why: "The next step asks for the coldkey's passphrase.",
    },
    drive: {
      text: "The drive or folder is the one that I mean, and nobody else has it.",
      why: "Whoever holds files without a passphrase of their own has the hotkeys.",
    },
    recipient: {
      text: "I compared the recipient with the server's own, on another way than the one it came.",
      why: "Sealed for the wrong recipient, somebody else opens it.",
    },
    reach: {
      text: "I know who can read this store, and they may have these hotkeys.",
      why: "A secret in a store belongs to everybody with its permission.",
    },
  },
  guide: {
    what: "Asks for what no program can check. The coldkey is only opened to prove the passphrase; it never leaves.",
    wrong: words.wrong,
    hands: words.hands,
  },
};

const release: StepText = {
  title: "Release the hotkeys",
  lede: "The vault opens each one, checks that it is what it should be and no coldkey, and writes it. Nothing is overwritten.",
  next: "Release them",
  guide: {
    what: "Writes to the folder that you choose, reads back what it wrote, and opens it before it counts.",
    wrong: [
      "A full drive, or one that is pulled out: what has left by then is in the journal.",
      "Files of the same name: the vault stops before anything leaves.",
    ],
    hands: words.hands,
  },
};

const carry: StepText = {
  title: "Carry them over",
  lede: "What is left to do is yours. What you cannot do today can be excused with a reason.",
  next: "Done",
  items: {
    carried: {
      text: "The files are on the server, below ~/.bittensor/wallets.",
      why: "They are secrets in a folder until then.",
    },
    wiped: {
      text: "What carried them is wiped, or is kept as I keep a key.",
      why: "Deleting on a drive leaves the files readable for long.",
    },
    compared: {
      text: "On the server, sha256sum of the installer shows the number above.",
      why: "Whoever could change the file could have changed what it installs.",
    },
    receipt: {
      text: "The installer ran, and its receipt is on its way back here.",
      why: "Only a receipt that is signed by the hotkeys proves that they arrived.",
    },
    stored: {
      text: "The commands ran, and the store has every hotkey.",
      why: "Until then they exist as files only.",
    },
  },
  guide: {
    what: "Says what lies in the folder and what to do with it. The transcript keeps what you tick.",
    wrong: [
      "Files that stay in a download folder: the next backup of that computer has the hotkeys.",
    ],
    hands: ["The drive", "Access to the server"],
  },
};

const steps: Readonly<Record<string, StepText>> = { ready, release, carry };

export const deliver: KindText = {
  head: ({ name }) => (name === "" ? "Deliver hotkeys" : `Deliver hotkeys of ${name}`),
  named: ({ name }) =>
    name === "" ? "a delivery of hotkeys" : `the delivery of hotkeys of ${name}`,
  stopHint: "Stop whenever you must: it resumes here. What has left by then stays left.",
  abandonText:
    "If nothing has left, nothing is kept. If some have left, the delivery stays with exactly those.",
  abandonGo: "End the delivery",
  step: ({ step }) => steps[step.id] ?? ready,
  steps: { ready: "Before it", release: "Release", carry: "Carried over" },
  facts: {
    method: "Way",
    server: "Server",
    hotkeys: "Hotkeys",
    secrets: "Secrets scanned",
    fingerprint: "SHA-256 of the installer, first half",
  },
};

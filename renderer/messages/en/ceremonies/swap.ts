/** Words of the ceremony in which a coldkey is swapped. */
import type { KindText, StepText } from "./kind.ts";

const destination: StepText = {
  title: "The new coldkey",
  lede: "Fresh, proved twice, and unknown to everybody. Its passphrase shows that you can open it.",
  next: "Prove and plan",
  guide: {
    what: "Opens the new coldkey's file once and asks the chain whether anybody has seen its address.",
    wrong: [
      "A coldkey that was used: the chain refuses it, five days from now.",
      "A coldkey whose copies are not proved: everything will hang on it.",
    ],
    hands: ["The passphrase of the new coldkey."],
  },
};

const moves: StepText = {
  title: "What moves, and what stays",
  lede: "Read at one block. After the announcement nothing of the right-hand table can be changed any more.",
  items: {
    moves: {
      text: "I have read what moves.",
      why: "It is compared item by item after the execution.",
    },
    stays: {
      text: "I have done what the right-hand table says, or can live without it.",
      why: "Proxies, deposits and settings are out of reach once the coldkey is locked.",
    },
  },
  guide: {
    what: "Shows everything that this coldkey has on the chain, and what a swap does with it.",
    wrong: ["A proxy stays with the old account, and its deposit with it."],
    hands: "Time to read.",
  },
};

const terms: StepText = {
  title: "What you agree to",
  lede: "Four things that nobody can change once the announcement is in a block.",
  items: {
    second: {
      text: "I will sign a second time, with this old key, in five days.",
      why: "Nothing executes by itself. Its passphrase must be there then.",
    },
    "no-way-back": {
      text: "For about six days I cannot take it back.",
      why: "I can wait and execute, or dispute, which freezes everything.",
    },
    locked: {
      text: "Until then this coldkey can do nothing else.",
      why: "No transfer, no stake, no registration, no rotation. Hotkeys go on earning.",
    },
    fees: {
      text: "Enough TAO stays on it for the second signature.",
      why: "Nothing can be unstaked while it is locked.",
    },
  },
  guide: {
    what: "Says before the first signature what the second one will need.",
    wrong: [
      "The passphrase is forgotten in between: then only restoring it from its copies helps.",
    ],
    hands: "The passphrase of the old coldkey, and where it is written down.",
  },
};

const card: StepText = {
  title: "A card for the days between",
  lede: "What you will need, and from which block on. The new address is not on it.",
  items: {
    card: {
      text: "It is printed or written down, where I look every day.",
      why: "The day on which to sign is easy to miss.",
    },
  },
  guide: {
    what: "Prints a card without secrets. After the announcement it can be printed again, with its blocks.",
    wrong: ["A calendar that others read tells them when your coldkey is locked."],
    hands: "A printer, or a pen.",
  },
};

const announce: StepText = {
  title: "Announce",
  lede: "The first signature. Only a hash of the new coldkey goes onto the chain.",
  guide: {
    what: "Leads to the signature. The ceremony goes on by itself when its block is final.",
    wrong: ["The act is not included: nothing is lost, start again here."],
    hands: "The passphrase of the old coldkey.",
  },
};

const execute: StepText = {
  title: "Wait, then execute",
  lede: "Leave whenever you like: the chain waits, and this page is here again.",
  guide: {
    what: "Shows where the wait stands, and leads to the second signature when its block has come.",
    wrong: [
      "The new coldkey is spoiled meanwhile: the app looks daily, and says what to do.",
      "The passphrase is forgotten: restore the old coldkey from its copies, under a new one.",
    ],
    hands: ["This laptop.", "The passphrase of the old coldkey.", "The new coldkey, hidden."],
  },
};

const verify: StepText = {
  title: "What arrived",
  lede: "Compared with what was there before the execution, item by item.",
  next: "Close the transcript",
  items: {
    compared: {
      text: "I have looked at the comparison.",
      why: "A missing item is named there, with what to do.",
    },
    kept: {
      text: "The old coldkey's copies and file stay where they are.",
      why: "What a swap leaves can only be reached with the old key.",
    },
    leftovers: {
      text: "What stayed behind is dealt with.",
      why: "Proxies and their deposits, the root claim type, multisigs, exchanges.",
    },
  },
  guide: {
    what: "Reads both coldkeys at one block and compares. The old one is retired already.",
    wrong: ["Stake has grown in between: that is no fault, rewards came in."],
    hands: "Time to read.",
  },
};

const steps: Readonly<Record<string, StepText>> = {
  destination,
  moves,
  terms,
  card,
  announce,
  execute,
  verify,
};

export const swapCeremony: KindText = {
  head: ({ name }) => `Swap ${name}`,
  named: ({ name }) => `the swap of ${name}`,
  stopHint: "Stop whenever you must: it resumes here, today or in five days.",
  abandonText:
    "A plan that was not announced is dropped. What is announced stays on the chain, and in the Swap place.",
  abandonGo: "Do not go on with this",
  step: ({ step }) => steps[step.id] ?? moves,
  steps: {
    destination: "New coldkey",
    moves: "What moves",
    terms: "What is agreed",
    card: "Card",
    announce: "Announced",
    execute: "Executed",
    verify: "Compared",
  },
  facts: {
    network: "Network",
    announcedAt: "Announced at block",
    executableAt: "Executable from block",
    endedAt: "Executed, final at block",
    compared: "Items compared",
    missing: "Items missing",
  },
};

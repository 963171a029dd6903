/** Words of the ceremony that brings one key which was made elsewhere. */
import type { Ceremony } from "../../../types.ts";
import { create } from "../create.ts";
import { importing } from "../import.ts";
import type { CeremonyContext, KindText, StepText } from "./kind.ts";
import { roomText } from "./room.ts";

const source: StepText = {
  title: "Where is the key now?",
  lede: "It is read in the vault process and shown to you before anything is stored. The source is never changed without your asking.",
  options: {
    words: {
      label: "On paper or in your head: its words",
      detail: "12, 15, 18, 21 or 24 English words, numbered or not.",
    },
    shares: {
      label: "On several cards: shares of a split backup",
      detail:
        "SLIP-39 shares of this app or of another tool, 20 to 33 words each. As many as the split asks for, in any order.",
    },
    file: {
      label: "On a disk or a drive: a key file",
      detail:
        "A coldkey or hotkey of btcli, encrypted or not, in every form that it ever wrote, or an account that polkadot-js exported as JSON.",
    },
    hex: {
      label: "As hex: a seed or a private key",
      detail: "64 or 128 digits, as some tools print them. Words are better where you have them.",
    },
  },
  guide: importing.guide.source,
};

const kept: StepText = {
  title: "Where has it been until today?",
  lede: "A new passphrase protects this machine's file. It takes the key from nobody who has it already.",
  options: {
    paper: {
      label: "On paper or metal only",
      detail: "Written by hand, and never typed, photographed or sent.",
    },
    "this-machine": {
      label: "On this computer",
      detail: "In a wallet program or a folder here.",
    },
    "other-machine": {
      label: "On another computer or a server",
      detail: "Whoever administers that machine, and its backups, could read what was there.",
    },
    exposed: {
      label: "In a message, a cloud, a photo, or seen by somebody else",
      detail: "Then it is known, and only a move to a fresh coldkey helps.",
    },
    unknown: {
      label: "Nobody can say",
      detail: "Treated like one that others have seen.",
    },
  },
  guide: {
    what: "Asks what no program can see. The answer goes onto the transcript and into what the app says about this key.",
    wrong: [
      "Answering as one would like it to be: whoever reads the transcript in a year relies on it.",
    ],
    hands: ["Nothing yet"],
  },
};

const reading: Readonly<Record<string, StepText>> = {
  words: {
    title: importing.words.title,
    lede: importing.words.lede,
    next: importing.look,
    guide: importing.guide.words,
  },
  shares: {
    title: importing.shares.title,
    lede: importing.shares.lede,
    guide: importing.guide.shares,
  },
  file: {
    title: importing.file.title,
    lede: importing.file.lede,
    next: importing.look,
    guide: importing.guide.file,
  },
  hex: {
    title: importing.hex.title,
    lede: importing.hex.lede,
    next: importing.look,
    guide: importing.guide.hex,
  },
};
const open = ({ answers }: Ceremony): StepText => reading[String(answers.source?.source)] ?? source;

const found: StepText = {
  title: importing.found.title,
  lede: importing.found.lede,
  next: importing.found.next,
  guide: importing.guide.found,
};

const recovery: StepText = {
  title: "What can be recovered from what",
  lede: "Once it is sealed here, these are the ways back to this key, and these are not.",
  items: {
    "sealed-file": {
      text: "From the sealed file and its new passphrase: this key, on this machine.",
      why: "Without the passphrase the file opens for nobody, you included. There is no reset.",
    },
    words: {
      text: "From its words alone: this key, on any machine, without the file and without the passphrase.",
      why: "So the words need two proved copies in two places, and no eyes but yours.",
    },
    "no-words": {
      text: "It has no words. The sealed file, an encrypted USB copy of it, and the old source are all there is.",
      why: "Nothing can be written on a card. For anything of value, create a coldkey with words and move there.",
    },
    hotkey: {
      text: "A hotkey that is lost is replaced by its coldkey, which swaps it on chain.",
      why: "What has to be kept is the coldkey. A stolen hotkey works for the thief until it is swapped.",
    },
    "old-file": {
      text: "From the old file and the old passphrase: this key, for whoever has them.",
      why: "It stays where it is until you remove it. Every copy of it in backups and clouds stays too.",
    },
    "may-be-known": {
      text: "Somebody may have this key already, and no new passphrase takes it back.",
      why: "If there is value on it, plan the move to a fresh coldkey now, not when it is gone.",
    },
  },
  next: "I know this",
  guide: {
    what: "Says what your ways back will be, before the new seal is made.",
    wrong: ["Trusting one way alone: a disk dies, a card burns, a passphrase is forgotten."],
    hands: ["Nothing yet"],
  },
};

const seal = ({ answers }: Ceremony, { name }: CeremonyContext): StepText => {
  const isUnder = answers.found?.role === "hotkey" && answers.found.coldkey !== null;
  const t = importing.seal;
  return {
    title: isUnder ? t.underTitle(name) : t.title(name),
    lede: isUnder ? t.underLede : t.lede,
    guide: create.guide.passphrase,
  };
};

const card: StepText = {
  title: "Is the card that you typed from a copy to keep?",
  lede: "The whole phrase was typed from it and led to this address: as a copy, it is proved.",
  guide: {
    what: "Enters the card in the register of copies, with the date of today's proof. The key becomes one of this machine either way.",
    wrong: [
      "Words typed from a screen, a note or memory are no copy: say so.",
      "A card that others have seen: record it, and plan the move to a fresh coldkey.",
    ],
    hands: ["The card, and its envelope"],
  },
};

const shares: StepText = {
  title: "Are the cards that you typed from copies to keep?",
  lede: "Together they led to this address: as copies, they are proved, and the key was restored from them.",
  next: "Record them, one by one",
  guide: {
    what: "Enters the cards in the register of copies as a split backup. The key becomes one of this machine either way.",
    wrong: [
      "Shares typed from a screen, a note or memory are no copies: say so.",
      "The shares that you did not type are not entered: nobody has proved them. They still count for a thief.",
    ],
    hands: ["The cards, and their envelopes"],
  },
};
const placeOf = (index: number): StepText => ({
  title: `Where will share ${index} be kept?`,
  lede: "Put the card back into its envelope, and say where it will lie.",
  next: "Put away, go on",
  guide: {
    what: "Says what the register will say about this card.",
    wrong: ["Two shares of one split in one place, if that is enough to restore."],
    hands: [`The card of share ${index}, and its envelope`],
  },
});
/** As many as SLIP-39 knows. */
const places = Array.from({ length: 16 }, (_, at) => at + 1);

export const importKey: KindText = {
  head: ({ name }) => (name === "" ? "Import a key" : `Import ${name}`),
  named: ({ name }) => (name === "" ? "the import of a key" : `the import of ${name}`),
  stopHint:
    "Stop whenever you must: it resumes here. Until the key is sealed, what was read is forgotten and has to be read once more.",
  abandonText:
    "What was sealed for it is destroyed. The source stays as it is, and no key is added to this machine.",
  abandonGo: "Abandon the import",
  step(ceremony, about) {
    const steps: Readonly<Record<string, StepText>> = {
      ...{ source, kept, room: roomText, open: open(ceremony), found, recovery },
      ...{ seal: seal(ceremony, about), card, shares },
      ...Object.fromEntries(places.map((index) => [`share-${index}-place`, placeOf(index)])),
    };
    return steps[ceremony.step.id] ?? source;
  },
  again: (ceremony, { name }) => ({
    ...open(ceremony),
    title: `Read the source of ${name} once more`,
    lede: "The vault was closed in between, and what it had read is gone. Another key than the one that was found is refused.",
  }),
  steps: {
    source: "Source",
    kept: "Where it has been",
    room: "Room and laptop",
    open: "Source read",
    found: "What was found",
    recovery: "Ways back",
    seal: "New seal",
    card: "Card",
    shares: "Cards of the shares",
    ...Object.fromEntries(
      places.map((index) => [`share-${index}-place`, `Share ${index} put away`]),
    ),
  },
  facts: {
    role: "Kind of key",
    source: "Source",
    kept: "Where it has been",
    weaknesses: "Weaknesses found",
    words: "Words",
  },
  values: {
    coldkey: "coldkey",
    hotkey: "hotkey",
    phrase: "its words",
    shares: "shares of a split backup",
    seed: "a seed in hex",
    "private-key": "a private key in hex",
    plain: "a key file, not encrypted",
    nacl: "a key file of btcli",
    ansible: "a key file of 2021 to 2023",
    fernet: "a key file of the oldest form",
    polkadot: "an account of polkadot-js",
    paper: "on paper or metal only",
    "this-machine": "on this computer",
    "other-machine": "on another computer or a server",
    exposed: "in a message, a cloud, a photo, or seen by somebody",
    unknown: "nobody can say",
  },
};

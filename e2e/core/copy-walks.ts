import type { Ceremony } from "../../preload/contract.ts";
import {
  type Act,
  type Memory,
  openWith,
  readBy,
  record,
  say,
  step,
  takeBackBy,
  tickAll,
  type Walk,
} from "./ceremony-acts.ts";
import { folderDrive } from "./folder-drive.ts";
import type { Core } from "./harness.ts";
import { createColdkey, PEOPLE, PLAN } from "./steps.ts";

/** What a person has on the cards that were there before, by coldkey. */
const cards = new Map<string, string[]>();

async function keyWithWords(core: Core) {
  const words: string[] = [];
  const address = await createColdkey(core, "treasury", words);
  cards.set(address, words);
  const card = core.workstation.snapshot().coldkeys.find((key) => key.address === address);
  return { subject: address, target: card?.copies[0]?.id ?? null };
}
const wordsOf = ({ subject }: Ceremony): string[] => cards.get(subject ?? "") ?? [];

const readShare = readBy("split.words");
/** Of 24 words' entropy. */
const SHARE_WORDS = 33;
const shareIn = ({ words }: Memory, index: number): string =>
  words.slice((index - 1) * SHARE_WORDS, index * SHARE_WORDS).join(" ");
const shareActs = (index: number): Readonly<Record<string, Act>> => ({
  [`share-${index}-words-1`]: readShare,
  [`share-${index}-words-2`]: readShare,
  [`share-${index}-prove`]: async (core, { id }, memory) =>
    core.get("split.prove", { id, phrase: await core.send(shareIn(memory, index)) }),
  [`share-${index}-place`]: say({
    ...{ label: `Share ${index}`, medium: "paper", place: `Place ${index}` },
    ...{ custodian: null, serial: null },
  }),
});
const give = async (core: Core, id: string, words: string) =>
  core.get("rehearsal.give", { id, phrase: await core.send(words) });

const answerQuiz: Act = async (core, ceremony) => {
  for (let hasEnded = false; !hasEnded; ) {
    const { ticket, text } = await core.receive();
    const { id } = ceremony;
    const { number } = await core.get("check.question", { id, out: ticket });
    const [place, ...six] = (await text).split(" ");
    const choice = six.indexOf(wordsOf(ceremony)[Number(place) - 1] ?? "") + 1;
    hasEnded = (await core.get("check.answer", { id, number, choice })).result !== null;
  }
};

/** The card that stands for a share, in the register of a coldkey whose split was made just now. */
async function shareInRegister(core: Core, memory: Memory) {
  const { subject } = await keyWithWords(core);
  const split = copyWalks.find(({ kind }) => kind === "split-backup");
  if (split === undefined) throw new Error("Nobody says how a split is made");
  const what = { kind: "split-backup", subject, target: null };
  const { id } = await core.get("ceremonies.begin", what);
  for (const _ of split.road) await step(core, id, split, memory);
  const card = core.workstation.snapshot().coldkeys.find((key) => key.address === subject);
  const share = card?.copies.find((copy) => copy.share?.index === 2);
  return { subject, target: share?.id ?? null };
}

const stick = await folderDrive();
const onDrive: Act = (core, { id }) => core.get("usb.use", { id, drive: "ABCD-1234" });
const openDrive = openWith("usb.open");
const unplug: Act = async (core, { id }) => {
  stick.pull();
  await core.get("usb.look", { id, isPlugged: false });
  stick.plug();
  await core.get("usb.look", { id, isPlugged: false });
};
const usbCopy: Walk = {
  kind: "usb-copy",
  options: { drives: stick.drives, files: stick.files },
  over: stick.over,
  writesTo: [stick.path],
  prepare: async (core) => ({ ...(await keyWithWords(core)), target: null }),
  road: ["room", "drive", "replug", "open", "place"],
  acts: {
    room: tickAll(PEOPLE),
    drive: onDrive,
    replug: unplug,
    open: openDrive,
    place: say({ label: "Stick C", place: "Bank", custodian: null, serial: "E-9" }),
  },
};
/** Made just now, on the drive that the proof will look for. */
async function driveInRegister(core: Core, memory: Memory) {
  const { subject } = await keyWithWords(core);
  const what = { kind: usbCopy.kind, subject, target: null };
  const { id } = await core.get("ceremonies.begin", what);
  for (const _ of usbCopy.road) await step(core, id, usbCopy, memory);
  const card = core.workstation.snapshot().coldkeys.find((key) => key.address === subject);
  return { subject, target: card?.copies.find(({ medium }) => medium === "usb")?.id ?? null };
}

export const copyWalks: readonly Walk[] = [
  {
    kind: "back-up-coldkey",
    prepare: async (core) => ({ subject: await createColdkey(core, "treasury"), target: null }),
    road: ["plan", "room", "open", "write-1", "write-2", "prove", "record"],
    acts: {
      plan: say(PLAN),
      room: tickAll(PEOPLE),
      open: openWith("backup.open"),
      "write-1": readBy("backup.words"),
      "write-2": readBy("backup.words"),
      prove: takeBackBy("backup.prove"),
      record,
    },
    reopen: openWith("backup.open"),
  },
  {
    kind: "prove-copy",
    async prepare(core, memory) {
      const subject = await createColdkey(core, "treasury", memory.words);
      const [copy] = core.workstation.snapshot().coldkeys[0]?.copies ?? [];
      return { subject, target: copy?.id ?? null };
    },
    road: ["room", "open", "prove"],
    acts: {
      room: tickAll(PEOPLE),
      open: openWith("backup.open"),
      prove: takeBackBy("backup.prove"),
    },
    reopen: openWith("backup.open"),
  },
  usbCopy,
  {
    kind: "prove-usb",
    ...(usbCopy.options === undefined
      ? {}
      : { options: usbCopy.options, over: stick.over, writesTo: [stick.path] }),
    prepare: driveInRegister,
    road: ["room", "find", "open"],
    acts: { room: tickAll(PEOPLE), find: onDrive, open: openDrive },
  },
  {
    kind: "prove-share",
    prepare: shareInRegister,
    road: ["room", "open", "share"],
    acts: {
      room: tickAll(PEOPLE),
      open: openWith("check.open"),
      share: async (core, { id }, memory) =>
        core.get("check.proveShare", { id, phrase: await core.send(shareIn(memory, 2)) }),
    },
    reopen: openWith("check.open"),
  },
  {
    kind: "rewrite-share",
    async prepare(core, memory) {
      const { subject, target } = await shareInRegister(core, memory);
      const copy = target ?? "";
      await core.get("backup.loseCopy", { address: subject, copy, reason: "destroyed" });
      memory.words.length = 0;
      return { subject, target };
    },
    road: ["room", "open", "share-2-words-1", "share-2-words-2", "share-2-prove", "share-2-place"],
    acts: {
      room: tickAll(PEOPLE),
      open: openWith("split.open"),
      "share-2-words-1": readShare,
      "share-2-words-2": readShare,
      "share-2-prove": async (core, { id }, memory) =>
        core.get("split.prove", { id, phrase: await core.send(shareIn(memory, 1)) }),
      "share-2-place": say({
        ...{ label: "Share 2", medium: "steel", place: "Other place" },
        ...{ custodian: null, serial: null },
      }),
    },
    reopen: openWith("split.open"),
  },
  {
    kind: "split-backup",
    prepare: async (core) => ({ ...(await keyWithWords(core)), target: null }),
    road: [
      ...["plan", "room", "open"],
      ...[1, 2].flatMap((index) => Object.keys(shareActs(index))),
      "rehearse",
    ],
    acts: {
      plan: say({ threshold: 2, count: 2 }),
      room: tickAll(PEOPLE),
      open: openWith("split.open"),
      ...shareActs(1),
      ...shareActs(2),
      rehearse: async (core, { id }, memory) => {
        await give(core, id, shareIn(memory, 2));
        await give(core, id, shareIn(memory, 1));
      },
    },
    reopen: openWith("split.open"),
  },
  {
    kind: "check-copy",
    prepare: keyWithWords,
    road: ["room", "open", "quiz"],
    acts: { room: tickAll(PEOPLE), open: openWith("check.open"), quiz: answerQuiz },
    reopen: openWith("check.open"),
  },
  {
    kind: "rehearse-restore",
    prepare: keyWithWords,
    road: ["room", "words"],
    acts: {
      room: tickAll(PEOPLE),
      words: (core, ceremony) => give(core, ceremony.id, wordsOf(ceremony).join(" ")),
    },
  },
];

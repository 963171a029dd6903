/** How each kind of ceremony is walked through: one entry for each kind, one act for each of its steps. */
import type { Disk } from "../../main/lib/disk.ts";
import type { CallInput, Ceremony } from "../../preload/contract.ts";
import { folderDrive } from "./folder-drive.ts";
import type { Core, CoreOptions } from "./harness.ts";
import { createColdkey, PASSPHRASE, PEOPLE, PLAN } from "./steps.ts";

type Act = (core: Core, ceremony: Ceremony, memory: Memory) => Promise<unknown>;

/** What a person has on paper between the steps. */
interface Memory {
  words: string[];
}

export interface Walk {
  readonly kind: string;
  /** How the core is opened, each time: a drive, or a vault in which nothing is measured. */
  readonly options?: CoreOptions;
  /** Its drive over another disk, for a test that breaks that one. */
  readonly over?: (disk: Disk) => Disk;
  /** What must be there before; returns what the ceremony is about. */
  readonly prepare: (
    core: Core,
    memory: Memory,
  ) => Promise<Pick<CallInput<"ceremonies.begin">, "subject" | "target">>;
  readonly road: readonly string[];
  readonly acts: Readonly<Record<string, Act>>;
  /** Opens again what a lock or a restart has closed. */
  readonly reopen?: Act;
}

/** All items ticked, with these fields. */
export const tickAll =
  (fields: CallInput<"ceremonies.answer">["answer"] = {}): Act =>
  (core, { id, step }) =>
    core.get("ceremonies.answer", {
      id,
      step: step.id,
      answer: { ...fields, ticked: step.items.map((item) => item.id) },
      exceptions: [],
    });

export const say =
  (answer: CallInput<"ceremonies.answer">["answer"]): Act =>
  (core, { id, step }) =>
    core.get("ceremonies.answer", { id, step: step.id, answer, exceptions: [] });

const excuseAll: Act = (core, { id, step }) =>
  core.get("ceremonies.answer", {
    id,
    step: step.id,
    answer: { ...(step.id === "drill" ? PEOPLE : {}), ticked: [] },
    exceptions: step.items.map(({ id: item }) => ({ item, reason: "not today" })),
  });

const openReveal: Act = async (core, { id }) =>
  core.get("reveal.open", { id, passphrase: await core.send(PASSPHRASE) });

const lookAt: Act = async (core, ceremony, memory) => {
  const { ticket, text } = await core.receive();
  await core.get("reveal.words", { id: ceremony.id, out: ticket, half: null });
  memory.words.push(...(await text).split(" "));
  await say({})(core, ceremony, memory);
};

const sealIt: Act = async (core, { id }) =>
  core.get("creation.seal", {
    id,
    passphrase: await core.send(PASSPHRASE),
    throws: null,
    sides: null,
  });
const reopenIt: Act = async (core, { id }) =>
  core.get("creation.reopen", { id, passphrase: await core.send(PASSPHRASE) });
const openIt: Act = async (core, { id }) =>
  core.get("backup.open", { id, passphrase: await core.send(PASSPHRASE) });

const writeBy =
  (call: "creation.words" | "backup.words"): Act =>
  async (core, ceremony, memory) => {
    const { ticket, text } = await core.receive();
    await core.get(call, { id: ceremony.id, out: ticket, half: null });
    memory.words.push(...(await text).split(" "));
    await say({})(core, ceremony, memory);
  };
const takeBackBy =
  (call: "creation.prove" | "backup.prove"): Act =>
  async (core, { id }, { words }) => {
    const check = await core.get(call, { id, phrase: await core.send(words.join(" ")) });
    if (!check.match) throw new Error("The right phrase was refused");
  };
const record: Act = say({
  label: "Plate C",
  medium: "steel",
  place: "Bank, box 2",
  custodian: "Notary",
  serial: "TE-40417",
});

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

const openWith =
  (name: "split.open" | "check.open"): Act =>
  async (core, { id }) =>
    core.get(name, { id, passphrase: await core.send(PASSPHRASE) });

const readShare: Act = async (core, ceremony, memory) => {
  const { ticket, text } = await core.receive();
  await core.get("split.words", { id: ceremony.id, out: ticket, half: null });
  memory.words.push(...(await text).split(" "));
  await say({})(core, ceremony, memory);
};
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
  const split = provingWalks.find(({ kind }) => kind === "split-backup");
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
const openDrive: Act = async (core, { id }) =>
  core.get("usb.open", { id, passphrase: await core.send(PASSPHRASE) });
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

const openHotkey: Act = async (core, { id }) =>
  core.get("hotkeys.openPhrase", { id, passphrase: await core.send(PASSPHRASE) });
const lookAtHotkey: Act = async (core, ceremony, memory) => {
  const { ticket, text } = await core.receive();
  await core.get("hotkeys.words", { id: ceremony.id, out: ticket, half: null });
  memory.words.push(...(await text).split(" "));
  await say({})(core, ceremony, memory);
};

const provingWalks: readonly Walk[] = [
  usbCopy,
  {
    kind: "prove-usb",
    ...(usbCopy.options === undefined ? {} : { options: usbCopy.options, over: stick.over }),
    prepare: driveInRegister,
    road: ["room", "find", "open"],
    acts: { room: tickAll(PEOPLE), find: onDrive, open: openDrive },
  },
  {
    kind: "prove-share",
    options: {},
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
    options: {},
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
    kind: "reveal-hotkey",
    options: {},
    async prepare(core) {
      const coldkey = await createColdkey(core, "treasury");
      const passphrase = await core.send(PASSPHRASE);
      const { address } = await core.get("hotkeys.create", { coldkey, name: "miner", passphrase });
      return { subject: address, target: null };
    },
    road: ["room", "open", "words-1", "words-2"],
    acts: {
      room: tickAll(PEOPLE),
      open: openHotkey,
      "words-1": lookAtHotkey,
      "words-2": lookAtHotkey,
    },
    reopen: openHotkey,
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
    options: {},
    prepare: keyWithWords,
    road: ["room", "open", "quiz"],
    acts: { room: tickAll(PEOPLE), open: openWith("check.open"), quiz: answerQuiz },
    reopen: openWith("check.open"),
  },
  {
    kind: "rehearse-restore",
    options: {},
    prepare: keyWithWords,
    road: ["room", "words"],
    acts: {
      room: tickAll(PEOPLE),
      words: (core, ceremony) => give(core, ceremony.id, wordsOf(ceremony).join(" ")),
    },
  },
];

export const walks: readonly Walk[] = [
  ...provingWalks,
  {
    kind: "create-coldkey",
    prepare: async () => ({ subject: null, target: null }),
    road: ["name", "plan", "room", "passphrase", "write-1", "write-2", "prove", "record"],
    acts: {
      name: say({ name: "treasury", wordCount: 24 }),
      plan: say(PLAN),
      room: tickAll(PEOPLE),
      passphrase: sealIt,
      "write-1": writeBy("creation.words"),
      "write-2": writeBy("creation.words"),
      prove: takeBackBy("creation.prove"),
      record,
    },
    reopen: reopenIt,
  },
  {
    kind: "back-up-coldkey",
    prepare: async (core) => ({ subject: await createColdkey(core, "treasury"), target: null }),
    road: ["plan", "room", "open", "write-1", "write-2", "prove", "record"],
    acts: {
      plan: say(PLAN),
      room: tickAll(PEOPLE),
      open: openIt,
      "write-1": writeBy("backup.words"),
      "write-2": writeBy("backup.words"),
      prove: takeBackBy("backup.prove"),
      record,
    },
    reopen: openIt,
  },
  {
    kind: "prove-copy",
    options: {},
    async prepare(core, memory) {
      const subject = await createColdkey(core, "treasury", memory.words);
      const [copy] = core.workstation.snapshot().coldkeys[0]?.copies ?? [];
      return { subject, target: copy?.id ?? null };
    },
    road: ["room", "open", "prove"],
    acts: { room: tickAll(PEOPLE), open: openIt, prove: takeBackBy("backup.prove") },
    reopen: openIt,
  },
  {
    kind: "reveal-phrase",
    prepare: async (core) => ({ subject: await createColdkey(core, "treasury"), target: null }),
    road: ["why", "room", "confirm", "open", "words-1", "words-2"],
    acts: {
      why: say({ why: "compare-copy" }),
      room: tickAll(PEOPLE),
      confirm: tickAll({ typed: "treasury" }),
      open: openReveal,
      "words-1": lookAt,
      "words-2": lookAt,
    },
    reopen: openReveal,
  },
  {
    kind: "assess-machine",
    prepare: async () => ({ subject: null, target: null }),
    road: ["updates", "checks", "backups", "permissions", "drill"],
    // What the machine that runs the tests looks like is not theirs to say: every point is excused.
    acts: Object.fromEntries(
      ["updates", "checks", "backups", "permissions", "drill"].map((id) => [id, excuseAll]),
    ),
  },
];

export function under(core: Core, id: string): Ceremony {
  const found = core.workstation.snapshot().ceremonies.find((one) => one.id === id);
  if (found === undefined) throw new Error(`No ceremony ${id} is under way`);
  return found;
}

export async function step(core: Core, id: string, walk: Walk, memory: Memory): Promise<void> {
  const ceremony = under(core, id);
  if (ceremony.step.needsOpen && !ceremony.isOpen) await walk.reopen?.(core, ceremony, memory);
  const act = walk.acts[ceremony.step.id];
  if (act === undefined) throw new Error(`Nobody says what to do at ${ceremony.step.id}`);
  await act(core, under(core, id), memory);
}

export const newMemory = (): Memory => ({ words: [] });

/** How each kind of ceremony is walked through: one entry for each kind, one act for each of its steps. */
import { mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Operation } from "../../main/codec/pipeline.ts";
import type { Ss58 } from "../../main/codec/values.ts";
import type { Disk } from "../../main/lib/disk.ts";
import { VECTORS } from "../../main/vault/testing.ts";
import type { CallInput, Ceremony } from "../../preload/contract.ts";
import { folderDrive } from "./folder-drive.ts";
import type { Core, CoreOptions } from "./harness.ts";
import { addCopy, createColdkey, PASSPHRASE, PEOPLE, PLAN, readingsOf } from "./steps.ts";

type Act = (core: Core, ceremony: Ceremony, memory: Memory) => Promise<unknown>;

/** What a person has on paper between the steps. */
interface Memory {
  words: string[];
}

export interface Walk {
  readonly kind: string;
  /** How the core is opened, each time: a drive, or a vault in which nothing is measured. */
  readonly options?: CoreOptions;
  /** Folders that a person chose for it, besides the app's own; with a dash at the end, all whose names begin so. */
  readonly writesTo?: readonly string[];
  /** Its drive over another disk, for a test that breaks that one. */
  readonly over?: (disk: Disk) => Disk;
  /** What must be there before; returns what the ceremony is about. */
  readonly prepare: (
    core: Core,
    memory: Memory,
  ) => Promise<Pick<CallInput<"ceremonies.begin">, "subject" | "target">>;
  /** Where a call of its own begins it. */
  readonly begin?: (core: Core) => Promise<string>;
  readonly road: readonly string[];
  readonly acts: Readonly<Record<string, Act>>;
  /** Nobody is named in it. */
  readonly isNameless?: boolean;
  /** Of what a bare machine has no use for: which kind of workstation it is, unless a Vault. */
  readonly profile?: "combined";
  /** From this step on it has done what abandoning does not take back: another walk begins on a fresh machine. */
  readonly doneAt?: string;
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
    kind: "reveal-hotkey",
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

const readWords: Act = async (core, { id }, memory) => {
  const { phrase } = VECTORS[0];
  await core.get("import.inspectPhrase", { id, phrase: await core.send(phrase) });
  memory.words.splice(0, memory.words.length, ...phrase.split(" "));
};

/** Folders that the system's dialog will give. */
const DELIVERED = join(tmpdir(), "ckw-delivered-");
const deliveredTo: string[] = [];

function addressOf(core: Core, name: string): Ss58 {
  const coldkey = core.workstation.snapshot().coldkeys.find((one) => one.name === name);
  if (coldkey === undefined) throw new Error(`No coldkey ${name}`);
  return coldkey.address;
}

/** Through the pipeline until it is final. */
async function signed(core: Core, operation: Operation): Promise<void> {
  const { id } = await core.get("operations.draft", { operation });
  const { review } = await core.get("operations.review", { draft: id, overrideUnsafe: true });
  const passphrase = await core.send(PASSPHRASE);
  await core.get("operations.sign", { draft: id, payloadHash: review.payloadHash, passphrase });
  const state = () => core.workstation.snapshot().activities.find((one) => one.id === id)?.outcome;
  await core.until("it is submitted", () => state()?.state === "submitted");
  await core.get("rehearsal.advance", { blocks: 4 });
  await core.until("it is final", () => state()?.state === "finalised");
}

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
    kind: "import-key",
    prepare: async () => ({ subject: null, target: null }),
    road: ["source", "kept", "room", "open", "found", "recovery", "seal", "card"],
    acts: {
      source: say({ source: "words" }),
      kept: say({ kept: "paper" }),
      room: tickAll(PEOPLE),
      open: readWords,
      found: (core, ceremony, memory) => {
        const [found] = readingsOf(core, ceremony.id);
        const what = { name: "elsewhere", role: "coldkey", coldkey: null };
        return say({ ...what, address: found?.address ?? null })(core, ceremony, memory);
      },
      recovery: tickAll(),
      seal: async (core, { id }) =>
        core.get("import.seal", { id, passphrase: await core.send(PASSPHRASE) }),
      card: say({
        ...{ isCopy: true, label: "Card A", medium: "paper", place: "Bank" },
        ...{ custodian: "", serial: "" },
      }),
    },
    reopen: readWords,
  },
  {
    kind: "deliver-hotkeys",
    isNameless: true,
    options: { chosenFolders: deliveredTo },
    writesTo: [DELIVERED],
    async prepare(core) {
      const coldkey = await createColdkey(core, "treasury");
      const passphrase = await core.send(PASSPHRASE);
      const { address } = await core.get("hotkeys.create", { coldkey, name: "miner", passphrase });
      return { subject: address, target: null };
    },
    async begin(core) {
      const hotkeys = core.workstation.snapshot().hotkeys.map(({ address }) => address);
      const method = { kind: "folder", isEncrypted: false } as const;
      const { ceremony } = await core.get("deliveries.begin", { hotkeys, server: "rack", method });
      return ceremony;
    },
    road: ["ready", "release", "carry"],
    acts: {
      ready: tickAll(),
      release: async (core, { id: ceremony }) => {
        deliveredTo.push(await mkdtemp(DELIVERED));
        const one = core.workstation.snapshot().deliveries.find((it) => it.ceremony === ceremony);
        const id = one?.id ?? "";
        await core.get("deliveries.chooseFolder", { id });
        const passphrase = await core.send(PASSPHRASE);
        await core.get("deliveries.release", { id, passphrase, outgoing: null });
      },
      carry: tickAll(),
    },
    doneAt: "carry",
  },
  {
    kind: "swap-coldkey",
    // As a fast-blocks build has them: five days are fifty blocks.
    options: { rehearsalWorld: { subnets: 3, swapDelays: { announce: 50, reannounce: 10 } } },
    isNameless: true,
    profile: "combined",
    async prepare(core) {
      await core.until("the network is live", ({ chain }) => chain.state === "live");
      const coldkey = await createColdkey(core, "treasury");
      await core.get("faucet.request", { address: coldkey, overrideUnsafe: true });
      await core.until("the balance is seen", ({ coldkeys }) =>
        coldkeys.some(({ balance }) => (balance?.freeRao ?? 0n) > 0n),
      );
      await addCopy(core, await createColdkey(core, "fresh"), { label: "Plate B", place: "Bank" });
      return { subject: coldkey, target: null };
    },
    road: ["destination", "moves", "terms", "card", "announce", "execute", "verify"],
    acts: {
      destination: async (core, { id }) => {
        const destination = addressOf(core, "fresh");
        await core.get("swap.plan", { id, destination, passphrase: await core.send(PASSPHRASE) });
      },
      moves: tickAll(),
      terms: tickAll(),
      card: tickAll(),
      announce: async (core, { id, subject }) => {
        await core.until("the network is live", ({ chain }) => chain.state === "live");
        const coldkey = subject ?? addressOf(core, "treasury");
        const swap = () => core.workstation.snapshot().swaps.find((one) => one.coldkey === coldkey);
        await core.until("the plan is seen", () => swap()?.acts.includes("announce") ?? false);
        const newColdkeyHash = swap()?.plan?.newColdkeyHash ?? "";
        await signed(core, { kind: "announce-swap", coldkey, newColdkeyHash });
        await core.until("it goes on", () => under(core, id).step.id === "execute");
      },
      execute: async (core, { id, subject }) => {
        await core.until("the network is live", ({ chain }) => chain.state === "live");
        const coldkey = subject ?? addressOf(core, "treasury");
        const swap = () => core.workstation.snapshot().swaps.find((one) => one.coldkey === coldkey);
        await core.until("it is seen", () => (swap()?.announcement ?? null) !== null);
        const blocks = swap()?.announcement?.executable.blocksLeft ?? 0;
        if (blocks > 0) await core.get("rehearsal.advance", { blocks });
        await core.until("it is executable", () => swap()?.state === "executable");
        await signed(core, {
          kind: "execute-swap",
          coldkey,
          destination: addressOf(core, "fresh"),
        });
        await core.until("it goes on", () => under(core, id).step.id === "verify");
      },
      verify: tickAll(),
    },
    doneAt: "execute",
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

export async function begin(
  core: Core,
  walk: Walk,
  what: Pick<CallInput<"ceremonies.begin">, "subject" | "target">,
): Promise<string> {
  if (walk.begin !== undefined) return walk.begin(core);
  return (await core.get("ceremonies.begin", { kind: walk.kind, ...what })).id;
}

/** By its own call, where it has one. */
export async function beginWalk(
  core: Core,
  walk: Walk,
  what: Awaited<ReturnType<Walk["prepare"]>>,
): Promise<string> {
  if (walk.begin !== undefined) return walk.begin(core);
  return (await core.get("ceremonies.begin", { kind: walk.kind, ...what })).id;
}

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

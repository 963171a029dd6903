/** What a walk through a ceremony is made of: acts of a person at a step, and what they have on paper between them. */
import type { Disk } from "../../main/lib/disk.ts";
import type { CallInput, Ceremony } from "../../preload/contract.ts";
import type { Core, CoreOptions } from "./harness.ts";
import { PASSPHRASE } from "./steps.ts";

export type Act = (core: Core, ceremony: Ceremony, memory: Memory) => Promise<unknown>;

/** What a person has on paper between the steps. */
export interface Memory {
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

export function under(core: Core, id: string): Ceremony {
  const found = core.workstation.snapshot().ceremonies.find((one) => one.id === id);
  if (found === undefined) throw new Error(`No ceremony ${id} is under way`);
  return found;
}

type Opening = "creation.reopen" | "backup.open" | "reveal.open" | "split.open" | "check.open";
/** Opens what it works with, the first time and after each lock. */
export const openWith =
  (name: Opening | "hotkeys.openPhrase" | "usb.open"): Act =>
  async (core, { id }) =>
    core.get(name, { id, passphrase: await core.send(PASSPHRASE) });

/** Shows the words of its step, and goes on. */
export const readBy =
  (call: `${"creation" | "backup" | "reveal" | "split" | "hotkeys"}.words`): Act =>
  async (core, ceremony, memory) => {
    const { ticket, text } = await core.receive();
    await core.get(call, { id: ceremony.id, out: ticket, half: null });
    memory.words.push(...(await text).split(" "));
    await say({})(core, ceremony, memory);
  };

/** The whole phrase, taken back. */
export const takeBackBy =
  (call: "creation.prove" | "backup.prove"): Act =>
  async (core, { id }, { words }) => {
    const check = await core.get(call, { id, phrase: await core.send(words.join(" ")) });
    if (!check.match) throw new Error("The right phrase was refused");
  };

export const record: Act = say({
  label: "Plate C",
  medium: "steel",
  place: "Bank, box 2",
  custodian: "Notary",
  serial: "TE-40417",
});

export async function begin(
  core: Core,
  walk: Walk,
  what: Awaited<ReturnType<Walk["prepare"]>>,
): Promise<string> {
  if (walk.begin !== undefined) return walk.begin(core);
  return (await core.get("ceremonies.begin", { kind: walk.kind, ...what })).id;
}

export async function step(core: Core, id: string, walk: Walk, memory: Memory): Promise<void> {
  const ceremony = under(core, id);
  if (ceremony.step.needsOpen && !ceremony.isOpen) await walk.reopen?.(core, ceremony, memory);
  const act = walk.acts[ceremony.step.id];
  if (act === undefined) throw new Error(`Nobody says what to do at ${ceremony.step.id}`);
  await act(core, under(core, id), memory);
}

export const newMemory = (): Memory => ({ words: [] });

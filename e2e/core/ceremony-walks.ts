/** How each kind of ceremony is walked through: one entry for each kind, one act for each of its steps. */
import type { CallInput, Ceremony } from "../../preload/contract.ts";
import type { Core } from "./harness.ts";
import { createColdkey, PASSPHRASE } from "./steps.ts";

type Act = (core: Core, ceremony: Ceremony, memory: Memory) => Promise<unknown>;

/** What a person has on paper between the steps. */
interface Memory {
  words: string[];
}

export interface Walk {
  readonly kind: string;
  /** What must be there before; returns what the ceremony is about. */
  readonly prepare: (
    core: Core,
  ) => Promise<Pick<CallInput<"ceremonies.begin">, "subject" | "target">>;
  readonly road: readonly string[];
  readonly acts: Readonly<Record<string, Act>>;
  /** Opens again what a lock or a restart has closed. */
  readonly reopen?: Act;
}

export const ROOM = { operator: "Ada", witness: "" };

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

const openReveal: Act = async (core, { id }) =>
  core.get("reveal.open", { id, passphrase: await core.send(PASSPHRASE) });

const lookAt: Act = async (core, ceremony, memory) => {
  const { ticket, text } = await core.receive();
  await core.get("reveal.words", { id: ceremony.id, out: ticket, half: null });
  memory.words.push(...(await text).split(" "));
  await say({})(core, ceremony, memory);
};

export const walks: readonly Walk[] = [
  {
    kind: "reveal-phrase",
    prepare: async (core) => ({ subject: await createColdkey(core, "treasury"), target: null }),
    road: ["why", "room", "confirm", "open", "words-1", "words-2"],
    acts: {
      why: say({ why: "compare-copy" }),
      room: tickAll(ROOM),
      confirm: tickAll({ typed: "treasury" }),
      open: openReveal,
      "words-1": lookAt,
      "words-2": lookAt,
    },
    reopen: openReveal,
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

/**
 * A ceremony is data: who takes part, what they need in their hands, and steps that know where they lead. A later kind
 * adds a script and what only the core can do in it; the engine keeps the place, the journal and the transcript.
 */
import type * as v from "valibot";
import type { Answer, StepKind } from "../../../preload/contract.ts";

export type Answers = Readonly<Record<string, Answer>>;

export interface Item {
  readonly id: string;
  /** It may be left undone for a reason, which goes into journal and transcript. */
  readonly canSkip: boolean;
}

export interface Step {
  readonly id: string;
  readonly kind: StepKind;
  /** checklist, read-and-tick: what is ticked, one by one. */
  readonly items?: (answers: Answers) => readonly Item[];
  /** What the person says here; nothing unless given. Every text in it is a label that cannot look like a secret. */
  readonly answer?: v.GenericSchema<unknown, Answer>;
  /** The next step; null at the end. Must answer for every prefix of its own branch, and never lead in a circle. */
  readonly next: (answers: Answers) => string | null;
  /** No way back from here: what came before has been done and cannot be done again. */
  readonly isPointOfNoReturn?: boolean;
  /** Works only while the kind has its secret open in the vault. */
  readonly needsOpen?: boolean;
}

export interface Script {
  /** Its name in the journal. */
  readonly kind: string;
  /** Counts up when steps change so that stored answers no longer fit. */
  readonly version: number;
  readonly roles: readonly string[];
  readonly materials: readonly string[];
  readonly steps: readonly [Step, ...Step[]];
}

/** Steps that the core settles when their act is done: the screen cannot answer them. */
export const isSettledByCore = (kind: StepKind): boolean => kind === "act" || kind === "secret-in";

export function stepOf(script: Script, id: string): Step {
  const step = script.steps.find((one) => one.id === id);
  if (step === undefined) throw new Error(`The script ${script.kind} has no step ${id}`);
  return step;
}

/** What the kind knew at the beginning stands among the answers under this name; no step may have it. */
export const BEGIN = "begin";

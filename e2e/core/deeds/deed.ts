/** What the tables below say of an operation: how it ends well, and everything that the chain may have against it. */
import type { Operation } from "../../../main/codec/pipeline.ts";
import type { Rules } from "../../../main/rehearsal/rules.ts";
import type { Stage } from "./world.ts";

export type Kind = Operation["kind"];
type Of<K extends Kind> = Extract<Operation, { kind: K }>;

export interface Deed<K extends Kind> {
  before?(stage: Stage): Promise<void>;
  /** It leaves the coldkey frozen or empty; else all share one. */
  readonly isAlone?: boolean;
  operation(stage: Stage): Of<K>;
  /** Codes of what happened, in order. */
  readonly done: readonly string[];
}
export type Deeds<K extends Kind = Kind> = { readonly [One in K]: Deed<One> };

export interface Refusal {
  readonly kind: Kind;
  /** In a few words: what is in the way. */
  readonly why: string;
  before?(stage: Stage): Promise<void>;
  operation(stage: Stage): Operation;
  /**
   * What happens between signature and block. Without it the way is barred from the beginning: then nothing is signed,
   * and the chain is asked what it would have said to the same bytes.
   */
  spoil?(stage: Stage): Promise<void>;
  /** It stands in the way for a few blocks only, so it comes after all others. */
  readonly isBrief?: boolean;
  /** The code of the chain's own word for it; of a call inside of another, of that one. */
  readonly error: string;
  /** By which code a draft of the same is stopped. null: a new one would pass. */
  readonly blocked: string | null;
  /** Not stopped, but warned of. */
  readonly warned?: string;
  /** It leaves the coldkey unusable: such rows come last. */
  readonly spends?: boolean;
  /** What the chain's root decides otherwise from here on, until the answer. */
  readonly under?: Rules;
}

type Told = Pick<Refusal, "why" | "error" | "blocked"> & Partial<Refusal>;

/** Refusals of a family: they stand on what their deed stands on, where they say nothing else. */
export const refusalsOf =
  <K extends Kind>(deeds: Deeds<K>) =>
  (kind: K, told: Told): Refusal => {
    const deed: Deed<K> = deeds[kind];
    const { before } = deed;
    return {
      kind,
      ...(before === undefined ? {} : { before: (stage) => before(stage) }),
      operation: (stage) => deed.operation(stage),
      ...told,
    };
  };

/**
 * What another language says in place of English. The screens' words are put into `en` whole; those of refusals and of
 * the journal stay outside of the first screen, so they are asked for here when they are needed.
 */
import type { Messages } from "./en.ts";
import type { Explain, Explanation, FactReader } from "./faults.ts";
import type { Translation } from "./words.ts";

export interface Tongue {
  /** Of BCP 47: for numbers and dates, and for what reads the page aloud. */
  readonly locale: string;
  readonly words: Translation<Messages>;
  readonly late: LateWords;
}

export interface LateWords {
  readonly faults: Readonly<Record<string, Explain>>;
  readonly nested?: (
    code: string,
    facts: FactReader,
    explainCause: (code: string) => Explanation,
  ) => Explanation | null;
  readonly family?: (code: string, name: string) => Explanation | null;
  readonly unknown?: (code: string) => Explanation;
  readonly kinds: Readonly<Record<string, string>>;
  readonly facts: Readonly<Record<string, string>>;
  readonly values?: { readonly none: string; readonly yes: string; readonly no: string };
  /** Over everything that was said in English all the same. */
  readonly turn?: <T>(said: T) => T;
}

const NOTHING: LateWords = { faults: {}, kinds: {}, facts: {} };
let held: LateWords = NOTHING;

/** Only for `speak`, and for tests of another language. */
export function holdLate(words: LateWords): void {
  held = words;
}
export const late = (): LateWords => held;
/** English as this language lets it stand. */
export const asIs = <T>(said: T): T => held.turn?.(said) ?? said;

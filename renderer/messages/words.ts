/** The shape of messages without the sentences of any language, and the writing of a translation over English. */

type IsUnion<T, U = T> = T extends unknown ? ([U] extends [T] ? false : true) : never;

/**
 * A sentence is any string; a union of literals is a code (a level, a place to lead to) and stays. Functions keep what
 * they take.
 */
export type Words<T> = Sentence<Extract<T, string>> | Rest<Exclude<T, string>>;

type Sentence<S extends string> = [S] extends [never]
  ? never
  : IsUnion<S> extends true
    ? SentenceOrCode<S>
    : string;

/** Two sentences that a function chooses from are a union too; only a code has no space and no capital. */
type SentenceOrCode<S extends string> = S extends `${string} ${string}` | Capitalize<S>
  ? string
  : S;

type Rest<T> = T extends (...given: infer Given) => infer Said
  ? (...given: Given) => Words<Said>
  : T extends readonly (infer One)[]
    ? readonly Words<One>[]
    : T extends object
      ? { readonly [Name in keyof T]: Words<T[Name]> }
      : T;

/** Of a language that is being written: what is missing is said in English. */
export type Translation<T> = T extends (...given: never) => unknown
  ? T
  : T extends readonly unknown[]
    ? T
    : T extends object
      ? { readonly [Name in keyof T]?: Translation<T[Name]> }
      : T;

type Tree = Record<string, unknown>;
const isTree = (value: unknown): value is Tree =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** In place: what holds a part of the words holds the translated part. English stays where nothing is given. */
export function writeOver<T extends object>(words: T, translation: Translation<T>): void {
  writeTree(words as Tree, translation as Tree);
}

function writeTree(words: Tree, translation: Tree): void {
  for (const [name, value] of Object.entries(translation)) {
    const before = words[name];
    if (isTree(before) && isTree(value)) writeTree(before, value);
    else words[name] = value;
  }
}

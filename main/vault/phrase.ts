/**
 * BIP-39 English, without ever making the phrase one string: entropy becomes word numbers, word numbers become bytes,
 * and what a person typed is taken apart word by word as bytes. A single word is not a secret, the order is.
 */
import { createHash } from "node:crypto";
import wordlist from "@polkadot/util-crypto/mnemonic/wordlists/en";
import { Refusal } from "../lib/fault.ts";
import { SecretBytes } from "../lib/secret.ts";
import type { PhraseCheck, WordCount, WrongWord } from "./protocol.ts";

const BITS_PER_WORD = 11;
/** A standard's list of words, and the number of each. */
export interface WordList {
  readonly words: readonly string[];
  readonly numberOf: ReadonlyMap<string, number>;
}
export const wordListOf = (words: readonly string[]): WordList => ({
  words,
  numberOf: new Map(words.map((word, index) => [word, index])),
});
export const PHRASE_LIST = wordListOf(wordlist);
const ENCODER = new TextEncoder();
/** Nearest list words worth showing, and how far off a typing mistake may be in a short and in a long word. */
const NEAREST = { most: 3, maxDistanceShort: 2, maxDistance: 3, shortLength: 4 } as const;

/** BIP-39: 4 bytes of entropy for each 3 words. */
export function entropyBytesFor(wordCount: WordCount): number {
  return (wordCount / 3) * 4;
}

/** BIP-39: the first (bits / 32) bits of SHA-256 follow the entropy; then 11 bits make one word. */
export function wordNumbers(entropy: Uint8Array): number[] {
  const hash = createHash("sha256").update(entropy).digest();
  const checksum = hash[0] ?? 0;
  const count = (entropy.length / 4) * 3;
  const bitAt = (position: number): number => {
    const byte = position < entropy.length * 8 ? (entropy[position >> 3] ?? 0) : checksum;
    return (byte >> (7 - (position & 7))) & 1;
  };
  const numbers = Array.from({ length: count }, (_, word) => {
    let number = 0;
    for (let bit = 0; bit < BITS_PER_WORD; bit++) {
      number = (number << 1) | bitAt(word * BITS_PER_WORD + bit);
    }
    return number;
  });
  hash.fill(0);
  return numbers;
}

/** The other way; null when the count or the checksum is wrong. */
export function entropyOf(numbers: readonly number[]): SecretBytes | null {
  const isPossible = numbers.length % 3 === 0 && numbers.length >= 12 && numbers.length <= 24;
  if (!isPossible) return null;
  const entropy = new Uint8Array((numbers.length / 3) * 4);
  for (let position = 0; position < entropy.length * 8; position++) {
    const number = numbers[Math.floor(position / BITS_PER_WORD)] ?? 0;
    const bit = (number >> (BITS_PER_WORD - 1 - (position % BITS_PER_WORD))) & 1;
    const at = position >> 3;
    entropy[at] = ((entropy[at] ?? 0) << 1) | bit;
  }
  const again = wordNumbers(entropy);
  const isValid = again.every((number, index) => number === numbers[index]);
  again.fill(0);
  if (isValid) return SecretBytes.own(entropy);
  entropy.fill(0);
  return null;
}

/** Words `from` … `to` (1-based, inclusive) as UTF-8 with one space between. The caller wipes them. */
export function wordBytes(entropy: Uint8Array, from: number, to: number): Uint8Array {
  const numbers = wordNumbers(entropy);
  try {
    return bytesOfNumbers(numbers.slice(from - 1, to));
  } finally {
    numbers.fill(0);
  }
}

/** The words with these numbers, likewise. */
export function bytesOfNumbers(numbers: readonly number[], list = PHRASE_LIST): Uint8Array {
  const shown = numbers.map((number) => ENCODER.encode(wordAt(number, list)));
  const out = new Uint8Array(shown.reduce((sum, word) => sum + word.length + 1, -1));
  let at = 0;
  for (const word of shown) {
    out.set(word, at);
    at += word.length + 1;
    if (at <= out.length) out[at - 1] = 0x20;
    word.fill(0);
  }
  return out;
}

/** A word as typed: its number in the list, or -1 and its text (which is not a word of any phrase). */
interface TypedWord {
  readonly number: number;
  readonly text: string;
}

/**
 * Takes apart what a person typed: any case, any spacing, and btcli's numbered form in any order (`2-word 1-word`,
 * `1. word 2. word`, `1) word`). Throws PHRASE_NUMBERING when some words are numbered and the numbers do not run from
 * 1 without gaps.
 */
export function typedWords(phrase: Uint8Array, list = PHRASE_LIST): TypedWord[] {
  const numbered: { position: number; word: TypedWord }[] = [];
  const plain: TypedWord[] = [];
  let pending: number | null = null;
  for (const token of tokens(phrase)) {
    const { position, text } = withoutNumber(token);
    if (text === "") {
      if (pending !== null) throw new Refusal("PHRASE_NUMBERING");
      pending = position;
      continue;
    }
    const word = { number: list.numberOf.get(text) ?? -1, text };
    const place: number | null = position ?? pending;
    pending = null;
    if (place === null) plain.push(word);
    else numbered.push({ position: place, word });
  }
  if (numbered.length === 0 && pending === null) return plain;
  numbered.sort((one, other) => one.position - other.position);
  const isGapless = numbered.every(({ position }, index) => position === index + 1);
  if (plain.length > 0 || pending !== null || !isGapless) throw new Refusal("PHRASE_NUMBERING");
  return numbered.map(({ word }) => word);
}

/** Compares a typed phrase with the right one. Never says what a right word is. */
export function checkTyped(entropy: Uint8Array, phrase: Uint8Array): PhraseCheck {
  const expected = wordNumbers(entropy);
  try {
    return compareTyped(expected, phrase, PHRASE_LIST, (numbers) => {
      const other = entropyOf(numbers);
      other?.wipe();
      return other !== null;
    });
  } finally {
    expected.fill(0);
  }
}

/** The same for the words of any list. `isValid`: whether the checksum of known words fits. */
export function compareTyped(
  expected: readonly number[],
  phrase: Uint8Array,
  list: WordList,
  isValid: (numbers: readonly number[]) => boolean,
): PhraseCheck {
  const typed = typedWords(phrase, list);
  const isSameLength = typed.length === expected.length;
  if (isSameLength && typed.every((word, index) => word.number === expected[index])) {
    return { match: true };
  }
  return {
    match: false,
    expectedWords: expected.length,
    givenWords: typed.length,
    isOtherPhrase:
      typed.every((word) => word.number >= 0) && isValid(typed.map((word) => word.number)),
    wrong: typed.flatMap((word, index) =>
      // With a word too few or too many every later place would be "wrong": then only unknown words help.
      word.number < 0 || (isSameLength && word.number !== expected[index])
        ? [describe(word, index + 1, list)]
        : [],
    ),
  };
}

function describe(word: TypedWord, position: number, list: WordList): WrongWord {
  const isUnknown = word.number < 0;
  return { position, isUnknown, nearest: isUnknown ? nearestWords(word.text, list) : [] };
}

/**
 * List words within a few edits of `text`, nearest first, in list order among equals. A beginning of three letters or
 * more counts as one edit: people abbreviate, and four letters name a word.
 */
export function nearestWords(text: string, list = PHRASE_LIST): string[] {
  const most = text.length <= NEAREST.shortLength ? NEAREST.maxDistanceShort : NEAREST.maxDistance;
  return list.words
    .map((word) => ({
      word,
      distance: text.length >= 3 && word.startsWith(text) ? 1 : editDistance(text, word),
    }))
    .filter(({ distance }) => distance <= most)
    .sort((one, other) => one.distance - other.distance)
    .slice(0, NEAREST.most)
    .map(({ word }) => word);
}

/** Edits of one letter; two neighbours in the wrong order count as one, because fingers do that (optimal alignment). */
export function editDistance(one: string, other: string): number {
  let beforeLast: number[] = [];
  let last = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (let row = 1; row <= one.length; row++) {
    const current = [row];
    for (let column = 1; column <= other.length; column++) {
      const isSame = one[row - 1] === other[column - 1];
      const isSwapped =
        row > 1 &&
        column > 1 &&
        one[row - 1] === other[column - 2] &&
        one[row - 2] === other[column - 1];
      current[column] = Math.min(
        (last[column] ?? 0) + 1,
        (current[column - 1] ?? 0) + 1,
        (last[column - 1] ?? 0) + (isSame ? 0 : 1),
        isSwapped ? (beforeLast[column - 2] ?? 0) + 1 : Number.POSITIVE_INFINITY,
      );
    }
    [beforeLast, last] = [last, current];
  }
  return last[other.length] ?? 0;
}

function wordAt(number: number, list: WordList): string {
  const word = list.words[number];
  if (word === undefined) throw new RangeError("No such word");
  return word;
}

/** Splits at white space and commas on the bytes, and makes a string of one token at a time. */
function* tokens(phrase: Uint8Array): Generator<string> {
  const decoder = new TextDecoder();
  let start = 0;
  for (let at = 0; at <= phrase.length; at++) {
    const byte = phrase[at] ?? 0x20;
    const isGap = byte === 0x2c || byte === 0x20 || (byte >= 0x09 && byte <= 0x0d);
    if (!isGap) continue;
    if (at > start) {
      // NFKD turns the no-break and ideographic spaces of other keyboards into plain ones: split again.
      const text = decoder.decode(phrase.subarray(start, at)).normalize("NFKD").toLowerCase();
      yield* text.split(/\s+/u).filter((part) => part !== "");
    }
    start = at + 1;
  }
}

/** `3-word`, `3.word`, `3)word` → place and word; `3.`, `3)`, `3` → place alone; else the token as it is. */
function withoutNumber(token: string): { position: number | null; text: string } {
  const match = /^(\d{1,2})[-.):]?(\p{L}.*)?$/u.exec(token);
  if (match?.[1] === undefined) return { position: null, text: token };
  return { position: Number(match[1]), text: match[2] ?? "" };
}

/**
 * The check of a copy: some places of its words, in shuffled order, each as one right word among decoys (design §7,
 * docs/decisions/0008). What a person enters is a number from 1 to 6.
 *
 * - The order of the candidates is drawn anew for each question, so that the numbers entered are independent of the words:
 *   a key-logger learns which number was pressed and nothing else.
 * - The decoys of a place are always the same (derived from the phrase): two sessions laid over each other do not sift
 *   the right word out.
 * - No decoy is a word of the phrase: whoever sees the screen learns the words that were asked for and no other.
 * - Fewer than half of the places are asked for. Which is right is not said before the end, and then only how many.
 */
import { createHmac } from "node:crypto";
import type { WordList } from "./phrase.ts";

export const CANDIDATES = 6;
/** Of the places; rounded up it stays under a half for every length that phrases and shares have. */
const PART = 0.4;
const DOMAIN = "coldkey-workstation/quiz/v1";

export interface Question {
  /** From 1. */
  readonly place: number;
  /** Of the right one among the six: its place in the shuffled order. */
  readonly right: number;
  /** 0 is the right word, 1 … 5 the decoys. */
  readonly order: readonly number[];
}

/** How many places are asked for. */
export const questionCount = (words: number): number => Math.ceil(words * PART);

/** A whole number below `limit`, each as likely as the others. `random` gives so many bytes. */
export type Draw = (limit: number) => number;

export function drawFrom(random: (length: number) => Uint8Array): Draw {
  return (limit) => {
    const fair = Math.floor(0x1_0000_0000 / limit) * limit;
    for (;;) {
      const bytes = random(4);
      const value = new DataView(bytes.buffer, bytes.byteOffset, 4).getUint32(0);
      if (value < fair) return value % limit;
    }
  };
}

function shuffled<T>(items: readonly T[], draw: Draw): T[] {
  const out = [...items];
  for (let last = out.length - 1; last > 0; last--) {
    const other = draw(last + 1);
    [out[last], out[other]] = [out[other] as T, out[last] as T];
  }
  return out;
}

/** `asked`: places of earlier checks of the same copy, which come last, so that in three checks all have had their turn. */
export function planQuiz(words: number, asked: readonly number[], draw: Draw): Question[] {
  const places = Array.from({ length: words }, (_, index) => index + 1);
  const known = new Set(asked);
  const fresh = shuffled(
    places.filter((place) => !known.has(place)),
    draw,
  );
  const again = shuffled(
    places.filter((place) => known.has(place)),
    draw,
  );
  const chosen = [...fresh, ...again].slice(0, questionCount(words));
  return shuffled(chosen, draw).map((place) => {
    const order = shuffled(
      Array.from({ length: CANDIDATES }, (_, index) => index),
      draw,
    );
    return { place, order, right: order.indexOf(0) + 1 };
  });
}

/** The numbers of the six words in the order in which they are shown. The caller wipes them. */
export function candidates(
  secret: Uint8Array,
  numbers: readonly number[],
  list: WordList,
  { place, order }: Question,
): number[] {
  const word = numbers[place - 1];
  if (word === undefined) throw new RangeError("No such place");
  const six = [word];
  for (let counter = 0; six.length < CANDIDATES; counter++) {
    const bytes = createHmac("sha256", secret).update(`${DOMAIN}|${place}|${counter}`).digest();
    // Both lists have a power of two of words: nothing is favoured.
    const decoy = bytes.readUInt16BE(0) % list.words.length;
    bytes.fill(0);
    if (!numbers.includes(decoy) && !six.includes(decoy)) six.push(decoy);
  }
  const shown = order.map((which) => six[which] ?? word);
  six.fill(0);
  return shown;
}

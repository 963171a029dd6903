/**
 * Passphrases that nobody made up: words of the EFF's large list for dice (CC BY 3.0 US, eff.org/dice), chosen with the
 * system's entropy. The list is the one that the strength estimate brings along, in a chunk of its own.
 */
import type { Sodium } from "./sodium.ts";

/** A 16-bit number is taken only below the greatest multiple of the list's length: no word is likelier than another. */
const RANGE = 0x10000;

export interface Suggestion {
  /** UTF-8, words joined by hyphens. The caller wipes them. */
  readonly bytes: Uint8Array;
  readonly bits: number;
}

export async function suggestPassphrase(sodium: Sodium, words: number): Promise<Suggestion> {
  const { diceWords } = await import("./dice-words.ts");
  const encoder = new TextEncoder();
  const chosen = Array.from({ length: words }, () => {
    const word = diceWords[below(sodium, diceWords.length)];
    if (word === undefined) throw new Error("No such word");
    return encoder.encode(word);
  });
  const bytes = new Uint8Array(chosen.reduce((sum, word) => sum + word.length + 1, -1));
  let at = 0;
  for (const word of chosen) {
    bytes.set(word, at);
    at += word.length + 1;
    if (at <= bytes.length) bytes[at - 1] = 0x2d;
    word.fill(0);
  }
  return { bytes, bits: Math.floor(words * Math.log2(diceWords.length)) };
}

function below(sodium: Sodium, limit: number): number {
  const fair = RANGE - (RANGE % limit);
  for (;;) {
    const random = sodium.random(2);
    const number = (random[0] ?? 0) * 256 + (random[1] ?? 0);
    random.fill(0);
    if (number < fair) return number % limit;
  }
}

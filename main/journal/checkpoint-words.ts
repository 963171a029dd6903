/**
 * A checkpoint as words, for transcripts and for reading aloud: the first twelve bytes of the root, by the PGP word list.
 * Together with the number of entries they say whether a journal still contains what it held when they were printed.
 *
 * Twelve words are 96 bits: nobody finds another history that ends in the same words as one that was printed. Not the
 * BIP-39 list, on purpose: these words must never be taken for a recovery phrase (docs/decisions/0006).
 */
import { hash } from "node:crypto";
import { utf8ToBytes } from "../lib/bytes.ts";
import { parseCheckpoint, parseNote } from "./note.ts";
import { EVEN_WORDS, ODD_WORDS } from "./pgp-words.ts";

export const CHECKPOINT_WORDS = 12;

export interface PrintedCheckpoint {
  readonly origin: string;
  /** How many entries it covers; belongs beside the words. */
  readonly size: number;
  readonly words: readonly string[];
}

/** `root`: the 32 bytes of a root hash. */
export function checkpointWords(root: Uint8Array): string[] {
  return [...root.subarray(0, CHECKPOINT_WORDS)].map((byte, place) => listFor(place)[byte] ?? "");
}

/** A public key as words, to be compared on two screens: of the SHA-256 of its vkey. */
export function keyWords(vkey: string): string[] {
  return checkpointWords(new Uint8Array(hash("sha256", utf8ToBytes(vkey), "buffer")));
}

/** What a transcript prints of `journal.checkpoint()`; null for a text that is no checkpoint. Checks no signature. */
export function printedCheckpoint(note: string): PrintedCheckpoint | null {
  const parsed = parseNote(note);
  const checkpoint = parsed === null ? null : parseCheckpoint(parsed.text);
  if (checkpoint === null) return null;
  const { origin, size, root } = checkpoint;
  return { origin, size, words: checkpointWords(root) };
}

export type TypedWords =
  | { readonly ok: true; readonly rootStart: Uint8Array }
  /** `word` counts from 1. `isSwapped`: it is a word of the list, but for the other kind of place. */
  | { readonly ok: false; readonly word: number; readonly isSwapped: boolean }
  | { readonly ok: false; readonly count: number };

/** Words as somebody typed them from paper: case, digits, commas and line breaks do not matter. */
export function readCheckpointWords(text: string): TypedWords {
  const words = text.toLowerCase().match(/[a-z]+/g) ?? [];
  const rootStart = new Uint8Array(CHECKPOINT_WORDS);
  for (const [place, word] of words.slice(0, CHECKPOINT_WORDS).entries()) {
    const byte = byteOf(listFor(place), word);
    if (byte < 0) {
      const isSwapped = byteOf(listFor(place + 1), word) >= 0;
      return { ok: false, word: place + 1, isSwapped };
    }
    rootStart[place] = byte;
  }
  if (words.length !== CHECKPOINT_WORDS) return { ok: false, count: words.length };
  return { ok: true, rootStart };
}

function listFor(place: number): readonly string[] {
  return place % 2 === 0 ? EVEN_WORDS : ODD_WORDS;
}

function byteOf(list: readonly string[], word: string): number {
  return list.findIndex((known) => known.toLowerCase() === word);
}

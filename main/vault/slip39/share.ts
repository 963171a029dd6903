/**
 * One share as words (SLIP-0039, "Format of the share mnemonic"), ten bits a word:
 *
 *     15 identifier · 1 extendable · 4 iteration exponent
 *     4 group index · 4 group threshold - 1 · 4 group count - 1 · 4 member index · 4 member threshold - 1
 *     padding zeros, then the share value
 *     30 checksum
 */
import { Refusal } from "../../lib/fault.ts";

const WORD_BITS = 10;
const PARAMETER_WORDS = 4;
const CHECKSUM_WORDS = 3;
/** 128 bits of secret, the least that the standard allows. */
const LEAST_WORDS = 20;

export interface Share {
  readonly identifier: number;
  readonly isExtendable: boolean;
  readonly iterationExponent: number;
  readonly groupIndex: number;
  readonly groupThreshold: number;
  readonly groupCount: number;
  /** From 0. */
  readonly index: number;
  readonly threshold: number;
  /** Secret; its owner wipes it. */
  readonly value: Uint8Array;
}

/** In how many words a share of a secret of so many bytes is written. */
export function shareWordCount(secretBytes: number): number {
  return PARAMETER_WORDS + Math.ceil((secretBytes * 8) / WORD_BITS) + CHECKSUM_WORDS;
}

/** The caller wipes the numbers. */
export function shareNumbers(share: Share): number[] {
  const bits = new BitWriter();
  bits.push(share.identifier, 15);
  bits.push(share.isExtendable ? 1 : 0, 1);
  bits.push(share.iterationExponent, 4);
  bits.push(share.groupIndex, 4);
  bits.push(share.groupThreshold - 1, 4);
  bits.push(share.groupCount - 1, 4);
  bits.push(share.index, 4);
  bits.push(share.threshold - 1, 4);
  const valueBits = share.value.length * 8;
  bits.push(0, Math.ceil(valueBits / WORD_BITS) * WORD_BITS - valueBits);
  for (const byte of share.value) bits.push(byte, 8);
  return [...bits.words, ...checksum(bits.words, share.isExtendable)];
}

/**
 * Reads one share. Refuses SHARE_LENGTH {words}, SHARE_CHECKSUM, SHARE_PADDING and SHARE_GROUPS: each alone says that
 * what was written down is not a share, or not one of ours.
 */
export function shareOf(numbers: readonly number[]): Share {
  const valueWords = numbers.length - PARAMETER_WORDS - CHECKSUM_WORDS;
  const paddingBits = (valueWords * WORD_BITS) % 16;
  if (numbers.length < LEAST_WORDS || paddingBits > 8) {
    throw new Refusal("SHARE_LENGTH", { words: numbers.length });
  }
  const bits = new BitReader(numbers);
  const identifier = bits.take(15);
  const isExtendable = bits.take(1) === 1;
  if (polymod([...customization(isExtendable), ...numbers]) !== 1) {
    throw new Refusal("SHARE_CHECKSUM");
  }
  const iterationExponent = bits.take(4);
  const groupIndex = bits.take(4);
  const groupThreshold = bits.take(4) + 1;
  const groupCount = bits.take(4) + 1;
  const index = bits.take(4);
  const threshold = bits.take(4) + 1;
  if (groupThreshold > groupCount) throw new Refusal("SHARE_GROUPS");
  if (bits.take(paddingBits) !== 0) throw new Refusal("SHARE_PADDING");
  const value = Uint8Array.from({ length: (valueWords * WORD_BITS - paddingBits) / 8 }, () =>
    bits.take(8),
  );
  return {
    identifier,
    isExtendable,
    iterationExponent,
    groupIndex,
    groupThreshold,
    groupCount,
    index,
    threshold,
    value,
  };
}

// --- RS1024: "Checksum" ----------------------------------------------------------------------------------------------

const GENERATOR = [
  ...[0x00e0e040, 0x01c1c080, 0x03838100, 0x07070200, 0x0e0e0009],
  ...[0x1c0c2412, 0x38086c24, 0x3090fc48, 0x21b1f890, 0x03f3f120],
];

function polymod(values: readonly number[]): number {
  let sum = 1;
  for (const value of values) {
    const top = sum >>> 20;
    sum = ((sum & 0xfffff) << 10) ^ value;
    for (let bit = 0; bit < 10; bit++) sum ^= (GENERATOR[bit] ?? 0) & -((top >> bit) & 1);
  }
  return sum;
}

function customization(isExtendable: boolean): Uint8Array {
  return new TextEncoder().encode(isExtendable ? "shamir_extendable" : "shamir");
}

function checksum(words: readonly number[], isExtendable: boolean): number[] {
  const sum = polymod([...customization(isExtendable), ...words, 0, 0, 0]) ^ 1;
  return [(sum >> 20) & 1023, (sum >> 10) & 1023, sum & 1023];
}

// --- Bits, most significant first ------------------------------------------------------------------------------------

class BitWriter {
  readonly words: number[] = [];
  #word = 0;
  #filled = 0;

  push(value: number, bits: number): void {
    for (let bit = bits - 1; bit >= 0; bit--) {
      this.#word = (this.#word << 1) | ((value >> bit) & 1);
      this.#filled += 1;
      if (this.#filled < WORD_BITS) continue;
      this.words.push(this.#word);
      this.#word = 0;
      this.#filled = 0;
    }
  }
}

class BitReader {
  readonly #words: readonly number[];
  #at = 0;

  constructor(words: readonly number[]) {
    this.#words = words;
  }

  take(bits: number): number {
    let value = 0;
    for (let bit = 0; bit < bits; bit++) {
      const word = this.#words[Math.floor(this.#at / WORD_BITS)] ?? 0;
      value = (value << 1) | ((word >> (WORD_BITS - 1 - (this.#at % WORD_BITS))) & 1);
      this.#at += 1;
    }
    return value;
  }
}

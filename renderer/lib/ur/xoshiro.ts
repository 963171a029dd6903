/** xoshiro256**, seeded by SHA-256: the shared dice of sender and receiver (BCR-2020-005, bc-ur's xoshiro256.cpp). */
import { sha256 } from "@noble/hashes/sha2.js";

const MASK = (1n << 64n) - 1n;
const rotate = (value: bigint, by: bigint): bigint =>
  ((value << by) | (value >> (64n - by))) & MASK;

export interface Dice {
  /** 64 bits. */
  next(): bigint;
  /** From 0, below 1. */
  nextDouble(): number;
  /** From `low` to `high`, both included. */
  nextInt(low: number, high: number): number;
}

export function createDice(seed: Uint8Array): Dice {
  const view = new DataView(sha256(seed).buffer);
  let [a, b, c, d] = [0, 8, 16, 24].map((at) => view.getBigUint64(at)) as [
    bigint,
    bigint,
    bigint,
    bigint,
  ];
  const next = (): bigint => {
    const result = (rotate((b * 5n) & MASK, 7n) * 9n) & MASK;
    const shifted = (b << 17n) & MASK;
    c ^= a;
    d ^= b;
    b ^= c;
    a ^= d;
    c ^= shifted;
    d = rotate(d, 45n);
    return result;
  };
  // Number() rounds to the nearest double as the reference's cast does.
  const nextDouble = (): number => Number(next()) / 2 ** 64;
  return {
    next,
    nextDouble,
    nextInt: (low, high) => Math.floor(nextDouble() * (high - low + 1)) + low,
  };
}

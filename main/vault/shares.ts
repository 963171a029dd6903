/**
 * The split backup of a phrase: SLIP-0039 shares over its entropy, which the vault can make again at any time.
 *
 * What the standard draws at random is derived here: HMAC-SHA256 keyed by the entropy, over the split's public nonce. So
 * nothing about a share is ever stored, a ceremony goes on after a restart, and each share can be compared word by word
 * for as long as the key lives. Whoever holds fewer shares than it takes, and the nonce, can do no more than guess the
 * entropy itself, 128 bits at least (docs/decisions/0007).
 */
import { createHmac } from "node:crypto";
import { Refusal } from "../lib/fault.ts";
import { bytesOfNumbers, compareTyped, wordListOf } from "./phrase.ts";
import type { PhraseCheck, SplitOf } from "./protocol.ts";
import { shareNumbers, shareOf } from "./slip39/share.ts";
import { splitSecret } from "./slip39/split.ts";
import { SHARE_WORDS } from "./slip39/wordlist.ts";

export const SHARE_LIST = wordListOf(SHARE_WORDS);
const DOMAIN = "coldkey-workstation/slip39/v1";

/**
 * Bytes that look random to all who do not know the entropy. The threshold is part of what they depend on: two
 * polynomials of different degree must not share a coefficient. The count is not: the same share 1 of 3 is 1 of 5.
 */
function streamOf(entropy: Uint8Array, { nonce, threshold }: SplitOf) {
  let block = 0;
  return (length: number): Uint8Array => {
    const out = new Uint8Array(length);
    for (let at = 0; at < length; at += 32) {
      const bytes = createHmac("sha256", entropy)
        .update(`${DOMAIN}|${nonce}|${threshold}|${block}`)
        .digest();
      out.set(bytes.subarray(0, length - at), at);
      bytes.fill(0);
      block += 1;
    }
    return out;
  };
}

/** The word numbers of share `index` (from 1); lent, and wiped afterwards. */
export function withShare<T>(
  entropy: Uint8Array,
  split: SplitOf,
  index: number,
  work: (numbers: readonly number[]) => T,
): T {
  if (index > split.count || split.threshold > split.count) {
    throw new Refusal("SHARE_NOT_OF_SPLIT", { index, count: split.count });
  }
  const shares = splitSecret(entropy, split, streamOf(entropy, split));
  try {
    const share = shares[index - 1];
    if (share === undefined) throw new RangeError("A split without this share");
    const numbers = shareNumbers(share);
    try {
      return work(numbers);
    } finally {
      numbers.fill(0);
    }
  } finally {
    for (const { value } of shares) value.fill(0);
  }
}

/** Words `from` … `to` (1-based, inclusive) of a share. The caller wipes them. */
export function shareBytes(numbers: readonly number[], from: number, to: number): Uint8Array {
  return bytesOfNumbers(numbers.slice(from - 1, to), SHARE_LIST);
}

/** Compares a typed share with the right one. Never says what a right word is. */
export function checkShare(expected: readonly number[], typed: Uint8Array): PhraseCheck {
  return compareTyped(expected, typed, SHARE_LIST, isShare);
}

function isShare(numbers: readonly number[]): boolean {
  try {
    shareOf(numbers).value.fill(0);
    return true;
  } catch (error) {
    if (error instanceof Refusal) return false;
    throw error;
  }
}

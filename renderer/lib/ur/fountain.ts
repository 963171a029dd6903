/** A message as an endless row of parts, any sufficiently many of which give it back (BCR-2020-005). */
import { chooseFragments } from "./choice.ts";
import { crc32 } from "./crc32.ts";
import type { Part } from "./part.ts";

/** Shorter fragments would be all header (bc-ur's default). */
const LEAST_FRAGMENT = 10;

/** Bytes of each fragment: the fewest equal fragments of at most `most` bytes. */
export function fragmentLength(
  messageLength: number,
  most: number,
  least: number = LEAST_FRAGMENT,
): number {
  let length = messageLength;
  const mostCount = Math.max(1, Math.floor(messageLength / least));
  for (let count = 1; count <= mostCount; count += 1) {
    length = Math.ceil(messageLength / count);
    if (length <= most) break;
  }
  return length;
}

export interface Fountain {
  readonly count: number;
  /** `number`: from 1 to 2^32 - 1. */
  part(number: number): Part;
}

/** `message`: not empty. `mostFragment`: bytes of a fragment at most. */
export function createFountain(message: Uint8Array, mostFragment: number): Fountain {
  const length = fragmentLength(message.length, mostFragment);
  const count = Math.ceil(message.length / length);
  const padded = new Uint8Array(count * length);
  padded.set(message);
  const checksum = crc32(message);
  return {
    count,
    part(number) {
      const data = new Uint8Array(length);
      for (const index of chooseFragments(number, count, checksum)) {
        xorInto(data, padded.subarray(index * length, (index + 1) * length));
      }
      return { number, count, messageLength: message.length, checksum, data };
    },
  };
}

function xorInto(target: Uint8Array, source: Uint8Array): void {
  for (let at = 0; at < target.length; at += 1) target[at] = (target[at] ?? 0) ^ (source[at] ?? 0);
}

export interface Basin {
  /** True when the part told something new. False also for a part of another message. */
  add(part: Part): boolean;
  /** Whether a part belongs to the message of the first one. */
  fits(part: Part): boolean;
  /** Independent parts so far: complete at `count`. */
  readonly rank: number;
  readonly count: number;
  /** For each fragment whether its bytes are known already. */
  known(): boolean[];
  /** Null until complete, and when the bytes are not those that the checksum was taken of. */
  message(): Uint8Array | null;
}

/**
 * Gathers parts by elimination over GF(2), so that no independent part is wasted: each row is what it mixes, as bits,
 * and the mixture. The rows are kept reduced; their number is never above `count`.
 */
export function createBasin(first: Part): Basin {
  const { count, messageLength, checksum } = first;
  const fragment = first.data.length;
  const maskBytes = Math.ceil(count / 8);
  /** By the fragment that no other row mixes. */
  const rows = new Map<number, Uint8Array>();
  const has = (row: Uint8Array, index: number): boolean =>
    ((row[index >> 3] ?? 0) & (1 << (index & 7))) !== 0;

  const fits = (part: Part): boolean =>
    part.count === count &&
    part.messageLength === messageLength &&
    part.checksum === checksum &&
    part.data.length === fragment;

  function add(part: Part): boolean {
    if (!fits(part) || rows.size === count) return false;
    const row = new Uint8Array(maskBytes + fragment);
    row.set(part.data, maskBytes);
    for (const index of chooseFragments(part.number, count, checksum)) {
      row[index >> 3] = (row[index >> 3] ?? 0) | (1 << (index & 7));
    }
    for (const [pivot, other] of rows) if (has(row, pivot)) xorInto(row, other);
    let pivot = 0;
    while (pivot < count && !has(row, pivot)) pivot += 1;
    if (pivot === count) return false;
    for (const other of rows.values()) if (has(other, pivot)) xorInto(other, row);
    rows.set(pivot, row);
    return true;
  }

  function message(): Uint8Array | null {
    if (rows.size < count) return null;
    const whole = new Uint8Array(count * fragment);
    for (const [index, row] of rows) whole.set(row.subarray(maskBytes), index * fragment);
    const result = whole.slice(0, messageLength);
    return crc32(result) === checksum ? result : null;
  }

  function known(): boolean[] {
    return Array.from({ length: count }, (_, index) => {
      const row = rows.get(index);
      return row !== undefined && isAlone(row.subarray(0, maskBytes));
    });
  }

  return {
    add,
    fits,
    known,
    message,
    count,
    get rank() {
      return rows.size;
    },
  };
}

/** One bit and no other. */
function isAlone(mask: Uint8Array): boolean {
  let bits = 0;
  for (const byte of mask) for (let rest = byte; rest !== 0; rest &= rest - 1) bits += 1;
  return bits === 1;
}

/** One part of a message as CBOR: [number, count, message length, checksum, fragment] (BCR-2020-005). */
export interface Part {
  /** From 1. Beyond `count` the parts are mixed. */
  readonly number: number;
  readonly count: number;
  readonly messageLength: number;
  readonly checksum: number;
  readonly data: Uint8Array;
}

/** Major types of RFC 8949 §3.1 that occur here. */
const UNSIGNED = 0;
const BYTES = 2;
const ARRAY_OF_FIVE = 0x85;
const MOST = 0xffffffff;

function head(major: number, value: number): number[] {
  const first = major << 5;
  if (value < 24) return [first | value];
  if (value < 0x100) return [first | 24, value];
  if (value < 0x10000) return [first | 25, value >>> 8, value & 0xff];
  return [first | 26, value >>> 24, (value >>> 16) & 0xff, (value >>> 8) & 0xff, value & 0xff];
}

/** Null for another major type, a length above four bytes or one that is longer than needed, and at the end. */
function readHead(
  bytes: Uint8Array,
  at: number,
  major: number,
): { readonly value: number; readonly next: number } | null {
  const first = bytes[at];
  if (first === undefined || first >> 5 !== major) return null;
  const short = first & 31;
  if (short < 24) return { value: short, next: at + 1 };
  if (short > 26) return null;
  const size = 1 << (short - 24);
  if (at + 1 + size > bytes.length) return null;
  let value = 0;
  for (let index = 0; index < size; index += 1) value = value * 256 + (bytes[at + 1 + index] ?? 0);
  if (value < 24 || (size > 1 && value < 2 ** (8 * (size / 2)))) return null;
  return { value, next: at + 1 + size };
}

export function partToCbor({ number, count, messageLength, checksum, data }: Part): Uint8Array {
  const before = [
    ARRAY_OF_FIVE,
    ...[number, count, messageLength, checksum].flatMap((value) => head(UNSIGNED, value)),
    ...head(BYTES, data.length),
  ];
  const result = new Uint8Array(before.length + data.length);
  result.set(before);
  result.set(data, before.length);
  return result;
}

/** Null for anything but one well-formed part whose numbers fit each other. */
export function partFromCbor(bytes: Uint8Array): Part | null {
  if (bytes[0] !== ARRAY_OF_FIVE) return null;
  const numbers: number[] = [];
  let at = 1;
  for (let index = 0; index < 4; index += 1) {
    const read = readHead(bytes, at, UNSIGNED);
    if (read === null || read.value > MOST) return null;
    numbers.push(read.value);
    at = read.next;
  }
  const length = readHead(bytes, at, BYTES);
  if (length === null || length.next + length.value !== bytes.length) return null;
  const [number = 0, count = 0, messageLength = 0, checksum = 0] = numbers;
  const data = bytes.subarray(length.next);
  const isWhole = Math.ceil(messageLength / count) <= data.length && messageLength > 0;
  if (number < 1 || count < 1 || count > messageLength || data.length === 0 || !isWhole)
    return null;
  return { number, count, messageLength, checksum, data };
}

/** A byte string around the bytes: what a UR carries must be CBOR. */
export function bytesToCbor(bytes: Uint8Array): Uint8Array {
  const before = head(BYTES, bytes.length);
  const result = new Uint8Array(before.length + bytes.length);
  result.set(before);
  result.set(bytes, before.length);
  return result;
}

/** Null unless it is one byte string and nothing else. */
export function bytesFromCbor(cbor: Uint8Array): Uint8Array | null {
  const read = readHead(cbor, 0, BYTES);
  return read !== null && read.next + read.value === cbor.length ? cbor.slice(read.next) : null;
}

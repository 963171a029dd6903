/** The few SCALE encodings that this folder reads and writes itself, after their shapes were checked. */

/** A reader that refuses to run past the end: a short value is a broken node, not a zero. */
export class Reader {
  readonly #bytes: Uint8Array;
  #at = 0;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
  }

  bytes(length: number): Uint8Array {
    const end = this.#at + length;
    if (end > this.#bytes.length) throw new RangeError("A value from the chain is too short");
    const taken = this.#bytes.subarray(this.#at, end);
    this.#at = end;
    return taken;
  }

  unsigned(length: number): bigint {
    return this.bytes(length).reduceRight((sum, byte) => (sum << 8n) | BigInt(byte), 0n);
  }

  number(length: 1 | 2 | 4): number {
    return Number(this.unsigned(length));
  }

  bool(): boolean {
    return this.number(1) === 1;
  }

  /** Single-byte, two-byte and four-byte modes; the big-integer mode cannot be a length of anything read here. */
  compact(): number {
    const first = this.number(1);
    const mode = first & 3;
    if (mode === 0) return first >> 2;
    if (mode === 1) return (first | (this.number(1) << 8)) >> 2;
    if (mode === 2) return Number((BigInt(first) | (this.unsigned(3) << 8n)) >> 2n);
    throw new RangeError("A length from the chain is too large");
  }

  sized(): Uint8Array {
    return this.bytes(this.compact());
  }

  get rest(): number {
    return this.#bytes.length - this.#at;
  }
}

export function littleEndian(value: bigint | number, length: number): Uint8Array {
  const bytes = new Uint8Array(length);
  let left = BigInt(value);
  for (let at = 0; at < length; at++) {
    bytes[at] = Number(left & 255n);
    left >>= 8n;
  }
  if (left !== 0n) throw new RangeError("A number does not fit its encoding");
  return bytes;
}

export function compact(value: number): Uint8Array {
  if (value < 2 ** 6) return littleEndian(value << 2, 1);
  if (value < 2 ** 14) return littleEndian((value << 2) | 1, 2);
  if (value < 2 ** 30) return littleEndian(value * 4 + 2, 4);
  return new Uint8Array([3, ...littleEndian(value, 4)]);
}

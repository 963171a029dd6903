/** SCALE's byte level: little-endian integers, compact integers, length-prefixed bytes. */

/** Most values are integers and hashes. */
const INITIAL_CAPACITY = 32;
const utf8 = new TextEncoder();
const fromUtf8 = new TextDecoder("utf-8", { fatal: true });

/** Bytes that are not SCALE of the type they were read as. Expected on the wire, so it has its own class. */
export class ScaleError extends Error {
  override readonly name = "ScaleError";
}

export class ScaleWriter {
  #buffer = new Uint8Array(INITIAL_CAPACITY);
  #length = 0;

  u8(value: number): void {
    this.#reserve(1);
    this.#buffer[this.#length++] = value;
  }

  bytes(value: Uint8Array): void {
    this.#reserve(value.length);
    this.#buffer.set(value, this.#length);
    this.#length += value.length;
  }

  uint(value: number, width: number): void {
    this.#reserve(width);
    let rest = value;
    for (let i = 0; i < width; i++) {
      this.#buffer[this.#length++] = rest % 256;
      rest = Math.floor(rest / 256);
    }
  }

  bigUint(value: bigint, width: number): void {
    if (value < 0n || value >> BigInt(8 * width) !== 0n) {
      throw new RangeError(`${value} does not fit ${width} bytes`);
    }
    this.#reserve(width);
    let rest = value;
    for (let i = 0; i < width; i++) {
      this.#buffer[this.#length++] = Number(rest & 0xffn);
      rest >>= 8n;
    }
  }

  compact(value: number | bigint): void {
    const n = BigInt(value);
    if (n < 0n) throw new RangeError(`compact of negative ${n}`);
    if (n < 1n << 6n) this.u8(Number(n) << 2);
    else if (n < 1n << 14n) this.uint(Number(n) * 4 + 1, 2);
    else if (n < 1n << 30n) this.uint(Number(n) * 4 + 2, 4);
    else {
      let width = 4;
      while (n >> BigInt(8 * width) !== 0n) width++;
      this.u8(((width - 4) << 2) | 3);
      this.bigUint(n, width);
    }
  }

  /** Compact length, then the bytes. */
  blob(value: Uint8Array): void {
    this.compact(value.length);
    this.bytes(value);
  }

  text(value: string): void {
    this.blob(utf8.encode(value));
  }

  finish(): Uint8Array {
    return this.#buffer.slice(0, this.#length);
  }

  #reserve(extra: number): void {
    if (this.#length + extra <= this.#buffer.length) return;
    const grown = new Uint8Array(Math.max(this.#buffer.length * 2, this.#length + extra));
    grown.set(this.#buffer.subarray(0, this.#length));
    this.#buffer = grown;
  }
}

/** `MAX_EXTRINSIC_DEPTH` of sp-runtime: deeper calls within calls are refused before they exhaust the stack. */
const MAX_DEPTH = 256;

export class ScaleReader {
  readonly #bytes: Uint8Array;
  #offset = 0;
  #depth = 0;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
  }

  get offset(): number {
    return this.#offset;
  }

  get remaining(): number {
    return this.#bytes.length - this.#offset;
  }

  take(length: number): Uint8Array {
    if (length > this.remaining) throw new ScaleError("unexpected end of data");
    this.#offset += length;
    return this.#bytes.subarray(this.#offset - length, this.#offset);
  }

  /** What was read since `start`, exactly as it stood in the input. */
  since(start: number): Uint8Array {
    return this.#bytes.subarray(start, this.#offset);
  }

  u8(): number {
    return this.uint(1);
  }

  uint(width: number): number {
    return Number(this.bigUint(width));
  }

  bigUint(width: number): bigint {
    const bytes = this.take(width);
    let value = 0n;
    for (let i = width - 1; i >= 0; i--) value = (value << 8n) | BigInt(bytes[i] ?? 0);
    return value;
  }

  /** Refuses encodings longer than needed, as parity-scale-codec does. */
  compact(): bigint {
    const first = this.u8();
    const mode = first & 3;
    if (mode === 0) return BigInt(first >> 2);
    if (mode === 3) {
      const width = (first >> 2) + 4;
      const value = this.bigUint(width);
      const floor = width === 4 ? 1n << 30n : 1n << BigInt(8 * (width - 1));
      if (value < floor) throw new ScaleError("compact integer out of range");
      return value;
    }
    const rest = this.uint(mode === 1 ? 1 : 3);
    const value = (BigInt(rest) << 6n) | BigInt(first >> 2);
    if (value < (mode === 1 ? 1n << 6n : 1n << 14n)) {
      throw new ScaleError("compact integer out of range");
    }
    return value;
  }

  /** A compact length that the rest of the input can still hold, one byte per item at least. */
  length(): number {
    const length = this.compact();
    if (length > BigInt(this.remaining)) throw new ScaleError("length beyond the data");
    return Number(length);
  }

  blob(): Uint8Array {
    return this.take(this.length());
  }

  text(): string {
    try {
      return fromUtf8.decode(this.blob());
    } catch (cause) {
      throw cause instanceof ScaleError ? cause : new ScaleError("not UTF-8", { cause });
    }
  }

  /** Reads a value that may contain others of its kind. */
  nested<T>(read: () => T): T {
    if (++this.#depth > MAX_DEPTH) throw new ScaleError("nested too deeply");
    const value = read();
    this.#depth--;
    return value;
  }

  finish(): void {
    if (this.remaining > 0) throw new ScaleError(`${this.remaining} bytes too many`);
  }
}

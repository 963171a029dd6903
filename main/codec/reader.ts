/**
 * A SCALE reader over hostile bytes: it never reads past the end, never believes a length before the bytes are there,
 * and refuses with `SCALE_MALFORMED { at }` instead of returning something shorter.
 */
import { Refusal } from "../lib/fault.ts";

const decoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

export class Reader {
  readonly #bytes: Uint8Array;
  #at = 0;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
  }

  get at(): number {
    return this.#at;
  }

  get left(): number {
    return this.#bytes.length - this.#at;
  }

  fail(): never {
    throw new Refusal("SCALE_MALFORMED", { at: this.#at });
  }

  bytes(length: number): Uint8Array {
    if (length > this.left) this.fail();
    const part = this.#bytes.slice(this.#at, this.#at + length);
    this.#at += length;
    return part;
  }

  u8(): number {
    return this.bytes(1)[0] ?? this.fail();
  }

  /** Little-endian, unsigned. */
  unsigned(byteLength: number): bigint {
    let value = 0n;
    const part = this.bytes(byteLength);
    for (let index = part.length - 1; index >= 0; index -= 1) {
      value = (value << 8n) | BigInt(part[index] ?? 0);
    }
    return value;
  }

  /** Little-endian, two's complement. */
  signed(byteLength: number): bigint {
    return BigInt.asIntN(byteLength * 8, this.unsigned(byteLength));
  }

  u32(): number {
    return Number(this.unsigned(4));
  }

  /** SCALE compact integer, up to 2^536. Only the shortest form is accepted: one value, one encoding. */
  compact(): bigint {
    const first = this.u8();
    switch (first & 0b11) {
      case 0:
        return BigInt(first >> 2);
      case 1: {
        const value = BigInt((first | (this.u8() << 8)) >>> 2);
        return value < 64n ? this.fail() : value;
      }
      case 2: {
        const rest = this.unsigned(3);
        const value = ((rest << 8n) | BigInt(first)) >> 2n;
        return value < 16_384n ? this.fail() : value;
      }
      default: {
        const length = (first >> 2) + 4;
        const value = this.unsigned(length);
        const isShortest =
          length === 4 ? value >= 2n ** 30n : value >> BigInt(8 * (length - 1)) > 0n;
        return isShortest ? value : this.fail();
      }
    }
  }

  /** A count of things that take at least `leastBytes` each: a larger count than fits is refused before any work. */
  count(leastBytes: number): number {
    const value = this.compact();
    if (value * BigInt(leastBytes) > BigInt(this.left)) this.fail();
    return Number(value);
  }

  text(mostBytes = Number.POSITIVE_INFINITY): string {
    const length = this.count(1);
    if (length > mostBytes) this.fail();
    const part = this.bytes(length);
    try {
      return decoder.decode(part);
    } catch (cause) {
      throw new Refusal("SCALE_MALFORMED", { at: this.#at }, { cause });
    }
  }

  flag(): boolean {
    const value = this.u8();
    return value > 1 ? this.fail() : value === 1;
  }

  end(): void {
    if (this.left !== 0) this.fail();
  }
}

/** The hash functions of the chain: blake2b everywhere, xxhash for storage prefixes. */
import { blake2b } from "@noble/hashes/blake2.js";
import { xxhashAsU8a } from "@polkadot/util-crypto/xxhash";
import { type Hex, toHex } from "./hex.ts";

export function blake2_256(bytes: Uint8Array): Uint8Array {
  return blake2b(bytes, { dkLen: 32 });
}

export function blake2_256Hex(bytes: Uint8Array): Hex {
  return toHex(blake2_256(bytes));
}

export function blake2_128(bytes: Uint8Array): Uint8Array {
  return blake2b(bytes, { dkLen: 16 });
}

export function blake2_64(bytes: Uint8Array): Uint8Array {
  return blake2b(bytes, { dkLen: 8 });
}

export function twox128(bytes: Uint8Array): Uint8Array {
  return xxhashAsU8a(bytes, 128, true);
}

export function twox64(bytes: Uint8Array): Uint8Array {
  return xxhashAsU8a(bytes, 64, true);
}

const utf8 = new TextEncoder();
export function textBytes(text: string): Uint8Array {
  return utf8.encode(text);
}

export function concat(...parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let offset = 0;
  for (const part of parts) {
    whole.set(part, offset);
    offset += part.length;
  }
  return whole;
}

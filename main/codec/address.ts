/** SS58 addresses (domain reference §1.2): 32-byte accounts with prefix 42, nothing else. */
import { blake2b } from "@noble/hashes/blake2.js";
import { base58 } from "@scure/base";
import { ok, Refusal, type Result, refuse } from "../lib/fault.ts";
import type { Ss58 } from "./values.ts";
import { joinBytes } from "./writer.ts";

export const SS58_PREFIX = 42;
const ACCOUNT_BYTES = 32;
const CHECKSUM_BYTES = 2;
const CONTEXT = new TextEncoder().encode("SS58PRE");
/** The longest SS58 text there is; anything longer is not worth decoding. */
const MOST_CHARACTERS = 60;

function checksum(payload: Uint8Array): Uint8Array {
  return blake2b(joinBytes([CONTEXT, payload]), { dkLen: 64 }).subarray(0, CHECKSUM_BYTES);
}

export function encodeAddress(account: Uint8Array): Ss58 {
  if (account.length !== ACCOUNT_BYTES) throw new RangeError("An account has 32 bytes");
  const payload = joinBytes([Uint8Array.of(SS58_PREFIX), account]);
  // Prefix 42 with 32 bytes is always 48 characters beginning with 5: the brand's own pattern.
  return base58.encode(joinBytes([payload, checksum(payload)])) as Ss58;
}

/**
 * What a person typed or pasted. ADDRESS_NOT_BASE58, ADDRESS_LENGTH { characters }, ADDRESS_CHECKSUM, and
 * ADDRESS_OTHER_NETWORK { prefix } for a valid address of another chain's format, which is never converted silently.
 */
export function parseAddress(text: string): Result<Ss58> {
  const decoded = decodeAddress(text);
  if (!decoded.ok) return decoded;
  const { prefix, account } = decoded.value;
  if (prefix !== SS58_PREFIX) return refuse("ADDRESS_OTHER_NETWORK", { prefix });
  return ok(encodeAddress(account));
}

/** Any network's address, for comparing keys: what {@link parseAddress} refuses, without the prefix. */
export function decodeAddress(text: string): Result<{ prefix: number; account: Uint8Array }> {
  const trimmed = text.trim();
  if (trimmed.length > MOST_CHARACTERS)
    return refuse("ADDRESS_LENGTH", { characters: trimmed.length });
  let bytes: Uint8Array;
  try {
    bytes = base58.decode(trimmed);
  } catch {
    return refuse("ADDRESS_NOT_BASE58", {});
  }
  const [first = 0, second = 0] = bytes;
  const isLongPrefix = (first & 0b0100_0000) !== 0;
  const prefixBytes = isLongPrefix ? 2 : 1;
  if (bytes.length !== prefixBytes + ACCOUNT_BYTES + CHECKSUM_BYTES) {
    return refuse("ADDRESS_LENGTH", { characters: trimmed.length });
  }
  const payload = bytes.subarray(0, -CHECKSUM_BYTES);
  const expected = checksum(payload);
  const isSame = expected.every((byte, index) => byte === bytes[payload.length + index]);
  if (!isSame) return refuse("ADDRESS_CHECKSUM", {});
  const prefix = isLongPrefix
    ? ((first & 0b0011_1111) << 2) | (second >> 6) | ((second & 0b0011_1111) << 8)
    : first;
  return ok({ prefix, account: payload.slice(prefixBytes) });
}

/** The 32 bytes of an address that was parsed before; its checksum is checked once more. */
export function accountOf(address: Ss58): Uint8Array {
  const bytes = base58.decode(address);
  const payload = bytes.subarray(0, -CHECKSUM_BYTES);
  const expected = checksum(payload);
  const isGood =
    bytes.length === 1 + ACCOUNT_BYTES + CHECKSUM_BYTES &&
    payload[0] === SS58_PREFIX &&
    expected.every((byte, index) => byte === bytes[payload.length + index]);
  if (!isGood) throw new Refusal("ADDRESS_CHECKSUM", {});
  return payload.slice(1);
}

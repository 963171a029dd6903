/**
 * The two encodings of an sr25519 private key (domain reference §2.2). Key files hold the canonical one: scalar ‖ nonce.
 * Polkadot-js's curve code takes the ed25519-style one: scalar × 8 ‖ nonce, as plain integers, never reduced.
 */
import { sr25519Agreement } from "@polkadot/util-crypto/sr25519/agreement";

export const PRIVATE_KEY_BYTES = 64;
const SCALAR_BYTES = 32;

/** RFC 9496 §4: the order of the group, 2^252 + 27742317777372353535851937790883648493, little-endian. */
const GROUP_ORDER = Uint8Array.from(
  Buffer.from("edd3f55c1a631258d69cf7a2def9de1400000000000000000000000000000010", "hex"),
);
/** RFC 9496 §A.1: the encoding of the base point. */
const BASE_POINT = Uint8Array.from(
  Buffer.from("e2f2ae0a6abc4e71a884a961c500515f58e30b6aa582dd8db6a65945e08d2d76", "hex"),
);

/** A canonical scalar: not zero and below the order of the group. */
export function isCanonical(privateKey: Uint8Array): boolean {
  if (privateKey.length !== PRIVATE_KEY_BYTES) return false;
  const scalar = privateKey.subarray(0, SCALAR_BYTES);
  if (scalar.every((byte) => byte === 0)) return false;
  for (let at = SCALAR_BYTES - 1; at >= 0; at--) {
    const difference = (scalar[at] ?? 0) - (GROUP_ORDER[at] ?? 0);
    if (difference !== 0) return difference < 0;
  }
  return false;
}

/** Canonical → ed25519-style. The caller wipes the result. */
export function timesCofactor(privateKey: Uint8Array): Uint8Array {
  const out = privateKey.slice();
  let carry = 0;
  for (let at = 0; at < SCALAR_BYTES; at++) {
    const byte = privateKey[at] ?? 0;
    out[at] = ((byte << 3) | carry) & 0xff;
    carry = byte >> 5;
  }
  if (carry !== 0) throw new RangeError("Not a canonical private key");
  return out;
}

/** ed25519-style → canonical; null when it is not a multiple of 8. The caller wipes the result. */
export function byCofactor(secretKey: Uint8Array): Uint8Array | null {
  if (((secretKey[0] ?? 0) & 0b111) !== 0) return null;
  const out = secretKey.slice();
  for (let at = 0; at < SCALAR_BYTES; at++) {
    const next = at + 1 < SCALAR_BYTES ? (secretKey[at + 1] ?? 0) : 0;
    out[at] = ((secretKey[at] ?? 0) >> 3) | ((next << 5) & 0xff);
  }
  return out;
}

/** Of an ed25519-style key: scalar × base point, by the one multiplication that the package exports. */
export function publicKeyOfScalar(secretKey: Uint8Array): Uint8Array {
  return sr25519Agreement(secretKey, BASE_POINT);
}

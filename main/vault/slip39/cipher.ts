/**
 * SLIP-0039, "Encryption of the master secret": four rounds of a Feistel network whose round function is
 * PBKDF2-HMAC-SHA256. With the empty passphrase, the rule here, it hides nothing; it is part of the format.
 */
import { pbkdf2Sync } from "node:crypto";

const ROUNDS = 4;
const BASE_ITERATIONS = 10_000;
const SALT_PREFIX = new TextEncoder().encode("shamir");

export interface CipherParameters {
  readonly passphrase: Uint8Array;
  readonly iterationExponent: number;
  readonly identifier: number;
  /** Then the identifier is not part of the salt, so that several splits of one secret decrypt alike. */
  readonly isExtendable: boolean;
}

/** The caller wipes the result, and the secret. */
export const encryptSecret = (secret: Uint8Array, parameters: CipherParameters): Uint8Array =>
  feistel(secret, parameters, [0, 1, 2, 3]);

/** The caller wipes the result. */
export const decryptSecret = (encrypted: Uint8Array, parameters: CipherParameters): Uint8Array =>
  feistel(encrypted, parameters, [3, 2, 1, 0]);

function feistel(
  input: Uint8Array,
  { passphrase, iterationExponent, identifier, isExtendable }: CipherParameters,
  rounds: readonly number[],
): Uint8Array {
  const half = input.length / 2;
  const salt = isExtendable
    ? new Uint8Array()
    : Uint8Array.of(...SALT_PREFIX, identifier >> 8, identifier & 0xff);
  const iterations = (BASE_ITERATIONS << iterationExponent) / ROUNDS;
  let left = input.slice(0, half);
  let right = input.slice(half);
  for (const round of rounds) {
    const password = Uint8Array.of(round, ...passphrase);
    const salted = Uint8Array.of(...salt, ...right);
    const mask = pbkdf2Sync(password, salted, iterations, half, "sha256");
    for (let at = 0; at < half; at++) mask[at] = (mask[at] ?? 0) ^ (left[at] ?? 0);
    left.fill(0);
    password.fill(0);
    salted.fill(0);
    [left, right] = [right, new Uint8Array(mask.buffer, mask.byteOffset, half)];
  }
  const out = new Uint8Array(input.length);
  out.set(right);
  out.set(left, half);
  left.fill(0);
  right.fill(0);
  return out;
}

/**
 * Splits a secret into shares and puts it together again (SLIP-0039, "Generating the shares", "Combining the shares").
 * Makes one group of n members; reads any number of groups.
 *
 * What the standard draws at random comes from `random`, so that the caller decides what the shares depend on
 * (see shares.ts).
 */
import { createHmac } from "node:crypto";
import { Refusal } from "../../lib/fault.ts";
import { SecretBytes } from "../../lib/secret.ts";
import { decryptSecret, encryptSecret } from "./cipher.ts";
import { interpolate, type Point } from "./field.ts";
import type { Share } from "./share.ts";

/** "Shamir's secret sharing": where the secret and the digest lie on the polynomial. */
const SECRET_X = 255;
const DIGEST_X = 254;
const DIGEST_BYTES = 4;

export const MOST_SHARES = 16;
/** What the reference implementation writes: 20,000 rounds in all. */
const ITERATION_EXPONENT = 1;
/** 41 million rounds, some twenty seconds. The format has room for more, and nobody writes it. */
const MOST_ITERATION_EXPONENT = 12;

export interface SplitPlan {
  readonly threshold: number;
  readonly count: number;
}

/** All shares, in order. The caller wipes their values. Threshold 2 at least: one share must never be the key. */
export function splitSecret(
  secret: Uint8Array,
  { threshold, count }: SplitPlan,
  random: (length: number) => Uint8Array,
): Share[] {
  if (threshold < 2 || threshold > count || count > MOST_SHARES) {
    throw new RangeError("No such plan");
  }
  const [high = 0, low = 0] = random(2);
  const parameters = {
    identifier: ((high << 8) | low) & 0x7fff,
    isExtendable: true,
    iterationExponent: ITERATION_EXPONENT,
  };
  const encrypted = encryptSecret(secret, { ...parameters, passphrase: new Uint8Array() });
  try {
    return sharePoints(encrypted, threshold, count, random).map(({ x, y }) => ({
      ...parameters,
      groupIndex: 0,
      groupThreshold: 1,
      groupCount: 1,
      index: x,
      threshold,
      value: y,
    }));
  } finally {
    encrypted.fill(0);
  }
}

function sharePoints(
  secret: Uint8Array,
  threshold: number,
  count: number,
  random: (length: number) => Uint8Array,
): Point[] {
  const points: Point[] = Array.from({ length: threshold - 2 }, (_, x) => ({
    x,
    y: random(secret.length),
  }));
  const filler = random(secret.length - DIGEST_BYTES);
  const digest = digestOf(filler, secret);
  const digestPoint = Uint8Array.of(...digest, ...filler);
  const base = [...points, { x: DIGEST_X, y: digestPoint }, { x: SECRET_X, y: secret }];
  for (let x = points.length; x < count; x++) points.push({ x, y: interpolate(base, x) });
  filler.fill(0);
  digestPoint.fill(0);
  return points;
}

function digestOf(filler: Uint8Array, secret: Uint8Array): Uint8Array {
  return createHmac("sha256", filler).update(secret).digest().subarray(0, DIGEST_BYTES);
}

/**
 * The secret of exactly as many shares as it takes. Refuses SHARES_OF_TWO_SETS, SHARES_TWICE,
 * SHARES_TOO_FEW {have, need}, SHARES_TOO_MANY {have, need}, SHARES_COST and SHARES_DIGEST.
 */
export function combineShares(
  shares: readonly Share[],
  passphrase: Uint8Array = new Uint8Array(),
): SecretBytes {
  const [first] = shares;
  if (first === undefined) throw new Refusal("SHARES_TOO_FEW", { have: 0, need: 1 });
  for (const share of shares) if (!isOfSet(first, share)) throw new Refusal("SHARES_OF_TWO_SETS");
  if (first.iterationExponent > MOST_ITERATION_EXPONENT) {
    throw new Refusal("SHARES_COST", { exponent: first.iterationExponent });
  }

  const groups = new Map<number, Share[]>();
  for (const share of shares) {
    groups.set(share.groupIndex, [...(groups.get(share.groupIndex) ?? []), share]);
  }
  demandCount(groups.size, first.groupThreshold);
  const points = [...groups].map(([x, members]) => ({ x, y: groupSecret(members) }));
  const encrypted = recover(points, first.groupThreshold);
  try {
    return SecretBytes.own(decryptSecret(encrypted, { ...first, passphrase }));
  } finally {
    encrypted.fill(0);
    for (const { y } of points) y.fill(0);
  }
}

/** "All shares must have the same identifier, extendable flag, iteration exponent, group threshold, group count, length." */
export function isOfSet(one: Share, other: Share): boolean {
  return (
    one.identifier === other.identifier &&
    one.isExtendable === other.isExtendable &&
    one.iterationExponent === other.iterationExponent &&
    one.groupThreshold === other.groupThreshold &&
    one.groupCount === other.groupCount &&
    one.value.length === other.value.length
  );
}

function groupSecret(members: readonly Share[]): Uint8Array {
  const threshold = members[0]?.threshold ?? 1;
  if (members.some((member) => member.threshold !== threshold)) {
    throw new Refusal("SHARES_OF_TWO_SETS");
  }
  if (new Set(members.map(({ index }) => index)).size !== members.length) {
    throw new Refusal("SHARES_TWICE");
  }
  demandCount(members.length, threshold);
  return recover(
    members.map(({ index, value }) => ({ x: index, y: value })),
    threshold,
  );
}

function demandCount(have: number, need: number): void {
  if (have < need) throw new Refusal("SHARES_TOO_FEW", { have, need });
  if (have > need) throw new Refusal("SHARES_TOO_MANY", { have, need });
}

function recover(points: readonly Point[], threshold: number): Uint8Array {
  const [only] = points;
  if (threshold === 1 && only !== undefined) return only.y.slice();
  const secret = interpolate(points, SECRET_X);
  const digestPoint = interpolate(points, DIGEST_X);
  const expected = digestOf(digestPoint.subarray(DIGEST_BYTES), secret);
  const isRight = expected.every((byte, at) => byte === digestPoint[at]);
  digestPoint.fill(0);
  if (isRight) return secret;
  secret.fill(0);
  throw new Refusal("SHARES_DIGEST");
}

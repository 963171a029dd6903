/**
 * Throws of dice or coins as a second source of a new key's entropy (docs/formats.md, "Throws").
 *
 *     entropy = system ⊕ SHA-512("coldkey-workstation/throws/v1" ‖ 0 ‖ sides ‖ count ‖ throws)[0 … length]
 *
 * Exclusive or, because then nobody has to trust a hash for the promise that counts: whatever the throws are, chosen,
 * copied or all ones, uniform bytes stay uniform. And whoever knows the system's bytes still has to guess the throws.
 */
import { createHash } from "node:crypto";
import { Refusal } from "../lib/fault.ts";
import { SecretBytes } from "../lib/secret.ts";
import type { Sides, ThrowFinding, ThrowsJudged } from "./protocol.ts";

const DOMAIN = new TextEncoder().encode("coldkey-workstation/throws/v1\0");
/** More than anybody throws: 24 words need 256 coins or 100 dice. */
export const MOST_THROWS = 1024;

const ONE = 0x31;
const SPACES: readonly number[] = [0x20, 0x09, 0x0a, 0x0d];

/**
 * One digit for each throw, `1` … `6`; a coin's heads is 1, its tails 2. White space is skipped. Refuses
 * THROWS_MALFORMED. The result is the caller's to wipe.
 */
export function readThrows(typed: Uint8Array, sides: Sides): SecretBytes {
  const values = new Uint8Array(typed.length);
  let count = 0;
  for (const byte of typed) {
    if (SPACES.includes(byte)) continue;
    const value = byte - ONE + 1;
    if (value < 1 || value > sides) {
      values.fill(0);
      throw new Refusal("THROWS_MALFORMED", { sides });
    }
    values[count] = value;
    count += 1;
  }
  const throws = values.slice(0, count);
  values.fill(0);
  if (count === 0) throw new Refusal("THROWS_MALFORMED", { sides });
  return SecretBytes.own(throws);
}

/** A new buffer, the caller's to wipe; so is `system`. */
export function mixThrows(system: Uint8Array, sides: Sides, throws: Uint8Array): Uint8Array {
  const head = new Uint8Array(5);
  head[0] = sides;
  new DataView(head.buffer).setUint32(1, throws.length, true);
  const hash = createHash("sha512").update(DOMAIN).update(head).update(throws).digest();
  if (system.length > hash.length) throw new RangeError("More entropy than the hash has");
  const mixed = system.map((byte, index) => byte ^ (hash[index] ?? 0));
  hash.fill(0);
  return mixed;
}

// --- Judging -------------------------------------------------------------------------------------------------------

/** χ² that honest throws exceed once in ten thousand times, for one and for five degrees of freedom. */
const MOST_CHI_SQUARE: Readonly<Record<Sides, number>> = { 2: 15.14, 6: 25.74 };
/** Below this many for each face χ² means nothing. */
const LEAST_EXPECTED = 5;
/** Standard deviations of agreement with itself, shifted: among some hundred shifts chance does not reach this. */
const MOST_DEVIATIONS = 5;
const LEAST_FOR_PATTERN = 10;
/** Nearly one face only. */
const MOST_CHANCE = 0.9;

/**
 * What throws are worth by themselves. Advice, not a gate: mixed with the system's bytes the poorest throws do no
 * harm. `neededBits`: what the phrase holds.
 */
export function judgeThrows(throws: Uint8Array, sides: Sides, neededBits: number): ThrowsJudged {
  const idealBits = throws.length * Math.log2(sides);
  const isUneven =
    isSkewed(throws, sides) ||
    // Steps from throw to throw: uniform for honest dice; people avoid repeating themselves.
    isSkewed(steps(throws, sides), sides);
  const isPattern = repeatsItself(throws);
  const worthBits = isPattern ? 0 : isUneven ? throws.length * bitsOfCommonest(throws) : idealBits;
  const findings: ThrowFinding[] = [];
  if (isPattern) findings.push("THROWS_PATTERN");
  else if (isUneven) findings.push("THROWS_UNEVEN");
  if (idealBits < neededBits) findings.push("THROWS_FEW");
  return {
    count: throws.length,
    neededCount: Math.ceil(neededBits / Math.log2(sides)),
    bits: Math.floor(Math.min(worthBits, neededBits)),
    neededBits,
    findings,
  };
}

function countFaces(throws: Uint8Array): Map<number, number> {
  const faces = new Map<number, number>();
  for (const value of throws) faces.set(value, (faces.get(value) ?? 0) + 1);
  return faces;
}

function isSkewed(values: Uint8Array, sides: Sides): boolean {
  const expected = values.length / sides;
  if (expected < LEAST_EXPECTED) return false;
  const faces = countFaces(values);
  let chiSquare = 0;
  for (let face = 1; face <= sides; face++) {
    chiSquare += ((faces.get(face) ?? 0) - expected) ** 2 / expected;
  }
  return chiSquare > MOST_CHI_SQUARE[sides];
}

function steps(throws: Uint8Array, sides: Sides): Uint8Array {
  const differences = new Uint8Array(Math.max(0, throws.length - 1));
  for (let at = 0; at < differences.length; at++) {
    differences[at] = (((throws[at + 1] ?? 0) - (throws[at] ?? 0) + sides) % sides) + 1;
  }
  return differences;
}

/** Min-entropy of one throw as its commonest face has it. */
function bitsOfCommonest(throws: Uint8Array): number {
  const most = Math.max(...countFaces(throws).values());
  return -Math.log2(most / throws.length);
}

/** True for `123456123456…`, `1111…` and whatever else was typed twice. */
function repeatsItself(throws: Uint8Array): boolean {
  if (throws.length < LEAST_FOR_PATTERN) return false;
  const shares = [...countFaces(throws).values()].map((count) => count / throws.length);
  // What chance makes agree: more with a loaded die, which is another finding.
  const chance = shares.reduce((sum, share) => sum + share ** 2, 0);
  if (chance > MOST_CHANCE) return true;
  for (let shift = 1; shift <= throws.length / 2; shift++) {
    const pairs = throws.length - shift;
    let same = 0;
    for (let at = 0; at < pairs; at++) if (throws[at] === throws[at + shift]) same += 1;
    const deviation = Math.sqrt(pairs * chance * (1 - chance));
    if ((same - pairs * chance) / deviation > MOST_DEVIATIONS) return true;
  }
  return false;
}

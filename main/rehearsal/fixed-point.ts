/**
 * The integer arithmetic of the subnet pools: U64F64 (value × 2^64) and powers with a fractional exponent.
 * Rules and check values: domain reference §9a and §9a.3.
 */

const FRACTION_BITS = 64n;
export const U64F64_ONE = 1n << FRACTION_BITS;
/** The largest 128-bit value: U64F64 saturates instead of wrapping. */
const MAX_BITS = (1n << 128n) - 1n;

const saturate = (bits: bigint): bigint => (bits > MAX_BITS ? MAX_BITS : bits);

export function multiplyBits(a: bigint, b: bigint): bigint {
  return saturate((a * b) >> FRACTION_BITS);
}

/** x / 0 is 0, as in `safe_div`. */
export function divideBits(a: bigint, b: bigint): bigint {
  return b === 0n ? 0n : saturate((a << FRACTION_BITS) / b);
}

export function toBits(integer: bigint): bigint {
  return integer << FRACTION_BITS;
}

export function floorBits(bits: bigint): bigint {
  return bits >> FRACTION_BITS;
}

/** Parts per quintillion, the unit of the pool's weights and of the results of powers. */
export const QUINTILLION = 10n ** 18n;

const MAX_U64 = (1n << 64n) - 1n;

/** Working precision of logarithm and exponential; the result needs 60 of these bits. */
const PRECISION = 320n;
const ONE = 1n << PRECISION;

/** ⌊10^18 · (a/b)^(c/d)⌋ for 0 ≤ a ≤ b. */
export function powQuintillion(a: bigint, b: bigint, c: bigint, d: bigint): bigint {
  if (b <= 0n || d <= 0n || a > b) throw new RangeError("power outside of its domain");
  if (a === 0n) return c === 0n ? QUINTILLION : 0n;
  // The common case of equal weights, exact.
  if (c === d) return (QUINTILLION * a) / b;
  return (QUINTILLION * exponential((logarithm(a, b) * c) / d)) >> PRECISION;
}

/** The same for a ≥ b, where the result is at least one; saturates at 2^64 − 1 as the chain's conversion to u64 does. */
export function powAboveOne(a: bigint, b: bigint, c: bigint, d: bigint): bigint {
  if (b <= 0n || d <= 0n || a < b) throw new RangeError("power outside of its domain");
  const inverse = exponential((logarithm(b, a) * c) / d);
  const power = inverse === 0n ? MAX_U64 : (QUINTILLION * ONE) / inverse;
  return power > MAX_U64 ? MAX_U64 : power;
}

/** ln(a/b) ≤ 0, scaled by 2^320: halvings counted out, then 2·atanh((x−1)/(x+1)). */
function logarithm(a: bigint, b: bigint): bigint {
  let halvings = 0n;
  let numerator = a;
  while (numerator * 2n <= b) {
    numerator *= 2n;
    halvings++;
  }
  return doubleArtanh(((numerator - b) * ONE) / (numerator + b)) - halvings * LN_2;
}

function doubleArtanh(z: bigint): bigint {
  const square = (z * z) >> PRECISION;
  let power = z;
  let sum = 0n;
  for (let n = 1n; power !== 0n && power !== -1n; n += 2n) {
    sum += power / n;
    power = (power * square) >> PRECISION;
  }
  return 2n * sum;
}

/** ln 2 = 2·atanh(1/3). */
const LN_2 = doubleArtanh(ONE / 3n);

/** How often the argument is halved before the series, and the result squared after it. */
const SQUARINGS = 32n;

/** e^y for y ≤ 0, both scaled by 2^320. */
function exponential(y: bigint): bigint {
  const argument = y >> SQUARINGS;
  let term = ONE;
  let sum = 0n;
  for (let n = 1n; term !== 0n && term !== -1n; n++) {
    sum += term;
    term = ((term * argument) >> PRECISION) / n;
  }
  for (let i = 0n; i < SQUARINGS; i++) sum = (sum * sum) >> PRECISION;
  return sum;
}

/**
 * Shares of a pool as the chain counts them (`primitives/share-pool`): decimal floating point with a mantissa of 21 to
 * 22 digits, every operation rounded down. A position is worth ⌊value · share / all shares⌋.
 */

export interface SafeFloat {
  readonly mantissa: bigint;
  readonly exponent: bigint;
}

const MAX_MANTISSA = 10n ** 21n;
const MIN_MANTISSA = MAX_MANTISSA / 10n;
const MAX_U64 = (1n << 64n) - 1n;

export const NO_SHARE: SafeFloat = { mantissa: 0n, exponent: 0n };

/** A mantissa above 10^20 and at most 10^21, unless zero. */
function normalise(mantissa: bigint, exponent: bigint): SafeFloat {
  if (mantissa === 0n) return NO_SHARE;
  let [m, e] = [mantissa, exponent];
  for (; m > MAX_MANTISSA; e++) m /= 10n;
  for (; m <= MIN_MANTISSA; e--) m *= 10n;
  return { mantissa: m, exponent: e };
}

export const floatOf = (integer: bigint): SafeFloat => normalise(integer, 0n);
export const isZero = ({ mantissa }: SafeFloat): boolean => mantissa === 0n;

/** The part of `a` that counts beside a number with the exponent `exponent`. */
function aligned({ mantissa, exponent: own }: SafeFloat, exponent: bigint): bigint {
  return mantissa / 10n ** (exponent - own);
}

export function plus(a: SafeFloat, b: SafeFloat): SafeFloat {
  if (isZero(a)) return b;
  if (isZero(b)) return a;
  const exponent = a.exponent > b.exponent ? a.exponent : b.exponent;
  return normalise(aligned(a, exponent) + aligned(b, exponent), exponent);
}

/** What would be negative is zero. Nothing can be taken from nothing: then it stays as it is. */
export function minus(a: SafeFloat, b: SafeFloat): SafeFloat {
  if (isZero(a) || isZero(b)) return a;
  const exponent = a.exponent > b.exponent ? a.exponent : b.exponent;
  const rest = aligned(a, exponent) - aligned(b, exponent);
  return normalise(rest > 0n ? rest : 0n, exponent);
}

/** a · b / c; zero when c is. */
export function mulDiv(a: SafeFloat, b: SafeFloat, c: SafeFloat): SafeFloat {
  if (isZero(c)) return NO_SHARE;
  const exponent = a.exponent + b.exponent - c.exponent;
  return normalise((a.mantissa * b.mantissa) / c.mantissa, exponent);
}

export function toU64({ mantissa, exponent }: SafeFloat): bigint {
  const value = exponent >= 0n ? mantissa * 10n ** exponent : mantissa / 10n ** -exponent;
  return value > MAX_U64 ? MAX_U64 : value;
}

export interface SharePool {
  readonly value: bigint;
  readonly shares: SafeFloat;
}

export function valueOfShare(pool: SharePool, share: SafeFloat): bigint {
  return toU64(mulDiv(floatOf(pool.value), share, pool.shares));
}

function sharesFor(pool: SharePool, amount: bigint): SafeFloat {
  return mulDiv(floatOf(amount), pool.shares, floatOf(pool.value));
}

/** False when the amount is too small beside the pool to be counted. */
export function canAdd(pool: SharePool, amount: bigint): boolean {
  return isZero(pool.shares) || !isZero(sharesFor(pool, amount));
}

/** The pool and one holder's share after `change` came in (positive) or went out. */
export function changed(
  pool: SharePool,
  share: SafeFloat,
  change: bigint,
): { readonly pool: SharePool; readonly share: SafeFloat } {
  const size = change < 0n ? -change : change;
  const value = pool.value + change > 0n ? pool.value + change : 0n;
  if (isZero(pool.shares)) return { pool: { value, shares: floatOf(size) }, share: floatOf(size) };
  const moved = sharesFor(pool, size);
  const apply = change > 0n ? plus : minus;
  return { pool: { value, shares: apply(pool.shares, moved) }, share: apply(share, moved) };
}

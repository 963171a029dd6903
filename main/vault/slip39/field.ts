/**
 * GF(256) as in SLIP-0039, "Shamir's secret sharing": polynomials modulo x^8 + x^4 + x^3 + x + 1, byte by byte. Without
 * tables: a table that is looked up with a secret byte shows that byte to whoever shares the processor's cache.
 */

/** The reducing polynomial without its x^8. */
const REDUCE = 0x1b;

/** Takes the same steps whatever the bytes are. */
export function multiply(one: number, other: number): number {
  let product = 0;
  let left = one;
  for (let bit = 0; bit < 8; bit++) {
    product ^= left & -((other >> bit) & 1);
    left = ((left << 1) & 0xff) ^ (REDUCE & -(left >> 7));
  }
  return product;
}

/** x^254; only ever of public places, never of a secret. */
function inverse(x: number): number {
  let power = x;
  let result = 1;
  for (let bit = 1; bit < 8; bit++) {
    power = multiply(power, power);
    result = multiply(result, power);
  }
  return result;
}

/** A point of the polynomial: its public place and one secret byte for each byte of the shared secret. */
export interface Point {
  readonly x: number;
  readonly y: Uint8Array;
}

/** The value at `x` of the polynomial of lowest degree through `points` (distinct places, equal lengths). */
export function interpolate(points: readonly Point[], x: number): Uint8Array {
  const value = new Uint8Array(points[0]?.y.length ?? 0);
  for (const point of points) {
    let basis = 1;
    for (const other of points) {
      if (other === point) continue;
      basis = multiply(basis, multiply(x ^ other.x, inverse(point.x ^ other.x)));
    }
    for (let at = 0; at < value.length; at++) {
      value[at] = (value[at] ?? 0) ^ multiply(point.y[at] ?? 0, basis);
    }
  }
  return value;
}

/** The price of a registration: falls with every block, jumps with every registration. Domain reference §9a.2. */
import { U64F64_ONE } from "../fixed-point.ts";
import type { State, StateView } from "../storage.ts";
import { burn, burnHalfLife, burnIncreaseMult, maxBurn, minBurn } from "./subtensor-storage.ts";

const FACTOR_BITS = 32n;
const ONE = 1n << FACTOR_BITS;
const HALF = ONE >> 1n;

/** Square-and-multiply from the low bit, every product rounded down to 32 fraction bits. */
function power(base: bigint, exponent: number): bigint {
  let result = ONE;
  let square = base;
  for (let rest = exponent; rest > 0; rest = Math.floor(rest / 2)) {
    if (rest % 2 === 1) result = (result * square) >> FACTOR_BITS;
    square = (square * square) >> FACTOR_BITS;
  }
  return result;
}

const factors = new Map<number, bigint>();

/** What the price is multiplied with each block: the largest 32-bit fraction whose power is not above one half. */
export function decayFactor(halfLifeBlocks: number): bigint {
  if (halfLifeBlocks === 0) return ONE;
  const known = factors.get(halfLifeBlocks);
  if (known !== undefined) return known;
  let low = 0n;
  let high = ONE;
  while (high - low > 1n) {
    const middle = (low + high) / 2n;
    if (power(middle, halfLifeBlocks) <= HALF) low = middle;
    else high = middle;
  }
  factors.set(halfLifeBlocks, low);
  return low;
}

function clamp(state: StateView, netuid: number, price: bigint): bigint {
  const floor = minBurn.get(state, netuid);
  const ceiling = maxBurn.get(state, netuid);
  const raised = price < floor ? floor : price;
  return raised > ceiling ? ceiling : raised;
}

export function decayBurn(state: State, netuid: number): void {
  const before = burn.get(state, netuid);
  const decayed = (before * decayFactor(burnHalfLife.get(state, netuid))) >> FACTOR_BITS;
  const after = clamp(state, netuid, decayed);
  if (after !== before) burn.put(state, netuid, after);
}

export function bumpBurn(state: State, netuid: number): void {
  const { bits } = burnIncreaseMult.get(state, netuid);
  const multiplier = bits < U64F64_ONE ? U64F64_ONE : bits;
  const raised = (burn.get(state, netuid) * multiplier) >> 64n;
  burn.put(state, netuid, clamp(state, netuid, raised));
}

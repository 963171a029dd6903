/** What a transaction costs: base, weight, length, tip (domain reference §3.1, §9a.1). The multiplier is constantly 1. */
import { callWeight, paysFee, plus } from "./call-weights.ts";
import { type Weight, weightOf } from "./primitives.ts";
import type { RuntimeCall } from "./runtime-types.ts";
import { BASE_EXTRINSIC_WEIGHT } from "./version.ts";

/** 500 000 parts per billion of a rao per unit of ref_time (`LinearWeightToFee`). */
const REF_TIME_PER_RAO = 2_000n;

/**
 * Weight of all transaction extensions: 168.6 M units declared by the chain itself (swap guard 67.6 M, payment
 * wrapper 75 M, shield 26 M) and about 444 M for the stock ones, by upstream's benchmarks.
 */
const EXTENSION_WEIGHT = weightOf(612_600_000n, 0n);

/** Weight of a call with that of the extensions: what `query_info` and the events of inclusion name. */
export function totalWeight(call: RuntimeCall): Weight {
  return plus(callWeight(call), EXTENSION_WEIGHT);
}

export interface FeeParts {
  readonly base: bigint;
  readonly weight: bigint;
  readonly length: bigint;
}

export function feeParts(call: RuntimeCall, encodedLength: number): FeeParts {
  if (!paysFee(call)) return { base: 0n, weight: 0n, length: 0n };
  return {
    base: weightToFee(BASE_EXTRINSIC_WEIGHT),
    weight: weightToFee(totalWeight(call)),
    length: lengthToFee(encodedLength),
  };
}

/** The fee without the tip. */
export function inclusionFee(call: RuntimeCall, encodedLength: number): bigint {
  const parts = feeParts(call, encodedLength);
  return parts.base + parts.weight + parts.length;
}

/** To the nearest rao; exact halves go down, as `Perbill` multiplies. */
export function weightToFee(weight: Weight): bigint {
  const rao = weight.ref_time / REF_TIME_PER_RAO;
  const rest = weight.ref_time % REF_TIME_PER_RAO;
  return rest * 2n > REF_TIME_PER_RAO ? rao + 1n : rao;
}

/** 1 rao per byte. */
export function lengthToFee(length: number): bigint {
  return BigInt(length);
}

/** What a transaction costs: base, weight, length, tip (domain reference §3.1, §9a.1). The multiplier is constantly 1. */
import type { Weight } from "./primitives.ts";
import { weightOf } from "./primitives.ts";
import type { RuntimeCall } from "./runtime-types.ts";
import { BASE_EXTRINSIC_WEIGHT } from "./version.ts";

/** 500 000 parts per billion of a rao per unit of ref_time (`LinearWeightToFee`). */
const REF_TIME_PER_RAO = 2_000n;

/**
 * Weight of all transaction extensions: 168.6 M units declared by the chain itself (swap guard 67.6 M, payment
 * wrapper 75 M, shield 26 M) and about 444 M for the stock ones, by upstream's benchmarks.
 */
const EXTENSION_WEIGHT = weightOf(612_600_000n, 0n);

/**
 * Declared weights of the calls. Those of registration are computed back from the fees of §3.2; those of transfers
 * and batches are upstream's benchmarks with this chain's database weights. A client must quote, never assume.
 */
const REGISTER_WEIGHT = weightOf(4_080_000_000n, 27_000n);
const REGISTER_LIMIT_WEIGHT = weightOf(5_520_000_000n, 27_000n);
const TRANSFER_WEIGHT = weightOf(188_000_000n, 3_593n);
const TRANSFER_ALL_WEIGHT = weightOf(189_000_000n, 3_593n);
const REMARK_WEIGHT = weightOf(2_000_000n, 0n);
const REMARK_PER_BYTE = 400n;
const REMARK_EVENT_WEIGHT = weightOf(6_500_000n, 0n);
const REMARK_EVENT_PER_BYTE = 1_400n;
const BATCH_WEIGHT = weightOf(5_000_000n, 3_997n);
const BATCH_PER_CALL = 4_500_000n;

function callWeight(call: RuntimeCall): Weight {
  switch (call.tag) {
    case "System": {
      const length = BigInt(call.value.value.remark.length);
      return call.value.tag === "remark"
        ? plus(REMARK_WEIGHT, weightOf(length * REMARK_PER_BYTE, 0n))
        : plus(REMARK_EVENT_WEIGHT, weightOf(length * REMARK_EVENT_PER_BYTE, 0n));
    }
    case "Timestamp":
      return weightOf(0n, 0n);
    case "Balances":
      return call.value.tag === "transfer_all" ? TRANSFER_ALL_WEIGHT : TRANSFER_WEIGHT;
    case "SubtensorModule":
      return call.value.tag === "register_limit" ? REGISTER_LIMIT_WEIGHT : REGISTER_WEIGHT;
    case "Utility": {
      const { calls } = call.value.value;
      const own = plus(BATCH_WEIGHT, weightOf(BigInt(calls.length) * BATCH_PER_CALL, 0n));
      return calls.reduce((sum, inner) => plus(sum, callWeight(inner)), own);
    }
  }
}

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

function plus(a: Weight, b: Weight): Weight {
  return weightOf(a.ref_time + b.ref_time, a.proof_size + b.proof_size);
}

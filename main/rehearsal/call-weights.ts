/**
 * Declared weights of the calls. Those of pallet 7 are computed back from the fees of the domain reference (§3.2–§4.1);
 * the others are upstream's benchmarks with this chain's database weights. A client must quote, never assume.
 */
import { type Weight, weightOf } from "./primitives.ts";
import type { RuntimeCall } from "./runtime-types.ts";

/** Rao that the weight of a call of pallet 7 costs: ref_time / 2 000. */
const SUBTENSOR_FEES: Readonly<
  Record<Extract<RuntimeCall, { tag: "SubtensorModule" }>["value"]["tag"], bigint>
> = {
  add_stake: 1_530_000n,
  add_stake_limit: 1_630_000n,
  remove_stake: 1_290_000n,
  remove_stake_limit: 1_360_000n,
  remove_stake_full_limit: 1_370_000n,
  unstake_all: 90_000n,
  unstake_all_alpha: 2_140_000n,
  move_stake: 700_000n,
  transfer_stake: 670_000n,
  swap_stake: 2_160_000n,
  swap_stake_limit: 2_260_000n,
  burned_register: 2_040_000n,
  register_limit: 2_760_000n,
  register_network: 3_040_000n,
  start_call: 180_000n,
  increase_take: 130_000n,
  decrease_take: 130_000n,
  set_children: 1_680_000n,
  set_childkey_take: 210_000n,
  set_identity: 100_000n,
  set_subnet_identity: 70_000n,
  swap_hotkey: 7_850_000n,
  swap_hotkey_v2: 2_500_000n,
  try_associate_hotkey: 200_000n,
  set_coldkey_auto_stake_hotkey: 170_000n,
  claim_root: 500_000n,
  set_root_claim_type: 230_000n,
  lock_stake: 420_000n,
  move_lock: 550_000n,
  set_perpetual_lock: 200_000n,
  set_reject_locked_alpha: 60_000n,
  announce_coldkey_swap: 220_000n,
  swap_coldkey_announced: 1_360_000n,
  dispute_coldkey_swap: 90_000n,
  clear_coldkey_swap_announcement: 80_000n,
};
const REF_TIME_PER_RAO = 2_000n;
const SUBTENSOR_PROOF_SIZE = 27_000n;

const TRANSFER = weightOf(188_000_000n, 3_593n);
const TRANSFER_ALL = weightOf(189_000_000n, 3_593n);
const REMARK = weightOf(2_000_000n, 0n);
const REMARK_PER_BYTE = 400n;
const REMARK_EVENT = weightOf(6_500_000n, 0n);
const REMARK_EVENT_PER_BYTE = 1_400n;
const BATCH = weightOf(5_000_000n, 3_997n);
const BATCH_PER_CALL = 4_500_000n;
const PROXY = weightOf(160_000_000n, 5_000n);
const PROXY_ENTRY = weightOf(150_000_000n, 5_000n);
const MULTISIG = weightOf(190_000_000n, 7_000n);

export function callWeight(call: RuntimeCall): Weight {
  switch (call.tag) {
    case "System": {
      const length = BigInt(call.value.value.remark.length);
      return call.value.tag === "remark"
        ? plus(REMARK, weightOf(length * REMARK_PER_BYTE, 0n))
        : plus(REMARK_EVENT, weightOf(length * REMARK_EVENT_PER_BYTE, 0n));
    }
    case "Timestamp":
      return weightOf(0n, 0n);
    case "Balances":
      return call.value.tag === "transfer_all" ? TRANSFER_ALL : TRANSFER;
    case "SubtensorModule":
      return weightOf(SUBTENSOR_FEES[call.value.tag] * REF_TIME_PER_RAO, SUBTENSOR_PROOF_SIZE);
    case "Utility": {
      const { calls } = call.value.value;
      const own = plus(BATCH, weightOf(BigInt(calls.length) * BATCH_PER_CALL, 0n));
      return calls.reduce((sum, inner) => plus(sum, callWeight(inner)), own);
    }
    case "Proxy":
      return call.value.tag === "proxy" || call.value.tag === "proxy_announced"
        ? plus(PROXY, callWeight(call.value.value.call))
        : PROXY_ENTRY;
    case "Multisig":
      return call.value.tag === "as_multi"
        ? plus(MULTISIG, callWeight(call.value.value.call))
        : MULTISIG;
  }
}

/** A batch pays as soon as one of its calls does; a proxy follows its inner call. */
export function paysFee(call: RuntimeCall): boolean {
  switch (call.tag) {
    case "SubtensorModule":
      return call.value.tag !== "increase_take" && call.value.tag !== "decrease_take";
    case "Utility": {
      const { calls } = call.value.value;
      return calls.length === 0 || calls.some(paysFee);
    }
    case "Proxy":
      return call.value.tag !== "proxy" || paysFee(call.value.value.call);
    default:
      return true;
  }
}

export function plus(a: Weight, b: Weight): Weight {
  return weightOf(a.ref_time + b.ref_time, a.proof_size + b.proof_size);
}

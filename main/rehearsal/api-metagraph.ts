/** The two views of one subnet: all its neurons column by column, and its hyperparameters as a list with names. */
import { at, named, spelled, struct, variant, wrapped } from "./composite.ts";
import { floorBits, multiplyBits, toBits } from "./fixed-point.ts";
import { textBytes } from "./hashing.ts";
import * as limits from "./pallets/subtensor-stake-storage.ts";
import * as store from "./pallets/subtensor-storage.ts";
import { i32f32, u64f64 } from "./pallets/subtensor-types.ts";
import { priceBits } from "./pallets/swap.ts";
import { accountId } from "./primitives.ts";
import { method } from "./state-api.ts";
import type { StateView } from "./storage.ts";
import {
  bool,
  bytes,
  compactOfU16,
  compactOfU32,
  compactOfU64,
  compactOfU128,
  option,
  u16,
  type ValueOf,
  vec,
} from "./type.ts";

const accounts = spelled(vec(accountId), "Vec<AccountId>");
const flags = spelled(vec(bool), "Vec<bool>");
const shares = spelled(vec(compactOfU16), "Vec<Compact<u16>>");
const blocks = spelled(vec(compactOfU64), "Vec<Compact<u64>>");
const alphas = spelled(vec(compactOfU64), "Vec<Compact<AlphaBalance>>");
const taos = spelled(vec(compactOfU64), "Vec<Compact<TaoBalance>>");

const subnetState = struct(
  "pallet_subtensor::rpc_info::show_subnet::SubnetState",
  named({
    netuid: spelled(compactOfU16, "Compact<NetUid>"),
    hotkeys: accounts,
    coldkeys: accounts,
    active: flags,
    validator_permit: flags,
    pruning_score: shares,
    last_update: blocks,
    emission: alphas,
    dividends: shares,
    incentives: shares,
    consensus: shares,
    trust: shares,
    rank: shares,
    block_at_registration: blocks,
    alpha_stake: alphas,
    tao_stake: taos,
    total_stake: taos,
    emission_history: spelled(vec(vec(compactOfU64)), "Vec<Vec<Compact<AlphaBalance>>>"),
  }),
  [{ name: "AccountId", type: accountId }],
);

/** Stake is shown in TAO at the price of the pool; the weight that root stake has beside it is no part of the model. */
function stateOf(state: StateView, netuid: number): ValueOf<typeof subnetState> | null {
  if (!store.networksAdded.get(state, netuid)) return null;
  const seats = Array.from({ length: store.subnetworkN.get(state, netuid) }, (_, uid) => uid);
  const hotkeys = seats.map((uid) => store.keys.get(state, netuid, uid));
  const price = priceBits(state, netuid);
  const alpha = hotkeys.map((hotkey) => limits.totalHotkeyAlpha.get(state, hotkey, netuid));
  const tao = hotkeys.map((hotkey) => limits.totalHotkeyAlpha.get(state, hotkey, 0));
  const zeros = seats.map(() => 0);
  return {
    netuid,
    hotkeys,
    coldkeys: hotkeys.map((hotkey) => store.owner.get(state, hotkey)),
    active: store.active.get(state, netuid),
    validator_permit: store.validatorPermit.get(state, netuid),
    pruning_score: seats.map(() => 65_535),
    last_update: store.lastUpdate.get(state, netuid),
    emission: store.emission.get(state, netuid),
    dividends: store.dividends.get(state, netuid),
    incentives: store.incentive.get(state, netuid),
    consensus: store.consensus.get(state, netuid),
    trust: zeros,
    rank: zeros,
    block_at_registration: seats.map((uid) => store.blockAtRegistration.get(state, netuid, uid)),
    alpha_stake: alpha,
    tao_stake: tao,
    total_stake: alpha.map(
      (amount, at) => floorBits(multiplyBits(toBits(amount), price)) + (tao[at] ?? 0n),
    ),
    emission_history: [],
  };
}

const hyperparamValue = variant("pallet_subtensor::rpc_info::subnet_info::HyperparamValue", {
  Bool: at(0, wrapped(spelled(bool, "bool"))),
  U16: at(1, wrapped(spelled(compactOfU16, "Compact<u16>"))),
  U32: at(2, wrapped(spelled(compactOfU32, "Compact<u32>"))),
  U64: at(3, wrapped(spelled(compactOfU64, "Compact<u64>"))),
  U128: at(4, wrapped(spelled(compactOfU128, "Compact<u128>"))),
  TaoBalance: at(5, wrapped(spelled(compactOfU64, "Compact<TaoBalance>"))),
  I32F32: at(6, wrapped(spelled(i32f32, "I32F32"))),
  U64F64: at(7, wrapped(spelled(u64f64, "U64F64"))),
});
const hyperparam = struct(
  "pallet_subtensor::rpc_info::subnet_info::HyperparamEntry",
  named({ name: spelled(bytes, "Vec<u8>"), value: spelled(hyperparamValue, "HyperparamValue") }),
);
type Hyperparam = ValueOf<typeof hyperparam>;

/** What this node knows of a subnet. A real chain's list is longer: weights, bonds and difficulty are not modelled. */
function hyperparamsOf(state: StateView, netuid: number): Hyperparam[] | null {
  if (!store.networksAdded.get(state, netuid)) return null;
  const values: Readonly<Record<string, Hyperparam["value"]>> = {
    tempo: { tag: "U16", value: store.tempo.get(state, netuid) },
    immunity_period: { tag: "U16", value: store.immunityPeriod.get(state, netuid) },
    registration_allowed: {
      tag: "Bool",
      value: store.networkRegistrationAllowed.get(state, netuid),
    },
    min_burn: { tag: "TaoBalance", value: store.minBurn.get(state, netuid) },
    max_burn: { tag: "TaoBalance", value: store.maxBurn.get(state, netuid) },
    burn_half_life: { tag: "U16", value: store.burnHalfLife.get(state, netuid) },
    burn_increase_mult: { tag: "U64F64", value: store.burnIncreaseMult.get(state, netuid) },
    subnet_is_active: { tag: "Bool", value: limits.subtokenEnabled.get(state, netuid) },
    transfers_enabled: { tag: "Bool", value: limits.transferToggle.get(state, netuid) },
  };
  return Object.entries(values).map(([name, value]) => ({ name: textBytes(name), value }));
}

export const metagraphMethods = [
  method("get_subnet_state", { netuid: u16 }, option(subnetState), (state, { netuid }) =>
    stateOf(state, netuid),
  ),
  method(
    "get_subnet_hyperparams_v3",
    { netuid: u16 },
    option(vec(hyperparam)),
    (state, { netuid }) => hyperparamsOf(state, netuid),
  ),
] as const;

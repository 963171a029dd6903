/** A subnet's hyperparameters as a list with names. */
import { at, named, spelled, struct, variant, wrapped } from "./composite.ts";
import { textBytes } from "./hashing.ts";
import * as rules from "./pallets/subtensor-rules-storage.ts";
import * as limits from "./pallets/subtensor-stake-storage.ts";
import * as store from "./pallets/subtensor-storage.ts";
import { i32f32, u64f64 } from "./pallets/subtensor-types.ts";
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

const ofBool = (value: boolean) => ({ tag: "Bool", value }) as const;
const ofU16 = (value: number) => ({ tag: "U16", value }) as const;
const ofU64 = (value: bigint) => ({ tag: "U64", value }) as const;

/** In the real chain's order and by its names; its list has a few more, which are about consensus and the owner's cut. */
function hyperparamsOf(state: StateView, netuid: number): Hyperparam[] | null {
  if (!store.networksAdded.get(state, netuid)) return null;
  const [alphaLow, alphaHigh] = rules.alphaValues.get(state, netuid);
  const values: Readonly<Record<string, Hyperparam["value"]>> = {
    kappa: ofU16(rules.kappa.get(state, netuid)),
    immunity_period: ofU16(store.immunityPeriod.get(state, netuid)),
    min_allowed_weights: ofU16(rules.minAllowedWeights.get(state, netuid)),
    max_weights_limit: ofU16(rules.maxWeightsLimit.get(state, netuid)),
    tempo: ofU16(store.tempo.get(state, netuid)),
    weights_version: ofU64(rules.weightsVersion.get(state, netuid)),
    weights_rate_limit: ofU64(rules.weightsRateLimit.get(state, netuid)),
    activity_cutoff: ofU16(rules.activityCutoff.get(state, netuid)),
    registration_allowed: ofBool(store.networkRegistrationAllowed.get(state, netuid)),
    target_regs_per_interval: ofU16(rules.targetRegistrations.get(state, netuid)),
    min_burn: { tag: "TaoBalance", value: store.minBurn.get(state, netuid) },
    max_burn: { tag: "TaoBalance", value: store.maxBurn.get(state, netuid) },
    burn_half_life: ofU16(store.burnHalfLife.get(state, netuid)),
    burn_increase_mult: { tag: "U64F64", value: store.burnIncreaseMult.get(state, netuid) },
    bonds_moving_avg: ofU64(rules.bondsMovingAverage.get(state, netuid)),
    max_regs_per_block: ofU16(rules.maxRegistrationsPerBlock.get(state, netuid)),
    serving_rate_limit: ofU64(rules.servingRateLimit.get(state, netuid)),
    max_validators: ofU16(rules.maxValidators.get(state, netuid)),
    commit_reveal_period: ofU64(rules.revealPeriodEpochs.get(state, netuid)),
    commit_reveal_weights_enabled: ofBool(rules.commitRevealEnabled.get(state, netuid)),
    alpha_high: ofU16(alphaHigh),
    alpha_low: ofU16(alphaLow),
    liquid_alpha_enabled: ofBool(rules.liquidAlphaOn.get(state, netuid)),
    subnet_is_active: ofBool(limits.subtokenEnabled.get(state, netuid)),
    transfers_enabled: ofBool(limits.transferToggle.get(state, netuid)),
  };
  return Object.entries(values).map(([name, value]) => ({ name: textBytes(name), value }));
}

export const hyperparamMethods = [
  method(
    "get_subnet_hyperparams_v3",
    { netuid: u16 },
    option(vec(hyperparam)),
    (state, { netuid }) => hyperparamsOf(state, netuid),
  ),
] as const;

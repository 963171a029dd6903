/** One subnet with all its neurons, column by column: as it is shown, and with all its rules. */
import {
  account,
  alpha,
  block,
  count,
  dynamicInfoOf,
  subnet,
  tao,
  text,
} from "./api-dynamic-info.ts";
import { named, spelled, struct } from "./composite.ts";
import { floorBits, multiplyBits, toBits } from "./fixed-point.ts";
import { allNetuids } from "./pallets/subtensor-positions.ts";
import * as rules from "./pallets/subtensor-rules-storage.ts";
import * as limits from "./pallets/subtensor-stake-storage.ts";
import * as store from "./pallets/subtensor-storage.ts";
import {
  axonInfo,
  chainIdentity,
  i96f32,
  NO_AXON,
  subnetIdentity,
} from "./pallets/subtensor-types.ts";
import { priceBits } from "./pallets/swap.ts";
import { number } from "./pallets/system.ts";
import { accountId } from "./primitives.ts";
import { method } from "./state-api.ts";
import type { StateView } from "./storage.ts";
import {
  bool,
  compactOfU16,
  compactOfU64,
  compactOfU128,
  option,
  tuple,
  u8,
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

/** One entry for each neuron, in the order of their uids. */
const columns = {
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
} as const;

const subnetState = struct(
  "pallet_subtensor::rpc_info::show_subnet::SubnetState",
  named({
    netuid: subnet,
    hotkeys: accounts,
    coldkeys: accounts,
    ...columns,
    emission_history: spelled(vec(vec(compactOfU64)), "Vec<Vec<Compact<AlphaBalance>>>"),
  }),
  [{ name: "AccountId", type: accountId }],
);

const metagraph = struct(
  "pallet_subtensor::rpc_info::metagraph::Metagraph",
  named({
    netuid: subnet,
    name: text,
    symbol: text,
    identity: spelled(option(subnetIdentity), "Option<SubnetIdentityV3>"),
    network_registered_at: block,
    owner_hotkey: account,
    owner_coldkey: account,
    block,
    tempo: count,
    last_step: block,
    blocks_since_last_step: block,
    subnet_emission: block,
    alpha_in: alpha,
    alpha_out: alpha,
    tao_in: tao,
    alpha_out_emission: alpha,
    alpha_in_emission: alpha,
    tao_in_emission: tao,
    pending_alpha_emission: alpha,
    pending_root_emission: tao,
    subnet_volume: spelled(compactOfU128, "Compact<u128>"),
    moving_price: spelled(i96f32, "I96F32"),
    rho: count,
    kappa: count,
    min_allowed_weights: count,
    max_weights_limit: count,
    weights_version: block,
    weights_rate_limit: block,
    activity_cutoff: block,
    max_validators: count,
    num_uids: count,
    max_uids: count,
    burn: tao,
    difficulty: block,
    registration_allowed: spelled(bool, "bool"),
    pow_registration_allowed: spelled(bool, "bool"),
    immunity_period: count,
    min_difficulty: block,
    max_difficulty: block,
    min_burn: tao,
    max_burn: tao,
    adjustment_alpha: block,
    adjustment_interval: count,
    target_regs_per_interval: count,
    max_regs_per_block: count,
    serving_rate_limit: block,
    commit_reveal_weights_enabled: spelled(bool, "bool"),
    commit_reveal_period: block,
    liquid_alpha_enabled: spelled(bool, "bool"),
    alpha_high: count,
    alpha_low: count,
    bonds_moving_avg: block,
    hotkeys: accounts,
    coldkeys: accounts,
    identities: spelled(vec(option(chainIdentity)), "Vec<Option<ChainIdentityOfV2>>"),
    axons: spelled(vec(axonInfo), "Vec<AxonInfo>"),
    ...columns,
    tao_dividends_per_hotkey: spelled(
      vec(tuple(accountId, compactOfU64)),
      "Vec<(AccountId, Compact<TaoBalance>)>",
    ),
    alpha_dividends_per_hotkey: spelled(
      vec(tuple(accountId, compactOfU64)),
      "Vec<(AccountId, Compact<AlphaBalance>)>",
    ),
  }),
  [{ name: "AccountId", type: accountId }],
);
type Metagraph = ValueOf<typeof metagraph>;

/** Stake is shown in TAO at the price of the pool; the weight that root stake has beside it is no part of the model. */
function columnsOf(state: StateView, netuid: number) {
  const seats = Array.from({ length: store.subnetworkN.get(state, netuid) }, (_, uid) => uid);
  const hotkeys = seats.map((uid) => store.keys.get(state, netuid, uid));
  const price = priceBits(state, netuid);
  const alpha_stake = hotkeys.map((hotkey) => limits.totalHotkeyAlpha.get(state, hotkey, netuid));
  const tao_stake = hotkeys.map((hotkey) => limits.totalHotkeyAlpha.get(state, hotkey, 0));
  const zeros = seats.map(() => 0);
  return {
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
    alpha_stake,
    tao_stake,
    total_stake: alpha_stake.map(
      (amount, at) => floorBits(multiplyBits(toBits(amount), price)) + (tao_stake[at] ?? 0n),
    ),
  };
}

function stateOf(state: StateView, netuid: number): ValueOf<typeof subnetState> | null {
  if (!store.networksAdded.get(state, netuid)) return null;
  return { netuid, ...columnsOf(state, netuid), emission_history: [] };
}

function metagraphOf(state: StateView, netuid: number, mechanism = 0): Metagraph | null {
  const info = dynamicInfoOf(state, netuid);
  if (info === null || mechanism >= rules.mechanismCount.get(state, netuid)) return null;
  const columns = columnsOf(state, netuid);
  const [alpha_low, alpha_high] = rules.alphaValues.get(state, netuid);
  return {
    ...info,
    name: info.subnet_name,
    symbol: info.token_symbol,
    identity: info.subnet_identity,
    block: BigInt(number.get(state)),
    subnet_emission: info.emission,
    rho: rules.rho.get(state, netuid),
    kappa: rules.kappa.get(state, netuid),
    min_allowed_weights: rules.minAllowedWeights.get(state, netuid),
    max_weights_limit: rules.maxWeightsLimit.get(state, netuid),
    weights_version: rules.weightsVersion.get(state, netuid),
    weights_rate_limit: rules.weightsRateLimit.get(state, netuid),
    activity_cutoff: BigInt(rules.activityCutoff.get(state, netuid)),
    max_validators: rules.maxValidators.get(state, netuid),
    num_uids: columns.hotkeys.length,
    max_uids: store.maxAllowedUids.get(state, netuid),
    burn: store.burn.get(state, netuid),
    difficulty: rules.difficulty.get(state, netuid),
    registration_allowed: store.networkRegistrationAllowed.get(state, netuid),
    pow_registration_allowed: rules.powRegistrationAllowed.get(state, netuid),
    immunity_period: store.immunityPeriod.get(state, netuid),
    min_difficulty: rules.minDifficulty.get(state, netuid),
    max_difficulty: rules.maxDifficulty.get(state, netuid),
    min_burn: store.minBurn.get(state, netuid),
    max_burn: store.maxBurn.get(state, netuid),
    adjustment_alpha: rules.adjustmentAlpha.get(state, netuid),
    adjustment_interval: rules.adjustmentInterval.get(state, netuid),
    target_regs_per_interval: rules.targetRegistrations.get(state, netuid),
    max_regs_per_block: rules.maxRegistrationsPerBlock.get(state, netuid),
    serving_rate_limit: rules.servingRateLimit.get(state, netuid),
    commit_reveal_weights_enabled: rules.commitRevealEnabled.get(state, netuid),
    commit_reveal_period: rules.revealPeriodEpochs.get(state, netuid),
    liquid_alpha_enabled: rules.liquidAlphaOn.get(state, netuid),
    alpha_high,
    alpha_low,
    bonds_moving_avg: rules.bondsMovingAverage.get(state, netuid),
    identities: columns.coldkeys.map((coldkey) => limits.identities.get(state, coldkey) ?? null),
    axons: columns.hotkeys.map(() => NO_AXON),
    ...columns,
    tao_dividends_per_hotkey: columns.hotkeys.map((hotkey) => [hotkey, 0n] as const),
    alpha_dividends_per_hotkey: columns.hotkeys.map((hotkey) => [hotkey, 0n] as const),
  };
}

const allMetagraphs = (state: StateView) =>
  allNetuids(state).map((netuid) => metagraphOf(state, netuid));

export const metagraphMethods = [
  method("get_subnet_state", { netuid: u16 }, option(subnetState), (state, { netuid }) =>
    stateOf(state, netuid),
  ),
  method("get_metagraph", { netuid: u16 }, option(metagraph), (state, { netuid }) =>
    metagraphOf(state, netuid),
  ),
  method(
    "get_mechagraph",
    { netuid: u16, mecid: u8 },
    option(metagraph),
    (state, { netuid, mecid }) => metagraphOf(state, netuid, mecid),
  ),
  // Every subnet of this chain has one mechanism.
  method("get_all_metagraphs", {}, vec(option(metagraph)), allMetagraphs),
  method("get_all_mechagraphs", {}, vec(option(metagraph)), allMetagraphs),
] as const;

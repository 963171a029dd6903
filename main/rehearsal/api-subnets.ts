/** `SubnetInfoRuntimeApi`, `NeuronInfoRuntimeApi`, `SubnetRegistrationRuntimeApi`: what there is to see of subnets. */
import { metagraphMethods } from "./api-metagraph.ts";
import { named, spelled, struct } from "./composite.ts";
import { textBytes } from "./hashing.ts";
import { lockCost } from "./pallets/subtensor-network.ts";
import { allNetuids } from "./pallets/subtensor-positions.ts";
import { potAccount } from "./pallets/subtensor-pots.ts";
import * as limits from "./pallets/subtensor-stake-storage.ts";
import * as store from "./pallets/subtensor-storage.ts";
import { i96f32, subnetIdentity } from "./pallets/subtensor-types.ts";
import { number } from "./pallets/system.ts";
import { accountId } from "./primitives.ts";
import { method, type StateApi } from "./state-api.ts";
import type { StateView } from "./storage.ts";
import {
  bool,
  compactOfU8,
  compactOfU16,
  compactOfU64,
  compactOfU128,
  option,
  tuple,
  u8,
  u16,
  u32,
  u64,
  u128,
  type ValueOf,
  vec,
} from "./type.ts";

const account = spelled(accountId, "AccountId");
const count = spelled(compactOfU16, "Compact<u16>");
const subnet = spelled(compactOfU16, "Compact<NetUid>");
const block = spelled(compactOfU64, "Compact<u64>");
const alpha = spelled(compactOfU64, "Compact<AlphaBalance>");
const tao = spelled(compactOfU64, "Compact<TaoBalance>");
const text = spelled(vec(compactOfU8), "Vec<Compact<u8>>");

const dynamicInfo = struct(
  "pallet_subtensor::rpc_info::dynamic_info::DynamicInfo",
  named({
    netuid: subnet,
    owner_hotkey: account,
    owner_coldkey: account,
    subnet_name: text,
    token_symbol: text,
    tempo: count,
    last_step: block,
    blocks_since_last_step: block,
    emission: block,
    alpha_in: alpha,
    alpha_out: alpha,
    tao_in: tao,
    alpha_out_emission: alpha,
    alpha_in_emission: alpha,
    tao_in_emission: tao,
    pending_alpha_emission: alpha,
    pending_root_emission: tao,
    subnet_volume: spelled(compactOfU128, "Compact<u128>"),
    network_registered_at: block,
    subnet_identity: spelled(option(subnetIdentity), "Option<SubnetIdentityV3>"),
    moving_price: spelled(i96f32, "I96F32"),
  }),
  [{ name: "AccountId", type: accountId }],
);
type DynamicInfo = ValueOf<typeof dynamicInfo>;

/** What the chain calls a subnet that has no identity. */
const UNNAMED = "unknown";

/** Emission is no part of this model; what belongs to it is zero. */
function dynamicInfoOf(state: StateView, netuid: number): DynamicInfo | null {
  if (!store.networksAdded.get(state, netuid)) return null;
  const identity = store.subnetIdentities.get(state, netuid) ?? null;
  return {
    netuid,
    owner_hotkey: store.subnetOwnerHotkey.get(state, netuid),
    owner_coldkey: store.subnetOwner.get(state, netuid),
    subnet_name: [...(identity?.subnet_name ?? textBytes(netuid === 0 ? "root" : UNNAMED))],
    token_symbol: [...store.tokenSymbol.get(state, netuid)],
    tempo: store.tempo.get(state, netuid),
    last_step: 0n,
    blocks_since_last_step: BigInt(number.get(state)),
    emission: 0n,
    alpha_in: store.subnetAlphaIn.get(state, netuid),
    alpha_out: store.subnetAlphaOut.get(state, netuid),
    tao_in: store.subnetTao.get(state, netuid),
    alpha_out_emission: 0n,
    alpha_in_emission: 0n,
    tao_in_emission: 0n,
    pending_alpha_emission: 0n,
    pending_root_emission: 0n,
    subnet_volume: limits.subnetVolume.get(state, netuid),
    network_registered_at: store.networkRegisteredAt.get(state, netuid),
    subnet_identity: identity,
    moving_price: { bits: 0n },
  };
}

export const subnetApi: StateApi = {
  name: "SubnetInfoRuntimeApi",
  methods: [
    method("get_all_dynamic_info", {}, vec(option(dynamicInfo)), (state) =>
      allNetuids(state).map((netuid) => dynamicInfoOf(state, netuid)),
    ),
    method("get_dynamic_info", { netuid: u16 }, option(dynamicInfo), (state, { netuid }) =>
      dynamicInfoOf(state, netuid),
    ),
    method(
      "get_coldkey_auto_stake_hotkey",
      { coldkey: accountId, netuid: u16 },
      option(accountId),
      (state, { coldkey, netuid }) =>
        limits.autoStakeDestination.get(state, coldkey, netuid) ?? null,
    ),
    method("get_subnet_account_id", { netuid: u16 }, option(accountId), (state, { netuid }) =>
      store.networksAdded.get(state, netuid) ? potAccount(netuid) : null,
    ),
    ...metagraphMethods,
  ],
};

const axonInfo = struct(
  "pallet_subtensor::pallet::AxonInfo",
  named({
    block: spelled(u64, "u64"),
    version: spelled(u32, "u32"),
    ip: spelled(u128, "u128"),
    port: spelled(u16, "u16"),
    ip_type: spelled(u8, "u8"),
    protocol: spelled(u8, "u8"),
    placeholder1: spelled(u8, "u8"),
    placeholder2: spelled(u8, "u8"),
  }),
);
const prometheusInfo = struct(
  "pallet_subtensor::pallet::PrometheusInfo",
  named({
    block: spelled(u64, "u64"),
    version: spelled(u32, "u32"),
    ip: spelled(u128, "u128"),
    port: spelled(u16, "u16"),
    ip_type: spelled(u8, "u8"),
  }),
);
const NO_PROMETHEUS = { block: 0n, version: 0, ip: 0n, port: 0, ip_type: 0 };
const NO_AXON = { ...NO_PROMETHEUS, protocol: 0, placeholder1: 0, placeholder2: 0 };

const neuronInfo = struct(
  "pallet_subtensor::rpc_info::neuron_info::NeuronInfoLite",
  named({
    hotkey: account,
    coldkey: account,
    uid: count,
    netuid: subnet,
    active: spelled(bool, "bool"),
    axon_info: spelled(axonInfo, "AxonInfo"),
    prometheus_info: spelled(prometheusInfo, "PrometheusInfo"),
    stake: spelled(vec(tuple(accountId, compactOfU64)), "Vec<(AccountId, Compact<AlphaBalance>)>"),
    rank: count,
    emission: alpha,
    incentive: count,
    consensus: count,
    trust: count,
    validator_trust: count,
    dividends: count,
    last_update: block,
    validator_permit: spelled(bool, "bool"),
    pruning_score: count,
  }),
  [{ name: "AccountId", type: accountId }],
);
type NeuronInfo = ValueOf<typeof neuronInfo>;

/** All lists of a subnet are read once, however many neurons there are. */
function neuronsOf(state: StateView, netuid: number): (uid: number) => NeuronInfo | null {
  const marks = {
    active: store.active.get(state, netuid),
    emission: store.emission.get(state, netuid),
    incentive: store.incentive.get(state, netuid),
    consensus: store.consensus.get(state, netuid),
    dividends: store.dividends.get(state, netuid),
    lastUpdate: store.lastUpdate.get(state, netuid),
    permit: store.validatorPermit.get(state, netuid),
  };
  const seats = store.subnetworkN.get(state, netuid);
  return (uid) => {
    if (uid >= seats) return null;
    const hotkey = store.keys.get(state, netuid, uid);
    const coldkey = store.owner.get(state, hotkey);
    return {
      hotkey,
      coldkey,
      uid,
      netuid,
      active: marks.active[uid] ?? false,
      axon_info: NO_AXON,
      prometheus_info: NO_PROMETHEUS,
      stake: [[coldkey, limits.totalHotkeyAlpha.get(state, hotkey, netuid)]],
      rank: 0,
      emission: marks.emission[uid] ?? 0n,
      incentive: marks.incentive[uid] ?? 0,
      consensus: marks.consensus[uid] ?? 0,
      trust: 0,
      validator_trust: 0,
      dividends: marks.dividends[uid] ?? 0,
      last_update: marks.lastUpdate[uid] ?? 0n,
      validator_permit: marks.permit[uid] ?? false,
      pruning_score: 65_535,
    };
  };
}

export const neuronApi: StateApi = {
  name: "NeuronInfoRuntimeApi",
  methods: [
    method("get_neurons_lite", { netuid: u16 }, vec(neuronInfo), (state, { netuid }) => {
      const at = neuronsOf(state, netuid);
      const all = Array.from({ length: store.subnetworkN.get(state, netuid) }, (_, uid) => at(uid));
      return all.filter((one) => one !== null);
    }),
    method(
      "get_neuron_lite",
      { netuid: u16, uid: u16 },
      option(neuronInfo),
      (state, { netuid, uid }) => neuronsOf(state, netuid)(uid),
    ),
  ],
};

export const registrationApi: StateApi = {
  name: "SubnetRegistrationRuntimeApi",
  methods: [
    method("get_network_registration_cost", {}, u64, (state) => lockCost(state, number.get(state))),
  ],
};

/** `NeuronInfoRuntimeApi`: neurons one by one. */
import { account, alpha, block, count, subnet } from "./api-dynamic-info.ts";
import { named, spelled, struct } from "./composite.ts";
import * as limits from "./pallets/subtensor-stake-storage.ts";
import * as store from "./pallets/subtensor-storage.ts";
import { axonInfo, NO_AXON } from "./pallets/subtensor-types.ts";
import { accountId } from "./primitives.ts";
import { method, type StateApi } from "./state-api.ts";
import type { StateView } from "./storage.ts";
import {
  bool,
  compactOfU64,
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

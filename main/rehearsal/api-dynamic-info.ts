/** What the chain says of one subnet besides its neurons, and how it spells the numbers of such answers. */
import { named, spelled, struct } from "./composite.ts";
import { textBytes } from "./hashing.ts";
import * as limits from "./pallets/subtensor-stake-storage.ts";
import * as store from "./pallets/subtensor-storage.ts";
import { i96f32, subnetIdentity } from "./pallets/subtensor-types.ts";
import { number } from "./pallets/system.ts";
import { accountId } from "./primitives.ts";
import type { StateView } from "./storage.ts";
import {
  compactOfU8,
  compactOfU16,
  compactOfU64,
  compactOfU128,
  option,
  type ValueOf,
  vec,
} from "./type.ts";

export const account = spelled(accountId, "AccountId");
export const count = spelled(compactOfU16, "Compact<u16>");
export const subnet = spelled(compactOfU16, "Compact<NetUid>");
export const block = spelled(compactOfU64, "Compact<u64>");
export const alpha = spelled(compactOfU64, "Compact<AlphaBalance>");
export const tao = spelled(compactOfU64, "Compact<TaoBalance>");
export const text = spelled(vec(compactOfU8), "Vec<Compact<u8>>");

export const dynamicInfo = struct(
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
export function dynamicInfoOf(state: StateView, netuid: number): DynamicInfo | null {
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

/** `StakeInfoRuntimeApi`: what a coldkey has staked where, and how much of it is locked. */
import { named, spelled, struct, wrapped } from "./composite.ts";
import { lockedOn, lockOf } from "./pallets/subtensor-locked.ts";
import { allNetuids, stakeOf, totalOn } from "./pallets/subtensor-positions.ts";
import { networksAdded, stakingHotkeys, uids } from "./pallets/subtensor-storage.ts";
import { lockState } from "./pallets/subtensor-types.ts";
import { number } from "./pallets/system.ts";
import { type AccountId, accountId } from "./primitives.ts";
import { method, type StateApi } from "./state-api.ts";
import type { StateView } from "./storage.ts";
import {
  bool,
  compactOfU16,
  compactOfU64,
  option,
  type Type,
  tuple,
  u16,
  type ValueOf,
  vec,
} from "./type.ts";

const alpha = spelled(compactOfU64, "Compact<AlphaBalance>");
const plain = spelled(compactOfU64, "Compact<u64>");
const stakeInfo = struct(
  "pallet_subtensor::rpc_info::stake_info::StakeInfo",
  named({
    hotkey: spelled(accountId, "AccountId"),
    coldkey: spelled(accountId, "AccountId"),
    netuid: spelled(compactOfU16, "Compact<NetUid>"),
    stake: alpha,
    locked: plain,
    emission: alpha,
    tao_emission: spelled(compactOfU64, "Compact<TaoBalance>"),
    drain: plain,
    is_registered: spelled(bool, "bool"),
  }),
  [{ name: "AccountId", type: accountId }],
);
type StakeInfo = ValueOf<typeof stakeInfo>;

const availability = struct(
  "pallet_subtensor::rpc_info::stake_info::StakeAvailability",
  named({ total: alpha, locked: alpha, available: alpha }),
);

function map<K, V>(key: Type<K>, value: Type<V>) {
  return struct("BTreeMap", wrapped(vec(tuple(key, value))), [
    { name: "K", type: key },
    { name: "V", type: value },
  ]);
}
const availabilities = map(accountId, map(u16, availability));

function infoOf(
  state: StateView,
  hotkey: AccountId,
  coldkey: AccountId,
  netuid: number,
): StakeInfo {
  return {
    hotkey,
    coldkey,
    netuid,
    stake: stakeOf(state, hotkey, coldkey, netuid),
    locked: 0n,
    emission: 0n,
    tao_emission: 0n,
    drain: 0n,
    is_registered: uids.has(state, netuid, hotkey),
  };
}

function stakesOf(state: StateView, coldkey: AccountId): StakeInfo[] {
  const hotkeys = stakingHotkeys.get(state, coldkey);
  return allNetuids(state).flatMap((netuid) =>
    hotkeys
      .map((hotkey) => infoOf(state, hotkey, coldkey, netuid))
      .filter(({ stake }) => stake > 0n),
  );
}

/** An empty or over-long list of subnets gives empty maps. */
function asked(state: StateView, netuids: readonly number[] | null): readonly number[] {
  const all = allNetuids(state);
  if (netuids === null) return all;
  const wanted = [...new Set(netuids)].sort((a, b) => a - b);
  if (wanted.length > all.length) return [];
  return wanted.filter((netuid) => networksAdded.get(state, netuid));
}

export const stakeApi: StateApi = {
  name: "StakeInfoRuntimeApi",
  methods: [
    method(
      "get_stake_info_for_coldkey",
      { coldkey_account: accountId },
      vec(stakeInfo),
      (state, { coldkey_account }) => stakesOf(state, coldkey_account),
    ),
    method(
      "get_stake_info_for_coldkeys",
      { coldkey_accounts: vec(accountId) },
      vec(tuple(accountId, vec(stakeInfo))),
      (state, { coldkey_accounts }) =>
        coldkey_accounts.map((coldkey) => [coldkey, stakesOf(state, coldkey)] as const),
    ),
    method(
      "get_stake_info_for_hotkey_coldkey_netuid",
      { hotkey_account: accountId, coldkey_account: accountId, netuid: u16 },
      option(stakeInfo),
      (state, { hotkey_account, coldkey_account, netuid }) =>
        infoOf(state, hotkey_account, coldkey_account, netuid),
    ),
    method(
      "get_stake_availability_for_coldkeys",
      { coldkey_accounts: vec(accountId), netuids: option(vec(u16)) },
      availabilities,
      (state, { coldkey_accounts, netuids }) =>
        [...new Set(coldkey_accounts)].sort().map((coldkey) => {
          const rows = asked(state, netuids)
            .map((netuid) => [netuid, totalOn(state, coldkey, netuid)] as const)
            .filter(([, total]) => total > 0n)
            .map(([netuid, total]) => {
              const mass = lockedOn(state, coldkey, netuid);
              const locked = mass < total ? mass : total;
              return [netuid, { total, locked, available: total - locked }] as const;
            });
          return [coldkey, rows] as const;
        }),
    ),
    method(
      "get_coldkey_lock",
      { coldkey: accountId, netuid: u16 },
      option(lockState),
      (state, { coldkey, netuid }) => {
        const lock = lockOf(state, coldkey, netuid);
        if (lock === null) return null;
        const last_update = BigInt(number.get(state));
        return { locked_mass: lock.mass, conviction: { bits: 0n }, last_update };
      },
    ),
  ],
};

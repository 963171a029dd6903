/** What a call did, read from the events of its extrinsic: one code with facts for each thing that happened. */

import { type Fault, fault } from "../lib/fault.ts";
import type { ChainEvent } from "./events.ts";

export const amount = (text: string | undefined): bigint | null =>
  text !== undefined && /^\d+$/.test(text) ? BigInt(text) : null;

export function isEvent(event: ChainEvent, pallet: string, name: string): boolean {
  return event.pallet === pallet && event.name === name;
}

type Read = (fields: readonly string[]) => Fault | null;

const number = (text: string | undefined): number | null => {
  const value = amount(text);
  return value === null ? null : Number(value);
};

/** Null when a field is not what it was: then nothing is claimed. */
function facts(code: string, values: Readonly<Record<string, unknown>>): Fault | null {
  const isComplete = Object.values(values).every((value) => value !== null && value !== undefined);
  return isComplete ? fault(code, values as Fault["facts"]) : null;
}

/** Fields by their place; domain reference §3. */
const EVENTS: Readonly<Record<string, Read>> = {
  "Balances.Transfer": ([from, to, value]) =>
    facts("TRANSFERRED", { from, to, amountRao: amount(value) }),
  "SubtensorModule.StakeAdded": ([coldkey, hotkey, tao, alpha, netuid, fee]) =>
    facts("STAKE_ADDED", {
      coldkey,
      hotkey,
      netuid: number(netuid),
      paidRao: amount(tao),
      alpha: amount(alpha),
      fee: amount(fee),
    }),
  "SubtensorModule.StakeRemoved": ([coldkey, hotkey, tao, alpha, netuid, fee]) =>
    facts("STAKE_REMOVED", {
      coldkey,
      hotkey,
      netuid: number(netuid),
      gotRao: amount(tao),
      alpha: amount(alpha),
      fee: amount(fee),
    }),
  "SubtensorModule.StakeMoved": ([, hotkey, netuid, toHotkey, toNetuid, tao]) =>
    facts("STAKE_MOVED", {
      hotkey,
      netuid: number(netuid),
      toHotkey,
      toNetuid: number(toNetuid),
      worthRao: amount(tao),
    }),
  "SubtensorModule.StakeTransferred": ([, to, hotkey, netuid, toNetuid, tao]) =>
    facts("STAKE_TRANSFERRED", {
      to,
      hotkey,
      netuid: number(netuid),
      toNetuid: number(toNetuid),
      worthRao: amount(tao),
    }),
  "SubtensorModule.StakeSwapped": ([, hotkey, netuid, toNetuid, tao]) =>
    facts("STAKE_SWAPPED", {
      hotkey,
      netuid: number(netuid),
      toNetuid: number(toNetuid),
      worthRao: amount(tao),
    }),
  "SubtensorModule.TakeIncreased": ([, hotkey, take]) =>
    facts("TAKE_CHANGED", { hotkey, take: number(take) }),
  "SubtensorModule.TakeDecreased": ([, hotkey, take]) =>
    facts("TAKE_CHANGED", { hotkey, take: number(take) }),
  "SubtensorModule.HotkeySwapped": ([, hotkey, newHotkey]) =>
    facts("HOTKEY_SWAPPED", { hotkey, newHotkey }),
  "SubtensorModule.HotkeySwappedOnSubnet": ([, hotkey, newHotkey, netuid]) =>
    facts("HOTKEY_SWAPPED_ON_SUBNET", { hotkey, newHotkey, netuid: number(netuid) }),
  "SubtensorModule.RootClaimed": ([coldkey]) => facts("ROOT_CLAIMED", { coldkey }),
  "SubtensorModule.AutoStakeDestinationSet": ([, netuid, hotkey]) =>
    facts("AUTO_STAKE_SET", { netuid: number(netuid), hotkey }),
  "Proxy.ProxyAdded": ([, delegate, proxyType, delay]) =>
    facts("PROXY_ADDED", { delegate, proxyType, delayBlocks: number(delay) }),
  "Proxy.ProxyRemoved": ([, delegate, proxyType, delay]) =>
    facts("PROXY_REMOVED", { delegate, proxyType, delayBlocks: number(delay) }),
  "SubtensorModule.ChainIdentitySet": ([coldkey]) => facts("IDENTITY_SET", { coldkey }),
  "SubtensorModule.SetChildrenScheduled": ([hotkey, netuid, fromBlock]) =>
    facts("CHILDREN_SCHEDULED", { hotkey, netuid: number(netuid), fromBlock: number(fromBlock) }),
  "SubtensorModule.SetChildren": ([hotkey, netuid]) =>
    facts("CHILDREN_SET", { hotkey, netuid: number(netuid) }),
  "SubtensorModule.ChildKeyTakeSet": ([hotkey, take]) =>
    facts("CHILDKEY_TAKE_SET", { hotkey, take: number(take) }),
  "SubtensorModule.RootClaimTypeSet": ([coldkey]) => facts("ROOT_CLAIM_TYPE_SET", { coldkey }),
  "SubtensorModule.StakeLocked": ([, hotkey, netuid, alpha]) =>
    facts("STAKE_LOCKED", { hotkey, netuid: number(netuid), alpha: amount(alpha) }),
  "SubtensorModule.LockMoved": ([, from, hotkey, netuid]) =>
    facts("LOCK_MOVED", { from, hotkey, netuid: number(netuid) }),
  "SubtensorModule.PerpetualLockUpdated": ([, netuid, isPerpetual]) =>
    facts("LOCK_KIND_SET", { netuid: number(netuid), isPerpetual: isPerpetual === "true" }),
  "SubtensorModule.RejectLockedAlphaUpdated": ([, isRejecting]) =>
    facts("LOCKED_ALPHA_SET", { isRejecting: isRejecting === "true" }),
  "Proxy.Announced": ([real, delegate, callHash]) =>
    facts("PROXY_ANNOUNCED", { real, delegate, callHash }),
  "Multisig.NewMultisig": ([member, multisig, callHash]) =>
    facts("MULTISIG_PROPOSED", { member, multisig, callHash }),
  "Multisig.MultisigApproval": ([member, , multisig, callHash]) =>
    facts("MULTISIG_APPROVED", { member, multisig, callHash }),
  "Multisig.MultisigCancelled": ([member, , multisig, callHash]) =>
    facts("MULTISIG_CANCELLED", { member, multisig, callHash }),
  "SubtensorModule.NetworkAdded": ([netuid]) => facts("SUBNET_CREATED", { netuid: number(netuid) }),
  "SubtensorModule.FirstEmissionBlockNumberSet": ([netuid]) =>
    facts("SUBNET_STARTED", { netuid: number(netuid) }),
  "SubtensorModule.ColdkeySwapAnnounced": ([coldkey, newColdkeyHash]) =>
    facts("SWAP_ANNOUNCED", { coldkey, newColdkeyHash }),
  "SubtensorModule.ColdkeySwapped": ([coldkey, destination]) =>
    facts("SWAP_EXECUTED", { coldkey, destination }),
  "SubtensorModule.ColdkeySwapDisputed": ([coldkey]) => facts("SWAP_DISPUTED", { coldkey }),
  "SubtensorModule.ColdkeySwapCleared": ([coldkey]) => facts("SWAP_CLEARED", { coldkey }),
};

/** Which events say that a call did what it is for. The first of them that is there is the main thing. */
const PROOFS: Readonly<Record<string, readonly string[]>> = {
  "Balances.transfer_keep_alive": ["Balances.Transfer"],
  "Balances.transfer_all": ["Balances.Transfer"],
  "SubtensorModule.add_stake_limit": ["SubtensorModule.StakeAdded"],
  "SubtensorModule.remove_stake_limit": ["SubtensorModule.StakeRemoved"],
  "SubtensorModule.move_stake": ["SubtensorModule.StakeMoved"],
  "SubtensorModule.swap_stake_limit": ["SubtensorModule.StakeSwapped"],
  "SubtensorModule.transfer_stake": ["SubtensorModule.StakeTransferred"],
  "SubtensorModule.unstake_all": ["SubtensorModule.StakeRemoved"],
  "SubtensorModule.unstake_all_alpha": [
    "SubtensorModule.StakeAdded",
    "SubtensorModule.StakeRemoved",
  ],
  "SubtensorModule.increase_take": ["SubtensorModule.TakeIncreased"],
  "SubtensorModule.decrease_take": ["SubtensorModule.TakeDecreased"],
  "SubtensorModule.swap_hotkey_v2": [
    "SubtensorModule.HotkeySwapped",
    "SubtensorModule.HotkeySwappedOnSubnet",
  ],
  "SubtensorModule.claim_root": ["SubtensorModule.RootClaimed"],
  "SubtensorModule.set_coldkey_auto_stake_hotkey": ["SubtensorModule.AutoStakeDestinationSet"],
  "Proxy.add_proxy": ["Proxy.ProxyAdded"],
  "SubtensorModule.set_identity": ["SubtensorModule.ChainIdentitySet"],
  "SubtensorModule.set_children": [
    "SubtensorModule.SetChildrenScheduled",
    "SubtensorModule.SetChildren",
  ],
  "SubtensorModule.set_childkey_take": ["SubtensorModule.ChildKeyTakeSet"],
  "SubtensorModule.set_root_claim_type": ["SubtensorModule.RootClaimTypeSet"],
  "SubtensorModule.lock_stake": ["SubtensorModule.StakeLocked"],
  "SubtensorModule.move_lock": ["SubtensorModule.LockMoved"],
  "SubtensorModule.set_perpetual_lock": ["SubtensorModule.PerpetualLockUpdated"],
  "SubtensorModule.set_reject_locked_alpha": ["SubtensorModule.RejectLockedAlphaUpdated"],
  "Proxy.announce": ["Proxy.Announced"],
  "Multisig.as_multi": ["Multisig.NewMultisig", "Multisig.MultisigApproval"],
  "Multisig.cancel_as_multi": ["Multisig.MultisigCancelled"],
  "Proxy.remove_proxy": ["Proxy.ProxyRemoved"],
  "SubtensorModule.register_network": ["SubtensorModule.NetworkAdded"],
  "SubtensorModule.start_call": ["SubtensorModule.FirstEmissionBlockNumberSet"],
  "SubtensorModule.announce_coldkey_swap": ["SubtensorModule.ColdkeySwapAnnounced"],
  "SubtensorModule.swap_coldkey_announced": ["SubtensorModule.ColdkeySwapped"],
  "SubtensorModule.dispute_coldkey_swap": ["SubtensorModule.ColdkeySwapDisputed"],
  "SubtensorModule.clear_coldkey_swap_announcement": ["SubtensorModule.ColdkeySwapCleared"],
};

/** All effects of a call, in the order of its events; empty when none of the events that prove it is there. */
export function effectsFrom(
  call: { readonly pallet: string; readonly call: string },
  events: readonly ChainEvent[],
): Fault[] {
  const proofs = PROOFS[`${call.pallet}.${call.call}`] ?? [];
  return events.flatMap((event) => {
    const name = `${event.pallet}.${event.name}`;
    const effect = proofs.includes(name) ? (EVENTS[name]?.(event.fields) ?? null) : null;
    return effect === null ? [] : [effect];
  });
}

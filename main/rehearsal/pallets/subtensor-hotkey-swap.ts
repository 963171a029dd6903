/** A hotkey takes the place of another one, on one subnet or on all (domain reference §3.3, §9a.5). */
import type { Context } from "../context.ts";
import type { AccountId } from "../primitives.ts";
import type { State, StateView } from "../storage.ts";
import { renameInChildren } from "./subtensor-children.ts";
import { fail } from "./subtensor-errors.ts";
import { isTooSoon, lastBlockOf } from "./subtensor-hotkeys.ts";
import {
  addToList,
  allNetuids,
  changeStake,
  isKnownHotkey,
  owns,
  stakeOf,
} from "./subtensor-positions.ts";
import { canPay, isPot, recycle } from "./subtensor-pots.ts";
import * as limits from "./subtensor-stake-storage.ts";
import {
  delegates,
  isNetworkMember,
  keys,
  ownedHotkeys,
  owner,
  stakingHotkeys,
  subnetOwnerHotkey,
  uids,
} from "./subtensor-storage.ts";
import { emit } from "./subtensor-trade.ts";

/** Constants of the real chain. */
export const KEY_SWAP_COST = 100_000_000n;
export const KEY_SWAP_ON_SUBNET_COST = 1_000_000n;
export const HOTKEY_SWAP_INTERVAL = 7_200n;

interface Swap {
  readonly coldkey: AccountId;
  readonly before: AccountId;
  readonly after: AccountId;
  readonly keepsStake: boolean;
}

export function swapHotkey(context: Context, swap: Swap, netuid: number | null): void {
  const { state, blockNumber } = context;
  const { coldkey, before, after } = swap;
  if (!owns(state, coldkey, before)) fail("NonAssociatedColdKey");
  if (isKnownHotkey(state, after) && !owns(state, coldkey, after)) fail("NonAssociatedColdKey");
  if (before === after) fail("NewHotKeyIsSameWithOld");
  const last = lastBlockOf(state, { tag: "LastTxBlock", value: coldkey });
  if (isTooSoon(last, limits.txRateLimit.get(state), blockNumber)) {
    fail("HotKeySetTxRateLimitExceeded");
  }
  if (isTaken(state, after, netuid)) fail("HotKeyAlreadyRegisteredInSubNet");
  if ((netuid === null || netuid === 0) && !isCleanOnRoot(state, after)) {
    fail("NewHotKeyNotCleanForRootSwap");
  }
  copyStamps(state, before, after);
  if (netuid === null) swapEverywhere(context, swap);
  else swapOnSubnet(context, swap, netuid);
  const now = BigInt(blockNumber);
  limits.lastRateLimitedBlock.put(state, { tag: "LastTxBlock", value: coldkey }, now);
}

/** On one subnet a row is enough, even one that says "no"; on all of them one has to say "yes". */
function isTaken(state: StateView, hotkey: AccountId, netuid: number | null): boolean {
  if (netuid !== null) return isNetworkMember.has(state, hotkey, netuid);
  return isNetworkMember.rows(state, hotkey).some((row) => isNetworkMember.get(state, ...row));
}

function isCleanOnRoot(state: StateView, hotkey: AccountId): boolean {
  return (
    limits.rootClaimable.get(state, hotkey).length === 0 &&
    limits.totalHotkeyAlpha.get(state, hotkey, 0) === 0n &&
    limits.rootClaimed.rows(state, 0, hotkey).length === 0
  );
}

const STAMPS = ["LastTxBlock", "LastTxBlockDelegateTake", "LastTxBlockChildKeyTake"] as const;

function copyStamps(state: State, before: AccountId, after: AccountId): void {
  for (const tag of STAMPS) {
    const block = lastBlockOf(state, { tag, value: before });
    limits.lastRateLimitedBlock.put(state, { tag, value: after }, block);
  }
}

function swapOnSubnet(context: Context, swap: Swap, netuid: number): void {
  const { state, blockNumber } = context;
  const { coldkey, before, after } = swap;
  const now = BigInt(blockNumber);
  // "Never" counts as block 0: a chain younger than the interval refuses.
  const last = limits.lastHotkeySwapOnNetuid.get(state, netuid, coldkey);
  if (last + HOTKEY_SWAP_INTERVAL >= now) fail("HotKeySwapOnSubnetIntervalNotPassed");
  if (isPot(state, after)) fail("CannotUseSystemAccount");
  charge(context, coldkey, KEY_SWAP_ON_SUBNET_COST);
  owner.put(state, after, coldkey);
  addToList(ownedHotkeys, state, coldkey, after);
  replaceOn(state, swap, netuid);
  limits.lastHotkeySwapOnNetuid.put(state, netuid, coldkey, now);
  const value = { coldkey, old_hotkey: before, new_hotkey: after, netuid };
  emit(context, { tag: "HotkeySwappedOnSubnet", value });
}

function swapEverywhere(context: Context, swap: Swap): void {
  const { state, blockNumber } = context;
  const { coldkey, before, after, keepsStake } = swap;
  const now = BigInt(blockNumber);
  const netuids = allNetuids(state);
  const affected = netuids.filter(
    (netuid) =>
      isNetworkMember.get(state, before, netuid) ||
      limits.childKeys.get(state, before, netuid).length > 0,
  );
  for (const netuid of affected) {
    const last = limits.lastHotkeySwapOnNetuid.get(state, netuid, coldkey);
    if (last !== 0n && last + HOTKEY_SWAP_INTERVAL >= now) {
      fail("HotKeySwapOnSubnetIntervalNotPassed");
    }
  }
  charge(context, coldkey, KEY_SWAP_COST);
  if (isPot(state, after)) fail("CannotUseSystemAccount");
  const holders = limits.alphaShares.rows(state, before).map(([, holder]) => holder);
  owner.kill(state, before);
  owner.put(state, after, coldkey);
  const owned = ownedHotkeys.get(state, coldkey);
  const longer = owned.includes(after) ? owned : [...owned, after];
  ownedHotkeys.put(
    state,
    coldkey,
    longer.filter((one) => one !== before),
  );
  for (const netuid of netuids) replaceOn(state, swap, netuid);
  for (const tag of STAMPS) limits.lastRateLimitedBlock.kill(state, { tag, value: before });
  if (delegates.has(state, before)) {
    delegates.put(state, after, delegates.get(state, before));
    delegates.kill(state, before);
  }
  if (!keepsStake) for (const holder of new Set(holders)) renameInList(state, holder, swap);
  for (const netuid of affected) {
    limits.lastHotkeySwapOnNetuid.put(state, netuid, coldkey, now);
  }
  emit(context, {
    tag: "HotkeySwapped",
    value: { coldkey, old_hotkey: before, new_hotkey: after },
  });
}

function charge(context: Context, coldkey: AccountId, cost: bigint): void {
  if (!canPay(context.state, coldkey, cost)) fail("NotEnoughBalanceToPaySwapHotKey");
  if (!recycle(context, coldkey, cost)) fail("InsufficientBalance");
}

function renameInList(state: State, holder: AccountId, { before, after }: Swap): void {
  const known = stakingHotkeys.get(state, holder);
  if (!known.includes(before)) return;
  const rest = known.filter((one) => one !== before && one !== after);
  stakingHotkeys.put(state, holder, [...rest, after]);
}

/** Everything that one subnet knows of the old hotkey. */
function replaceOn(state: State, { before, after, keepsStake }: Swap, netuid: number): void {
  const isMember = isNetworkMember.get(state, before, netuid);
  isNetworkMember.kill(state, before, netuid);
  isNetworkMember.put(state, after, netuid, isMember);
  const uid = uids.get(state, netuid, before);
  if (isMember && uid !== undefined) {
    uids.kill(state, netuid, before);
    uids.put(state, netuid, after, uid);
    keys.put(state, netuid, uid, after);
  }
  if (limits.childkeyTake.has(state, before, netuid)) {
    limits.childkeyTake.put(state, after, netuid, limits.childkeyTake.get(state, before, netuid));
    limits.childkeyTake.kill(state, before, netuid);
  }
  renameInChildren(state, netuid, before, after);
  const savers = limits.autoStakeDestinationColdkeys.get(state, before, netuid);
  if (savers.length > 0) {
    for (const saver of savers) limits.autoStakeDestination.put(state, saver, netuid, after);
    limits.autoStakeDestinationColdkeys.kill(state, before, netuid);
    limits.autoStakeDestinationColdkeys.put(state, after, netuid, savers);
  }
  if (subnetOwnerHotkey.get(state, netuid) === before) subnetOwnerHotkey.put(state, netuid, after);
  if (!keepsStake) moveStakeOver(state, before, after, netuid);
}

/** Each position at its present value, one holder after the other. */
function moveStakeOver(state: State, before: AccountId, after: AccountId, netuid: number): void {
  // Whole state is searched for shares: only where the hotkey has any.
  if (limits.totalHotkeyAlpha.get(state, before, netuid) === 0n) return;
  for (const [, holder, at] of limits.alphaShares.rows(state, before)) {
    if (at !== netuid) continue;
    const alpha = stakeOf(state, before, holder, netuid);
    changeStake(state, before, holder, netuid, -alpha);
    changeStake(state, after, holder, netuid, alpha);
    if (stakingHotkeys.get(state, holder).includes(before)) {
      addToList(stakingHotkeys, state, holder, after);
    }
  }
  if (netuid !== 0) return;
  const rates = limits.rootClaimable.get(state, before);
  if (rates.length > 0) {
    limits.rootClaimable.kill(state, before);
    limits.rootClaimable.put(state, after, rates);
  }
  for (const [subnet] of rates) {
    for (const [, , holder] of limits.rootClaimed.rows(state, subnet, before)) {
      const claimed = limits.rootClaimed.get(state, subnet, before, holder);
      limits.rootClaimed.kill(state, subnet, before, holder);
      limits.rootClaimed.put(state, subnet, after, holder, claimed);
    }
  }
  if (limits.autoParentDelegation.has(state, before)) {
    limits.autoParentDelegation.put(state, after, limits.autoParentDelegation.get(state, before));
    limits.autoParentDelegation.kill(state, before);
  }
}

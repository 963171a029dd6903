/** The swap of a coldkey: announced, waited for, executed; or disputed, or cleared (domain reference §4). */
import type { Context } from "../context.ts";
import { blake2_256Hex } from "../hashing.ts";
import { fromHex, type Hex } from "../hex.ts";
import type { AccountId } from "../primitives.ts";
import type { RuntimeCall } from "../runtime-types.ts";
import type { State, StateView } from "../storage.ts";
import { reducibleBalance, transfer } from "./balances.ts";
import { fail } from "./subtensor-errors.ts";
import { KEY_SWAP_COST } from "./subtensor-hotkey-swap.ts";
import { moveLocks } from "./subtensor-locks.ts";
import { allNetuids, changeStake, isKnownHotkey, stakeOf } from "./subtensor-positions.ts";
import { recycle } from "./subtensor-pots.ts";
import * as limits from "./subtensor-stake-storage.ts";
import { ownedHotkeys, owner, stakingHotkeys, subnetOwner } from "./subtensor-storage.ts";
import { emit } from "./subtensor-trade.ts";

/** What an announced coldkey may still do. */
const ALLOWED: ReadonlySet<string> = new Set([
  "announce_coldkey_swap",
  "swap_coldkey_announced",
  "dispute_coldkey_swap",
  "clear_coldkey_swap_announcement",
]);

export type Guard = "free" | "announced" | "disputed";

/** What stands in the way of a call that the account signs; nested calls are asked as well. */
export function guardOf(state: StateView, who: AccountId, call: RuntimeCall): Guard {
  if (!limits.coldkeySwapAnnouncements.has(state, who)) return "free";
  if (limits.coldkeySwapDisputes.has(state, who)) return "disputed";
  const isAllowed = call.tag === "SubtensorModule" && ALLOWED.has(call.value.tag);
  return isAllowed ? "free" : "announced";
}

export function announceSwap(context: Context, who: AccountId, hash: Hex): void {
  const { state, blockNumber } = context;
  const known = limits.coldkeySwapAnnouncements.get(state, who);
  if (known === undefined) {
    if (!recycle(context, who, KEY_SWAP_COST)) fail("NotEnoughBalanceToPaySwapColdKey");
  } else if (blockNumber < mayReplaceFrom(state, known[0])) {
    fail("ColdkeySwapReannouncedTooEarly");
  }
  const when = blockNumber + limits.coldkeySwapAnnouncementDelay.get(state);
  limits.coldkeySwapAnnouncements.put(state, who, [when, hash]);
  emit(context, { tag: "ColdkeySwapAnnounced", value: { who, new_coldkey_hash: hash } });
}

const mayReplaceFrom = (state: StateView, ripe: number) =>
  ripe + limits.coldkeySwapReannouncementDelay.get(state);

export function swapAnnounced(context: Context, who: AccountId, next: AccountId): void {
  const { state, blockNumber } = context;
  const announced =
    limits.coldkeySwapAnnouncements.get(state, who) ?? fail("ColdkeySwapAnnouncementNotFound");
  const [when, hash] = announced;
  limits.coldkeySwapAnnouncements.kill(state, who);
  if (hash !== blake2_256Hex(fromHex(next))) fail("AnnouncedColdkeyHashDoesNotMatch");
  if (blockNumber < when) fail("ColdkeySwapTooEarly");
  if (stakingHotkeys.get(state, next).length > 0) fail("ColdKeyAlreadyAssociated");
  if (isKnownHotkey(state, next)) fail("NewColdKeyIsHotkey");
  moveEverything(context, who, next);
  emit(context, { tag: "ColdkeySwapped", value: { old_coldkey: who, new_coldkey: next } });
}

export function disputeSwap(context: Context, coldkey: AccountId): void {
  const { state, blockNumber } = context;
  if (!limits.coldkeySwapAnnouncements.has(state, coldkey)) {
    fail("ColdkeySwapAnnouncementNotFound");
  }
  if (limits.coldkeySwapDisputes.has(state, coldkey)) fail("ColdkeySwapAlreadyDisputed");
  limits.coldkeySwapDisputes.put(state, coldkey, blockNumber);
  emit(context, { tag: "ColdkeySwapDisputed", value: { coldkey } });
}

export function clearAnnouncement(context: Context, who: AccountId): void {
  const { state, blockNumber } = context;
  const announced =
    limits.coldkeySwapAnnouncements.get(state, who) ?? fail("ColdkeySwapAnnouncementNotFound");
  if (blockNumber < mayReplaceFrom(state, announced[0])) fail("ColdkeySwapClearTooEarly");
  limits.coldkeySwapAnnouncements.kill(state, who);
  emit(context, { tag: "ColdkeySwapCleared", value: { who } });
}

/** By root: removes announcement and dispute, gives nothing back, moves nothing; also when there was neither. */
export function resetSwap(context: Context, who: AccountId): void {
  limits.coldkeySwapAnnouncements.kill(context.state, who);
  limits.coldkeySwapDisputes.kill(context.state, who);
  emit(context, { tag: "ColdkeySwapReset", value: { who } });
}

/** In the order of the chain: identity, per subnet, lists, owners, flags, TAO, stamp (§9a.5). */
function moveEverything(context: Context, before: AccountId, after: AccountId): void {
  const { state, blockNumber } = context;
  moveIdentity(state, before, after);
  const hotkeys = stakingHotkeys.get(state, before);
  for (const netuid of allNetuids(state)) {
    if (subnetOwner.get(state, netuid) === before) subnetOwner.put(state, netuid, after);
    moveAutoStake(state, netuid, before, after);
    for (const hotkey of hotkeys) moveStakeOf(state, hotkey, netuid, before, after);
  }
  stakingHotkeys.kill(state, before);
  stakingHotkeys.put(state, after, hotkeys);
  moveOwnership(state, before, after);
  moveLocks(state, before, after);
  const flags = limits.accountFlags.get(state, before);
  limits.accountFlags.kill(state, before);
  if (flags === 0n) limits.accountFlags.kill(state, after);
  else limits.accountFlags.put(state, after, flags);
  const rest = reducibleBalance(state, before, "expendable");
  if (rest > 0n) transfer(context, before, after, rest, "expendable");
  const stamp = { tag: "LastTxBlock", value: after } as const;
  limits.lastRateLimitedBlock.put(state, stamp, BigInt(blockNumber));
}

function moveIdentity(state: State, before: AccountId, after: AccountId): void {
  const identity = limits.identities.get(state, before);
  if (identity === undefined || limits.identities.has(state, after)) return;
  limits.identities.kill(state, before);
  limits.identities.put(state, after, identity);
}

function moveAutoStake(state: State, netuid: number, before: AccountId, after: AccountId): void {
  const hotkey = limits.autoStakeDestination.get(state, before, netuid);
  if (hotkey === undefined) return;
  limits.autoStakeDestination.kill(state, before, netuid);
  limits.autoStakeDestination.put(state, after, netuid, hotkey);
  const list = limits.autoStakeDestinationColdkeys;
  const rest = list.get(state, hotkey, netuid).filter((one) => one !== before && one !== after);
  list.put(state, hotkey, netuid, [...rest, after]);
}

function moveStakeOf(
  state: State,
  hotkey: AccountId,
  netuid: number,
  before: AccountId,
  after: AccountId,
): void {
  const alpha = stakeOf(state, hotkey, before, netuid);
  if (alpha === 0n) return;
  changeStake(state, hotkey, before, netuid, -alpha);
  changeStake(state, hotkey, after, netuid, alpha);
  const claimed = limits.rootClaimed.get(state, netuid, hotkey, before);
  if (claimed === 0n) return;
  limits.rootClaimed.kill(state, netuid, hotkey, before);
  limits.rootClaimed.put(state, netuid, hotkey, after, claimed);
}

function moveOwnership(state: State, before: AccountId, after: AccountId): void {
  const merged = [...ownedHotkeys.get(state, after)];
  for (const hotkey of ownedHotkeys.get(state, before)) {
    owner.put(state, hotkey, after);
    if (!merged.includes(hotkey)) merged.push(hotkey);
  }
  ownedHotkeys.kill(state, before);
  ownedHotkeys.put(state, after, merged);
}

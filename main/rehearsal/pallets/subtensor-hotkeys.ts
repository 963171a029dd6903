/** What a coldkey says about its hotkeys and itself: ownership, takes, rewards, names (domain reference §3.2, §3.6, §3.7). */
import type { Context } from "../context.ts";
import type { AccountId } from "../primitives.ts";
import type { StateView } from "../storage.ts";
import type { CallValue } from "./subtensor-calls.ts";
import { fail } from "./subtensor-errors.ts";
import { adopt, isKnownHotkey, owns } from "./subtensor-positions.ts";
import { isPot } from "./subtensor-pots.ts";
import * as limits from "./subtensor-stake-storage.ts";
import {
  delegates,
  isNetworkMember,
  networksAdded,
  ownedHotkeys,
  subnetIdentities,
  subnetOwner,
  uids,
} from "./subtensor-storage.ts";
import { emit } from "./subtensor-trade.ts";
import type { RateLimitKey } from "./subtensor-types.ts";

/** Always succeeds for an account that can be a hotkey: somebody else's stays somebody else's. */
export function associate({ state }: Context, coldkey: AccountId, hotkey: AccountId): void {
  if (isPot(state, hotkey)) fail("CannotUseSystemAccount");
  if (!isKnownHotkey(state, hotkey)) adopt(state, coldkey, hotkey);
}

export function lastBlockOf(state: StateView, key: RateLimitKey): bigint {
  return limits.lastRateLimitedBlock.get(state, key);
}

/** "Not more than": the limit is over one block later than its number says. */
export function isTooSoon(last: bigint, limit: bigint, now: number): boolean {
  return limit !== 0n && last !== 0n && BigInt(now) - last <= limit;
}

function checkOwner(state: StateView, coldkey: AccountId, hotkey: AccountId): void {
  if (!isKnownHotkey(state, hotkey)) fail("HotKeyAccountNotExists");
  if (!owns(state, coldkey, hotkey)) fail("NonAssociatedColdKey");
}

export function changeTake(
  context: Context,
  coldkey: AccountId,
  { hotkey, take }: CallValue<"increase_take">,
  direction: "up" | "down",
): void {
  const { state, blockNumber } = context;
  checkOwner(state, coldkey, hotkey);
  // A take that was never set is no bound: it may be set once to anything within the limits.
  if (delegates.has(state, hotkey)) {
    const now = delegates.get(state, hotkey);
    if (direction === "up" ? take <= now : take >= now) fail("DelegateTakeTooLow");
  }
  const key = { tag: "LastTxBlockDelegateTake", value: hotkey } as const;
  if (direction === "up") {
    if (take > limits.maxDelegateTake.get(state)) fail("DelegateTakeTooHigh");
    const limit = limits.txDelegateTakeRateLimit.get(state);
    if (isTooSoon(lastBlockOf(state, key), limit, blockNumber)) fail("DelegateTxRateLimitExceeded");
  } else if (take < limits.minDelegateTake.get(state)) fail("DelegateTakeTooLow");
  limits.lastRateLimitedBlock.put(state, key, BigInt(blockNumber));
  delegates.put(state, hotkey, take);
  const tag = direction === "up" ? "TakeIncreased" : "TakeDecreased";
  emit(context, { tag, value: [coldkey, hotkey, take] });
}

/** What the pool says to a change of take before it looks at anything else: the code of `Custom`, or null. */
export function takeRefusal(
  state: StateView,
  coldkey: AccountId,
  { hotkey, take }: CallValue<"increase_take">,
): number | null {
  if (!isKnownHotkey(state, hotkey)) return 4;
  if (!owns(state, coldkey, hotkey)) return 25;
  if (take < limits.minDelegateTake.get(state)) return 26;
  return take > limits.maxDelegateTake.get(state) ? 27 : null;
}

/** `TransactionType::SetChildkeyTake` in `TransactionKeyLastBlock`. */
const CHILDKEY_TAKE = 1;

export function setChildkeyTake(
  context: Context,
  coldkey: AccountId,
  { hotkey, netuid, take }: CallValue<"set_childkey_take">,
): void {
  const { state, blockNumber } = context;
  if (!owns(state, coldkey, hotkey)) fail("NonAssociatedColdKey");
  const ofSubnet = limits.minChildkeyTakePerSubnet.get(state, netuid);
  const least = Math.max(limits.minChildkeyTake.get(state), ofSubnet);
  if (take < least || take > limits.maxChildkeyTake.get(state)) fail("InvalidChildkeyTake");
  if (take > limits.childkeyTake.get(state, hotkey, netuid)) {
    const last = limits.transactionKeyLastBlock.get(state, hotkey, netuid, CHILDKEY_TAKE);
    const limit = limits.txChildkeyTakeRateLimit.get(state);
    if (last !== 0n && BigInt(blockNumber) - last < limit) fail("TxChildkeyTakeRateLimitExceeded");
  }
  const now = BigInt(blockNumber);
  limits.transactionKeyLastBlock.put(state, hotkey, netuid, CHILDKEY_TAKE, now);
  limits.childkeyTake.put(state, hotkey, netuid, take);
  emit(context, { tag: "ChildKeyTakeSet", value: [hotkey, take] });
}

export function setAutoStake(
  context: Context,
  coldkey: AccountId,
  { netuid, hotkey }: CallValue<"set_coldkey_auto_stake_hotkey">,
): void {
  const { state } = context;
  if (!networksAdded.get(state, netuid)) fail("SubnetNotExists");
  if (!uids.has(state, netuid, hotkey)) fail("HotKeyNotRegisteredInSubNet");
  const before = limits.autoStakeDestination.get(state, coldkey, netuid);
  const list = limits.autoStakeDestinationColdkeys;
  if (before === hotkey) fail("SameAutoStakeHotkeyAlreadySet");
  if (before !== undefined) {
    const rest = list.get(state, before, netuid).filter((one) => one !== coldkey);
    list.put(state, before, netuid, rest);
  }
  limits.autoStakeDestination.put(state, coldkey, netuid, hotkey);
  const known = list.get(state, hotkey, netuid);
  if (!known.includes(coldkey)) list.put(state, hotkey, netuid, [...known, coldkey]);
  emit(context, { tag: "AutoStakeDestinationSet", value: { coldkey, netuid, hotkey } });
}

type Texts = Readonly<Record<string, Uint8Array | number>>;
const SHORT = 256;
const LONG = 1_024;

function ensureLengths(texts: Texts, short: readonly string[]): void {
  for (const [name, text] of Object.entries(texts)) {
    if (typeof text === "number") continue;
    if (text.length > (short.includes(name) ? SHORT : LONG)) fail("InvalidIdentity");
  }
}

export function setIdentity(
  context: Context,
  coldkey: AccountId,
  identity: CallValue<"set_identity">,
): void {
  const { state } = context;
  const isRegistered = (hotkey: AccountId) =>
    isNetworkMember.rows(state, hotkey).some((row) => isNetworkMember.get(state, ...row));
  if (!ownedHotkeys.get(state, coldkey).some(isRegistered)) fail("HotKeyNotRegisteredInNetwork");
  ensureLengths(identity, ["name", "url", "github_repo", "discord"]);
  limits.identities.put(state, coldkey, identity);
  emit(context, { tag: "ChainIdentitySet", value: [coldkey] });
}

export function setSubnetIdentity(
  context: Context,
  coldkey: AccountId,
  { netuid, ...identity }: CallValue<"set_subnet_identity">,
): void {
  const { state } = context;
  if (subnetOwner.get(state, netuid) !== coldkey) fail("NotSubnetOwner");
  ensureLengths(identity, ["subnet_name", "discord"]);
  subnetIdentities.put(state, netuid, identity);
  emit(context, { tag: "SubnetIdentitySet", value: [netuid] });
}

/** Subnets that begin: registration against a lock, and the call that starts them (domain reference §3.6). */
import { type Context, DispatchFailure } from "../context.ts";
import { divideBits, floorBits, toBits, U64F64_ONE } from "../fixed-point.ts";
import { textBytes } from "../hashing.ts";
import type { AccountId } from "../primitives.ts";
import type { State, StateView } from "../storage.ts";
import { fail } from "./subtensor-errors.ts";
import { lastBlockOf } from "./subtensor-hotkeys.ts";
import { adopt, allNetuids, isKnownHotkey, owns } from "./subtensor-positions.ts";
import { canPay, isPot, payIntoPot, potAccount, recycle } from "./subtensor-pots.ts";
import { nextSeat, takeSeat } from "./subtensor-seat.ts";
import * as limits from "./subtensor-stake-storage.ts";
import * as store from "./subtensor-storage.ts";
import { emit } from "./subtensor-trade.ts";
import { priceBits } from "./swap.ts";

const LAST_REGISTERED = { tag: "NetworkLastRegistered", value: null } as const;
const MECHANISM = 1;
const FIRST_BURN = 1_000_000_000n;
/** Symbols in the order of the chain's own list; a network with more subnets repeats the last of them. */
const SYMBOLS = "Ταβγδεζηθικλμνξοπρσtυφχψωאבגדהוזחטיךכלםמןנסעףפץצקרשת";

const bigger = (a: bigint, b: bigint) => (a > b ? a : b);

/** Twice the last price at once, the last price after an interval, and falling on to the minimum. */
export function lockCost(state: StateView, blockNumber: number): bigint {
  const last = limits.networkLastLockCost.get(state);
  const lastBlock = lastBlockOf(state, LAST_REGISTERED);
  const interval = limits.networkLockReductionInterval.get(state);
  const perBlock = interval === 0n ? 0n : last / interval;
  const fallen = perBlock * (BigInt(blockNumber) - lastBlock);
  const cost = bigger(last * (lastBlock === 0n ? 1n : 2n) - fallen, 0n);
  return bigger(cost, limits.networkMinLockCost.get(state));
}

/** The pool asks this first: `Custom(6)` when a subnet was registered less than the interval ago. */
export function isNetworkTooSoon(state: StateView, blockNumber: number): boolean {
  const last = lastBlockOf(state, LAST_REGISTERED);
  return last !== 0n && BigInt(blockNumber) - last < limits.networkRateLimit.get(state);
}

export function registerNetwork(context: Context, coldkey: AccountId, hotkey: AccountId): void {
  const { state, blockNumber } = context;
  const now = BigInt(blockNumber);
  if (isKnownHotkey(state, hotkey) && !owns(state, coldkey, hotkey)) fail("NonAssociatedColdKey");
  if (isPot(state, hotkey)) fail("CannotUseSystemAccount");
  if (now < limits.networkRegistrationStartBlock.get(state)) fail("SubNetRegistrationDisabled");
  if (isNetworkTooSoon(state, blockNumber)) fail("NetworkTxRateLimitExceeded");
  const netuid = allNetuids(state).length;
  // The real chain may prune a subnet here; this model keeps all.
  if (netuid - 1 >= limits.subnetLimit.get(state)) fail("SubnetLimitReached");
  const cost = lockCost(state, blockNumber);
  if (!canPay(state, coldkey, cost)) fail("CannotAffordLockCost");

  const price = medianPriceBits(state);
  begin(state, netuid, now);
  const paid = payIntoPot(context, coldkey, netuid, cost);
  limits.networkLastLockCost.put(state, paid);
  limits.lastRateLimitedBlock.put(state, LAST_REGISTERED, now);
  if (!isKnownHotkey(state, hotkey)) adopt(state, coldkey, hotkey);
  const seat = nextSeat(state, netuid, blockNumber) ?? fail("NoNeuronIdAvailable");
  takeSeat(state, netuid, seat, hotkey, blockNumber);
  const tao = bigger(paid, limits.networkMinLockCost.get(state));
  store.subnetTao.put(state, netuid, tao);
  store.subnetAlphaIn.put(state, netuid, floorBits(divideBits(toBits(tao), price)));
  store.subnetOwner.put(state, netuid, coldkey);
  store.subnetOwnerHotkey.put(state, netuid, hotkey);
  limits.subnetLocked.put(state, netuid, paid);
  if (paid > tao) recycle(context, potAccount(netuid), paid - tao);
  store.totalStake.put(state, store.totalStake.get(state) + tao);
  emit(context, { tag: "NetworkAdded", value: [netuid, MECHANISM] });
}

function begin(state: State, netuid: number, now: bigint): void {
  store.networksAdded.put(state, netuid, true);
  store.totalNetworks.put(state, store.totalNetworks.get(state) + 1);
  store.subnetworkN.put(state, netuid, 0);
  store.tempo.put(state, netuid, store.tempo.get(state, netuid));
  store.networkRegistrationAllowed.put(state, netuid, true);
  store.maxAllowedUids.put(state, netuid, 256);
  store.immunityPeriod.put(state, netuid, 5_000);
  store.burn.put(state, netuid, FIRST_BURN);
  store.subnetMechanism.put(state, netuid, MECHANISM);
  store.networkRegisteredAt.put(state, netuid, now);
  const symbols = [...SYMBOLS];
  store.tokenSymbol.put(state, netuid, textBytes(symbols[netuid] ?? symbols.at(-1) ?? "?"));
}

function medianPriceBits(state: StateView): bigint {
  const prices = allNetuids(state)
    .filter((netuid) => netuid !== 0)
    .map((netuid) => priceBits(state, netuid))
    .filter((price) => price > 0n)
    .sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
  const upper = prices[Math.floor(prices.length / 2)];
  const lower = prices[Math.floor((prices.length - 1) / 2)];
  if (upper === undefined || lower === undefined) return U64F64_ONE;
  return (upper + lower) / 2n;
}

export function startCall(context: Context, coldkey: AccountId, netuid: number): void {
  const { state, blockNumber } = context;
  if (!store.networksAdded.get(state, netuid)) fail("SubnetNotExists");
  if (store.subnetOwner.get(state, netuid) !== coldkey) {
    throw new DispatchFailure({ tag: "BadOrigin", value: null });
  }
  if (limits.firstEmissionBlockNumber.has(state, netuid)) {
    fail("FirstEmissionBlockNumberAlreadySet");
  }
  const earliest = store.networkRegisteredAt.get(state, netuid) + limits.startCallDelay.get(state);
  if (BigInt(blockNumber) < earliest) fail("NeedWaitingMoreBlocksToStarCall");
  const first = BigInt(blockNumber) + 1n;
  limits.firstEmissionBlockNumber.put(state, netuid, first);
  limits.subtokenEnabled.put(state, netuid, true);
  emit(context, { tag: "FirstEmissionBlockNumberSet", value: [netuid, first] });
}

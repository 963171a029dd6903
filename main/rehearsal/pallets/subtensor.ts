/** Pallet 7: subnets. Registration by burning TAO, with the checks in the order of the real chain (§3.2, §9a.2). */
import { at, type EnumValue, named, positional, spelled, variant } from "../composite.ts";
import { type Context, failModule } from "../context.ts";
import { concat, textBytes } from "../hashing.ts";
import { fromHex, toHex } from "../hex.ts";
import type { PalletDescription } from "../metadata.ts";
import { constant, errorType, T } from "../pallet.ts";
import { type AccountId, accountId } from "../primitives.ts";
import type { State, StateView } from "../storage.ts";
import { u16, u64, type ValueOf } from "../type.ts";
import { EXISTENTIAL_DEPOSIT, freeBalance, transfer } from "./balances.ts";
import { bumpBurn, decayBurn } from "./subtensor-burn.ts";
import { nextSeat, takeSeat } from "./subtensor-seat.ts";
import {
  burn,
  networkRegistrationAllowed,
  networksAdded,
  ownedHotkeys,
  owner,
  raoRecycledForRegistration,
  registrationsThisBlock,
  stakingHotkeys,
  subnetAlphaIn,
  subnetMechanism,
  subnetTao,
  subtensorStorage,
  totalNetworks,
  totalStake,
  uids,
} from "./subtensor-storage.ts";
import { buyAtAnyPrice, poolWeights } from "./swap.ts";
import { account } from "./system.ts";

const INDEX = 7;

export const subtensorEvent = variant(
  "pallet_subtensor::pallet::Event",
  {
    NeuronRegistered: at(
      6,
      positional(spelled(u16, "NetUid"), spelled(u16, "u16"), spelled(accountId, "T::AccountId")),
    ),
  },
  T,
);
export type SubtensorEvent = ValueOf<typeof subtensorEvent>;

const netuid = spelled(u16, "NetUid");
const hotkey = spelled(accountId, "T::AccountId");
const callCases = {
  burned_register: at(7, named({ netuid, hotkey })),
  register_limit: at(134, named({ netuid, hotkey, limit_price: spelled(u64, "u64") })),
} as const;
export const subtensorCall = variant("pallet_subtensor::pallet::Call", callCases, T);
export type SubtensorCall = EnumValue<typeof callCases>;

const errors = {
  NonAssociatedColdKey: 7,
  NotEnoughBalanceToStake: 12,
  HotKeyAlreadyRegisteredInSubNet: 21,
  SubNetRegistrationDisabled: 37,
  RegistrationNotPermittedOnRootSubnet: 42,
  NoNeuronIdAvailable: 48,
  SubnetNotExists: 76,
  RegistrationPriceLimitExceeded: 134,
  CannotUseSystemAccount: 139,
} as const;
const fail = (error: keyof typeof errors): never => failModule(INDEX, errors[error]);

export const subtensor: PalletDescription = {
  name: "SubtensorModule",
  index: INDEX,
  storage: subtensorStorage.items,
  calls: subtensorCall,
  events: subtensorEvent,
  errors: errorType("pallet_subtensor::pallet::Error", errors),
  constants: [
    constant("InitialBurn", u64, 100_000_000n),
    constant("InitialMaxBurn", u64, 100_000_000_000n),
    constant("InitialMinBurn", u64, 500_000n),
    constant("MinBurnUpperBound", u64, 1_000_000_000n),
    constant("MaxBurnLowerBound", u64, 100_000_000n),
  ],
};

const ROOT = 0;
/** Ordinary subnets have this mechanism: a pool. Root and mechanism 0 change 1 : 1. */
const MECHANISM_WITH_POOL = 1;

const POT_PREFIX = textBytes("modlsubtensr");
/** The account that holds a subnet's TAO: prefix, netuid as u16 little-endian, zeros (domain reference §1.2). */
export function potAccount(netuid: number): AccountId {
  const tail = new Uint8Array(32 - POT_PREFIX.length);
  tail[0] = netuid & 0xff;
  tail[1] = netuid >> 8;
  return toHex(concat(POT_PREFIX, tail));
}

/** Pots of subnets that exist; another account with that prefix is an ordinary one. */
function isPot(state: StateView, who: AccountId): boolean {
  const bytes = fromHex(who);
  const netuid = (bytes[POT_PREFIX.length] ?? 0) + 256 * (bytes[POT_PREFIX.length + 1] ?? 0);
  return who === potAccount(netuid) && networksAdded.get(state, netuid);
}

/** Netuids in ascending order, without root; this node never leaves gaps. */
function netuids(state: StateView): number[] {
  return Array.from({ length: Math.max(0, totalNetworks.get(state) - 1) }, (_, i) => i + 1);
}

/** Before the extrinsics of each block. Decay starts with block 2 (§9a.2). */
export function beginBlockOfSubtensor({ state, blockNumber }: Context): void {
  for (const netuid of netuids(state)) {
    if (blockNumber >= 2) decayBurn(state, netuid);
    if (registrationsThisBlock.get(state, netuid) > 0) registrationsThisBlock.put(state, netuid, 0);
  }
}

export function dispatchSubtensor(context: Context, signer: AccountId, call: SubtensorCall): void {
  const { netuid, hotkey } = call.value;
  const limit = call.tag === "register_limit" ? call.value.limit_price : null;
  register(context, signer, netuid, hotkey, limit);
}

function register(
  context: Context,
  coldkey: AccountId,
  netuid: number,
  hotkey: AccountId,
  limitPrice: bigint | null,
): void {
  const { state, blockNumber } = context;
  if (netuid === ROOT) fail("RegistrationNotPermittedOnRootSubnet");
  if (!networksAdded.get(state, netuid)) fail("SubnetNotExists");
  const price = burn.get(state, netuid);
  if (limitPrice !== null && price > limitPrice) fail("RegistrationPriceLimitExceeded");
  if (!networkRegistrationAllowed.get(state, netuid)) fail("SubNetRegistrationDisabled");
  if (uids.has(state, netuid, hotkey)) fail("HotKeyAlreadyRegisteredInSubNet");
  if (freeBalance(state, coldkey) < price) fail("NotEnoughBalanceToStake");
  if (isPot(state, hotkey)) fail("CannotUseSystemAccount");
  adoptHotkey(state, coldkey, hotkey);

  const seat = nextSeat(state, netuid, blockNumber) ?? fail("NoNeuronIdAvailable");
  recycle(context, coldkey, netuid, price);
  takeSeat(state, netuid, seat, hotkey, blockNumber);

  bumpBurn(state, netuid);
  registrationsThisBlock.put(state, netuid, registrationsThisBlock.get(state, netuid) + 1);
  context.deposit({
    tag: "SubtensorModule",
    value: { tag: "NeuronRegistered", value: [netuid, seat.uid, hotkey] },
  });
}

/** A hotkey nobody owns becomes the signer's; another one's is refused. */
function adoptHotkey(state: State, coldkey: AccountId, hotkey: AccountId): void {
  if (owner.has(state, hotkey)) {
    if (owner.get(state, hotkey) !== coldkey) fail("NonAssociatedColdKey");
    return;
  }
  owner.put(state, hotkey, coldkey);
  for (const list of [ownedHotkeys, stakingHotkeys]) {
    const known = list.get(state, coldkey);
    if (!known.includes(hotkey)) list.put(state, coldkey, [...known, hotkey]);
  }
}

/**
 * Pays the price into the pool and takes the bought alpha out of circulation. Up to 500 rao less are paid when the
 * account would otherwise fall below the existential deposit; the books still count the full price.
 */
function recycle(context: Context, coldkey: AccountId, netuid: number, price: bigint): void {
  const { state } = context;
  const { free, reserved, frozen } = account.get(state, coldkey).data;
  const locked = frozen - reserved > EXISTENTIAL_DEPOSIT ? frozen - reserved : EXISTENTIAL_DEPOSIT;
  const spendable = free > locked ? free - locked : 0n;
  const paid = price < spendable ? price : spendable;
  transfer(context, coldkey, potAccount(netuid), paid, "preserve");

  const taoReserve = subnetTao.get(state, netuid);
  const alphaReserve = subnetAlphaIn.get(state, netuid);
  if (subnetMechanism.get(state, netuid) === MECHANISM_WITH_POOL) {
    const pool = { taoReserve, alphaReserve, ...poolWeights(state, netuid) };
    // The alpha bought enters and leaves `SubnetAlphaOut` at once. The pool's fee stays in the pot.
    const { net, output } = buyAtAnyPrice(pool, paid);
    subnetTao.put(state, netuid, taoReserve + net);
    subnetAlphaIn.put(state, netuid, alphaReserve - output);
  } else {
    subnetTao.put(state, netuid, taoReserve + paid);
  }
  totalStake.put(state, totalStake.get(state) + paid);
  const recycled = raoRecycledForRegistration.get(state, netuid) + price;
  raoRecycledForRegistration.put(state, netuid, recycled);
}

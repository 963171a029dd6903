/** Pallet 28: the two-token pool of each subnet (domain reference §9a.3). */
import { named, spelled, struct, wrapped } from "../composite.ts";
import { failModule } from "../context.ts";
import { QUINTILLION } from "../fixed-point.ts";
import type { PalletDescription } from "../metadata.ts";
import { constant, errorType, inOrder } from "../pallet.ts";
import { type StateView, storageOf, twoxConcat } from "../storage.ts";
import { bool, u16, u64 } from "../type.ts";
import { subnetAlphaIn, subnetMechanism, subnetTao } from "./subtensor-storage.ts";
import {
  ANY_PRICE,
  limitBitsOf,
  type Pool,
  quote,
  type Side,
  spotPriceBits,
  type Trade,
  withoutPool,
} from "./swap-math.ts";

const INDEX = 28;

const perquintill = struct("sp_arithmetic::per_things::Perquintill", wrapped(spelled(u64, "u64")));
const balancer = struct(
  "pallet_subtensor_swap::pallet::balancer::Balancer",
  named({ quote: spelled(perquintill, "Perquintill") }),
);

const storage = storageOf("Swap");
/** Of 65 535; the default is about 0.05 %. */
const feeRate = storage.map("FeeRate", [twoxConcat(u16)], u16, 33);
export const swapBalancer = storage.map("SwapBalancer", [twoxConcat(u16)], balancer, {
  quote: QUINTILLION / 2n,
});

storage.map("PalSwapInitialized", [twoxConcat(u16)], bool, false);

const errors = inOrder([
  "FeeRateTooHigh",
  "InsufficientInputAmount",
  "InsufficientLiquidity",
  "PriceLimitExceeded",
  "InsufficientBalance",
  "InvalidTickRange",
  "InvalidLiquidityValue",
  "ReservesTooLow",
  "MechanismDoesNotExist",
  "SubtokenDisabled",
  "ReservesOutOfBalance",
  "SwapInputTooLarge",
  "Deprecated",
]);

export const swap: PalletDescription = {
  name: "Swap",
  index: INDEX,
  storage: storage.items,
  calls: null,
  events: null,
  errors: errorType("pallet_subtensor_swap::pallet::pallet::Error", errors),
  constants: [constant("MaxFeeRate", u16, 10_000)],
};

/** Inputs above this multiple of the reserve are refused. */
export const MAX_INPUT_RATIO = 1_000n;
/** Constant `Swap.MinimumReserve` of the real chain. */
const MINIMUM_RESERVE = 1_000_000n;

/** Ordinary subnets have this mechanism: a pool. Root and mechanism 0 change 1 : 1. */
const MECHANISM_WITH_POOL = 1;
export function hasPool(state: StateView, netuid: number): boolean {
  return netuid !== 0 && subnetMechanism.get(state, netuid) === MECHANISM_WITH_POOL;
}

export function poolOf(state: StateView, netuid: number): Pool {
  return {
    alphaReserve: subnetAlphaIn.get(state, netuid),
    taoReserve: subnetTao.get(state, netuid),
    taoWeight: swapBalancer.get(state, netuid).quote,
    feeRate: feeRate.get(state, netuid),
  };
}

/** Rao per alpha in U64F64. */
export function priceBits(state: StateView, netuid: number): bigint {
  return hasPool(state, netuid) ? spotPriceBits(poolOf(state, netuid)) : 1n << 64n;
}

export interface Order {
  readonly side: Side;
  readonly amount: bigint;
  /** Rao per alpha. */
  readonly limitPrice: bigint;
  readonly isFree?: boolean;
}

/** An order at any price. */
export const atAnyPrice = (side: Side, amount: bigint): Order => ({
  side,
  amount,
  limitPrice: ANY_PRICE[side],
});

/** A trade with a pool, refused as pallet 28 refuses it, in its order. */
export function tradeWith(pool: Pool, order: Order): Trade {
  const { side, amount, limitPrice } = order;
  const limitBits = limitBitsOf(limitPrice);
  const reserves =
    side === "buy" ? [pool.taoReserve, pool.alphaReserve] : [pool.alphaReserve, pool.taoReserve];
  const [input = 0n, output = 0n] = reserves;
  const trade = quote(pool, side, amount, limitBits, order.isFree ?? false);
  if (trade.requested > MAX_INPUT_RATIO * input) failModule(INDEX, errors.SwapInputTooLarge);
  if (output < MINIMUM_RESERVE) failModule(INDEX, errors.ReservesTooLow);
  const price = spotPriceBits(pool);
  const isBeyond = side === "buy" ? price < limitBits : price > limitBits;
  if (!isBeyond) failModule(INDEX, errors.PriceLimitExceeded);
  if (trade.net > 0n && trade.output === 0n) failModule(INDEX, errors.ReservesTooLow);
  return trade;
}

/** A trade on a subnet, pool or not; changes nothing. */
export function simulate(state: StateView, netuid: number, order: Order): Trade {
  if (!hasPool(state, netuid)) return withoutPool(order.amount);
  return tradeWith(poolOf(state, netuid), order);
}

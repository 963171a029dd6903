/** Pallet 28: the two-token pool of each subnet. Only the buy that a registration makes; nobody trades here yet. */
import { named, spelled, struct, wrapped } from "../composite.ts";
import { failModule } from "../context.ts";
import {
  divideBits,
  floorBits,
  multiplyBits,
  powQuintillion,
  QUINTILLION,
  toBits,
} from "../fixed-point.ts";
import type { PalletDescription } from "../metadata.ts";
import { constant, errorType } from "../pallet.ts";
import { type StateView, storageOf, twoxConcat } from "../storage.ts";
import { u16, u64 } from "../type.ts";

const INDEX = 28;

const perquintill = struct("sp_arithmetic::per_things::Perquintill", wrapped(spelled(u64, "u64")));
const balancer = struct(
  "pallet_subtensor_swap::pallet::balancer::Balancer",
  named({ quote: spelled(perquintill, "Perquintill") }),
);

const storage = storageOf("Swap");
/** Of 65 535; the default is about 0.05 %. */
const feeRate = storage.map("FeeRate", [twoxConcat(u16)], u16, 33);
const swapBalancer = storage.map("SwapBalancer", [twoxConcat(u16)], balancer, {
  quote: QUINTILLION / 2n,
});

const errors = { PriceLimitExceeded: 3, ReservesTooLow: 7, SwapInputTooLarge: 11 } as const;

export const swap: PalletDescription = {
  name: "Swap",
  index: INDEX,
  storage: storage.items,
  calls: null,
  events: null,
  errors: errorType("pallet_subtensor_swap::pallet::pallet::Error", errors),
  constants: [constant("MaxFeeRate", u16, 10_000)],
};

export interface Pool {
  readonly alphaReserve: bigint;
  readonly taoReserve: bigint;
  /** Weight of TAO in parts per quintillion; that of alpha is the rest. */
  readonly taoWeight: bigint;
  /** Of 65 535. */
  readonly feeRate: number;
}

export interface Trade {
  readonly fee: bigint;
  /** The input without the fee: what enters the pool. */
  readonly net: bigint;
  readonly output: bigint;
}

const FEE_DENOMINATOR = 65_535n;
/** Inputs above this multiple of the reserve are refused. */
const MAX_INPUT_RATIO = 1_000n;
/** Constant `Swap.MinimumReserve` of the real chain. */
const MINIMUM_RESERVE = 1_000_000n;
/** The price limit that means "any price", in rao per alpha. */
const ANY_PRICE = 10n ** 15n;
const PRICE_UNIT = 10n ** 9n;

/** (w1/w2)·(y/x) in U64F64. */
export function spotPriceBits(pool: Pool): bigint {
  const alphaWeight = QUINTILLION - pool.taoWeight;
  const ratio = divideBits(toBits(alphaWeight), toBits(pool.taoWeight));
  return multiplyBits(ratio, divideBits(toBits(pool.taoReserve), toBits(pool.alphaReserve)));
}

/** ⌊A·(r/65 535)⌋. */
function feeOn(amount: bigint, rate: number): bigint {
  const rateBits = divideBits(toBits(BigInt(rate)), toBits(FEE_DENOMINATOR));
  return floorBits(multiplyBits(toBits(amount), rateBits));
}

/** reserve·(1 − pow(other/(other + d), exponent)). */
function output(reserve: bigint, power: bigint): bigint {
  const remaining = divideBits(toBits(power), toBits(QUINTILLION));
  return floorBits(multiplyBits(toBits(reserve), toBits(1n) - remaining));
}

export function quoteBuy(pool: Pool, taoAmount: bigint): Trade {
  const fee = feeOn(taoAmount, pool.feeRate);
  const net = taoAmount - fee;
  const { alphaReserve: x, taoReserve: y, taoWeight } = pool;
  const power = powQuintillion(y, y + net, taoWeight, QUINTILLION - taoWeight);
  return { fee, net, output: output(x, power) };
}

export function quoteSell(pool: Pool, alphaAmount: bigint): Trade {
  const fee = feeOn(alphaAmount, pool.feeRate);
  const net = alphaAmount - fee;
  const { alphaReserve: x, taoReserve: y, taoWeight } = pool;
  const power = powQuintillion(x, x + net, QUINTILLION - taoWeight, taoWeight);
  return { fee, net, output: output(y, power) };
}

/** A buy at any price, with the checks of the pallet in their order. */
export function buyAtAnyPrice(pool: Pool, taoAmount: bigint): Trade {
  if (pool.taoReserve === 0n || pool.alphaReserve === 0n) {
    failModule(INDEX, errors.ReservesTooLow);
  }
  const trade = quoteBuy(pool, taoAmount);
  if (trade.net > MAX_INPUT_RATIO * pool.taoReserve) failModule(INDEX, errors.SwapInputTooLarge);
  if (pool.alphaReserve < MINIMUM_RESERVE) failModule(INDEX, errors.ReservesTooLow);
  const limitBits = divideBits(toBits(ANY_PRICE), toBits(PRICE_UNIT));
  if (spotPriceBits(pool) >= limitBits) failModule(INDEX, errors.PriceLimitExceeded);
  if (trade.net > 0n && trade.output === 0n) failModule(INDEX, errors.ReservesTooLow);
  return trade;
}

/** The pool of a subnet with mechanism 1; root and mechanism 0 change 1 : 1 without a pool. */
export function poolWeights(state: StateView, netuid: number): Pick<Pool, "taoWeight" | "feeRate"> {
  return {
    taoWeight: swapBalancer.get(state, netuid).quote,
    feeRate: feeRate.get(state, netuid),
  };
}

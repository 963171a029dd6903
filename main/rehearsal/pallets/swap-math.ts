/** The arithmetic of a subnet's pool, without state: prices, fees, amounts (domain reference §9a.3). */
import {
  divideBits,
  floorBits,
  multiplyBits,
  powAboveOne,
  powQuintillion,
  QUINTILLION,
  toBits,
} from "../fixed-point.ts";

export interface Pool {
  readonly alphaReserve: bigint;
  readonly taoReserve: bigint;
  /** Weight of TAO in parts per quintillion; that of alpha is the rest. */
  readonly taoWeight: bigint;
  /** Of 65 535. */
  readonly feeRate: number;
}

/** Seen by who has TAO. */
export type Side = "buy" | "sell";

export interface Trade {
  /** What would enter the pool if no limit stood in the way. */
  readonly requested: bigint;
  readonly fee: bigint;
  /** The input without the fee: what enters the pool. */
  readonly net: bigint;
  readonly output: bigint;
}

const FEE_DENOMINATOR = 65_535n;
/** The price limits that mean "any price", in rao per alpha. */
export const ANY_PRICE: Readonly<Record<Side, bigint>> = { buy: 10n ** 15n, sell: 1_000n };
const PRICE_UNIT = 10n ** 9n;

/** What root and mechanism 0 do: one for one, without fee. */
export const withoutPool = (amount: bigint): Trade => ({
  requested: amount,
  fee: 0n,
  net: amount,
  output: amount,
});

export const limitBitsOf = (limitPrice: bigint): bigint =>
  divideBits(toBits(limitPrice), toBits(PRICE_UNIT));

/** (w1/w2)·(y/x) in U64F64. */
export function spotPriceBits({ taoWeight, taoReserve, alphaReserve }: Pool): bigint {
  const ratio = divideBits(toBits(QUINTILLION - taoWeight), toBits(taoWeight));
  return multiplyBits(ratio, divideBits(toBits(taoReserve), toBits(alphaReserve)));
}

/** ⌊A·(r/65 535)⌋. */
export function feeOn(amount: bigint, rate: number): bigint {
  const rateBits = divideBits(toBits(BigInt(rate)), toBits(FEE_DENOMINATOR));
  return floorBits(multiplyBits(toBits(amount), rateBits));
}

/** The fee that stands beside a net amount: ⌊d·(r/(65 535 − r))⌋. */
function feeBeside(net: bigint, rate: number): bigint {
  const r = BigInt(rate);
  const rateBits = divideBits(toBits(r), toBits(FEE_DENOMINATOR - r));
  return floorBits(multiplyBits(toBits(net), rateBits));
}

/** reserve·(1 − pow(other/(other + d), exponent)). */
function outputOf({ alphaReserve: x, taoReserve: y, taoWeight }: Pool, side: Side, net: bigint) {
  const alphaWeight = QUINTILLION - taoWeight;
  const isEmpty = (side === "buy" ? y : x) + net === 0n;
  const power = isEmpty
    ? 0n
    : side === "buy"
      ? powQuintillion(y, y + net, taoWeight, alphaWeight)
      : powQuintillion(x, x + net, alphaWeight, taoWeight);
  const remaining = divideBits(toBits(power), toBits(QUINTILLION));
  return floorBits(multiplyBits(toBits(side === "buy" ? x : y), toBits(1n) - remaining));
}

/** What brings the price from where it is to the limit. */
function netToLimit(pool: Pool, side: Side, limitBits: bigint): bigint {
  const price = spotPriceBits(pool);
  const [above, below] = side === "buy" ? [limitBits, price] : [price, limitBits];
  // Beyond the limit already: the caller refuses before it asks for this amount.
  if (above < below || below === 0n) return 0n;
  const weight = side === "buy" ? QUINTILLION - pool.taoWeight : pool.taoWeight;
  const power = powAboveOne(above, below, weight, QUINTILLION);
  const growth = divideBits(toBits(power), toBits(QUINTILLION)) - toBits(1n);
  const reserve = side === "buy" ? pool.taoReserve : pool.alphaReserve;
  return floorBits(multiplyBits(toBits(reserve), growth > 0n ? growth : 0n));
}

/** The trade that is made when the price may go to the limit and no further. */
export function quote(
  pool: Pool,
  side: Side,
  amount: bigint,
  limitBits: bigint,
  isFree: boolean,
): Trade {
  const wholeFee = isFree ? 0n : feeOn(amount, pool.feeRate);
  const requested = amount - wholeFee;
  const output = outputOf(pool, side, requested);
  const { alphaReserve: x, taoReserve: y } = pool;
  const priceAfter =
    side === "buy"
      ? spotPriceBits({ ...pool, taoReserve: y + requested, alphaReserve: x - output })
      : spotPriceBits({ ...pool, taoReserve: y - output, alphaReserve: x + requested });
  const isWithin = side === "buy" ? priceAfter <= limitBits : priceAfter >= limitBits;
  if (isWithin) return { requested, fee: wholeFee, net: requested, output };
  const net = netToLimit(pool, side, limitBits);
  const fee = isFree ? 0n : feeBeside(net, pool.feeRate);
  return { requested, fee, net, output: outputOf(pool, side, net) };
}

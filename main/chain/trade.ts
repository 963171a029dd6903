/** What a trade gives, gets and loses. */
import type { Trade } from "../codec/pipeline.ts";
import { type Fault, fault } from "../lib/fault.ts";

export const ROOT = 0;
export const RAO = 1_000_000_000n;
/** From one hundredth on, a trade says aloud what it loses. */
const MUCH_PERMYRIAD = 100;

/** TAO that is not staked. */
export const free = (amount: bigint): Trade["gives"] => ({
  netuid: null,
  name: "",
  amount,
  priceRao: null,
});

export const worth = ({ amount, priceRao }: Trade["gives"]): bigint =>
  priceRao === null ? amount : (amount * priceRao) / RAO;

export function finish(
  gives: Trade["gives"],
  gets: Trade["gets"],
  fee: bigint,
  limitPriceRao: bigint | null,
): Trade {
  const [before, after] = [worth(gives), worth(gets)];
  const lost = before > after ? before - after : 0n;
  const lossPermyriad = before === 0n ? 0 : Number((lost * 10_000n) / before);
  return { gives, gets, fee, lossPermyriad, limitPriceRao };
}

export const losesMuch = (trade: Trade | null): Fault[] =>
  trade !== null && trade.lossPermyriad >= MUCH_PERMYRIAD
    ? [fault("TRADE_LOSES_MUCH", { permyriad: trade.lossPermyriad })]
    : [];

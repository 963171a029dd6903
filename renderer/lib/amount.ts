/** Amounts as text. Rao are bigint everywhere; nothing here ever becomes a floating-point number. */
import { decimalSign, wholeNumber } from "./format.ts";

/** 1 TAO = 10^9 rao (chain constant `tokenDecimals`). */
const DECIMALS = 9;
const RAO_PER_TAO = 10n ** BigInt(DECIMALS);
/** Fractions are read in threes; nine decimals are three groups. */
const GROUP = 3;

export interface AmountText {
  readonly whole: string;
  /** Digits after the point in groups of three, without trailing zeros beyond `minDecimals`. */
  readonly fraction: string;
}

/** Never rounds: cuts only zeros. `minDecimals` keeps a column's figures aligned. */
export function amountText(rao: bigint, minDecimals = 3): AmountText {
  const digits = (rao % RAO_PER_TAO).toString().padStart(DECIMALS, "0");
  const significant = digits.replace(/0+$/, "").length;
  // Whole groups only: a lone digit behind a gap reads like another number.
  const shown = Math.ceil(Math.max(significant, minDecimals) / GROUP) * GROUP;
  const trimmed = digits.slice(0, shown);
  // Narrow no-break spaces: long fractions are read in threes, and an amount never breaks over two lines.
  const grouped = trimmed.replace(/(\d{3})(?=\d)/g, "$1\u202f");
  return { whole: wholeNumber(rao / RAO_PER_TAO), fraction: grouped };
}

/** All digits that matter, where the unit stands elsewhere. */
export function numberLine(rao: bigint, minDecimals = 3): string {
  const { whole, fraction } = amountText(rao, minDecimals);
  return `${whole}${decimalSign()}${fraction}`;
}

/** For a line of text: with the unit. */
export const taoLine = (rao: bigint, minDecimals = 3): string =>
  `${numberLine(rao, minDecimals)} τ`;
/** Of the subnet that the text names; alpha has as many decimals as TAO. */
export const alphaLine = (alpha: bigint): string => `${numberLine(alpha)} α`;

/** Text for an input field: a point and no grouping in every language, so that it can be read back. */
export function taoInput(rao: bigint): string {
  const digits = (rao % RAO_PER_TAO).toString().padStart(DECIMALS, "0").replace(/0+$/, "");
  const whole = (rao / RAO_PER_TAO).toString();
  return digits === "" ? whole : `${whole}.${digits}`;
}

/**
 * Reads what a person typed: digits, at most one point, at most nine decimals; the same in every language. A comma is
 * refused rather than guessed: it means a thousand to some and a fraction to others.
 */
export function parseTao(text: string): bigint | null {
  const match = /^\s*(\d{1,11})(?:\.(\d{1,9}))?\s*$/.exec(text);
  if (!match) return null;
  const [, whole = "0", fraction = ""] = match;
  return BigInt(whole) * RAO_PER_TAO + BigInt(fraction.padEnd(DECIMALS, "0"));
}

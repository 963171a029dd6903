/** TAO and rao as text. Amounts are bigint rao everywhere else. */
import { ok, type Result, refuse } from "../lib/fault.ts";

/** 1 TAO = 10^9 rao (`common/src/currency.rs`). */
export const RAO_PER_TAO = 1_000_000_000n;
const DECIMALS = 9;
/** The chain's balance type is u64. */
const MOST_RAO = 2n ** 64n - 1n;

/**
 * A typed amount of TAO. Plain digits with one optional dot: a comma could mean a decimal or thousands, and guessing
 * would be a factor of a thousand. AMOUNT_MALFORMED, AMOUNT_TOO_PRECISE { decimals }, AMOUNT_TOO_LARGE.
 */
export function parseTao(text: string): Result<bigint> {
  const match = /^(\d{0,12})(?:\.(\d*))?$/.exec(text.trim());
  const whole = match?.[1] ?? "";
  const fraction = match?.[2] ?? "";
  if (match === null || whole + fraction === "") return refuse("AMOUNT_MALFORMED", {});
  const significant = fraction.replace(/0+$/, "");
  if (significant.length > DECIMALS)
    return refuse("AMOUNT_TOO_PRECISE", { decimals: significant.length });
  const rao =
    BigInt(whole === "" ? "0" : whole) * RAO_PER_TAO + BigInt(significant.padEnd(DECIMALS, "0"));
  return rao > MOST_RAO ? refuse("AMOUNT_TOO_LARGE", {}) : ok(rao);
}

/** All nine decimals, a dot, no grouping: for machines and logs. */
export function taoText(rao: bigint): string {
  const sign = rao < 0n ? "-" : "";
  const digits = (rao < 0n ? -rao : rao).toString().padStart(DECIMALS + 1, "0");
  return `${sign}${digits.slice(0, -DECIMALS)}.${digits.slice(-DECIMALS)}`;
}

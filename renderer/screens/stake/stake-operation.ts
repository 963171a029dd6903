/** From what stands in the form to the operation that the chain is asked about. Null while something is missing. */
import type { Operation } from "../../types.ts";

export const ACTIONS = ["add", "remove", "move", "swap", "transfer", "all"] as const;
export type StakeAction = (typeof ACTIONS)[number];

const RAO = 1_000_000_000n;
const ROOT = 0;

export interface StakeFields {
  readonly action: StakeAction;
  readonly coldkey: string;
  readonly hotkey: string | null;
  readonly netuid: number | null;
  /** TAO for `add`, alpha else. */
  readonly amount: bigint | null;
  readonly toHotkey: string | null;
  readonly toNetuid: number | null;
  readonly destination: string | null;
  /** In parts of a thousand. */
  readonly tolerancePermille: number;
  readonly allowPartial: boolean;
  readonly toRoot: boolean;
}

/** The price that may be reached: above the present one for a purchase, below it for a sale. Root has one price. */
export function limitPrice(
  side: "buy" | "sell",
  netuid: number,
  priceRao: bigint,
  tolerancePermille: number,
): bigint {
  if (netuid === ROOT) return RAO;
  const part = (priceRao * BigInt(tolerancePermille)) / 1_000n;
  if (side === "sell") return priceRao - part;
  // A price of few rao must still have room to move.
  return part === 0n ? priceRao + 1n : priceRao + part;
}

/** The least that one alpha of the origin must fetch of the destination, times 10^9. */
export function limitRatio(from: bigint, to: bigint, tolerancePermille: number): bigint {
  if (to === 0n) return 0n;
  const ratio = (from * RAO) / to;
  return ratio - (ratio * BigInt(tolerancePermille)) / 1_000n;
}

export function stakeOperation(
  fields: StakeFields,
  priceOf: (netuid: number) => bigint | null,
): Operation | null {
  const { action, coldkey, hotkey, netuid, amount, toNetuid, allowPartial } = fields;
  if (coldkey === "" || hotkey === null) return null;
  if (action === "all") {
    return { kind: fields.toRoot ? "unstake-all-alpha" : "unstake-all", coldkey, hotkey };
  }
  if (netuid === null || amount === null || amount <= 0n) return null;
  const priceRao = priceOf(netuid);
  if (priceRao === null) return null;
  const position = { coldkey, hotkey, netuid } as const;
  const tolerance = fields.tolerancePermille;
  if (action === "add") {
    const limitPriceRao = limitPrice("buy", netuid, priceRao, tolerance);
    return { kind: "add-stake", ...position, amountRao: amount, limitPriceRao, allowPartial };
  }
  if (action === "remove") {
    const limitPriceRao = limitPrice("sell", netuid, priceRao, tolerance);
    return { kind: "remove-stake", ...position, alpha: amount, limitPriceRao, allowPartial };
  }
  if (action === "transfer") {
    const { destination } = fields;
    if (destination === null) return null;
    return { kind: "transfer-stake", ...position, destination, toNetuid: netuid, alpha: amount };
  }
  if (toNetuid === null) return null;
  if (action === "move") {
    const { toHotkey } = fields;
    if (toHotkey === null) return null;
    return { kind: "move-stake", ...position, toHotkey, toNetuid, alpha: amount };
  }
  const toPrice = priceOf(toNetuid);
  if (toPrice === null) return null;
  const limitPriceRao = limitRatio(priceRao, toPrice, tolerance);
  return { kind: "swap-stake", ...position, toNetuid, alpha: amount, limitPriceRao, allowPartial };
}

/** When something that the chain limits was done last: the cases of its `RateLimitKey` that are read here. */
import { concatBytes } from "../lib/bytes.ts";

/** A case without a value. */
export const LAST_NETWORK = Uint8Array.of(2);
export const LAST_TX_BLOCK = 3;
export const LAST_TAKE_BLOCK = 5;

export function rateKey(kind: number, account: Uint8Array): Uint8Array {
  return concatBytes(Uint8Array.of(kind), account);
}

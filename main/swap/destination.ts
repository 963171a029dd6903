/** Whether a coldkey of this machine may become the new one: what the machine knows of it, and what the chain does. */
import type { DestinationCheck } from "../../preload/contract.ts";
import type { Chain } from "../chain/index.ts";
import type { Ss58 } from "../codec/values.ts";
import { demand, type Fault, fault } from "../lib/fault.ts";
import type { Keystore } from "../wallet/keystore.ts";
import { isSafe } from "../wallet/safety.ts";

/** Reasons of this machine against it; none of them is the chain's. */
export function ownReasons(keystore: Keystore, coldkey: Ss58, destination: Ss58): Fault[] {
  if (coldkey === destination) return [fault("SWAP_TO_ITSELF", {})];
  const card = keystore.card(destination);
  if (card?.kind !== "coldkey") return [fault("SWAP_DESTINATION_NOT_HERE", {})];
  return [
    ...(card.retiredAtMs === null ? [] : [fault("KEY_RETIRED", { name: card.name })]),
    // Everything will hang on it, from one moment to the next.
    ...(isSafe(card) ? [] : [fault("SWAP_DESTINATION_NOT_SAFE", { name: card.name })]),
  ];
}

/**
 * What the chain says of the new coldkey. At plan time nothing may be known of it; at the execution only what spoils it
 * counts. Two round trips, among addresses that hide it.
 */
export async function checkDestination(
  chain: Chain,
  destination: Ss58,
  salt: Uint8Array,
): Promise<DestinationCheck> {
  const { atBlock, seenAtMs, spoiled, known } = demand(await chain.destination(destination, salt));
  return { atBlock, seenAtMs, spoiled: spoiled.map(plain), known: known.map(plain) };
}

const plain = ({ code, facts }: Fault): DestinationCheck["spoiled"][number] => ({
  code,
  facts: { ...facts },
});

/** Retired keys are kept and rest: no new act is begun with one of them. */

import * as v from "valibot";
import { type Ss58 as Address, Ss58 } from "../codec/values.ts";
import { Refusal } from "../lib/fault.ts";
import type { Keystore } from "./keystore.ts";

/** Refuses with KEY_RETIRED {name}. A key that is not here is not this function's concern. */
export function demandInUse(keystore: Keystore, address: Address): void {
  const card = keystore.card(address);
  if (card !== null && card.retiredAtMs !== null) {
    throw new Refusal("KEY_RETIRED", { address, name: card.name });
  }
}

/** Every key of ours that an operation acts with. Where value arrives is not looked at: a retired key may receive. */
export function demandOperationInUse(keystore: Keystore, operation: object): void {
  for (const [field, value] of Object.entries(operation)) {
    if (field === "call" || field === "items") {
      for (const inner of [value].flat()) demandOperationInUse(keystore, inner);
      continue;
    }
    const address = v.safeParse(Ss58, value);
    if (address.success && field !== "destination") demandInUse(keystore, address.output);
  }
}

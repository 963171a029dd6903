/** Every kind of operation: how it ends well, and all that the chain may have against it. */

import { coldkeySwapDeeds, coldkeySwapRefusals } from "./coldkey-swap.ts";
import type { Deeds, Refusal } from "./deed.ts";
import { identityDeeds, identityRefusals } from "./identity.ts";
import { keysDeeds, keysRefusals } from "./keys.ts";
import { locksDeeds, locksRefusals } from "./locks.ts";
import { nestedDeeds, nestedRefusals } from "./nested.ts";
import { paymentsDeeds, paymentsRefusals } from "./payments.ts";
import { stakeDeeds, stakeRefusals } from "./stake.ts";

export const DEEDS: Deeds = {
  ...paymentsDeeds,
  ...stakeDeeds,
  ...keysDeeds,
  ...coldkeySwapDeeds,
  ...identityDeeds,
  ...locksDeeds,
  ...nestedDeeds,
};

export const REFUSALS: readonly Refusal[] = [
  ...paymentsRefusals,
  ...stakeRefusals,
  ...keysRefusals,
  ...identityRefusals,
  ...locksRefusals,
  ...nestedRefusals,
  ...coldkeySwapRefusals,
];

/** Locks of stake, which a swap of the coldkey has to know as well (domain reference §3.8, §4.5). */
import { ACCOUNT } from "./calls/plan.ts";

export const SWAP_STORAGE = {
  /** By coldkey, subnet and hotkey: one hotkey for each subnet. */
  stakeLock: {
    pallet: "SubtensorModule",
    item: "Lock",
    keys: [
      ["Blake2_128Concat", ACCOUNT],
      ["Identity", "u16"],
      ["Blake2_128Concat", ACCOUNT],
    ],
    value: "{locked_mass:u64,conviction:u128,last_update:u64}",
    isOptional: true,
  },
} as const;

/** Rows that only the swap of a coldkey needs (domain reference §4.5). */
import { ACCOUNT } from "./calls/plan.ts";

export const SWAP_STORAGE = {
  /** By coldkey, subnet and hotkey; only whether there is one, and on how many, is asked. */
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

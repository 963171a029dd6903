/** Rows that the sentinel looks at (domain reference §4.1, §4.5). */
import { ACCOUNT } from "./calls/plan.ts";

const pallet = "SubtensorModule";

export const SENTINEL_STORAGE = {
  /** The block of the dispute. */
  swapDispute: {
    pallet,
    item: "ColdkeySwapDisputes",
    keys: [["Twox64Concat", ACCOUNT]],
    value: "u32",
    isOptional: true,
  },
  swapDelay: { pallet, item: "ColdkeySwapAnnouncementDelay", keys: [], value: "u32" },
  swapReannounceDelay: { pallet, item: "ColdkeySwapReannouncementDelay", keys: [], value: "u32" },
  stakingHotkeys: {
    pallet,
    item: "StakingHotkeys",
    keys: [["Blake2_128Concat", ACCOUNT]],
    value: `Vec<${ACCOUNT}>`,
  },
} as const;

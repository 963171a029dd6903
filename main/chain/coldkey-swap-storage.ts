/** Rows that the swap of a coldkey stands on (domain reference §4.1, §4.5, §4.7). */
import { ACCOUNT } from "./calls/plan.ts";

const pallet = "SubtensorModule";
const byColdkey = [["Blake2_128Concat", ACCOUNT]] as const;
const IDENTITY = ["name", "url", "github_repo", "image", "discord", "description", "additional"];

export const SWAP_STORAGE = {
  /** The block of the dispute. */
  swapDispute: {
    pallet,
    item: "ColdkeySwapDisputes",
    keys: [["Twox64Concat", ACCOUNT]],
    value: "u32",
    isOptional: true,
  },
  swapDelay: { pallet, item: "ColdkeySwapAnnouncementDelay", keys: [], value: "u32" },
  swapReannounceDelay: {
    pallet,
    item: "ColdkeySwapReannouncementDelay",
    keys: [],
    value: "u32",
  },
  stakingHotkeys: { pallet, item: "StakingHotkeys", keys: byColdkey, value: `Vec<${ACCOUNT}>` },
  ownedHotkeys: { pallet, item: "OwnedHotkeys", keys: byColdkey, value: `Vec<${ACCOUNT}>` },
  /** By coldkey, subnet and hotkey; only whether there is one, and on how many, is asked. */
  stakeLock: {
    pallet,
    item: "Lock",
    keys: [
      ["Blake2_128Concat", ACCOUNT],
      ["Identity", "u16"],
      ["Blake2_128Concat", ACCOUNT],
    ],
    value: "{locked_mass:u64,conviction:u128,last_update:u64}",
    isOptional: true,
  },
  coldkeyIdentity: {
    pallet,
    item: "IdentitiesV2",
    keys: byColdkey,
    value: `{${IDENTITY.map((name) => `${name}:Vec<u8>`).join(",")}}`,
    isOptional: true,
  },
  rootClaimType: {
    pallet,
    item: "RootClaimType",
    keys: byColdkey,
    value: "enum(Swap=0()|Keep=1()|KeepSubnets=2Vec<u16>)",
    isOptional: true,
  },
} as const;

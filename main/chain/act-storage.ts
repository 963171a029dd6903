/** Storage that only drafts of acts ask for. */
import { ACCOUNT } from "./calls/plan.ts";
import { byHotkeyAndSubnet, ofSubnet, ofSubtensor, type StorageShape } from "./storage-shapes.ts";

export const ACT_STORAGE = {
  announcements: {
    pallet: "Proxy",
    item: "Announcements",
    keys: [["Twox64Concat", ACCOUNT]],
    value: `(Vec<{real:${ACCOUNT},call_hash:[u8;32],height:u32}>,u64)`,
  },
  hotkeyAlpha: byHotkeyAndSubnet("TotalHotkeyAlpha", "u64"),
  parentKeys: byHotkeyAndSubnet("ParentKeys", `Vec<(u64,${ACCOUNT})>`),
  decayingLock: { ...byHotkeyAndSubnet("DecayingLock", "bool"), isOptional: true },
  unlockRate: { ...ofSubtensor("UnlockRate", "u64"), isOptional: true },
  networkRateLimit: ofSubtensor("NetworkRateLimit", "u64"),
  subnetLimit: ofSubtensor("SubnetLimit", "u16"),
  totalNetworks: ofSubtensor("TotalNetworks", "u16"),
  startCallDelay: ofSubtensor("StartCallDelay", "u64"),
  childCooldown: ofSubtensor("PendingChildKeyCooldown", "u64"),
  stakeThreshold: ofSubtensor("StakeThreshold", "u64"),
  childkeyTake: byHotkeyAndSubnet("ChildkeyTake", "u16"),
  minChildkeyTake: ofSubtensor("MinChildkeyTake", "u16"),
  maxChildkeyTake: ofSubtensor("MaxChildkeyTake", "u16"),
  minChildkeyTakeOnSubnet: ofSubnet("MinChildkeyTakePerSubnet", "u16"),
  childkeyTakeRateLimit: ofSubtensor("TxChildkeyTakeRateLimit", "u64"),
  lastTransaction: {
    ...ofSubtensor("TransactionKeyLastBlock", "u64"),
    keys: [
      ["Blake2_128Concat", ACCOUNT],
      ["Identity", "u16"],
      ["Identity", "u16"],
    ],
  },
} as const satisfies Record<string, StorageShape>;

/** Storage that is only looked at: what a coldkey owns, and what a subnet is like. */
import { ACCOUNT } from "./calls/plan.ts";
import { byHotkeyAndSubnet, ofAccount, ofSubnet, type StorageShape } from "./storage-shapes.ts";

const TEXTS = ["name", "url", "github_repo", "image", "discord", "description", "additional"];
const CHILDREN = `Vec<(u64,${ACCOUNT})>`;

const bySubnetAndAccount = (item: string, value: string): StorageShape => ({
  pallet: "SubtensorModule",
  item,
  keys: [
    ["Identity", "u16"],
    ["Blake2_128Concat", ACCOUNT],
  ],
  value,
});

export const VIEW_STORAGE = {
  ownedHotkeys: ofAccount("OwnedHotkeys", `Vec<${ACCOUNT}>`),
  stakingHotkeys: ofAccount("StakingHotkeys", `Vec<${ACCOUNT}>`),
  coldkeyIdentity: {
    ...ofAccount("IdentitiesV2", `{${TEXTS.map((name) => `${name}:Vec<u8>`).join(",")}}`),
    isOptional: true,
  },
  swapDispute: {
    pallet: "SubtensorModule",
    item: "ColdkeySwapDisputes",
    keys: [["Twox64Concat", ACCOUNT]],
    value: "u32",
    isOptional: true,
  },
  rootClaimType: ofAccount("RootClaimType", "enum(Swap=0()|Keep=1()|KeepSubnets=2Vec<u16>)"),
  rootClaimable: ofAccount("RootClaimable", "Vec<(u16,i128)>"),
  rootClaimed: {
    pallet: "SubtensorModule",
    item: "RootClaimed",
    keys: [
      ["Identity", "u16"],
      ["Blake2_128Concat", ACCOUNT],
      ["Blake2_128Concat", ACCOUNT],
    ],
    value: "u128",
  },
  accountFlags: ofAccount("AccountFlags", "u128"),
  childKeys: byHotkeyAndSubnet("ChildKeys", CHILDREN),
  pendingChildKeys: bySubnetAndAccount("PendingChildKeys", `(${CHILDREN},u64)`),
  childkeyTake: byHotkeyAndSubnet("ChildkeyTake", "u16"),
  emission: ofSubnet("Emission", "Vec<u64>"),
  multisig: {
    pallet: "Multisig",
    item: "Multisigs",
    keys: [
      ["Twox64Concat", ACCOUNT],
      ["Blake2_128Concat", "[u8;32]"],
    ],
    value: `{when:{height:u32,index:u32},deposit:u64,depositor:${ACCOUNT},approvals:Vec<${ACCOUNT}>}`,
  },
  subnetTao: ofSubnet("SubnetTAO", "u64"),
  subnetAlphaIn: ofSubnet("SubnetAlphaIn", "u64"),
  subnetAlphaOut: ofSubnet("SubnetAlphaOut", "u64"),
  taoInEmission: ofSubnet("SubnetTaoInEmission", "u64"),
  networkRegisteredAt: ofSubnet("NetworkRegisteredAt", "u64"),
} as const satisfies Record<string, StorageShape>;

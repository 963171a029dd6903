/**
 * What the code in this folder was written for. The chain upgrades about monthly; whatever differs from this table is
 * refused by name instead of being signed on a guess (domain reference, "Read this first", §6.1).
 */

import { ACT_STORAGE } from "./act-storage.ts";
import { ACCOUNT, PROXY_TYPE } from "./calls/plan.ts";
import { SWAP_STORAGE } from "./coldkey-swap-storage.ts";
import { SENTINEL_STORAGE } from "./sentinel-storage.ts";
import {
  byHotkeyAndSubnet,
  ofAccount,
  ofSubnet,
  ofSubtensor,
  type StorageShape,
} from "./storage-shapes.ts";
import { VIEW_STORAGE } from "./view-storage.ts";

/** One transaction extension: its identifier, what it adds to the extrinsic, what it adds to the signed bytes. */
export interface ExtensionShape {
  readonly name: string;
  readonly extra: string;
  readonly implicit: string;
}

const nothing = { extra: "()", implicit: "()" } as const;

/** In signing order; domain reference §6.1. A new one with data would make every signature invalid. */
export const EXPECTED_EXTENSIONS: readonly ExtensionShape[] = [
  { name: "CheckNonZeroSender", ...nothing },
  { name: "CheckSpecVersion", extra: "()", implicit: "u32" },
  { name: "CheckTxVersion", extra: "()", implicit: "u32" },
  { name: "CheckGenesis", extra: "()", implicit: "[u8;32]" },
  { name: "CheckMortality", extra: "Era", implicit: "[u8;32]" },
  { name: "CheckNonce", extra: "Compact<u32>", implicit: "()" },
  { name: "CheckWeight", ...nothing },
  { name: "ChargeTransactionPayment", extra: "Compact<u64>", implicit: "()" },
  { name: "SudoTransactionExtension", ...nothing },
  { name: "CheckShieldedTxValidity", ...nothing },
  { name: "SubtensorTransactionExtension", ...nothing },
  { name: "DrandPriority", ...nothing },
  {
    name: "CheckMetadataHash",
    extra: "enum(Disabled=0()|Enabled=1())",
    implicit: "Option<[u8;32]>",
  },
];

/** Unknown to polkadot.js: told to it as empty, so that it neither warns nor guesses. */
export const ZERO_SIZE_EXTENSIONS = [
  "SudoTransactionExtension",
  "CheckShieldedTxValidity",
  "SubtensorTransactionExtension",
  "DrandPriority",
] as const;

const IDENTITY_FIELDS = [
  ...["subnet_name", "github_repo", "subnet_contact", "subnet_url"],
  ...["discord", "description", "logo_url", "additional"],
];

/** The hyperparameters of its second case are another list that nobody reads here. */
const HYPERPARAMETERS = [
  ...["Unknown", "ServingRateLimit", "MaxDifficulty", "AdjustmentAlpha", "MaxWeightLimit"],
  ...["ImmunityPeriod", "MinAllowedWeights", "Kappa", "Rho", "ActivityCutoff"],
  ...["PowRegistrationAllowed", "MinBurn", "MaxBurn", "BondsMovingAverage", "BondsPenalty"],
  ...["CommitRevealEnabled", "LiquidAlphaEnabled", "AlphaValues", "WeightCommitInterval"],
  ...["TransferEnabled", "AlphaSigmoidSteepness", "Yuma3Enabled", "BondsResetEnabled"],
  ...["ImmuneNeuronLimit", "RecycleOrBurn", "MaxAllowedUids", "BurnHalfLife"],
  ...["BurnIncreaseMult", "SubnetEmissionEnabled", "MinChildkeyTake"],
  ...["ActivityCutoffFactorMilli", "TriggerEpoch"],
];
const RATE_LIMIT_KEY = `enum(SetSNOwnerHotkey=0u16|OwnerHyperparamUpdate=1{u16,enum(${HYPERPARAMETERS.map((name, index) => `${name}=${index}()`).join("|")})}|NetworkLastRegistered=2()|LastTxBlock=3${ACCOUNT}|LastTxBlockChildKeyTake=4${ACCOUNT}|LastTxBlockDelegateTake=5${ACCOUNT}|AddStakeBurn=6u16)`;

/** Storage that is read as bytes: keys and values are checked against the metadata once, then read directly. */
export const STORAGE = {
  account: {
    pallet: "System",
    item: "Account",
    keys: [["Blake2_128Concat", ACCOUNT]],
    value:
      "{nonce:u32,consumers:u32,providers:u32,sufficients:u32,data:{free:u64,reserved:u64,frozen:u64,flags:u128}}",
  },
  now: { pallet: "Timestamp", item: "Now", keys: [], value: "u64" },
  networksAdded: ofSubnet("NetworksAdded", "bool"),
  registrationAllowed: ofSubnet("NetworkRegistrationAllowed", "bool"),
  burn: ofSubnet("Burn", "u64"),
  burnIncreaseMult: ofSubnet("BurnIncreaseMult", "u128"),
  neurons: ofSubnet("SubnetworkN", "u16"),
  maxNeurons: ofSubnet("MaxAllowedUids", "u16"),
  immunityPeriod: ofSubnet("ImmunityPeriod", "u16"),
  tempo: ofSubnet("Tempo", "u16"),
  tokenSymbol: ofSubnet("TokenSymbol", "Vec<u8>"),
  recycled: ofSubnet("RAORecycledForRegistration", "u64"),
  identity: {
    pallet: "SubtensorModule",
    item: "SubnetIdentitiesV3",
    keys: [["Blake2_128Concat", "u16"]],
    value: `{${IDENTITY_FIELDS.map((name) => `${name}:Vec<u8>`).join(",")}}`,
    isOptional: true,
  },
  subnetOwner: ofSubnet("SubnetOwner", ACCOUNT),
  immortalOwnerUids: { ...ofSubnet("ImmuneOwnerUidsLimit", "u16"), isOptional: true },
  hotkeyAt: {
    pallet: "SubtensorModule",
    item: "Keys",
    keys: [
      ["Identity", "u16"],
      ["Identity", "u16"],
    ],
    value: ACCOUNT,
  },
  owner: {
    pallet: "SubtensorModule",
    item: "Owner",
    keys: [["Blake2_128Concat", ACCOUNT]],
    value: ACCOUNT,
  },
  uid: {
    pallet: "SubtensorModule",
    item: "Uids",
    keys: [
      ["Identity", "u16"],
      ["Blake2_128Concat", ACCOUNT],
    ],
    value: "u16",
  },
  registeredAt: {
    pallet: "SubtensorModule",
    item: "BlockAtRegistration",
    keys: [
      ["Identity", "u16"],
      ["Identity", "u16"],
    ],
    value: "u64",
  },
  subtokenEnabled: ofSubnet("SubtokenEnabled", "bool"),
  transferToggle: ofSubnet("TransferToggle", "bool"),
  delegateTake: ofAccount("Delegates", "u16"),
  isMember: byHotkeyAndSubnet("IsNetworkMember", "bool"),
  autoStake: byHotkeyAndSubnet("AutoStakeDestination", ACCOUNT),
  txRateLimit: ofSubtensor("TxRateLimit", "u64"),
  takeRateLimit: ofSubtensor("TxDelegateTakeRateLimit", "u64"),
  maxTake: ofSubtensor("MaxDelegateTake", "u16"),
  minTake: ofSubtensor("MinDelegateTake", "u16"),
  /** The key is an enumeration whose case is its first byte; only cases that hold an account are read. */
  lastRateLimited: {
    ...ofSubtensor("LastRateLimitedBlock", "u64"),
    keys: [["Identity", RATE_LIMIT_KEY]],
  },
  lastHotkeySwap: {
    ...ofSubtensor("LastHotkeySwapOnNetuid", "u64"),
    keys: [
      ["Identity", "u16"],
      ["Blake2_128Concat", ACCOUNT],
    ],
  },
  startedAt: ofSubnet("FirstEmissionBlockNumber", "u64"),
  proxies: {
    pallet: "Proxy",
    item: "Proxies",
    keys: [["Twox64Concat", ACCOUNT]],
    value: `(Vec<{delegate:${ACCOUNT},proxy_type:${PROXY_TYPE},delay:u32}>,u64)`,
  },
  swapAnnouncement: {
    pallet: "SubtensorModule",
    item: "ColdkeySwapAnnouncements",
    keys: [["Twox64Concat", ACCOUNT]],
    value: `(u32,${ACCOUNT})`,
    isOptional: true,
  },
  ...SWAP_STORAGE,
  ...ACT_STORAGE,
  ...SENTINEL_STORAGE,
  ...VIEW_STORAGE,
} as const satisfies Record<string, StorageShape>;

export type StorageName = keyof typeof STORAGE;

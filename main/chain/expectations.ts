/**
 * What the code in this folder was written for. The chain upgrades about monthly; whatever differs from this table is
 * refused by name instead of being signed on a guess (domain reference, "Read this first", §6.1).
 */

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

export interface CallShape {
  readonly pallet: string;
  readonly call: string;
  /** Name and encoding of each argument, in order. */
  readonly args: readonly (readonly [name: string, shape: string])[];
}

const ACCOUNT = "[u8;32]";
const MULTI_ADDRESS = `enum(Id=0${ACCOUNT}|Index=1Compact<()>|Raw=2Vec<u8>|Address32=3[u8;32]|Address20=4[u8;20])`;

/** By the kind of operation (`main/codec/pipeline.ts`). */
export const EXPECTED_CALLS = {
  register: {
    pallet: "SubtensorModule",
    call: "register_limit",
    args: [
      ["netuid", "u16"],
      ["hotkey", ACCOUNT],
      ["limit_price", "u64"],
    ],
  },
  transfer: {
    pallet: "Balances",
    call: "transfer_keep_alive",
    args: [
      ["dest", MULTI_ADDRESS],
      ["value", "Compact<u64>"],
    ],
  },
} as const satisfies Record<string, CallShape>;

type HashKind = "Identity" | "Blake2_128Concat" | "Twox64Concat";

export interface StorageShape {
  readonly pallet: string;
  readonly item: string;
  /** How each key is hashed, and its encoding. */
  readonly keys: readonly (readonly [hash: HashKind, shape: string])[];
  readonly value: string;
  /** Absent on some runtimes: then its meaning is missing, not an error. */
  readonly isOptional?: boolean;
}

const ofSubnet = (item: string, value: string): StorageShape => ({
  pallet: "SubtensorModule",
  item,
  keys: [["Identity", "u16"]],
  value,
});

const IDENTITY_FIELDS = [
  ...["subnet_name", "github_repo", "subnet_contact", "subnet_url"],
  ...["discord", "description", "logo_url", "additional"],
];

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
  swapAnnouncement: {
    pallet: "SubtensorModule",
    item: "ColdkeySwapAnnouncements",
    keys: [["Twox64Concat", ACCOUNT]],
    value: `(u32,${ACCOUNT})`,
    isOptional: true,
  },
} as const satisfies Record<string, StorageShape>;

export type StorageName = keyof typeof STORAGE;

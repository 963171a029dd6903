/** Types of pallet 7 beyond plain integers, as metadata 424 describes them. */
import { at, named, nothing, positional, spelled, struct, variant, wrapped } from "../composite.ts";
import { type AccountId, accountId } from "../primitives.ts";
import {
  type AnyType,
  bytes,
  i64,
  i128,
  type Type,
  tuple,
  u8,
  u16,
  u32,
  u64,
  u128,
  type ValueOf,
  vec,
} from "../type.ts";

/** `FixedU128<U64>`: typenum's numbers are binary digits; they only tell the number of fraction bits. */
const uTerm = struct("substrate_typenum::uint::UTerm", named({}));
const b0 = struct("substrate_typenum::bit::B0", named({}));
const b1 = struct("substrate_typenum::bit::B1", named({}));
function binaryDigit(higher: AnyType, digit: AnyType): AnyType {
  return struct(
    "substrate_typenum::uint::UInt",
    named({ msb: spelled(higher, "U"), lsb: spelled(digit, "B") }),
    [
      { name: "U", type: higher },
      { name: "B", type: digit },
    ],
  );
}
/** 32 is a one and five zeros, 64 a one and six. */
const thirtyTwo = [b1, b0, b0, b0, b0, b0].reduce(binaryDigit, uTerm);
const sixtyFour = binaryDigit(thirtyTwo, b0);
const bits = { unsigned: spelled(u128, "u128"), signed: spelled(i128, "i128") };
export const u64f64 = struct("substrate_fixed::FixedU128", named({ bits: bits.unsigned }), [
  { name: "Frac", type: sixtyFour },
]);
export const i96f32 = struct("substrate_fixed::FixedI128", named({ bits: bits.signed }), [
  { name: "Frac", type: thirtyTwo },
]);
export const i64f64 = struct("substrate_fixed::FixedI128", named({ bits: bits.signed }), [
  { name: "Frac", type: sixtyFour },
]);

export const i32f32 = struct("substrate_fixed::FixedI64", named({ bits: spelled(i64, "i64") }), [
  { name: "Frac", type: thirtyTwo },
]);

/** A share of a pool: mantissa · 10^exponent (`share-pool.ts`). */
export const safeFloat = struct(
  "share_pool::SafeFloat",
  named({ mantissa: spelled(u128, "u128"), exponent: spelled(i64, "i64") }),
);

const text = spelled(bytes, "Vec<u8>");
export const subnetIdentity = struct(
  "pallet_subtensor::pallet::SubnetIdentityV3",
  named({
    subnet_name: text,
    github_repo: text,
    subnet_contact: text,
    subnet_url: text,
    discord: text,
    description: text,
    logo_url: text,
    additional: text,
  }),
);
export type SubnetIdentity = ValueOf<typeof subnetIdentity>;

const identityFields = {
  name: text,
  url: text,
  github_repo: text,
  image: text,
  discord: text,
  description: text,
  additional: text,
} as const;
export const chainIdentity = struct(
  "pallet_subtensor::pallet::ChainIdentityV2",
  named(identityFields),
);
export type ChainIdentity = ValueOf<typeof chainIdentity>;

/** A set in ascending order. What is not in order decodes as the sorted set, as `BTreeSet` does. */
export const netuidSet: Type<readonly number[]> = {
  ...struct("BTreeSet", wrapped(vec(u16)), [{ name: "T", type: u16 }]),
  read: (input) => [...new Set(vec(u16).read(input))].sort((a, b) => a - b),
};

/** A map in ascending order of its keys. */
export const netuidToRate = struct("BTreeMap", wrapped(vec(tuple(u16, i96f32))), [
  { name: "K", type: u16 },
  { name: "V", type: i96f32 },
]);

export const rootClaimType = variant("pallet_subtensor::pallet::RootClaimTypeEnum", {
  Swap: at(0, nothing),
  Keep: at(1, nothing),
  KeepSubnets: at(2, named({ subnets: spelled(netuidSet, "BTreeSet<NetUid>") })),
});
export type RootClaimType = ValueOf<typeof rootClaimType>;

/** Only the cases that this node writes are ever built; all are described. */
const hyperparameter: AnyType = variant(
  "pallet_subtensor::utils::rate_limiting::Hyperparameter",
  Object.fromEntries(
    [
      ...["Unknown", "ServingRateLimit", "MaxDifficulty", "AdjustmentAlpha", "MaxWeightLimit"],
      ...["ImmunityPeriod", "MinAllowedWeights", "Kappa", "Rho", "ActivityCutoff"],
      ...["PowRegistrationAllowed", "MinBurn", "MaxBurn", "BondsMovingAverage", "BondsPenalty"],
      ...["CommitRevealEnabled", "LiquidAlphaEnabled", "AlphaValues", "WeightCommitInterval"],
      ...["TransferEnabled", "AlphaSigmoidSteepness", "Yuma3Enabled", "BondsResetEnabled"],
      ...["ImmuneNeuronLimit", "RecycleOrBurn", "MaxAllowedUids", "BurnHalfLife"],
      ...["BurnIncreaseMult", "SubnetEmissionEnabled", "MinChildkeyTake"],
      ...["ActivityCutoffFactorMilli", "TriggerEpoch"],
    ].map((name, index) => [name, at<unknown>(index, nothing)]),
  ),
);
const ofSubnet = wrapped(spelled(u16, "NetUid"));
const ofAccount = wrapped(spelled(accountId, "AccountId"));
export const rateLimitKey = variant(
  "pallet_subtensor::RateLimitKey",
  {
    SetSNOwnerHotkey: at(0, ofSubnet),
    OwnerHyperparamUpdate: at(
      1,
      positional(spelled(u16, "NetUid"), spelled(hyperparameter, "Hyperparameter")),
    ),
    NetworkLastRegistered: at(2, nothing),
    LastTxBlock: at(3, ofAccount),
    LastTxBlockChildKeyTake: at(4, ofAccount),
    LastTxBlockDelegateTake: at(5, ofAccount),
    AddStakeBurn: at(6, ofSubnet),
  },
  [{ name: "AccountId", type: accountId }],
);
export type RateLimitKey = ValueOf<typeof rateLimitKey>;

/** A share of all that a child gets, of 2^64 − 1, and the child. */
export type Child = readonly [proportion: bigint, child: AccountId];

export const lockState = struct(
  "pallet_subtensor::staking::lock::LockState",
  named({
    locked_mass: spelled(u64, "AlphaBalance"),
    conviction: spelled(u64f64, "U64F64"),
    last_update: spelled(u64, "u64"),
  }),
);

/** Where a neuron can be reached. */
export const axonInfo = struct(
  "pallet_subtensor::pallet::AxonInfo",
  named({
    block: spelled(u64, "u64"),
    version: spelled(u32, "u32"),
    ip: spelled(u128, "u128"),
    port: spelled(u16, "u16"),
    ip_type: spelled(u8, "u8"),
    protocol: spelled(u8, "u8"),
    placeholder1: spelled(u8, "u8"),
    placeholder2: spelled(u8, "u8"),
  }),
);
/** Nobody serves anything on this chain. */
export const NO_AXON: ValueOf<typeof axonInfo> = {
  ...{ block: 0n, version: 0, ip: 0n, port: 0, ip_type: 0 },
  ...{ protocol: 0, placeholder1: 0, placeholder2: 0 },
};

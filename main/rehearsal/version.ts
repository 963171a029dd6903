/** Which runtime this node claims to be, and the limits that it declares. */
import { named, spelled, struct, wrapped } from "./composite.ts";
import { blake2_64, textBytes } from "./hashing.ts";
import { cowStr, perDispatchClass, type Weight, weight, weightOf } from "./primitives.ts";
import { byteArray, option, tuple, u8, u32, type ValueOf, vec } from "./type.ts";

export const SPEC_NAME = "node-subtensor";
/** The runtime that the conformance test compares with. */
export const SPEC_VERSION = 424;
export const TRANSACTION_VERSION = 1;
export const SS58_PREFIX = 42;

const weightsPerClass = struct(
  "frame_system::limits::WeightsPerClass",
  named({
    base_extrinsic: spelled(weight, "Weight"),
    max_extrinsic: spelled(option(weight), "Option<Weight>"),
    max_total: spelled(option(weight), "Option<Weight>"),
    reserved: spelled(option(weight), "Option<Weight>"),
  }),
);
export const blockWeights = struct(
  "frame_system::limits::BlockWeights",
  named({
    base_block: spelled(weight, "Weight"),
    max_block: spelled(weight, "Weight"),
    per_class: spelled(perDispatchClass(weightsPerClass), "PerDispatchClass<WeightsPerClass>"),
  }),
);
export const blockLength = struct(
  "frame_system::limits::BlockLength",
  named({ max: spelled(perDispatchClass(u32), "PerDispatchClass<u32>") }),
);
const apis = vec(tuple(byteArray(8), u32));
export const runtimeVersion = struct(
  "sp_version::RuntimeVersion",
  named({
    spec_name: spelled(cowStr, "Cow<'static, str>"),
    impl_name: spelled(cowStr, "Cow<'static, str>"),
    authoring_version: spelled(u32, "u32"),
    spec_version: spelled(u32, "u32"),
    impl_version: spelled(u32, "u32"),
    apis: spelled(struct("Cow", wrapped(apis), [{ name: "T", type: apis }]), "ApisVec"),
    transaction_version: spelled(u32, "u32"),
    system_version: spelled(u8, "u8"),
  }),
);
export type RuntimeVersion = ValueOf<typeof runtimeVersion>;

/** Versions of the runtime APIs that this node answers, as the real chain numbers them. */
const API_VERSIONS = {
  Core: 5,
  Metadata: 2,
  TaggedTransactionQueue: 3,
  AccountNonceApi: 1,
  TransactionPaymentApi: 4,
  TransactionPaymentCallApi: 3,
  NeuronInfoRuntimeApi: 1,
  SubnetInfoRuntimeApi: 2,
  StakeInfoRuntimeApi: 1,
  SubnetRegistrationRuntimeApi: 1,
  ProxyFilterRuntimeApi: 1,
  SwapRuntimeApi: 1,
} as const;

export const VERSION: RuntimeVersion = {
  spec_name: SPEC_NAME,
  impl_name: SPEC_NAME,
  authoring_version: 1,
  spec_version: SPEC_VERSION,
  impl_version: 1,
  apis: Object.entries(API_VERSIONS).map(([name, version]) => [
    blake2_64(textBytes(name)),
    version,
  ]),
  transaction_version: TRANSACTION_VERSION,
  system_version: 1,
};

/** Weight that every extrinsic costs before its call is looked at (`BlockWeights` of the real chain). */
export const BASE_EXTRINSIC_WEIGHT: Weight = weightOf(108_157_000n, 0n);

const MAX_U64 = 2n ** 64n - 1n;
/** Constant `System.BlockWeights` of metadata 424. */
export const BLOCK_WEIGHTS: ValueOf<typeof blockWeights> = {
  base_block: weightOf(431_614_000n, 0n),
  max_block: weightOf(4_000_000_000_000n, MAX_U64),
  per_class: {
    normal: {
      base_extrinsic: BASE_EXTRINSIC_WEIGHT,
      max_extrinsic: weightOf(2_599_891_843_000n, 11_990_383_647_911_208_550n),
      max_total: weightOf(3_000_000_000_000n, 13_835_058_055_282_163_711n),
      reserved: weightOf(0n, 0n),
    },
    operational: {
      base_extrinsic: BASE_EXTRINSIC_WEIGHT,
      max_extrinsic: weightOf(3_599_891_843_000n, 16_602_069_666_338_596_454n),
      max_total: weightOf(4_000_000_000_000n, MAX_U64),
      reserved: weightOf(1_000_000_000_000n, 4_611_686_018_427_387_904n),
    },
    mandatory: {
      base_extrinsic: BASE_EXTRINSIC_WEIGHT,
      max_extrinsic: null,
      max_total: null,
      reserved: null,
    },
  },
};

/** Constant `System.BlockLength` of metadata 424. */
export const BLOCK_LENGTH: ValueOf<typeof blockLength> = {
  max: { normal: 7_864_320, operational: 10_485_760, mandatory: 10_485_760 },
};

/** Constant `System.DbWeight` of metadata 424. */
export const DB_WEIGHT = { read: 25_000_000n, write: 100_000_000n } as const;

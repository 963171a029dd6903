/** Runtime APIs that this node answers: their types here, their answers in `runtime-calls.ts`. */
import { at, named, names, nothing, spelled, struct, variant, wrapped } from "./composite.ts";
import type { RuntimeApiDescription } from "./metadata.ts";
import { accountId, dispatchClass, h256, weight } from "./primitives.ts";
import { STATE_APIS } from "./state-apis.ts";
import { type AnyType, bool, bytes, option, type Type, u8, u32, u64, vec } from "./type.ts";
import { runtimeVersion } from "./version.ts";

export const opaqueMetadata = struct("sp_core::OpaqueMetadata", wrapped(spelled(bytes, "Vec<u8>")));

const balance = [{ name: "Balance", type: u64 }];
export const runtimeDispatchInfo = struct(
  "pallet_transaction_payment::types::RuntimeDispatchInfo",
  named({
    weight: spelled(weight, "Weight"),
    class: spelled(dispatchClass, "DispatchClass"),
    partial_fee: spelled(u64, "Balance"),
  }),
  [...balance, { name: "Weight", type: weight }],
);
const inclusionFee = struct(
  "pallet_transaction_payment::types::InclusionFee",
  named({
    base_fee: spelled(u64, "Balance"),
    len_fee: spelled(u64, "Balance"),
    adjusted_weight_fee: spelled(u64, "Balance"),
  }),
  balance,
);
export const feeDetails = struct(
  "pallet_transaction_payment::types::FeeDetails",
  named({
    inclusion_fee: spelled(option(inclusionFee), "Option<InclusionFee<Balance>>"),
    tip: spelled(u64, "Balance"),
  }),
  balance,
);

const validity = "sp_runtime::transaction_validity";
const invalidCases = {
  Call: at(0, nothing),
  Payment: at(1, nothing),
  Future: at(2, nothing),
  Stale: at(3, nothing),
  BadProof: at(4, nothing),
  AncientBirthBlock: at(5, nothing),
  ExhaustsResources: at(6, nothing),
  Custom: at(7, wrapped(spelled(u8, "u8"))),
  BadMandatory: at(8, nothing),
  MandatoryValidation: at(9, nothing),
  BadSigner: at(10, nothing),
  IndeterminateImplicit: at(11, nothing),
  UnknownOrigin: at(12, nothing),
} as const;
const unknownCases = {
  CannotLookup: at(0, nothing),
  NoUnsignedValidator: at(1, nothing),
  Custom: at(2, wrapped(spelled(u8, "u8"))),
} as const;
const invalidTransaction = variant(`${validity}::InvalidTransaction`, invalidCases);
const unknownTransaction = variant(`${validity}::UnknownTransaction`, unknownCases);
const validityErrorCases = {
  Invalid: at(0, wrapped(spelled(invalidTransaction, "InvalidTransaction"))),
  Unknown: at(1, wrapped(spelled(unknownTransaction, "UnknownTransaction"))),
} as const;
const validityError = variant(`${validity}::TransactionValidityError`, validityErrorCases);

const tag = vec(bytes);
const validTransaction = struct(
  `${validity}::ValidTransaction`,
  named({
    priority: spelled(u64, "TransactionPriority"),
    requires: spelled(tag, "Vec<TransactionTag>"),
    provides: spelled(tag, "Vec<TransactionTag>"),
    longevity: spelled(u64, "TransactionLongevity"),
    propagate: spelled(bool, "bool"),
  }),
);
export const transactionValidity = variant(
  "Result",
  { Ok: at(0, wrapped(validTransaction)), Err: at(1, wrapped(validityError)) },
  [
    { name: "T", type: validTransaction },
    { name: "E", type: validityError },
  ],
);
export const transactionSource = names(`${validity}::TransactionSource`, {
  InBlock: 0,
  Local: 1,
  External: 2,
});

export function describeRuntimeApis(
  extrinsic: AnyType,
  runtimeCall: AnyType,
): readonly RuntimeApiDescription[] {
  const method = (name: string, inputs: Readonly<Record<string, AnyType>>, output: AnyType) => ({
    name,
    inputs: Object.entries(inputs).map(([input, type]) => ({ name: input, type })),
    output,
  });
  const conversions = [
    method("query_weight_to_fee", { weight }, u64),
    method("query_length_to_fee", { length: u32 }, u64),
  ];
  const optionalMetadata: Type<Uint8Array | null> = option(opaqueMetadata);
  return [
    { name: "Core", methods: [method("version", {}, runtimeVersion)] },
    {
      name: "Metadata",
      methods: [
        method("metadata", {}, opaqueMetadata),
        method("metadata_at_version", { version: u32 }, optionalMetadata),
        method("metadata_versions", {}, vec(u32)),
      ],
    },
    {
      name: "TaggedTransactionQueue",
      methods: [
        method(
          "validate_transaction",
          { source: transactionSource, tx: extrinsic, block_hash: h256 },
          transactionValidity,
        ),
      ],
    },
    { name: "AccountNonceApi", methods: [method("account_nonce", { account: accountId }, u32)] },
    {
      name: "TransactionPaymentApi",
      methods: [
        method("query_info", { uxt: extrinsic, len: u32 }, runtimeDispatchInfo),
        method("query_fee_details", { uxt: extrinsic, len: u32 }, feeDetails),
        ...conversions,
      ],
    },
    {
      name: "TransactionPaymentCallApi",
      methods: [
        method("query_call_info", { call: runtimeCall, len: u32 }, runtimeDispatchInfo),
        method("query_call_fee_details", { call: runtimeCall, len: u32 }, feeDetails),
        ...conversions,
      ],
    },
    ...STATE_APIS.map(({ name, methods }) => ({ name, methods })),
  ];
}

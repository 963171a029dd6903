/** `state_call`: the runtime APIs of `runtime-apis.ts`, SCALE in, SCALE out. */
import { decodeExtrinsic, type SignedExtrinsic } from "./extrinsic.ts";
import { feeParts, inclusionFee, lengthToFee, totalWeight, weightToFee } from "./fees.ts";
import { concat } from "./hashing.ts";
import { fromHex } from "./hex.ts";
import { METADATA_VERSIONS } from "./metadata.ts";
import { account } from "./pallets/system.ts";
import { type AccountId, accountId, h256, weight } from "./primitives.ts";
import { metadata, runtimeCall } from "./runtime.ts";
import {
  feeDetails,
  opaqueMetadata,
  runtimeDispatchInfo,
  transactionSource,
  transactionValidity,
} from "./runtime-apis.ts";
import type { RuntimeCall } from "./runtime-types.ts";
import { ScaleReader } from "./scale.ts";
import type { StateApi } from "./state-api.ts";
import { STATE_APIS } from "./state-apis.ts";
import type { StateView } from "./storage.ts";
import { encode, option, u32, u64, type ValueOf, vec } from "./type.ts";
import type { Validity } from "./validity.ts";
import { runtimeVersion, VERSION } from "./version.ts";

export interface RuntimeCallContext {
  readonly state: StateView;
  validity(extrinsic: SignedExtrinsic): Promise<Validity>;
}

type RuntimeApi = (
  input: ScaleReader,
  context: RuntimeCallContext,
) => Uint8Array | Promise<Uint8Array>;

const APIS: Readonly<Record<string, RuntimeApi>> = {
  Core_version: () => encode(runtimeVersion, VERSION),
  Metadata_metadata: () => encode(opaqueMetadata, metadata(14)),
  Metadata_metadata_at_version(input) {
    const asked = u32.read(input);
    const version = METADATA_VERSIONS.find((known) => known === asked);
    return encode(option(opaqueMetadata), version === undefined ? null : metadata(version));
  },
  Metadata_metadata_versions: () => encode(vec(u32), METADATA_VERSIONS),
  AccountNonceApi_account_nonce(input, { state }) {
    return encode(u32, account.get(state, accountId.read(input)).nonce);
  },
  async TaggedTransactionQueue_validate_transaction(input, { validity }) {
    transactionSource.read(input);
    const extrinsic = readExtrinsic(input);
    h256.read(input);
    if (extrinsic.kind === "bare") return encode(transactionValidity, invalid("BadProof"));
    return encode(transactionValidity, toValidity(extrinsic, await validity(extrinsic)));
  },
  TransactionPaymentApi_query_info(input) {
    const { call } = readExtrinsic(input);
    return encode(runtimeDispatchInfo, dispatchInfo(call, u32.read(input)));
  },
  TransactionPaymentApi_query_fee_details(input) {
    const extrinsic = readExtrinsic(input);
    const tip = extrinsic.kind === "signed" ? extrinsic.tip : 0n;
    return encode(feeDetails, detailsOf(extrinsic.call, u32.read(input), tip));
  },
  TransactionPaymentCallApi_query_call_info(input) {
    const call = runtimeCall.read(input);
    return encode(runtimeDispatchInfo, dispatchInfo(call, u32.read(input)));
  },
  TransactionPaymentCallApi_query_call_fee_details(input) {
    const call = runtimeCall.read(input);
    return encode(feeDetails, detailsOf(call, u32.read(input), 0n));
  },
  TransactionPaymentApi_query_weight_to_fee: (input) =>
    encode(u64, weightToFee(weight.read(input))),
  TransactionPaymentApi_query_length_to_fee: (input) => encode(u64, lengthToFee(u32.read(input))),
  TransactionPaymentCallApi_query_weight_to_fee: (input) =>
    encode(u64, weightToFee(weight.read(input))),
  TransactionPaymentCallApi_query_length_to_fee: (input) =>
    encode(u64, lengthToFee(u32.read(input))),
};

const READERS: ReadonlyMap<string, StateApi["methods"][number]["run"]> = new Map(
  STATE_APIS.flatMap(({ name, methods }) =>
    methods.map((one) => [`${name}_${one.name}`, one.run] as const),
  ),
);

/** Undefined for an API that this runtime does not have. Throws ScaleError when the arguments cannot be read. */
export async function callRuntime(
  method: string,
  args: Uint8Array,
  context: RuntimeCallContext,
): Promise<Uint8Array | undefined> {
  const input = new ScaleReader(args);
  const reader = READERS.get(method);
  if (reader === undefined && !Object.hasOwn(APIS, method)) return undefined;
  const result = await (reader?.(input, context.state) ?? APIS[method]?.(input, context));
  input.finish();
  return result;
}

/** An extrinsic inside other data carries its own length prefix. */
function readExtrinsic(input: ScaleReader) {
  const start = input.offset;
  input.take(input.length());
  return decodeExtrinsic(input.since(start));
}

/** What `payment_queryInfo` answers as well. */
export function dispatchInfo(call: RuntimeCall, length: number) {
  return {
    weight: totalWeight(call),
    class: "Normal",
    partial_fee: inclusionFee(call, length),
  } as const;
}

function detailsOf(call: RuntimeCall, length: number, tip: bigint): ValueOf<typeof feeDetails> {
  const parts = feeParts(call, length);
  return {
    inclusion_fee: {
      base_fee: parts.base,
      len_fee: parts.length,
      adjusted_weight_fee: parts.weight,
    },
    tip,
  };
}

/** Priority of every normal transaction; a tip buys none. */
const FLAT_PRIORITY = 1n;

function toValidity(
  extrinsic: SignedExtrinsic,
  validity: Validity,
): ValueOf<typeof transactionValidity> {
  if (validity.kind === "custom") {
    const custom = { tag: "Custom", value: validity.code } as const;
    return { tag: "Err", value: { tag: "Invalid", value: custom } };
  }
  if (validity.kind === "invalid") return invalid(validity.reason);
  const tag = (nonce: number) => nonceTag(validity.sender, nonce);
  return {
    tag: "Ok",
    value: {
      priority: FLAT_PRIORITY,
      requires: validity.waitsForNonce ? [tag(extrinsic.nonce - 1)] : [],
      provides: [tag(extrinsic.nonce)],
      longevity: extrinsic.era.kind === "mortal" ? BigInt(extrinsic.era.period) : 2n ** 64n - 1n,
      propagate: true,
    },
  };
}

function nonceTag(account: AccountId, nonce: number): Uint8Array {
  return concat(fromHex(account), encode(u32, nonce));
}

function invalid(
  reason: Extract<Validity, { kind: "invalid" }>["reason"],
): ValueOf<typeof transactionValidity> {
  return reason === "CannotLookup"
    ? { tag: "Err", value: { tag: "Unknown", value: { tag: reason, value: null } } }
    : { tag: "Err", value: { tag: "Invalid", value: { tag: reason, value: null } } };
}

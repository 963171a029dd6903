/** The 13 transaction extensions in signing order, and the types of an extrinsic (domain reference §6.1). */
import { at, named, names, nothing, spelled, struct, variant, wrapped } from "./composite.ts";
import type { ExtensionDescription } from "./metadata.ts";
import { h256 } from "./primitives.ts";
import {
  type AnyType,
  byteArray,
  compactOfU32,
  compactOfU64,
  option,
  type Type,
  tuple,
  u8,
  u32,
  unit,
} from "./type.ts";

/** Only ever a type parameter. */
export const runtimeType: AnyType = struct("node_subtensor_runtime::Runtime", named({}));

const withT = (type: AnyType | null) => [{ name: "T", type }];

/** Immortal, or mortal with the low byte as the case and the high byte as its field. */
const eraCases = Object.fromEntries([
  ["Immortal", at<unknown>(0, nothing)],
  ...Array.from({ length: 255 }, (_, i) => [`Mortal${i + 1}`, at<unknown>(i + 1, wrapped(u8))]),
]);
const era = variant("sp_runtime::generic::era::Era", eraCases);

function empty(path: string, type: AnyType | null): AnyType {
  return struct(path, named({}), withT(type));
}

const checkMortality = struct(
  "node_subtensor_runtime::check_mortality::CheckMortality",
  wrapped(spelled(era, "Era")),
  withT(null),
);
const checkNonce = struct(
  "node_subtensor_runtime::check_nonce::CheckNonce",
  wrapped(spelled(compactOfU32, "T::Nonce")),
  withT(null),
);
const chargeTransactionPayment = struct(
  "pallet_transaction_payment::ChargeTransactionPayment",
  wrapped(spelled(compactOfU64, "BalanceOf<T>")),
  withT(null),
);
/** The wrapper that the runtime really uses. It announces itself under the stock name above. */
const chargeTransactionPaymentWrapper = struct(
  "node_subtensor_runtime::transaction_payment_wrapper::ChargeTransactionPaymentWrapper",
  named({
    inner: spelled(chargeTransactionPayment, "ChargeTransactionPayment<T>"),
  }),
  withT(null),
);
const metadataHashMode = names("frame_metadata_hash_extension::Mode", { Disabled: 0, Enabled: 1 });
const checkMetadataHash = struct(
  "frame_metadata_hash_extension::CheckMetadataHash",
  named({ mode: spelled(metadataHashMode, "Mode") }),
  withT(null),
);

const frame = (module: string, name: string): AnyType =>
  empty(`frame_system::extensions::${module}::${name}`, null);
const checkNonZeroSender = frame("check_non_zero_sender", "CheckNonZeroSender");
const checkSpecVersion = frame("check_spec_version", "CheckSpecVersion");
const checkTxVersion = frame("check_tx_version", "CheckTxVersion");
const checkGenesis = frame("check_genesis", "CheckGenesis");
const checkWeight = frame("check_weight", "CheckWeight");
const sudo = empty("node_subtensor_runtime::sudo_wrapper::SudoTransactionExtension", runtimeType);
const shield = empty("pallet_shield::extension::CheckShieldedTxValidity", runtimeType);
const subtensor = empty(
  "pallet_subtensor::extensions::subtensor::SubtensorTransactionExtension",
  runtimeType,
);
const drand = empty("pallet_drand::drand_priority::DrandPriority", runtimeType);

export const EXTENSIONS: readonly ExtensionDescription[] = [
  { identifier: "CheckNonZeroSender", type: checkNonZeroSender, implicit: unit },
  { identifier: "CheckSpecVersion", type: checkSpecVersion, implicit: u32 },
  { identifier: "CheckTxVersion", type: checkTxVersion, implicit: u32 },
  { identifier: "CheckGenesis", type: checkGenesis, implicit: h256 },
  { identifier: "CheckMortality", type: checkMortality, implicit: h256 },
  { identifier: "CheckNonce", type: checkNonce, implicit: unit },
  { identifier: "CheckWeight", type: checkWeight, implicit: unit },
  { identifier: "ChargeTransactionPayment", type: chargeTransactionPayment, implicit: unit },
  { identifier: "SudoTransactionExtension", type: sudo, implicit: unit },
  { identifier: "CheckShieldedTxValidity", type: shield, implicit: unit },
  { identifier: "SubtensorTransactionExtension", type: subtensor, implicit: unit },
  { identifier: "DrandPriority", type: drand, implicit: unit },
  { identifier: "CheckMetadataHash", type: checkMetadataHash, implicit: option(byteArray(32)) },
];

/** All extensions as one type: tuples of at most 12 members, so the runtime nests them. */
export const extra = tuple(
  tuple(
    checkNonZeroSender,
    checkSpecVersion,
    checkTxVersion,
    checkGenesis,
    checkMortality,
    checkNonce,
    checkWeight,
  ),
  tuple(chargeTransactionPaymentWrapper, sudo, shield, subtensor, drand),
  checkMetadataHash,
);

/** The transaction type as the metadata shows it: opaque bytes with four type parameters. */
export function uncheckedExtrinsic(
  address: AnyType,
  call: AnyType,
  signature: AnyType,
  content: Type<Uint8Array>,
): Type<Uint8Array> {
  const parameters = (last: string) => [
    { name: "Address", type: address },
    { name: "Call", type: call },
    { name: "Signature", type: signature },
    { name: last, type: extra },
  ];
  const inner = struct(
    "sp_runtime::generic::unchecked_extrinsic::UncheckedExtrinsic",
    wrapped(content),
    parameters("Extra"),
  );
  return struct(
    "fp_self_contained::unchecked_extrinsic::UncheckedExtrinsic",
    wrapped(spelled(inner, "generic::UncheckedExtrinsic<Address, Call, Signature, Extension>")),
    parameters("Extension"),
  );
}

/** The runtime put together: pallets, calls, events, the metadata, and how a call finds its pallet. */
import {
  at,
  type EnumValue,
  named,
  nothing,
  spelled,
  struct,
  variant,
  wrapped,
} from "./composite.ts";
import { type Context, DispatchFailure } from "./context.ts";
import { EXTENSIONS, extra, runtimeType, uncheckedExtrinsic } from "./extensions.ts";

import { buildMetadata, type MetadataVersion, type PalletDescription } from "./metadata.ts";
import type { Origin } from "./origin.ts";
import { balances, balancesCall, balancesEvent, dispatchBalances } from "./pallets/balances.ts";
import {
  dispatchMultisig,
  multisigCallType,
  multisigEvent,
  multisigPallet,
} from "./pallets/multisig.ts";
import { dispatchProxy, proxyPallet } from "./pallets/proxy.ts";
import { proxyCallType, proxyEvent } from "./pallets/proxy-types.ts";
import {
  dispatchSubtensor,
  subtensor,
  subtensorCall,
  subtensorEvent,
} from "./pallets/subtensor.ts";
import { guardOf } from "./pallets/subtensor-coldkey-swap.ts";
import { fail } from "./pallets/subtensor-errors.ts";
import { swap } from "./pallets/swap.ts";
import {
  dispatchSystem,
  failCallFiltered,
  system,
  systemCall,
  systemEvent,
  systemStorage,
} from "./pallets/system.ts";
import { timestamp, timestampCall } from "./pallets/timestamp.ts";
import { transactionPayment, transactionPaymentEvent } from "./pallets/transaction-payment.ts";
import {
  dispatchUtility,
  isNested,
  utilityCallType,
  utilityEvent,
  utilityPallet,
} from "./pallets/utility.ts";
import { h256, multiAddress, multiSignature } from "./primitives.ts";
import { describeRuntimeApis } from "./runtime-apis.ts";
import type { RuntimeCall, RuntimeEvent } from "./runtime-types.ts";
import { type AnyType, bytes, lazy, type Type, u32, type ValueOf, vec } from "./type.ts";

export const runtimeCall: Type<RuntimeCall> = lazy(() => outerCall);
const utilityCall = utilityCallType(runtimeCall);
const multisigCall = multisigCallType(runtimeCall);
const proxyCall = proxyCallType(runtimeCall);

const hidden = "self::sp_api_hidden_includes_construct_runtime::hidden_include::dispatch\n";
/** The type name that `construct_runtime` gives to the calls of a pallet. */
const callOf = <T>(type: Type<T>, pallet: string) =>
  wrapped(spelled(type, `${hidden}::CallableCallFor<${pallet}, Runtime>`));

const outerCall: Type<RuntimeCall> = variant("node_subtensor_runtime::RuntimeCall", {
  System: at(0, callOf(systemCall, "System")),
  Timestamp: at(2, callOf(timestampCall, "Timestamp")),
  Balances: at(5, callOf(balancesCall, "Balances")),
  SubtensorModule: at(7, callOf(subtensorCall, "SubtensorModule")),
  Utility: at(11, callOf(utilityCall, "Utility")),
  Multisig: at(13, callOf(multisigCall, "Multisig")),
  Proxy: at(16, callOf(proxyCall, "Proxy")),
});

const runtimeEvent: Type<RuntimeEvent> = variant("node_subtensor_runtime::RuntimeEvent", {
  System: at(0, wrapped(spelled(systemEvent, "frame_system::Event<Runtime>"))),
  Balances: at(5, wrapped(spelled(balancesEvent, "pallet_balances::Event<Runtime>"))),
  TransactionPayment: at(
    6,
    wrapped(spelled(transactionPaymentEvent, "pallet_transaction_payment::Event<Runtime>")),
  ),
  SubtensorModule: at(7, wrapped(spelled(subtensorEvent, "pallet_subtensor::Event<Runtime>"))),
  Utility: at(11, wrapped(spelled(utilityEvent, "pallet_utility::Event"))),
  Multisig: at(13, wrapped(spelled(multisigEvent, "pallet_multisig::Event<Runtime>"))),
  Proxy: at(16, wrapped(spelled(proxyEvent, "pallet_proxy::Event<Runtime>"))),
});

const phaseCases = {
  ApplyExtrinsic: at(0, wrapped(spelled(u32, "u32"))),
  Finalization: at(1, nothing),
  Initialization: at(2, nothing),
} as const;
const phase = variant("frame_system::Phase", phaseCases);
export type Phase = EnumValue<typeof phaseCases>;

const eventRecord = struct(
  "frame_system::EventRecord",
  named({
    phase: spelled(phase, "Phase"),
    event: spelled(runtimeEvent, "E"),
    topics: spelled(vec(h256), "Vec<T>"),
  }),
  [
    { name: "E", type: runtimeEvent },
    { name: "T", type: h256 },
  ],
);
export type EventRecord = ValueOf<typeof eventRecord>;
export const systemEvents = systemStorage.value("Events", vec(eventRecord), []);

const utility = utilityPallet(utilityCall);
const multisig = multisigPallet(multisigCall);
const proxy = proxyPallet(proxyCall);
const pallets: readonly PalletDescription[] = [
  system,
  timestamp,
  balances,
  transactionPayment,
  subtensor,
  utility,
  multisig,
  proxy,
  swap,
];

const errorsOf = ({ errors }: PalletDescription, crate: string) =>
  errors ? wrapped(spelled(errors, `${crate}::Error<Runtime>`)) : nothing;
/** Pallets without errors of their own do not appear. */
const outerError: AnyType = variant("node_subtensor_runtime::RuntimeError", {
  System: at<unknown>(system.index, errorsOf(system, "frame_system")),
  Balances: at<unknown>(balances.index, errorsOf(balances, "pallet_balances")),
  SubtensorModule: at<unknown>(subtensor.index, errorsOf(subtensor, "pallet_subtensor")),
  Utility: at<unknown>(utility.index, errorsOf(utility, "pallet_utility")),
  Multisig: at<unknown>(multisig.index, errorsOf(multisig, "pallet_multisig")),
  Proxy: at<unknown>(proxy.index, errorsOf(proxy, "pallet_proxy")),
  Swap: at<unknown>(swap.index, errorsOf(swap, "pallet_subtensor_swap")),
});

const extrinsicType = uncheckedExtrinsic(multiAddress, runtimeCall, multiSignature, bytes);
/** Version 4 is the one that everybody signs; the real chain declares 5 as well, which this node does not read. */
export const EXTRINSIC_VERSION = 4;

const description = {
  pallets,
  extrinsic: {
    type: extrinsicType,
    version: EXTRINSIC_VERSION,
    address: multiAddress,
    call: runtimeCall,
    signature: multiSignature,
    extra,
    extensions: EXTENSIONS,
  },
  runtime: runtimeType,
  apis: describeRuntimeApis(extrinsicType, runtimeCall),
  outerEnums: { call: runtimeCall, event: runtimeEvent, error: outerError },
};

const built = new Map<MetadataVersion, Uint8Array>();
export function metadata(version: MetadataVersion): Uint8Array {
  const known = built.get(version);
  if (known) return known;
  const made = buildMetadata(description, version);
  built.set(version, made);
  return made;
}

/** Runs a call with a signed origin. Fails with {@link DispatchFailure}; the caller rolls back. */
export function dispatch(context: Context, origin: Origin, call: RuntimeCall): void {
  const { who, mayCall } = origin;
  if (isNested(call) || mayCall?.(call) === false) failCallFiltered();
  const guard = guardOf(context.state, who, call);
  if (guard === "announced") fail("ColdkeySwapAnnounced");
  if (guard === "disputed") fail("ColdkeySwapDisputed");
  switch (call.tag) {
    case "System":
      dispatchSystem(context, who, call.value);
      break;
    case "Timestamp":
      throw new DispatchFailure({ tag: "BadOrigin", value: null });
    case "Balances":
      dispatchBalances(context, who, call.value);
      break;
    case "SubtensorModule":
      dispatchSubtensor(context, who, call.value);
      break;
    case "Utility":
      dispatchUtility(context, call.value, (inner, item) => dispatch(inner, origin, item));
      break;
    case "Multisig":
      dispatchMultisig(context, who, call.value, runtimeCall, dispatch);
      break;
    case "Proxy":
      dispatchProxy(context, who, call.value, runtimeCall, dispatch);
      break;
  }
}

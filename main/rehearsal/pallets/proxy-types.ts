/** Types, calls, events and storage of pallet 16 as far as this node has them (domain reference §3.10). */
import {
  at,
  named,
  names,
  nothing,
  spelled,
  struct,
  type Tagged,
  variant,
  wrapped,
} from "../composite.ts";
import type { Hex } from "../hex.ts";
import { T } from "../pallet.ts";
import { accountId, dispatchError, h256, type MultiAddress, multiAddress } from "../primitives.ts";
import type { RuntimeCall } from "../runtime-types.ts";
import { storageOf, twoxConcat } from "../storage.ts";
import { option, type Type, tuple, u32, u64, unit, type ValueOf, vec } from "../type.ts";

export const proxyType = names("subtensor_runtime_common::ProxyType", {
  Any: 0,
  Owner: 1,
  NonCritical: 2,
  NonTransfer: 3,
  Senate: 4,
  NonFungible: 5,
  Triumvirate: 6,
  Governance: 7,
  Staking: 8,
  Registration: 9,
  Transfer: 10,
  SmallTransfer: 11,
  RootWeights: 12,
  ChildKeys: 13,
  SudoUncheckedSetCode: 14,
  SwapHotkey: 15,
  SubnetLeaseBeneficiary: 16,
  RootClaim: 17,
});
export type ProxyType = ValueOf<typeof proxyType>;

const definition = struct(
  "pallet_subtensor_proxy::ProxyDefinition",
  named({
    delegate: spelled(accountId, "AccountId"),
    proxy_type: spelled(proxyType, "ProxyType"),
    delay: spelled(u32, "BlockNumber"),
  }),
  [
    { name: "AccountId", type: accountId },
    { name: "ProxyType", type: proxyType },
    { name: "BlockNumber", type: u32 },
  ],
);
export type ProxyDefinition = ValueOf<typeof definition>;

const announcement = struct(
  "pallet_subtensor_proxy::Announcement",
  named({
    real: spelled(accountId, "AccountId"),
    call_hash: spelled(h256, "Hash"),
    height: spelled(u32, "BlockNumber"),
  }),
  [
    { name: "AccountId", type: accountId },
    { name: "Hash", type: h256 },
    { name: "BlockNumber", type: u32 },
  ],
);
export type Announcement = ValueOf<typeof announcement>;

/** `BoundedVec`: the bound is a constant of the pallet. */
export function bounded<V>(type: Type<V>): Type<readonly V[]> {
  return struct(
    "bounded_collections::bounded_vec::BoundedVec",
    wrapped(spelled(vec(type), "Vec<T>")),
    [
      { name: "T", type },
      { name: "S", type: null },
    ],
  );
}

const storage = storageOf("Proxy");
export const proxies = storage.map(
  "Proxies",
  [twoxConcat(accountId)],
  tuple(bounded(definition), u64),
  [[], 0n] as const,
);
export const announcements = storage.map(
  "Announcements",
  [twoxConcat(accountId)],
  tuple(bounded(announcement), u64),
  [[], 0n] as const,
);
export const proxyStorage = storage;

/** `DispatchResult` inside events. */
export const dispatchResult = variant(
  "Result",
  { Ok: at(0, wrapped(unit)), Err: at(1, wrapped(dispatchError)) },
  [
    { name: "T", type: unit },
    { name: "E", type: dispatchError },
  ],
);
export type DispatchResult = ValueOf<typeof dispatchResult>;

const account = spelled(accountId, "T::AccountId");
const hash = spelled(h256, "CallHashOf<T>");
const definitionEvent = named({
  delegator: account,
  delegatee: account,
  proxy_type: spelled(proxyType, "T::ProxyType"),
  delay: spelled(u32, "BlockNumberFor<T>"),
});
export const proxyEvent = variant(
  "pallet_subtensor_proxy::pallet::Event",
  {
    ProxyExecuted: at(0, named({ result: spelled(dispatchResult, "DispatchResult") })),
    Announced: at(3, named({ real: account, proxy: account, call_hash: hash })),
    ProxyAdded: at(4, definitionEvent),
    ProxyRemoved: at(5, definitionEvent),
  },
  T,
);
export type ProxyEvent = ValueOf<typeof proxyEvent>;

interface Entry {
  readonly delegate: MultiAddress;
  readonly proxy_type: ProxyType;
  readonly delay: number;
}
export type ProxyCall =
  | Tagged<
      "proxy",
      {
        readonly real: MultiAddress;
        readonly force_proxy_type: ProxyType | null;
        readonly call: RuntimeCall;
      }
    >
  | Tagged<"add_proxy", Entry>
  | Tagged<"remove_proxy", Entry>
  | Tagged<"remove_proxies", null>
  | Tagged<"announce", { readonly real: MultiAddress; readonly call_hash: Hex }>
  | Tagged<"remove_announcement", { readonly real: MultiAddress; readonly call_hash: Hex }>
  | Tagged<"reject_announcement", { readonly delegate: MultiAddress; readonly call_hash: Hex }>
  | Tagged<
      "proxy_announced",
      {
        readonly delegate: MultiAddress;
        readonly real: MultiAddress;
        readonly force_proxy_type: ProxyType | null;
        readonly call: RuntimeCall;
      }
    >;

/** The type of the calls is passed in, because it contains this one. */
export function proxyCallType(runtimeCall: Type<RuntimeCall>): Type<ProxyCall> {
  const address = spelled(multiAddress, "AccountIdLookupOf<T>");
  const force_proxy_type = spelled(option(proxyType), "Option<T::ProxyType>");
  const call = spelled(runtimeCall, "Box<<T as Config>::RuntimeCall>");
  const entry = named({
    delegate: address,
    proxy_type: spelled(proxyType, "T::ProxyType"),
    delay: spelled(u32, "BlockNumberFor<T>"),
  });
  return variant(
    "pallet_subtensor_proxy::pallet::Call",
    {
      proxy: at(0, named({ real: address, force_proxy_type, call })),
      add_proxy: at(1, entry),
      remove_proxy: at(2, entry),
      remove_proxies: at(3, nothing),
      announce: at(6, named({ real: address, call_hash: hash })),
      remove_announcement: at(7, named({ real: address, call_hash: hash })),
      reject_announcement: at(8, named({ delegate: address, call_hash: hash })),
      proxy_announced: at(9, named({ delegate: address, real: address, force_proxy_type, call })),
    },
    T,
  );
}

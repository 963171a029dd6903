/** `ProxyFilterRuntimeApi`: the types of proxies, and what each may do. */
import { at, named, nothing, spelled, struct, variant } from "./composite.ts";
import { textBytes } from "./hashing.ts";
import { PROXY_RULES } from "./pallets/proxy-filter.ts";
import { type ProxyType, proxyType } from "./pallets/proxy-types.ts";
import { method, type StateApi } from "./state-api.ts";
import { bool, bytes, encode, option, u8, u128, type ValueOf, vec } from "./type.ts";

const text = spelled(bytes, "Vec<u8>");
const proxyTypeInfo = struct(
  "subtensor_runtime_common::ProxyTypeInfo",
  named({ name: text, index: spelled(u8, "u8"), deprecated: spelled(bool, "bool") }),
);
const filterMode = variant("subtensor_runtime_common::FilterMode", {
  AllowAll: at(0, nothing),
  DenyAll: at(1, nothing),
  Allow: at(2, nothing),
  Deny: at(3, nothing),
});
const condition = variant("subtensor_runtime_common::CallCondition", {
  ParamLessThan: at(0, named({ param_name: text, limit: spelled(u128, "u128") })),
  NestedCallMustBe: at(1, named({ pallet_name: text, call_name: text })),
});
const callInfo = struct(
  "subtensor_runtime_common::CallInfo",
  named({
    pallet_name: text,
    pallet_index: spelled(u8, "u8"),
    call_name: spelled(option(bytes), "Option<Vec<u8>>"),
    call_index: spelled(option(u8), "Option<u8>"),
    condition: spelled(option(condition), "Option<CallCondition>"),
  }),
);
const filterInfo = struct(
  "subtensor_runtime_common::ProxyFilterInfo",
  named({
    proxy_type: spelled(u8, "u8"),
    name: text,
    deprecated: spelled(bool, "bool"),
    filter_mode: spelled(filterMode, "FilterMode"),
    calls: spelled(vec(callInfo), "Vec<CallInfo>"),
    exceptions: spelled(vec(callInfo), "Vec<CallInfo>"),
  }),
);

/** Pallets of the real chain that filters name. */
const PALLETS: Readonly<Record<string, number>> = {
  Balances: 5,
  SubtensorModule: 7,
  Sudo: 12,
  AdminUtils: 19,
};

type CallInfo = ValueOf<typeof callInfo>;

function infoOf(name: string, limit: bigint | null = null): CallInfo {
  const [pallet = "", call = "*"] = name.split(".");
  return {
    pallet_name: textBytes(pallet),
    pallet_index: PALLETS[pallet] ?? 0,
    call_name: call === "*" ? null : textBytes(call),
    // Calls that this node does not have are listed as well, and have no index here.
    call_index: null,
    condition:
      limit === null
        ? null
        : { tag: "ParamLessThan", value: { param_name: textBytes(amountOf(call)), limit } },
  };
}

/** How the calls that have a limit name what is limited. */
const amountOf = (call: string) => (call === "transfer_stake" ? "alpha_amount" : "value");

function filterOf(type: ProxyType): ValueOf<typeof filterInfo> {
  const rule = PROXY_RULES[type];
  const common = {
    proxy_type: encode(proxyType, type)[0] ?? 0,
    name: textBytes(type),
    deprecated: rule.mode === "none",
    exceptions: [],
  };
  switch (rule.mode) {
    case "all":
      return { ...common, filter_mode: { tag: "AllowAll", value: null }, calls: [] };
    case "none":
      return { ...common, filter_mode: { tag: "DenyAll", value: null }, calls: [] };
    case "allow":
    case "deny":
      return {
        ...common,
        filter_mode: { tag: rule.mode === "allow" ? "Allow" : "Deny", value: null },
        calls: rule.calls.map((name) => infoOf(name)),
      };
    case "below":
      return {
        ...common,
        filter_mode: { tag: "Allow", value: null },
        calls: Object.entries(rule.limits).map(([name, limit]) => infoOf(name, limit)),
      };
  }
}

const TYPES = Object.keys(PROXY_RULES) as ProxyType[];

export const proxyApi: StateApi = {
  name: "ProxyFilterRuntimeApi",
  methods: [
    method("get_proxy_types", {}, vec(proxyTypeInfo), () =>
      TYPES.map((name) => ({
        name: textBytes(name),
        index: encode(proxyType, name)[0] ?? 0,
        deprecated: PROXY_RULES[name].mode === "none",
      })),
    ),
    method("get_proxy_filter", { proxy_type: option(u8) }, vec(filterInfo), (_state, args) =>
      TYPES.filter(
        (name) => args.proxy_type === null || encode(proxyType, name)[0] === args.proxy_type,
      ).map(filterOf),
    ),
  ],
};

/** `ProxyFilterRuntimeApi.get_proxy_types`: the names of the types. Their filters are not listed by this node. */
import { named, spelled, struct } from "./composite.ts";
import { textBytes } from "./hashing.ts";
import { PROXY_RULES } from "./pallets/proxy-filter.ts";
import { type ProxyType, proxyType } from "./pallets/proxy-types.ts";
import { method, type StateApi } from "./state-api.ts";
import { bool, bytes, encode, u8, vec } from "./type.ts";

const proxyTypeInfo = struct(
  "subtensor_runtime_common::ProxyTypeInfo",
  named({
    name: spelled(bytes, "Vec<u8>"),
    index: spelled(u8, "u8"),
    deprecated: spelled(bool, "bool"),
  }),
);

export const proxyApi: StateApi = {
  name: "ProxyFilterRuntimeApi",
  methods: [
    method("get_proxy_types", {}, vec(proxyTypeInfo), () =>
      Object.entries(PROXY_RULES).map(([name, rule]) => ({
        name: textBytes(name),
        index: encode(proxyType, name as ProxyType)[0] ?? 0,
        deprecated: rule.mode === "none",
      })),
    ),
  ],
};

/** What each type of proxy may do, read from the chain's own filter (domain reference §3.10) and never from a table. */
import type { Reader } from "../codec/reader.ts";
import type { Connection } from "./connection.ts";
import { type ApiMethod, callApi } from "./state-call.ts";

interface FilteredCall {
  readonly pallet: string;
  /** null: the whole pallet. */
  readonly call: string | null;
  readonly hasCondition: boolean;
}
export interface ProxyFilter {
  readonly name: string;
  readonly isDeprecated: boolean;
  readonly mode: "all" | "none" | "allow" | "deny";
  readonly calls: readonly FilteredCall[];
  readonly exceptions: readonly FilteredCall[];
}

const MODES = ["all", "none", "allow", "deny"] as const;
const CONDITION =
  "enum(ParamLessThan=0{param_name:Vec<u8>,limit:u128}|NestedCallMustBe=1{pallet_name:Vec<u8>,call_name:Vec<u8>})";
const CALL_INFO = `{pallet_name:Vec<u8>,pallet_index:u8,call_name:Option<Vec<u8>>,call_index:Option<u8>,condition:Option<${CONDITION}>}`;

export const FILTERS: ApiMethod<ProxyFilter[]> = {
  api: "ProxyFilterRuntimeApi",
  method: "get_proxy_filter",
  shape: `Vec<{proxy_type:u8,name:Vec<u8>,deprecated:bool,filter_mode:enum(AllowAll=0()|DenyAll=1()|Allow=2()|Deny=3()),calls:Vec<${CALL_INFO}>,exceptions:Vec<${CALL_INFO}>}>`,
  read: (reader) => Array.from({ length: reader.count(6) }, () => readFilter(reader)),
};

/** None where the runtime does not tell them, or in another form. */
export const readFilters = async (
  connection: Pick<Connection, "wire" | "runtime">,
  blockHash: string,
): Promise<ProxyFilter[]> =>
  hasFilters(connection) ? callApi(connection, blockHash, FILTERS, ALL_TYPES) : [];

export const hasFilters = ({ runtime }: Pick<Connection, "runtime">): boolean =>
  runtime.apiShape(FILTERS.api, FILTERS.method) === FILTERS.shape;

/** Its argument names one type, or none. */
export const ALL_TYPES = Uint8Array.of(0);

function readFilter(reader: Reader): ProxyFilter {
  reader.u8();
  const name = reader.text(64);
  const isDeprecated = reader.flag();
  const mode = MODES[reader.u8()] ?? reader.fail();
  const list = () => Array.from({ length: reader.count(4) }, () => readCallInfo(reader));
  return { name, isDeprecated, mode, calls: list(), exceptions: list() };
}

function readCallInfo(reader: Reader): FilteredCall {
  const pallet = reader.text(64);
  reader.u8();
  const call = reader.flag() ? reader.text(128) : null;
  if (reader.flag()) reader.u8();
  const hasCondition = reader.flag();
  if (hasCondition) {
    if (reader.u8() === 0) {
      reader.text(64);
      reader.unsigned(16);
    } else {
      reader.text(64);
      reader.text(128);
    }
  }
  return { pallet, call, hasCondition };
}

/** What somebody would want to do with a stolen key, by one call that does it. */
const DEEDS = [
  ["send-tao", "Balances", "transfer_keep_alive"],
  ["send-everything", "Balances", "transfer_all"],
  ["give-stake", "SubtensorModule", "transfer_stake"],
  ["trade-stake", "SubtensorModule", "remove_stake"],
  ["burn-for-seats", "SubtensorModule", "register_limit"],
  ["burn-alpha", "SubtensorModule", "burn_alpha"],
  ["swap-hotkeys", "SubtensorModule", "swap_hotkey_v2"],
  ["swap-coldkey", "SubtensorModule", "announce_coldkey_swap"],
  ["stop-coldkey-swap", "SubtensorModule", "dispute_coldkey_swap"],
  ["set-children", "SubtensorModule", "set_children"],
  ["claim-root", "SubtensorModule", "claim_root"],
  ["add-proxies", "Proxy", "add_proxy"],
] as const;

const isAbout = (pallet: string, call: string) => (one: FilteredCall) =>
  one.pallet === pallet && (one.call === null || one.call === call);

/** For certain: where it depends on what is in the call, nothing is claimed. */
export const forbids = (filter: ProxyFilter, pallet: string, call: string): boolean =>
  !allows(filter, pallet, call) &&
  ![...filter.calls, ...filter.exceptions]
    .filter(isAbout(pallet, call))
    .some(({ hasCondition }) => hasCondition);

function allows(filter: ProxyFilter, pallet: string, call: string): boolean {
  const isIn = (list: readonly FilteredCall[]): boolean => list.some(isAbout(pallet, call));
  switch (filter.mode) {
    case "all":
      return !isIn(filter.exceptions);
    case "none":
      return isIn(filter.exceptions);
    case "allow":
      return isIn(filter.calls) && !isIn(filter.exceptions);
    case "deny":
      return !isIn(filter.calls) || isIn(filter.exceptions);
  }
}

export function powersOf(filters: readonly ProxyFilter[]) {
  return filters.map((filter) => ({
    proxyType: filter.name,
    isDeprecated: filter.isDeprecated,
    mode: filter.mode,
    calls: filter.calls.map(({ pallet, call }) => `${pallet}.${call ?? "*"}`),
    deeds: DEEDS.map(([deed, pallet, call]) => ({
      deed,
      isAllowed: allows(filter, pallet, call),
    })),
  }));
}

/** What each type of proxy may do, read from the chain's own filter (domain reference §3.10) and never from a table. */
import type { Reader } from "../codec/reader.ts";
import type { Connection } from "./connection.ts";
import { type ApiMethod, callApi } from "./state-call.ts";

interface FilteredCall {
  readonly pallet: string;
  /** null: the whole pallet. */
  readonly call: string | null;
  readonly condition: Condition | null;
}
/** That an argument is less than this; or another condition, which is not judged here. */
type Condition = { readonly argument: string; readonly below: bigint } | "other";
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
  return { pallet, call, condition: reader.flag() ? readCondition(reader) : null };
}

function readCondition(reader: Reader): Condition {
  if (reader.u8() === 0) return { argument: reader.text(64), below: reader.unsigned(16) };
  reader.text(64);
  reader.text(128);
  return "other";
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

/** Of the call that is asked about, as far as it is known: the value of a number among its arguments. */
type Argument = (name: string) => bigint | null;
const unknown: Argument = () => null;

/** For certain: where it depends on what is not known of the call, nothing is claimed. */
export function forbids(
  filter: ProxyFilter,
  pallet: string,
  call: string,
  argument: Argument = unknown,
): boolean {
  const about = (list: readonly FilteredCall[]) =>
    list
      .filter((one) => one.pallet === pallet && (one.call === null || one.call === call))
      .map(({ condition }) => holds(condition, argument));
  const surely = (list: readonly FilteredCall[]) => about(list).includes(true);
  const perhaps = (list: readonly FilteredCall[]) => about(list).some((is) => is !== false);
  switch (filter.mode) {
    case "all":
      return surely(filter.exceptions);
    case "none":
      return !perhaps(filter.exceptions);
    case "allow":
      return !perhaps(filter.calls) || surely(filter.exceptions);
    case "deny":
      return surely(filter.calls) && !perhaps(filter.exceptions);
  }
}

/** null: that cannot be said. */
function holds(condition: Condition | null, argument: Argument): boolean | null {
  if (condition === null) return true;
  const value = condition === "other" ? null : argument(condition.argument);
  return value === null || condition === "other" ? null : value < condition.below;
}

export function powersOf(filters: readonly ProxyFilter[]) {
  return filters.map((filter) => ({
    proxyType: filter.name,
    isDeprecated: filter.isDeprecated,
    mode: filter.mode,
    calls: filter.calls.map(({ pallet, call }) => `${pallet}.${call ?? "*"}`),
    deeds: DEEDS.map(([deed, pallet, call]) => ({
      deed,
      isAllowed: !forbids(filter, pallet, call),
    })),
  }));
}

/** What each type of proxy may do: `define_proxy_filters` of the runtime, 424 (domain reference §3.10). */
import type { RuntimeCall } from "../runtime-types.ts";
import type { ProxyType } from "./proxy-types.ts";

/** `Pallet.call` or `Pallet.*`. Calls that this node does not have are listed as well: the list is the chain's. */
type Rule =
  | { readonly mode: "all" }
  | { readonly mode: "none" }
  | { readonly mode: "allow" | "deny"; readonly calls: readonly string[] }
  | { readonly mode: "below"; readonly limits: Readonly<Record<string, bigint>> };

const subtensor = (...names: readonly string[]) => names.map((name) => `SubtensorModule.${name}`);
const coldkeySwap = [
  "announce_coldkey_swap",
  "swap_coldkey_announced",
  "clear_coldkey_swap_announcement",
  "dispute_coldkey_swap",
];
const oldColdkeySwap = ["schedule_swap_coldkey", "swap_coldkey"];
const stakeMoves = [
  "add_stake",
  "add_stake_limit",
  "remove_stake",
  "remove_stake_limit",
  "remove_stake_full_limit",
  "unstake_all",
  "unstake_all_alpha",
  "swap_stake",
  "swap_stake_limit",
  "move_stake",
];
const hotkeySwap = ["swap_hotkey", "swap_hotkey_v2"];
/** Half a TAO, half an alpha. */
const SMALL = 500_000_000n;

export const PROXY_RULES: Readonly<Record<ProxyType, Rule>> = {
  Any: { mode: "all" },
  Owner: {
    mode: "allow",
    calls: ["AdminUtils.*", ...subtensor("set_subnet_identity", "update_symbol")],
  },
  NonCritical: {
    mode: "deny",
    calls: [
      "Sudo.*",
      ...subtensor("dissolve_network", "root_register", "burned_register", ...coldkeySwap),
    ],
  },
  NonTransfer: {
    mode: "deny",
    calls: ["Balances.*", ...subtensor("transfer_stake", ...oldColdkeySwap, ...coldkeySwap)],
  },
  Senate: { mode: "none" },
  NonFungible: {
    mode: "deny",
    calls: [
      "Balances.*",
      ...subtensor(...stakeMoves, "transfer_stake", "burned_register", "root_register"),
      ...subtensor(...oldColdkeySwap, ...coldkeySwap, ...hotkeySwap),
    ],
  },
  Triumvirate: { mode: "none" },
  Governance: { mode: "none" },
  Staking: { mode: "allow", calls: subtensor(...stakeMoves, "set_root_claim_type") },
  Registration: {
    mode: "allow",
    calls: subtensor("burned_register", "register", "register_limit"),
  },
  Transfer: {
    mode: "allow",
    calls: [
      "Balances.transfer_keep_alive",
      "Balances.transfer_allow_death",
      "Balances.transfer_all",
      ...subtensor("transfer_stake"),
    ],
  },
  SmallTransfer: {
    mode: "below",
    limits: {
      "Balances.transfer_keep_alive": SMALL,
      "Balances.transfer_allow_death": SMALL,
      "SubtensorModule.transfer_stake": SMALL,
    },
  },
  RootWeights: { mode: "none" },
  ChildKeys: { mode: "allow", calls: subtensor("set_children", "set_childkey_take") },
  SudoUncheckedSetCode: { mode: "allow", calls: ["Sudo.sudo_unchecked_weight"] },
  SwapHotkey: { mode: "allow", calls: subtensor(...hotkeySwap) },
  SubnetLeaseBeneficiary: { mode: "allow", calls: subtensor("start_call") },
  RootClaim: { mode: "allow", calls: subtensor("claim_root") },
};

/** The rule for the call itself; what it contains is asked for when its turn comes. */
export function mayCall(type: ProxyType, call: RuntimeCall): boolean {
  const rule = PROXY_RULES[type];
  const name = `${call.tag}.${call.value.tag}`;
  switch (rule.mode) {
    case "all":
      return true;
    case "none":
      return false;
    case "allow":
    case "deny": {
      const isListed = rule.calls.includes(name) || rule.calls.includes(`${call.tag}.*`);
      return isListed === (rule.mode === "allow");
    }
    case "below": {
      const limit = rule.limits[name];
      const amount = amountOf(call);
      return limit !== undefined && amount !== null && amount < limit;
    }
  }
}

function amountOf(call: RuntimeCall): bigint | null {
  if (call.tag === "Balances" && call.value.tag !== "transfer_all") return call.value.value.value;
  if (call.tag === "SubtensorModule" && call.value.tag === "transfer_stake") {
    return call.value.value.alpha_amount;
  }
  return null;
}

/** Which types a proxy may give on: those that can do no more than itself, as the runtime orders them. */
export function isSuperset(own: ProxyType, other: ProxyType): boolean {
  if (own === other || own === "Any") return true;
  if (own === "NonTransfer") return !["Any", "Transfer", "SmallTransfer"].includes(other);
  return own === "Transfer" && other === "SmallTransfer";
}

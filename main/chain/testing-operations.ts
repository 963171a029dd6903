/** For tests only: one operation of every kind, and the arguments that an independent encoder needs for its call. */
import { coldkeyHash } from "../codec/coldkey-hash.ts";
import type { Operation } from "../codec/pipeline.ts";
import { devAddress } from "./testing.ts";

const coldkey = devAddress("Alice");
const hotkey = devAddress("Bob");
const other = devAddress("Charlie");
const account = (value: string) => value;
const id = (value: string) => ({ type: "Id", value });

/** Named as the metadata names them: nothing here comes from the code under test. */
export const OPERATIONS: readonly (readonly [
  operation: Operation,
  pallet: string,
  call: string,
  args: Readonly<Record<string, unknown>>,
])[] = [
  [
    { kind: "register", coldkey, hotkey, netuid: 3, maxBurnRao: 7n },
    "SubtensorModule",
    "register_limit",
    { netuid: 3, hotkey: account(hotkey), limit_price: 7n },
  ],
  [
    { kind: "transfer", coldkey, destination: other, amountRao: 12_345_678_901n },
    "Balances",
    "transfer_keep_alive",
    { dest: id(other), value: 12_345_678_901n },
  ],
  [
    { kind: "transfer-all", coldkey, destination: other, keepAlive: true },
    "Balances",
    "transfer_all",
    { dest: id(other), keep_alive: true },
  ],
  [
    {
      kind: "add-stake",
      coldkey,
      hotkey,
      netuid: 1,
      amountRao: 5_000_000_000n,
      limitPriceRao: 20_200_000n,
      allowPartial: true,
    },
    "SubtensorModule",
    "add_stake_limit",
    {
      hotkey,
      netuid: 1,
      amount_staked: 5_000_000_000n,
      limit_price: 20_200_000n,
      allow_partial: true,
    },
  ],
  [
    {
      kind: "remove-stake",
      coldkey,
      hotkey,
      netuid: 1,
      alpha: 9_000_000_000n,
      limitPriceRao: 19_800_000n,
      allowPartial: false,
    },
    "SubtensorModule",
    "remove_stake_limit",
    {
      hotkey,
      netuid: 1,
      amount_unstaked: 9_000_000_000n,
      limit_price: 19_800_000n,
      allow_partial: false,
    },
  ],
  [
    {
      kind: "move-stake",
      coldkey,
      hotkey,
      toHotkey: other,
      netuid: 1,
      toNetuid: 2,
      alpha: 4_000_000_000n,
    },
    "SubtensorModule",
    "move_stake",
    {
      origin_hotkey: hotkey,
      destination_hotkey: other,
      origin_netuid: 1,
      destination_netuid: 2,
      alpha_amount: 4_000_000_000n,
    },
  ],
  [
    {
      kind: "swap-stake",
      coldkey,
      hotkey,
      netuid: 1,
      toNetuid: 2,
      alpha: 4_000_000_000n,
      limitPriceRao: 3_000_000_000n,
      allowPartial: false,
    },
    "SubtensorModule",
    "swap_stake_limit",
    {
      hotkey,
      origin_netuid: 1,
      destination_netuid: 2,
      alpha_amount: 4_000_000_000n,
      limit_price: 3_000_000_000n,
      allow_partial: false,
    },
  ],
  [
    {
      kind: "transfer-stake",
      coldkey,
      hotkey,
      destination: other,
      netuid: 1,
      toNetuid: 1,
      alpha: 4_000_000_000n,
    },
    "SubtensorModule",
    "transfer_stake",
    {
      destination_coldkey: other,
      hotkey,
      origin_netuid: 1,
      destination_netuid: 1,
      alpha_amount: 4_000_000_000n,
    },
  ],
  [{ kind: "unstake-all", coldkey, hotkey }, "SubtensorModule", "unstake_all", { hotkey }],
  [
    { kind: "unstake-all-alpha", coldkey, hotkey },
    "SubtensorModule",
    "unstake_all_alpha",
    { hotkey },
  ],
  [{ kind: "associate", coldkey, hotkey }, "SubtensorModule", "try_associate_hotkey", { hotkey }],
  [
    { kind: "increase-take", coldkey, hotkey, take: 11_796 },
    "SubtensorModule",
    "increase_take",
    { hotkey, take: 11_796 },
  ],
  [
    { kind: "decrease-take", coldkey, hotkey, take: 0 },
    "SubtensorModule",
    "decrease_take",
    { hotkey, take: 0 },
  ],
  [
    { kind: "swap-hotkey", coldkey, hotkey, newHotkey: other, netuid: null, keepStake: false },
    "SubtensorModule",
    "swap_hotkey_v2",
    { hotkey, new_hotkey: other, netuid: undefined, keep_stake: false },
  ],
  [
    { kind: "swap-hotkey", coldkey, hotkey, newHotkey: other, netuid: 5, keepStake: true },
    "SubtensorModule",
    "swap_hotkey_v2",
    { hotkey, new_hotkey: other, netuid: 5, keep_stake: true },
  ],
  [
    { kind: "claim-root", coldkey, netuids: [4, 1, 4] },
    "SubtensorModule",
    "claim_root",
    { subnets: [1, 4] },
  ],
  [
    { kind: "auto-stake", coldkey, hotkey, netuid: 7 },
    "SubtensorModule",
    "set_coldkey_auto_stake_hotkey",
    { netuid: 7, hotkey },
  ],
  [
    { kind: "add-proxy", coldkey, delegate: other, proxyType: "Staking", delayBlocks: 7_200 },
    "Proxy",
    "add_proxy",
    { delegate: id(other), proxy_type: { type: "Staking", value: undefined }, delay: 7_200 },
  ],
  [
    { kind: "remove-proxy", coldkey, delegate: other, proxyType: "RootClaim", delayBlocks: 0 },
    "Proxy",
    "remove_proxy",
    { delegate: id(other), proxy_type: { type: "RootClaim", value: undefined }, delay: 0 },
  ],
  [
    { kind: "register-network", coldkey, hotkey },
    "SubtensorModule",
    "register_network",
    { hotkey },
  ],
  [{ kind: "start-subnet", coldkey, netuid: 13 }, "SubtensorModule", "start_call", { netuid: 13 }],
  [
    { kind: "announce-swap", coldkey, newColdkeyHash: coldkeyHash(other) },
    "SubtensorModule",
    "announce_coldkey_swap",
    { new_coldkey_hash: coldkeyHash(other) },
  ],
  [
    { kind: "execute-swap", coldkey, destination: other },
    "SubtensorModule",
    "swap_coldkey_announced",
    { new_coldkey: other },
  ],
  [{ kind: "dispute-swap", coldkey }, "SubtensorModule", "dispute_coldkey_swap", {}],
  [{ kind: "clear-swap", coldkey }, "SubtensorModule", "clear_coldkey_swap_announcement", {}],
];

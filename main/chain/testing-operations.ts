/** For tests only: one operation of every kind, and the arguments that an independent encoder needs for its call. */
import { coldkeyHash } from "../codec/coldkey-hash.ts";
import { multisigAddress, sortedMembers } from "../codec/multisig.ts";
import { fromHex } from "../codec/payload.ts";
import type { Operation } from "../codec/pipeline.ts";
import { devAddress } from "./testing.ts";

const coldkey = devAddress("Alice");
const hotkey = devAddress("Bob");
const other = devAddress("Charlie");
const account = (value: string) => value;
const id = (value: string) => ({ type: "Id", value });

type Sample = readonly [
  operation: Operation,
  pallet: string,
  call: string,
  args: Readonly<Record<string, unknown>>,
];

const bytes = (text: string) => [...new TextEncoder().encode(text)];
const IDENTITY = {
  name: "Zoë’s subnet",
  url: "https://example.org",
  githubRepo: "",
  image: "",
  discord: "0x00",
  description: "Mines.",
  additional: "",
};
const CARRYING_NOTHING: readonly Sample[] = [
  [
    { kind: "lock-stake", coldkey, hotkey, netuid: 3, alpha: 7_000_000_000n },
    "SubtensorModule",
    "lock_stake",
    { hotkey, netuid: 3, amount: 7_000_000_000n },
  ],
  [
    { kind: "move-lock", coldkey, hotkey: other, netuid: 3 },
    "SubtensorModule",
    "move_lock",
    { destination_hotkey: other, netuid: 3 },
  ],
  [
    { kind: "perpetual-lock", coldkey, netuid: 3, isPerpetual: true },
    "SubtensorModule",
    "set_perpetual_lock",
    { netuid: 3, enabled: true },
  ],
  [
    { kind: "reject-locked", coldkey, isRejecting: false },
    "SubtensorModule",
    "set_reject_locked_alpha",
    { enabled: false },
  ],
  [
    { kind: "set-identity", coldkey, ...IDENTITY },
    "SubtensorModule",
    "set_identity",
    {
      name: bytes(IDENTITY.name),
      url: bytes(IDENTITY.url),
      github_repo: [],
      image: [],
      discord: bytes("0x00"),
      description: bytes("Mines."),
      additional: [],
    },
  ],
  [
    {
      kind: "set-children",
      coldkey,
      hotkey,
      netuid: 3,
      children: [other, coldkey],
      proportions: [2n ** 63n, 7n],
    },
    "SubtensorModule",
    "set_children",
    {
      hotkey,
      netuid: 3,
      children: [
        [2n ** 63n, other],
        [7n, coldkey],
      ],
    },
  ],
  [
    { kind: "set-children", coldkey, hotkey, netuid: 3, children: [], proportions: [] },
    "SubtensorModule",
    "set_children",
    { hotkey, netuid: 3, children: [] },
  ],
  [
    { kind: "childkey-take", coldkey, hotkey, netuid: 3, take: 655 },
    "SubtensorModule",
    "set_childkey_take",
    { hotkey, netuid: 3, take: 655 },
  ],
  [
    { kind: "root-claim-type", coldkey, claim: "Keep", netuids: [] },
    "SubtensorModule",
    "set_root_claim_type",
    { new_root_claim_type: { type: "Keep", value: undefined } },
  ],
  [
    { kind: "root-claim-type", coldkey, claim: "KeepSubnets", netuids: [4, 9] },
    "SubtensorModule",
    "set_root_claim_type",
    { new_root_claim_type: { type: "KeepSubnets", value: { subnets: [4, 9] } } },
  ],
];

const members = [coldkey, hotkey, other];
const multisig = multisigAddress(members, 2);
const othersOf = sortedMembers(members).filter((member) => member !== coldkey);
const HASH = `0x${"5a".repeat(32)}`;
const HASH_BYTES = Array.from({ length: 32 }, () => 0x5a);
const when = { height: 4_000_000, index: 3 };
const weight = { maxRefTime: 900_000_000n, maxProofSize: 70_000n };
const max_weight = { ref_time: 900_000_000n, proof_size: 70_000n };
const pay = (from: typeof coldkey) =>
  ({ kind: "transfer", coldkey: from, destination: other, amountRao: 5_000n }) as const;
const paid = {
  type: "Balances",
  value: { type: "transfer_keep_alive", value: { dest: id(other), value: 5_000n } },
};
const seat = { kind: "register", coldkey, hotkey, netuid: 3, maxBurnRao: 7n } as const;
const seated = {
  type: "SubtensorModule",
  value: { type: "register_limit", value: { netuid: 3, hotkey, limit_price: 7n } },
};
const CARRYING: readonly Sample[] = [
  [
    { kind: "batch", coldkey, items: [pay(coldkey), seat, pay(coldkey)] },
    "Utility",
    "batch_all",
    { calls: [paid, seated, paid] },
  ],
  [
    { kind: "proxy", coldkey, real: hotkey, proxyType: null, call: pay(hotkey) },
    "Proxy",
    "proxy",
    { real: id(hotkey), force_proxy_type: undefined, call: paid },
  ],
  [
    { kind: "proxy-announce", coldkey, real: hotkey, call: pay(hotkey) },
    "Proxy",
    "announce",
    { real: id(hotkey), call_hash: { hashOf: paid } },
  ],
  [
    {
      kind: "proxy-execute",
      coldkey,
      delegate: other,
      real: hotkey,
      proxyType: "Transfer",
      call: pay(hotkey),
    },
    "Proxy",
    "proxy_announced",
    {
      delegate: id(other),
      real: id(hotkey),
      force_proxy_type: { type: "Transfer", value: undefined },
      call: paid,
    },
  ],
  [
    { kind: "proxy-reject", coldkey, delegate: other, callHash: HASH },
    "Proxy",
    "reject_announcement",
    { delegate: id(other), call_hash: HASH_BYTES },
  ],
  [
    { kind: "proxy-withdraw", coldkey, real: other, callHash: HASH },
    "Proxy",
    "remove_announcement",
    { real: id(other), call_hash: HASH_BYTES },
  ],
  [
    { kind: "multisig-propose", coldkey, members, threshold: 2, ...weight, call: pay(multisig) },
    "Multisig",
    "as_multi",
    {
      threshold: 2,
      other_signatories: othersOf,
      maybe_timepoint: undefined,
      call: paid,
      max_weight,
    },
  ],
  [
    {
      kind: "multisig-approve",
      coldkey,
      members,
      threshold: 2,
      timepoint: when,
      ...weight,
      call: { kind: "batch", coldkey: multisig, items: [pay(multisig), pay(multisig)] },
    },
    "Multisig",
    "as_multi",
    {
      threshold: 2,
      other_signatories: othersOf,
      maybe_timepoint: when,
      call: { type: "Utility", value: { type: "batch_all", value: { calls: [paid, paid] } } },
      max_weight,
    },
  ],
  [
    { kind: "multisig-cancel", coldkey, members, threshold: 2, timepoint: when, callHash: HASH },
    "Multisig",
    "cancel_as_multi",
    { threshold: 2, other_signatories: othersOf, timepoint: when, call_hash: HASH_BYTES },
  ],
];

/** Named as the metadata names them: nothing here comes from the code under test. */
export const OPERATIONS: readonly Sample[] = [
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
    { new_coldkey_hash: [...fromHex(coldkeyHash(other))] },
  ],
  [
    { kind: "execute-swap", coldkey, destination: other },
    "SubtensorModule",
    "swap_coldkey_announced",
    { new_coldkey: other },
  ],
  [{ kind: "dispute-swap", coldkey }, "SubtensorModule", "dispute_coldkey_swap", {}],
  [{ kind: "clear-swap", coldkey }, "SubtensorModule", "clear_coldkey_swap_announcement", {}],
  ...CARRYING_NOTHING,
  ...CARRYING,
];

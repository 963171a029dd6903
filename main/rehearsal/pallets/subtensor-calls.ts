/** The calls and events of pallet 7 that this node has, as metadata 424 describes them. */
import { at, type EnumValue, named, nothing, positional, spelled, variant } from "../composite.ts";
import { T } from "../pallet.ts";
import { accountId, h256 } from "../primitives.ts";
import { bool, bytes, option, tuple, u16, u64, type ValueOf, vec } from "../type.ts";
import { netuidSet, rootClaimType } from "./subtensor-types.ts";

const account = spelled(accountId, "T::AccountId");
const subnet = spelled(u16, "NetUid");
const tao = spelled(u64, "TaoBalance");
const alpha = spelled(u64, "AlphaBalance");
const plainU16 = spelled(u16, "u16");
const plainU64 = spelled(u64, "u64");
const flag = spelled(bool, "bool");
const text = spelled(bytes, "Vec<u8>");
const anySubnet = spelled(option(u16), "Option<NetUid>");
const children = spelled(vec(tuple(u64, accountId)), "Vec<(u64, T::AccountId)>");

const hotkeyAndTake = named({ hotkey: account, take: plainU16 });
const transition = { origin_netuid: subnet, destination_netuid: subnet, alpha_amount: alpha };
const limited = { limit_price: tao, allow_partial: flag };

const callCases = {
  add_stake: at(2, named({ hotkey: account, netuid: subnet, amount_staked: tao })),
  remove_stake: at(3, named({ hotkey: account, netuid: subnet, amount_unstaked: alpha })),
  burned_register: at(7, named({ netuid: subnet, hotkey: account })),
  register_network: at(59, named({ hotkey: account })),
  decrease_take: at(65, hotkeyAndTake),
  increase_take: at(66, hotkeyAndTake),
  set_children: at(67, named({ hotkey: account, netuid: subnet, children })),
  set_identity: at(
    68,
    named({
      name: text,
      url: text,
      github_repo: text,
      image: text,
      discord: text,
      description: text,
      additional: text,
    }),
  ),
  swap_hotkey: at(70, named({ hotkey: account, new_hotkey: account, netuid: anySubnet })),
  swap_hotkey_v2: at(
    72,
    named({ hotkey: account, new_hotkey: account, netuid: anySubnet, keep_stake: flag }),
  ),
  set_childkey_take: at(75, named({ hotkey: account, netuid: subnet, take: plainU16 })),
  set_subnet_identity: at(
    78,
    named({
      netuid: subnet,
      subnet_name: text,
      github_repo: text,
      subnet_contact: text,
      subnet_url: text,
      discord: text,
      description: text,
      logo_url: text,
      additional: text,
    }),
  ),
  unstake_all: at(83, named({ hotkey: account })),
  unstake_all_alpha: at(84, named({ hotkey: account })),
  move_stake: at(85, named({ origin_hotkey: account, destination_hotkey: account, ...transition })),
  transfer_stake: at(86, named({ destination_coldkey: account, hotkey: account, ...transition })),
  swap_stake: at(87, named({ hotkey: account, ...transition })),
  add_stake_limit: at(
    88,
    named({ hotkey: account, netuid: subnet, amount_staked: tao, ...limited }),
  ),
  remove_stake_limit: at(
    89,
    named({ hotkey: account, netuid: subnet, amount_unstaked: alpha, ...limited }),
  ),
  swap_stake_limit: at(90, named({ hotkey: account, ...transition, ...limited })),
  try_associate_hotkey: at(91, named({ hotkey: account })),
  start_call: at(92, named({ netuid: subnet })),
  remove_stake_full_limit: at(
    103,
    named({
      hotkey: account,
      netuid: subnet,
      limit_price: spelled(option(u64), "Option<TaoBalance>"),
    }),
  ),
  set_coldkey_auto_stake_hotkey: at(114, named({ netuid: subnet, hotkey: account })),
  claim_root: at(121, named({ subnets: spelled(netuidSet, "BTreeSet<NetUid>") })),
  set_root_claim_type: at(
    122,
    named({ new_root_claim_type: spelled(rootClaimType, "RootClaimTypeEnum") }),
  ),
  announce_coldkey_swap: at(125, named({ new_coldkey_hash: spelled(h256, "T::Hash") })),
  swap_coldkey_announced: at(126, named({ new_coldkey: account })),
  dispute_coldkey_swap: at(127, nothing),
  clear_coldkey_swap_announcement: at(133, nothing),
  register_limit: at(134, named({ netuid: subnet, hotkey: account, limit_price: plainU64 })),
  lock_stake: at(136, named({ hotkey: account, netuid: subnet, amount: alpha })),
  move_lock: at(137, named({ destination_hotkey: account, netuid: subnet })),
  set_perpetual_lock: at(138, named({ netuid: subnet, enabled: flag })),
  set_reject_locked_alpha: at(142, named({ enabled: flag })),
} as const;
export const subtensorCall = variant("pallet_subtensor::pallet::Call", callCases, T);
export type SubtensorCall = EnumValue<typeof callCases>;
export type CallValue<Tag extends SubtensorCall["tag"]> = Extract<
  SubtensorCall,
  { tag: Tag }
>["value"];

const stakeChange = positional(account, account, tao, alpha, subnet, plainU64);
const takeChange = positional(account, account, plainU16);

export const subtensorEvent = variant(
  "pallet_subtensor::pallet::Event",
  {
    NetworkAdded: at(0, positional(subnet, plainU16)),
    /** Coldkey, hotkey, TAO, alpha, subnet, fee: in rao here and in alpha below. */
    StakeAdded: at(2, stakeChange),
    StakeRemoved: at(3, stakeChange),
    StakeMoved: at(4, positional(account, account, subnet, account, subnet, tao)),
    NeuronRegistered: at(6, positional(subnet, plainU16, account)),
    TakeDecreased: at(64, takeChange),
    TakeIncreased: at(65, takeChange),
    HotkeySwapped: at(66, named({ coldkey: account, old_hotkey: account, new_hotkey: account })),
    ColdkeySwapAnnounced: at(
      69,
      named({ who: account, new_coldkey_hash: spelled(h256, "T::Hash") }),
    ),
    ColdkeySwapReset: at(70, named({ who: account })),
    ColdkeySwapped: at(71, named({ old_coldkey: account, new_coldkey: account })),
    ColdkeySwapDisputed: at(72, named({ coldkey: account })),
    SetChildrenScheduled: at(75, positional(account, subnet, plainU64, children)),
    SetChildren: at(76, positional(account, subnet, children)),
    ChainIdentitySet: at(77, positional(account)),
    SubnetIdentitySet: at(78, positional(subnet)),
    ChildKeyTakeSet: at(48, positional(account, plainU16)),
    StakeTransferred: at(91, positional(account, account, account, subnet, subnet, tao)),
    StakeSwapped: at(92, positional(account, account, subnet, subnet, tao)),
    FirstEmissionBlockNumberSet: at(95, positional(subnet, plainU64)),
    HotkeySwappedOnSubnet: at(
      102,
      named({ coldkey: account, old_hotkey: account, new_hotkey: account, netuid: subnet }),
    ),
    AutoStakeDestinationSet: at(112, named({ coldkey: account, netuid: subnet, hotkey: account })),
    RootClaimed: at(114, named({ coldkey: account })),
    RootClaimTypeSet: at(
      115,
      named({ coldkey: account, root_claim_type: spelled(rootClaimType, "RootClaimTypeEnum") }),
    ),
    ColdkeySwapCleared: at(122, named({ who: account })),
    StakeLocked: at(
      127,
      named({ coldkey: account, hotkey: account, netuid: subnet, amount: alpha }),
    ),
    LockMoved: at(
      129,
      named({
        coldkey: account,
        origin_hotkey: account,
        destination_hotkey: account,
        netuid: subnet,
      }),
    ),
    PerpetualLockUpdated: at(135, named({ coldkey: account, netuid: subnet, enabled: flag })),
    RejectLockedAlphaUpdated: at(136, named({ coldkey: account, enabled: flag })),
  },
  T,
);
export type SubtensorEvent = ValueOf<typeof subtensorEvent>;

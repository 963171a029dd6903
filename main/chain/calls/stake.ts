import { ACCOUNT, type CallPlans } from "./plan.ts";

const pallet = "SubtensorModule";
const transition = [
  ["origin_netuid", "u16"],
  ["destination_netuid", "u16"],
  ["alpha_amount", "u64"],
] as const;
const limit = [
  ["limit_price", "u64"],
  ["allow_partial", "bool"],
] as const;

export const stakeCalls: CallPlans<
  | "add-stake"
  | "remove-stake"
  | "move-stake"
  | "swap-stake"
  | "transfer-stake"
  | "unstake-all"
  | "unstake-all-alpha"
> = {
  "add-stake": {
    pallet,
    call: "add_stake_limit",
    args: [["hotkey", ACCOUNT], ["netuid", "u16"], ["amount_staked", "u64"], ...limit],
    values: (o) => [o.hotkey, o.netuid, o.amountRao, o.limitPriceRao, o.allowPartial],
    read: (args, coldkey) => ({
      kind: "add-stake",
      coldkey,
      hotkey: args.account(),
      netuid: args.u16(),
      amountRao: args.u64(),
      limitPriceRao: args.u64(),
      allowPartial: args.flag(),
    }),
  },
  "remove-stake": {
    pallet,
    call: "remove_stake_limit",
    args: [["hotkey", ACCOUNT], ["netuid", "u16"], ["amount_unstaked", "u64"], ...limit],
    values: (o) => [o.hotkey, o.netuid, o.alpha, o.limitPriceRao, o.allowPartial],
    read: (args, coldkey) => ({
      kind: "remove-stake",
      coldkey,
      hotkey: args.account(),
      netuid: args.u16(),
      alpha: args.u64(),
      limitPriceRao: args.u64(),
      allowPartial: args.flag(),
    }),
  },
  "move-stake": {
    pallet,
    call: "move_stake",
    args: [["origin_hotkey", ACCOUNT], ["destination_hotkey", ACCOUNT], ...transition],
    values: (o) => [o.hotkey, o.toHotkey, o.netuid, o.toNetuid, o.alpha],
    read: (args, coldkey) => ({
      kind: "move-stake",
      coldkey,
      hotkey: args.account(),
      toHotkey: args.account(),
      netuid: args.u16(),
      toNetuid: args.u16(),
      alpha: args.u64(),
    }),
  },
  "swap-stake": {
    pallet,
    call: "swap_stake_limit",
    args: [["hotkey", ACCOUNT], ...transition, ...limit],
    values: (o) => [o.hotkey, o.netuid, o.toNetuid, o.alpha, o.limitPriceRao, o.allowPartial],
    read: (args, coldkey) => ({
      kind: "swap-stake",
      coldkey,
      hotkey: args.account(),
      netuid: args.u16(),
      toNetuid: args.u16(),
      alpha: args.u64(),
      limitPriceRao: args.u64(),
      allowPartial: args.flag(),
    }),
  },
  "transfer-stake": {
    pallet,
    call: "transfer_stake",
    args: [["destination_coldkey", ACCOUNT], ["hotkey", ACCOUNT], ...transition],
    values: (o) => [o.destination, o.hotkey, o.netuid, o.toNetuid, o.alpha],
    read: (args, coldkey) => ({
      kind: "transfer-stake",
      coldkey,
      destination: args.account(),
      hotkey: args.account(),
      netuid: args.u16(),
      toNetuid: args.u16(),
      alpha: args.u64(),
    }),
  },
  "unstake-all": {
    pallet,
    call: "unstake_all",
    args: [["hotkey", ACCOUNT]],
    values: ({ hotkey }) => [hotkey],
    read: (args, coldkey) => ({ kind: "unstake-all", coldkey, hotkey: args.account() }),
  },
  "unstake-all-alpha": {
    pallet,
    call: "unstake_all_alpha",
    args: [["hotkey", ACCOUNT]],
    values: ({ hotkey }) => [hotkey],
    read: (args, coldkey) => ({ kind: "unstake-all-alpha", coldkey, hotkey: args.account() }),
  },
};

import { ACCOUNT, type CallPlans, MULTI_ADDRESS, PROXY_TYPE, proxyTypeIn } from "./plan.ts";

const pallet = "SubtensorModule";
const TAKE_ARGS = [
  ["hotkey", ACCOUNT],
  ["take", "u16"],
] as const;

const PROXY_ARGS = [
  ["delegate", MULTI_ADDRESS],
  ["proxy_type", PROXY_TYPE],
  ["delay", "u32"],
] as const;

export const keyCalls: CallPlans<
  | "associate"
  | "increase-take"
  | "decrease-take"
  | "swap-hotkey"
  | "claim-root"
  | "auto-stake"
  | "add-proxy"
  | "remove-proxy"
  | "register-network"
  | "start-subnet"
> = {
  associate: {
    pallet,
    call: "try_associate_hotkey",
    args: [["hotkey", ACCOUNT]],
    values: ({ hotkey }) => [hotkey],
    read: (args, coldkey) => ({ kind: "associate", coldkey, hotkey: args.account() }),
  },
  "increase-take": {
    pallet,
    call: "increase_take",
    args: TAKE_ARGS,
    values: ({ hotkey, take }) => [hotkey, take],
    read: (args, coldkey) => ({
      kind: "increase-take",
      coldkey,
      hotkey: args.account(),
      take: args.u16(),
    }),
  },
  "decrease-take": {
    pallet,
    call: "decrease_take",
    args: TAKE_ARGS,
    values: ({ hotkey, take }) => [hotkey, take],
    read: (args, coldkey) => ({
      kind: "decrease-take",
      coldkey,
      hotkey: args.account(),
      take: args.u16(),
    }),
  },
  "swap-hotkey": {
    pallet,
    call: "swap_hotkey_v2",
    args: [
      ["hotkey", ACCOUNT],
      ["new_hotkey", ACCOUNT],
      ["netuid", "Option<u16>"],
      ["keep_stake", "bool"],
    ],
    values: (o) => [o.hotkey, o.newHotkey, o.netuid, o.keepStake],
    read: (args, coldkey) => ({
      kind: "swap-hotkey",
      coldkey,
      hotkey: args.account(),
      newHotkey: args.account(),
      netuid: args.option(args.u16),
      keepStake: args.flag(),
    }),
  },
  "claim-root": {
    pallet,
    call: "claim_root",
    args: [["subnets", "Vec<u16>"]],
    values: ({ netuids }) => [[...new Set(netuids)].sort((a, b) => a - b)],
    read: (args, coldkey) => ({ kind: "claim-root", coldkey, netuids: args.list(2, args.u16) }),
  },
  "auto-stake": {
    pallet,
    call: "set_coldkey_auto_stake_hotkey",
    args: [
      ["netuid", "u16"],
      ["hotkey", ACCOUNT],
    ],
    values: ({ netuid, hotkey }) => [netuid, hotkey],
    read: (args, coldkey) => ({
      kind: "auto-stake",
      coldkey,
      netuid: args.u16(),
      hotkey: args.account(),
    }),
  },
  "add-proxy": {
    pallet: "Proxy",
    call: "add_proxy",
    args: PROXY_ARGS,
    values: (o) => [{ Id: o.delegate }, o.proxyType, o.delayBlocks],
    read: (args, coldkey) => ({
      kind: "add-proxy",
      coldkey,
      delegate: args.address(),
      proxyType: proxyTypeIn(args),
      delayBlocks: args.u32(),
    }),
  },
  "remove-proxy": {
    pallet: "Proxy",
    call: "remove_proxy",
    args: PROXY_ARGS,
    values: (o) => [{ Id: o.delegate }, o.proxyType, o.delayBlocks],
    read: (args, coldkey) => ({
      kind: "remove-proxy",
      coldkey,
      delegate: args.address(),
      proxyType: proxyTypeIn(args),
      delayBlocks: args.u32(),
    }),
  },
  "register-network": {
    pallet,
    call: "register_network",
    args: [["hotkey", ACCOUNT]],
    values: ({ hotkey }) => [hotkey],
    read: (args, coldkey) => ({ kind: "register-network", coldkey, hotkey: args.account() }),
  },
  "start-subnet": {
    pallet,
    call: "start_call",
    args: [["netuid", "u16"]],
    values: ({ netuid }) => [netuid],
    read: (args, coldkey) => ({ kind: "start-subnet", coldkey, netuid: args.u16() }),
  },
};

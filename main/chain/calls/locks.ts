import { ACCOUNT, type CallPlans } from "./plan.ts";

const pallet = "SubtensorModule";

export const lockCalls: CallPlans<"lock-stake" | "move-lock" | "perpetual-lock" | "reject-locked"> =
  {
    "lock-stake": {
      pallet,
      call: "lock_stake",
      args: [
        ["hotkey", ACCOUNT],
        ["netuid", "u16"],
        ["amount", "u64"],
      ],
      values: ({ hotkey, netuid, alpha }) => [hotkey, netuid, alpha],
      read: (args, coldkey) => ({
        kind: "lock-stake",
        coldkey,
        hotkey: args.account(),
        netuid: args.u16(),
        alpha: args.u64(),
      }),
    },
    "move-lock": {
      pallet,
      call: "move_lock",
      args: [
        ["destination_hotkey", ACCOUNT],
        ["netuid", "u16"],
      ],
      values: ({ hotkey, netuid }) => [hotkey, netuid],
      read: (args, coldkey) => ({
        kind: "move-lock",
        coldkey,
        hotkey: args.account(),
        netuid: args.u16(),
      }),
    },
    "perpetual-lock": {
      pallet,
      call: "set_perpetual_lock",
      args: [
        ["netuid", "u16"],
        ["enabled", "bool"],
      ],
      values: ({ netuid, isPerpetual }) => [netuid, isPerpetual],
      read: (args, coldkey) => ({
        kind: "perpetual-lock",
        coldkey,
        netuid: args.u16(),
        isPerpetual: args.flag(),
      }),
    },
    "reject-locked": {
      pallet,
      call: "set_reject_locked_alpha",
      args: [["enabled", "bool"]],
      values: ({ isRejecting }) => [isRejecting],
      read: (args, coldkey) => ({ kind: "reject-locked", coldkey, isRejecting: args.flag() }),
    },
  };

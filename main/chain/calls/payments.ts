import { ACCOUNT, type CallPlans, MULTI_ADDRESS } from "./plan.ts";

export const paymentCalls: CallPlans<"register" | "transfer" | "transfer-all"> = {
  register: {
    pallet: "SubtensorModule",
    call: "register_limit",
    args: [
      ["netuid", "u16"],
      ["hotkey", ACCOUNT],
      ["limit_price", "u64"],
    ],
    values: ({ netuid, hotkey, maxBurnRao }) => [netuid, hotkey, maxBurnRao],
    read: (args, coldkey) => ({
      kind: "register",
      coldkey,
      netuid: args.u16(),
      hotkey: args.account(),
      maxBurnRao: args.u64(),
    }),
  },
  transfer: {
    pallet: "Balances",
    call: "transfer_keep_alive",
    args: [
      ["dest", MULTI_ADDRESS],
      ["value", "Compact<u64>"],
    ],
    values: ({ destination, amountRao }) => [{ Id: destination }, amountRao],
    read: (args, coldkey) => ({
      kind: "transfer",
      coldkey,
      destination: args.address(),
      amountRao: args.compact(),
    }),
  },
  "transfer-all": {
    pallet: "Balances",
    call: "transfer_all",
    args: [
      ["dest", MULTI_ADDRESS],
      ["keep_alive", "bool"],
    ],
    values: ({ destination, keepAlive }) => [{ Id: destination }, keepAlive],
    read: (args, coldkey) => ({
      kind: "transfer-all",
      coldkey,
      destination: args.address(),
      keepAlive: args.flag(),
    }),
  },
};

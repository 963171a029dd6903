import { ACCOUNT, type CallPlans } from "./plan.ts";

const pallet = "SubtensorModule";
/** H256 and AccountId32 are encoded alike. */
const HASH = ACCOUNT;

export const coldkeySwapCalls: CallPlans<
  "announce-swap" | "execute-swap" | "dispute-swap" | "clear-swap"
> = {
  "announce-swap": {
    pallet,
    call: "announce_coldkey_swap",
    args: [["new_coldkey_hash", HASH]],
    values: ({ newColdkeyHash }) => [newColdkeyHash],
    read: (args, coldkey) => ({ kind: "announce-swap", coldkey, newColdkeyHash: args.hash() }),
  },
  "execute-swap": {
    pallet,
    call: "swap_coldkey_announced",
    args: [["new_coldkey", ACCOUNT]],
    values: ({ destination }) => [destination],
    read: (args, coldkey) => ({ kind: "execute-swap", coldkey, destination: args.account() }),
  },
  "dispute-swap": {
    pallet,
    call: "dispute_coldkey_swap",
    args: [],
    values: () => [],
    read: (_args, coldkey) => ({ kind: "dispute-swap", coldkey }),
  },
  "clear-swap": {
    pallet,
    call: "clear_coldkey_swap_announcement",
    args: [],
    values: () => [],
    read: (_args, coldkey) => ({ kind: "clear-swap", coldkey }),
  },
};

import { fault } from "../../lib/fault.ts";
import type { Reviewers } from "./reviewer.ts";

export const paymentReviewers: Reviewers = [
  [
    "SubtensorModule.register_limit",
    {
      shape: [
        ["netuid", "u16"],
        ["hotkey", "account"],
        ["limit_price", "u64"],
      ],
      rao: ["limit_price"],
      mean(args) {
        const maxBurnRao = args.integer("limit_price");
        const netuid = Number(args.integer("netuid"));
        return {
          sentence: fault("REVIEW_REGISTER", {
            netuid,
            hotkey: args.account("hotkey"),
            maxBurnRao,
          }),
          danger: "irreversible",
          flow: [{ kind: "burn", rao: maxBurnRao, bound: "at-most", from: null, to: null }],
          effects: [{ via: "burn", to: null, atMostRao: maxBurnRao }],
        };
      },
    },
  ],
  [
    "Balances.transfer_keep_alive",
    {
      shape: [
        ["dest", "address"],
        ["value", "compactU64"],
      ],
      rao: ["value"],
      mean(args) {
        const amountRao = args.integer("value");
        const destination = args.account("dest");
        return {
          sentence: fault("REVIEW_TRANSFER", { destination, amountRao }),
          danger: "irreversible",
          flow: [{ kind: "value", rao: amountRao, bound: "exact", from: null, to: destination }],
          effects: [{ via: "transfer", to: destination, atMostRao: amountRao }],
        };
      },
    },
  ],
  [
    "Balances.transfer_all",
    {
      shape: [
        ["dest", "address"],
        ["keep_alive", "flag"],
      ],
      rao: [],
      mean(args) {
        const destination = args.account("dest");
        return {
          sentence: fault("REVIEW_TRANSFER_ALL", {
            destination,
            keepAlive: args.flag("keep_alive"),
          }),
          danger: "irreversible",
          // No amount stands in the bytes: it is whatever is free in the block.
          flow: [],
          effects: [{ via: "transfer", to: destination, atMostRao: null }],
        };
      },
    },
  ],
];

import { fault } from "../../lib/fault.ts";
import type { Arguments, Reviewers, Shape } from "./reviewer.ts";

type Row = readonly [name: string, shape: Shape];
const TRANSITION: readonly Row[] = [
  ["origin_netuid", "u16"],
  ["destination_netuid", "u16"],
  ["alpha_amount", "u64"],
];
const LIMIT: readonly Row[] = [
  ["limit_price", "u64"],
  ["allow_partial", "flag"],
];
const HOTKEY: Row = ["hotkey", "account"];
const NETUID: Row = ["netuid", "u16"];

const netuidIn = (args: Arguments, name: string) => Number(args.integer(name));
const limitFacts = (args: Arguments) => ({
  limitPriceRao: args.integer("limit_price"),
  allowPartial: args.flag("allow_partial"),
});
const transitionFacts = (args: Arguments) => ({
  netuid: netuidIn(args, "origin_netuid"),
  toNetuid: netuidIn(args, "destination_netuid"),
  alpha: args.integer("alpha_amount"),
});

export const stakeReviewers: Reviewers = [
  [
    "SubtensorModule.add_stake_limit",
    {
      shape: [HOTKEY, NETUID, ["amount_staked", "u64"], ...LIMIT],
      rao: ["amount_staked", "limit_price"],
      mean(args) {
        const amountRao = args.integer("amount_staked");
        const bound = args.flag("allow_partial") ? "at-most" : "exact";
        return {
          sentence: fault("REVIEW_ADD_STAKE", {
            hotkey: args.account("hotkey"),
            netuid: netuidIn(args, "netuid"),
            amountRao,
            ...limitFacts(args),
          }),
          danger: "care",
          flow: [{ kind: "stake", rao: amountRao, bound, from: null, to: null }],
          // The stake is this coldkey's, whoever owns the hotkey.
          effects: [],
        };
      },
    },
  ],
  [
    "SubtensorModule.remove_stake_limit",
    {
      shape: [HOTKEY, NETUID, ["amount_unstaked", "u64"], ...LIMIT],
      rao: ["limit_price"],
      mean: (args) => ({
        sentence: fault("REVIEW_REMOVE_STAKE", {
          hotkey: args.account("hotkey"),
          netuid: netuidIn(args, "netuid"),
          alpha: args.integer("amount_unstaked"),
          ...limitFacts(args),
        }),
        danger: "care",
        flow: [],
        effects: [],
      }),
    },
  ],
  [
    "SubtensorModule.move_stake",
    {
      shape: [["origin_hotkey", "account"], ["destination_hotkey", "account"], ...TRANSITION],
      rao: [],
      mean: (args) => ({
        sentence: fault("REVIEW_MOVE_STAKE", {
          hotkey: args.account("origin_hotkey"),
          toHotkey: args.account("destination_hotkey"),
          ...transitionFacts(args),
        }),
        danger: "care",
        flow: [],
        effects: [],
      }),
    },
  ],
  [
    "SubtensorModule.swap_stake_limit",
    {
      shape: [HOTKEY, ...TRANSITION, ...LIMIT],
      rao: [],
      // Of the other subnet, for one of this: the chain's type for it is that of TAO.
      alpha: ["limit_price"],
      mean: (args) => ({
        sentence: fault("REVIEW_SWAP_STAKE", {
          hotkey: args.account("hotkey"),
          ...transitionFacts(args),
          ...limitFacts(args),
        }),
        danger: "care",
        flow: [],
        effects: [],
      }),
    },
  ],
  [
    "SubtensorModule.transfer_stake",
    {
      shape: [["destination_coldkey", "account"], HOTKEY, ...TRANSITION],
      rao: [],
      mean(args) {
        const destination = args.account("destination_coldkey");
        return {
          sentence: fault("REVIEW_TRANSFER_STAKE", {
            destination,
            hotkey: args.account("hotkey"),
            ...transitionFacts(args),
          }),
          danger: "irreversible",
          flow: [],
          effects: [{ via: "stake-transfer", to: destination, atMostRao: null }],
        };
      },
    },
  ],
  ...(["unstake_all", "unstake_all_alpha"] as const).map(
    (call) =>
      [
        `SubtensorModule.${call}`,
        {
          shape: [HOTKEY],
          rao: [],
          mean: (args: Arguments) => ({
            sentence:
              call === "unstake_all"
                ? fault("REVIEW_UNSTAKE_ALL", { hotkey: args.account("hotkey") })
                : fault("REVIEW_UNSTAKE_ALL_ALPHA", { hotkey: args.account("hotkey") }),
            danger: "care" as const,
            flow: [],
            effects: [],
          }),
        },
      ] as const,
  ),
];

import { fault } from "../../lib/fault.ts";
import { harmless, type Reviewers, type Shape } from "./reviewer.ts";

type Row = readonly [name: string, shape: Shape];
const NETUID: Row = ["netuid", "u16"];
const ENABLED: Row = ["enabled", "flag"];

export const lockReviewers: Reviewers = [
  [
    "SubtensorModule.lock_stake",
    {
      shape: [["hotkey", "account"], NETUID, ["amount", "u64"]],
      rao: [],
      mean: (args) => ({
        sentence: fault("REVIEW_LOCK_STAKE", {
          hotkey: args.account("hotkey"),
          netuid: Number(args.integer("netuid")),
          alpha: args.integer("amount"),
        }),
        // Nothing leaves the account, and nothing brings it back before the lock has decayed.
        danger: "irreversible",
        flow: [],
        effects: [],
      }),
    },
  ],
  [
    "SubtensorModule.move_lock",
    {
      shape: [["destination_hotkey", "account"], NETUID],
      rao: [],
      mean: (args) =>
        harmless(
          fault("REVIEW_MOVE_LOCK", {
            hotkey: args.account("destination_hotkey"),
            netuid: Number(args.integer("netuid")),
          }),
        ),
    },
  ],
  [
    "SubtensorModule.set_perpetual_lock",
    {
      shape: [NETUID, ENABLED],
      rao: [],
      mean: (args) =>
        harmless(
          fault("REVIEW_PERPETUAL_LOCK", {
            netuid: Number(args.integer("netuid")),
            isPerpetual: args.flag("enabled"),
          }),
        ),
    },
  ],
  [
    "SubtensorModule.set_reject_locked_alpha",
    {
      shape: [ENABLED],
      rao: [],
      mean: (args) =>
        harmless(fault("REVIEW_REJECT_LOCKED", { isRejecting: args.flag("enabled") })),
    },
  ],
];

/**
 * The swap of a coldkey. The bytes of an announcement hold a hash: the vault says whose it is by hashing the coldkeys
 * that it was told of, and signs none that it cannot name. A hash that nobody here can open again would lock the old
 * coldkey for six days and could never be executed.
 */
import { addressOfHash } from "../../codec/coldkey-hash.ts";
import { fault } from "../../lib/fault.ts";
import type { Meaning, Reviewers } from "./reviewer.ts";

export const coldkeySwapReviewers: Reviewers = [
  [
    "SubtensorModule.announce_coldkey_swap",
    {
      shape: [["new_coldkey_hash", "hash"]],
      rao: [],
      mean(args, _account, ownColdkeys): Meaning {
        const newColdkeyHash = args.hash("new_coldkey_hash");
        const destination = addressOfHash(newColdkeyHash, ownColdkeys);
        return {
          sentence: fault("REVIEW_ANNOUNCE_SWAP", { newColdkeyHash, destination }),
          danger: "irreversible",
          flow: [],
          // Its price is a constant of the chain, and may be nothing. The policy hears now where everything will go.
          effects: [
            { via: "burn", to: null, atMostRao: null },
            { via: "control", to: destination, atMostRao: null },
          ],
          blocking:
            destination === null ? [fault("SWAP_DESTINATION_NOT_HERE", { newColdkeyHash })] : [],
        };
      },
    },
  ],
  [
    "SubtensorModule.swap_coldkey_announced",
    {
      shape: [["new_coldkey", "account"]],
      rao: [],
      mean(args) {
        const destination = args.account("new_coldkey");
        return {
          sentence: fault("REVIEW_EXECUTE_SWAP", { destination }),
          danger: "irreversible",
          flow: [],
          effects: [{ via: "control", to: destination, atMostRao: null }],
        };
      },
    },
  ],
  [
    "SubtensorModule.dispute_coldkey_swap",
    {
      shape: [],
      rao: [],
      mean: () => ({
        sentence: fault("REVIEW_DISPUTE_SWAP", {}),
        danger: "emergency",
        flow: [],
        // Nothing leaves: a policy must never stand in the way of the only stop there is.
        effects: [],
      }),
    },
  ],
  [
    "SubtensorModule.clear_coldkey_swap_announcement",
    {
      shape: [],
      rao: [],
      mean: () => ({
        sentence: fault("REVIEW_CLEAR_SWAP", {}),
        danger: "irreversible",
        flow: [],
        effects: [],
      }),
    },
  ],
];

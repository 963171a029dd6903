/** Refusals of the network and of the chain, and findings of drafts and reviews. */
import type { Explain } from "../faults.ts";

const nothing = "Nothing.";
const onlyFee = "Only the fee. Nothing was burnt or moved.";

export const chainFaults: Readonly<Record<string, Explain>> = {
  COLDKEY_NOT_YET_SAFE: () => ({
    happened: "The coldkey has fewer than two proved copies in two places.",
    lost: nothing,
    now: "Prove a second copy first, or go on with the typed override.",
  }),
  NO_NETWORK: () => ({
    happened: "This workstation has no network.",
    lost: nothing,
    now: "Prepare the request on the Desk.",
  }),
  CHAIN_AWAY: () => ({
    happened: "The node does not answer.",
    lost: nothing,
    now: "Wait until the strip says connected, then try again.",
  }),
  NODE_UNREACHABLE: () => ({
    happened: "The node cannot be reached.",
    lost: nothing,
    now: "Wait until the strip says connected, then try again.",
  }),
  CHAIN_TIMEOUT: () => ({
    happened: "The node took too long to answer.",
    lost: nothing,
    now: "Try again in a moment.",
  }),
  WRONG_GENESIS: () => ({
    happened: "The node serves another chain than the one chosen.",
    lost: "Nothing. The app did not use it.",
    now: "Do not trust this node. Choose another.",
  }),
  SUBMISSION_UNKNOWN: () => ({
    happened: "The connection ended before the network said whether it has the act.",
    lost: "Not known yet. It can count at most once.",
    now: "Wait, or send the same signed act again: that is safe.",
  }),
  ACT_NOT_OPEN: () => ({
    happened: "This act is already decided or on its way.",
    lost: nothing,
    now: "Its state is on this page.",
  }),
  ACT_EXPIRED: (f) => ({
    happened: `The last block that could include it (${f.number("lastBlock")}) has passed.`,
    lost: "Nothing. Not even the fee.",
    now: "Start again with a fresh signature.",
  }),
  ACT_NOT_FOUND: () => ({
    happened: "This act is not on this machine.",
    lost: nothing,
    now: "Look at the activity list.",
  }),
  DRAFT_NOT_FOUND: () => ({
    happened: "This draft is gone: the app restarted or made newer ones.",
    lost: nothing,
    now: "Go back and check with the chain again.",
  }),
  DRAFT_ALREADY_SIGNED: () => ({
    happened: "This was signed already.",
    lost: nothing,
    now: "Look at the activity: it is there. A second one needs a new draft.",
  }),
  NOT_REVIEWED: () => ({
    happened: "Nothing is signed that was not reviewed.",
    lost: nothing,
    now: "Go back and review it.",
  }),
  PAYLOAD_CHANGED: () => ({
    happened: "The bytes are not the ones that were reviewed. The vault refused to sign.",
    lost: "Nothing was signed.",
    now: "Go back and review again. If it happens again, stop using this machine.",
  }),
  NOT_ENOUGH_FREE: (f) => ({
    happened: f.has("missingRao")
      ? `The free balance is ${f.tao("missingRao")} short.`
      : "The free balance is not enough.",
    lost: nothing,
    now: "Bring TAO to this coldkey, or lower the amount.",
  }),
  BURN_ABOVE_LIMIT: (f) => ({
    happened: `The price now (${f.tao("burnRao")}) is above your maximum.`,
    lost: nothing,
    now: "Raise the maximum, or wait: the price falls with every block.",
  }),
  REGISTRATION_CLOSED: () => ({
    happened: "Registration on this subnet is closed by its owner.",
    lost: nothing,
    now: "Choose another subnet or wait until it opens.",
  }),
  HOTKEY_ALREADY_REGISTERED: () => ({
    happened: "This hotkey already has a seat on this subnet.",
    lost: nothing,
    now: "Use another hotkey or another subnet.",
  }),
  SUBNET_FULL_REPLACES: () => ({
    happened: "The subnet is full: your hotkey takes the seat of the lowest-ranked one.",
    lost: nothing,
    now: "Go on if that is what you want. Later yours can be replaced the same way.",
  }),
};

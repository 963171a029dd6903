/** Refusals of the network and of the chain. The codes are those of the chain's own folder. */
import type { Explain, Explanation, FactReader } from "../faults.ts";
import { actFaults } from "./chain-acts.ts";
import { carriedFaults } from "./chain-carried.ts";
import { moreDispatchFaults } from "./chain-dispatch.ts";
import { draftFaults } from "./chain-drafts.ts";
import { moreChainFaults } from "./chain-more.ts";
import { say } from "./say.ts";

const nothing = "Nothing.";
const fee = "Only the fee. Nothing was burnt or moved.";
const unsent = "Nothing. It never reached a block, and no fee was paid.";
const again = "Check with the chain again: the reasons are read anew.";
const otherNode = "Try again. If it stays, choose another node.";

/** The connection, the node, and the runtime behind it. */
const node: Readonly<Record<string, Explain>> = {
  CHAIN_AWAY: say(
    "The node does not answer.",
    nothing,
    "Wait until the strip shows a block again, then try again.",
  ),
  CHAIN_SLOW: say("The node took too long to answer.", nothing, "Try again in a moment."),
  CHAIN_CLOSED: say("The connection was closed.", nothing, "Try again in a moment."),
  CHAIN_REPLY_UNREADABLE: say("The node's answer cannot be read.", nothing, otherNode),
  CHAIN_REQUEST_FAILED: say("The question did not reach the node.", nothing, "Try again."),
  CHAIN_NODE_ERROR: say("The node refused to answer.", nothing, otherNode),
  CHAIN_STORAGE_CHANGED: say(
    "The chain was upgraded and stores things differently now.",
    nothing,
    "This version cannot read it. Look for a newer one; nothing is urgent.",
  ),
  RUNTIME_API_CHANGED: say(
    "The chain was upgraded and answers differently now.",
    nothing,
    "This version cannot read it. Look for a newer one; nothing is urgent.",
  ),
  ENDPOINT_REFUSED: say(
    "This is not the address of a node that may be used.",
    nothing,
    "It begins with wss:// and holds no name and password. Only on this machine itself it may begin with ws://.",
  ),
  GENESIS_MISMATCH: say(
    "The node serves another chain than the one chosen.",
    "Nothing. The app did not use it.",
    "Do not trust this node. Choose another.",
  ),
  SPEC_NAME_UNEXPECTED: say(
    "The node runs another kind of chain.",
    nothing,
    "Choose another node.",
  ),
  SS58_PREFIX_UNEXPECTED: say(
    "The node's chain uses another form of addresses.",
    nothing,
    "Choose another node.",
  ),
  HEAD_HASH_MISMATCH: say(
    "The node's newest block does not have the hash that it claims.",
    "Nothing. The app did not use it.",
    "Do not trust this node. Choose another.",
  ),
  METADATA_UNREADABLE: say("The chain's description of itself cannot be read.", nothing, otherNode),
  EXTENSIONS_UNEXPECTED: say(
    "The chain wants something in every signature that this version does not know.",
    "Nothing was signed.",
    "Look for a newer version of the app.",
  ),
  CALL_SHAPE_CHANGED: (f) => ({
    happened: `The chain changed what ${f.text("pallet")}.${f.text("call")} takes.`,
    lost: "Nothing was signed.",
    now: "Look for a newer version of the app.",
  }),
  SPEC_VERSION_CHANGED: say(
    "The chain was upgraded in the meantime.",
    "Nothing was signed.",
    again,
  ),
  PROOF_FAILED: say("The proof for the signature could not be made.", "Nothing was signed.", again),
};

/** What became of a submission. */
const outcomes: Readonly<Record<string, Explain>> = {
  SUBMISSION_UNKNOWN: say(
    "The connection ended before the network said whether it has the act.",
    "Not known yet. It can count at most once.",
    "Wait, or send the same signed act again: that is safe.",
  ),
  SUBMISSION_NOT_IN_POOL: say(
    "The network does not have the act any more, and no block has it yet.",
    "Nothing so far.",
    "Send the same signed act again: that is safe.",
  ),
  ERA_PASSED: (f) => ({
    happened: `The last block that could include it (${f.number("lastBlock")}) has passed.`,
    lost: unsent,
    now: "Start again with a fresh signature.",
  }),
  NONCE_USED_BY_OTHER: say(
    "Another act of this coldkey took its place.",
    unsent,
    "Look at the activity: if you do not know the other act, somebody else has your key.",
  ),
  EVENTS_UNAVAILABLE: say(
    "It is in a block, but the node no longer knows how it went.",
    "Not known from here.",
    "Look at the balance and the registrations.",
  ),
  EXPECTED_EVENT_MISSING: say(
    "It is in a block, but the chain did not report the effect that was expected.",
    "Not known from here.",
    "Look at the balance and the registrations before you repeat anything.",
  ),
  METADATA_HASH_UNSUPPORTED: say(
    "This chain was built without the digest that proves a review.",
    unsent,
    "This version signs nothing without it. Look for a newer one, or choose another network.",
  ),
  SIGNED_REQUEST_UNREADABLE: say(
    "The signed act cannot be read any more.",
    unsent,
    "Start again with a fresh signature.",
  ),
  ACT_NOT_OPEN: say(
    "This act is already decided or on its way.",
    nothing,
    "Its state is on this page.",
  ),
  ACT_EXPIRED: (f) => ({
    happened: `The last block that could include it (${f.number("lastBlock")}) has passed.`,
    lost: unsent,
    now: "Start again with a fresh signature.",
  }),
  ACT_NOT_FOUND: say("This act is not on this machine.", nothing, "Look at the activity list."),
  DRAFT_NOT_FOUND: say(
    "This draft is gone: the app restarted or made newer ones.",
    nothing,
    "Go back and check with the chain again.",
  ),
  DRAFT_ALREADY_SIGNED: say(
    "This was signed already.",
    nothing,
    "Look at the activity: it is there. A second one needs a new draft.",
  ),
  NOT_REVIEWED: say("Nothing is signed that was not reviewed.", nothing, "Go back and review it."),
  PAYLOAD_CHANGED: say(
    "The bytes are not the ones that were reviewed. The vault refused to sign.",
    "Nothing was signed.",
    "Go back and review again. If it happens again, stop using this machine.",
  ),
};

/** Never accepted into the pool of waiting acts. */
const pool: Readonly<Record<string, Explain>> = {
  POOL_REFUSED: say("The network refused the act.", unsent, again),
  POOL_STALE_NONCE: say("Another act of this coldkey was first.", unsent, again),
  POOL_FUTURE_NONCE: say("An earlier act of this coldkey is missing.", unsent, again),
  POOL_ERA_OVER: say("Its range of blocks has passed.", unsent, again),
  POOL_CANNOT_PAY_FEE: say("The coldkey cannot pay the fee.", unsent, "Bring TAO to this coldkey."),
  POOL_BALANCE_TOO_LOW: say("The free balance is too low.", unsent, "Bring TAO to this coldkey."),
  POOL_BAD_SIGNATURE: say(
    "The network does not accept the signature: the chain was upgraded, or the node serves another one.",
    unsent,
    again,
  ),
  POOL_BAD_SIGNER: say("The network does not accept the signer.", unsent, again),
  POOL_CALL_NOT_ALLOWED: say("The chain does not allow this act now.", unsent, "Try again later."),
  POOL_EXHAUSTS_RESOURCES: say("The block had no room for it.", unsent, again),
  POOL_BAD_FORMAT: say("The network cannot read the act.", unsent, again),
  POOL_VERIFICATION_FAILED: say("The network could not check the act.", unsent, again),
  POOL_TEMPORARILY_BANNED: say(
    "The node refuses the same bytes for a while.",
    "Nothing so far.",
    "Wait some minutes and send the same act again.",
  ),
  POOL_ALREADY_IMPORTED: say("The network has this act already.", nothing, "Wait for a block."),
  POOL_NONCE_TAKEN: say("Another act of this coldkey is waiting in its place.", unsent, again),
  POOL_FULL: say(
    "The network has no room for more waiting acts.",
    "Nothing so far.",
    "Wait some minutes and send the same act again.",
  ),
  POOL_BAD_REQUEST: say("The chain refuses this act.", unsent, again),
  POOL_SUBNET_NOT_EXISTS: say("This subnet no longer exists.", unsent, "Choose another one."),
  POOL_RATE_LIMIT_EXCEEDED: say(
    "The chain allows this act only now and then.",
    unsent,
    "Try again later.",
  ),
  POOL_COLDKEY_IN_SWAP_SCHEDULE: say(
    "A swap of this coldkey is announced: it can do nothing else.",
    unsent,
    "Finish or clear the swap first. If you did not announce it, act at once.",
  ),
  POOL_COLDKEY_SWAP_DISPUTED: say(
    "A swap of this coldkey is disputed: it is frozen.",
    unsent,
    "Only the chain's governors can lift this.",
  ),
  POOL_NON_ASSOCIATED_COLD_KEY: say(
    "The hotkey belongs to another coldkey.",
    unsent,
    "Use a hotkey of this coldkey.",
  ),
};

/** Included, and the call itself refused. */
const dispatch: Readonly<Record<string, Explain>> = {
  CHAIN_REGISTRATION_PRICE_LIMIT_EXCEEDED: say(
    "The price rose above your maximum before your turn.",
    fee,
    "Try again with a higher maximum, or wait: the price falls with every block.",
  ),
  CHAIN_SUB_NET_REGISTRATION_DISABLED: say(
    "The owner closed registration in the meantime.",
    fee,
    "Choose another subnet or wait until it opens.",
  ),
  CHAIN_HOT_KEY_ALREADY_REGISTERED_IN_SUB_NET: say(
    "The hotkey already has a seat on this subnet.",
    fee,
    "Look at the hotkeys.",
  ),
  CHAIN_NOT_ENOUGH_BALANCE_TO_STAKE: say(
    "The free balance did not suffice any more.",
    fee,
    "Bring TAO to this coldkey and try again.",
  ),
  CHAIN_INSUFFICIENT_BALANCE: say(
    "The free balance did not suffice any more.",
    fee,
    "Bring TAO to this coldkey and try again.",
  ),
  CHAIN_NO_NEURON_ID_AVAILABLE: say(
    "No seat could be given: every one is protected.",
    fee,
    "Wait until a protection ends, or choose another subnet.",
  ),
  CHAIN_NON_ASSOCIATED_COLD_KEY: say(
    "The hotkey belongs to another coldkey.",
    fee,
    "Make a fresh hotkey under this coldkey.",
  ),
  CHAIN_SUBNET_NOT_EXISTS: say("The subnet no longer exists.", fee, "Choose another one."),
  CHAIN_REGISTRATION_NOT_PERMITTED_ON_ROOT_SUBNET: say(
    "Nobody registers on the root by burning.",
    fee,
    "Choose another subnet.",
  ),
  CHAIN_TOO_MANY_REGISTRATIONS_THIS_BLOCK: say(
    "Too many registered in the same block.",
    fee,
    "Try again.",
  ),
  CHAIN_TOO_MANY_REGISTRATIONS_THIS_INTERVAL: say(
    "Too many registered lately.",
    fee,
    "Try again later.",
  ),
  CHAIN_CANNOT_USE_SYSTEM_ACCOUNT: say(
    "This address belongs to the chain itself.",
    fee,
    "Use a hotkey of your own.",
  ),
  CHAIN_COLDKEY_SWAP_ANNOUNCED: say(
    "A swap of this coldkey is announced: it can do nothing else.",
    fee,
    "Finish or clear the swap first. If you did not announce it, act at once.",
  ),
  CHAIN_COLDKEY_SWAP_DISPUTED: say(
    "A swap of this coldkey is disputed: it is frozen.",
    fee,
    "Only the chain's governors can lift this.",
  ),
  CHAIN_CALL_FILTERED: say(
    "The chain is in safe mode and refuses this call.",
    fee,
    "Try again when safe mode has ended.",
  ),
  CHAIN_EXISTENTIAL_DEPOSIT: say(
    "The recipient would hold less than the chain keeps an account for.",
    fee,
    "Send more.",
  ),
  CHAIN_EXPENDABILITY: say(
    "The transfer would have emptied the sending account.",
    fee,
    "Send a little less.",
  ),
  CHAIN_TOKEN_NOT_EXPENDABLE: say(
    "The transfer would have emptied the sending account.",
    fee,
    "Send a little less.",
  ),
  CHAIN_TOKEN_FUNDS_UNAVAILABLE: say(
    "The free balance did not suffice any more.",
    fee,
    "Bring TAO to this coldkey and try again.",
  ),
  CHAIN_TOKEN_BELOW_MINIMUM: say(
    "The recipient would hold less than the chain keeps an account for.",
    fee,
    "Send more.",
  ),
  CHAIN_TOKEN_FROZEN: say("Part of the balance is frozen.", fee, "Send less."),
  CHAIN_LIQUIDITY_RESTRICTIONS: say("Part of the balance is locked.", fee, "Send less."),
  CHAIN_UNKNOWN_ERROR: explainUnknown,
};

/** Raw, and said as far as it is known: in a block the fee is gone, before one it is not. */
function explainUnknown(f: FactReader): Explanation {
  if (f.has("name")) {
    return {
      happened: `The chain refused it with ${f.text("group")}.${f.text("name")}. This version has no words for that error.`,
      lost: fee,
      now: "Look the name up before you try again.",
    };
  }
  const number = f.has("number") ? `, the chain's own number ${f.text("number")}` : "";
  return {
    happened: `The network refused the act with the code ${f.text("rpcCode")}${number}: “${f.text("text")}”. This version has no words for that.`,
    lost: unsent,
    now: "Look the code up before you try again.",
  };
}

/**
 * Refusals of a family that have no sentence of their own: what the family means is certain, so that much is said, with
 * the chain's own name for the rest.
 */
export function explainFamily(code: string, name: string): Explanation | null {
  if (code.startsWith("POOL_")) {
    return { happened: `The network refused the act (${code}).`, lost: unsent, now: again };
  }
  if (code.startsWith("CHAIN_")) {
    return { happened: `The chain refused it with ${name}.`, lost: fee, now: again };
  }
  return null;
}

export const chainFaults: Readonly<Record<string, Explain>> = {
  ...draftFaults,
  ...node,
  ...outcomes,
  ...pool,
  ...dispatch,
  ...moreDispatchFaults,
  ...moreChainFaults,
  ...actFaults,
  ...carriedFaults,
};

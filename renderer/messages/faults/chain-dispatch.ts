/** Errors of calls that were included and refused (domain reference §7.3): the fee is gone, nothing else. */
import type { Explain, Explanation } from "../faults.ts";

const fee = "Only the fee. Nothing was burnt or moved.";

const say = (happened: string, now: string): Explain => {
  const said: Explanation = { happened, lost: fee, now };
  return () => said;
};
const readAgain = "Check with the chain again: it is read anew.";

export const moreDispatchFaults: Readonly<Record<string, Explain>> = {
  // Stake and hotkeys.
  CHAIN_SAME_NETUID: say("Origin and destination are the same.", "Choose another destination."),
  CHAIN_NEW_HOT_KEY_NOT_CLEAN_FOR_ROOT_SWAP: say(
    "The new hotkey has root stake or claims of its own.",
    "Use a hotkey that was never used.",
  ),
  CHAIN_NOT_ENOUGH_BALANCE_TO_PAY_SWAP_HOT_KEY: say(
    "The coldkey cannot pay the cost of the hotkey swap.",
    "Bring TAO to it and try again.",
  ),
  CHAIN_HOT_KEY_SWAP_ON_SUBNET_INTERVAL_NOT_PASSED: say(
    "A hotkey was swapped there less than a day ago.",
    "Wait until the day has passed.",
  ),
  CHAIN_DELEGATE_TAKE_TOO_LOW: say(
    "A raised take must be above the present one, a lowered take below it.",
    readAgain,
  ),
  CHAIN_DELEGATE_TAKE_TOO_HIGH: say(
    "The take is above the chain's maximum.",
    "Choose a lower one.",
  ),
  CHAIN_DELEGATE_TX_RATE_LIMIT_EXCEEDED: say(
    "The take was changed less than about a month ago.",
    "Wait, or lower it instead.",
  ),
  CHAIN_INVALID_CHILDKEY_TAKE: say(
    "The take for children is outside of what the subnet allows.",
    "Choose another one.",
  ),
  CHAIN_TX_CHILDKEY_TAKE_RATE_LIMIT_EXCEEDED: say(
    "The take for children was changed less than about a month ago.",
    "Wait, or lower it instead.",
  ),
  CHAIN_INVALID_CHILD: say("A hotkey cannot be its own child.", "Remove it from the list."),
  CHAIN_DUPLICATE_CHILD: say("A child is named twice.", "Name it once."),
  CHAIN_PROPORTION_OVERFLOW: say("The shares add up to more than everything.", "Lower them."),
  CHAIN_TOO_MANY_CHILDREN: say("There are more than five children.", "Name five at most."),
  CHAIN_CHILD_PARENT_INCONSISTENCY: say(
    "A child is a parent of this hotkey as well.",
    "Choose another child.",
  ),
  CHAIN_NOT_ENOUGH_STAKE_TO_SET_CHILDKEYS: say(
    "The hotkey has too little stake to have children.",
    "Add stake first.",
  ),
  CHAIN_SAME_AUTO_STAKE_HOTKEY_ALREADY_SET: say(
    "Rewards go to that hotkey already.",
    "There is nothing to do.",
  ),
  CHAIN_INVALID_SUBNET_NUMBER: say(
    "A claim names one to five subnets, a list to keep at least one.",
    "Change the list.",
  ),
  CHAIN_INVALID_IDENTITY: say("A text of the identity is too long.", "Shorten it."),
  // Locks.
  CHAIN_LOCK_HOTKEY_MISMATCH: say(
    "Stake on this subnet is locked to another hotkey.",
    "Use the hotkey of the lock.",
  ),
  CHAIN_INSUFFICIENT_STAKE_FOR_LOCK: say(
    "There is less stake than was to be locked.",
    "Lock less.",
  ),
  CHAIN_NO_EXISTING_LOCK: say("There is no lock to move.", "There is nothing to do."),
  CHAIN_ACTIVE_LOCK_EXISTS: say(
    "The receiving coldkey has stake locked.",
    "Use a coldkey that was never used.",
  ),
  CHAIN_ACCOUNT_REJECTS_LOCKED_ALPHA: say(
    "The recipient does not take locked stake.",
    "Send only what is not locked.",
  ),
  // Coldkey swap.
  CHAIN_COLD_KEY_ALREADY_ASSOCIATED: say(
    "The new coldkey has staked or owned a hotkey before, and can never be a destination.",
    "Announce a fresh one as soon as the chain allows it.",
  ),
  CHAIN_NEW_COLD_KEY_IS_HOTKEY: say(
    "The new coldkey is a hotkey on the chain: somebody associated it.",
    "Announce a fresh one as soon as the chain allows it.",
  ),
  CHAIN_NOT_ENOUGH_BALANCE_TO_PAY_SWAP_COLD_KEY: say(
    "The coldkey cannot pay the cost of the announcement.",
    "Bring TAO to it and announce again.",
  ),
  CHAIN_COLDKEY_SWAP_ANNOUNCEMENT_NOT_FOUND: say(
    "No swap is announced for this coldkey.",
    readAgain,
  ),
  CHAIN_COLDKEY_SWAP_TOO_EARLY: say(
    "The waiting time of the swap is not over.",
    "Execute it from the block that was named.",
  ),
  CHAIN_COLDKEY_SWAP_REANNOUNCED_TOO_EARLY: say(
    "A new announcement is possible only a day after the first one is ripe.",
    "Wait until then.",
  ),
  CHAIN_COLDKEY_SWAP_CLEAR_TOO_EARLY: say(
    "An announcement can be cleared only a day after it is ripe.",
    "Wait until then, or dispute it if it is not yours.",
  ),
  CHAIN_ANNOUNCED_COLDKEY_HASH_DOES_NOT_MATCH: say(
    "This is not the coldkey that was announced.",
    "Use the announced one.",
  ),
  CHAIN_COLDKEY_SWAP_ALREADY_DISPUTED: say(
    "The swap is disputed already.",
    "Only the chain's governors can lift the freeze.",
  ),
  // Subnets.
  CHAIN_NETWORK_TX_RATE_LIMIT_EXCEEDED: say(
    "Somebody created a subnet less than a day ago.",
    "Wait until the day has passed.",
  ),
  CHAIN_SUBNET_LIMIT_REACHED: say("There is no room for another subnet.", "Wait for one to end."),
  CHAIN_CANNOT_AFFORD_LOCK_COST: say(
    "The coldkey cannot pay the price of a subnet.",
    "Bring TAO to it, or wait until the price falls.",
  ),
  CHAIN_FIRST_EMISSION_BLOCK_NUMBER_ALREADY_SET: say(
    "The subnet was started already.",
    "There is nothing to do.",
  ),
  CHAIN_NEED_WAITING_MORE_BLOCKS_TO_STAR_CALL: say(
    "The subnet is too young to be started.",
    "Wait some blocks more.",
  ),
  CHAIN_SYMBOL_DOES_NOT_EXIST: say("The chain has no such symbol.", "Choose one from its list."),
  CHAIN_SYMBOL_ALREADY_IN_USE: say("Another subnet has this symbol.", "Choose another one."),
  // Proxies and multisigs.
  CHAIN_TOO_MANY: say(
    "The account has as many proxies or announcements as the chain keeps.",
    "Remove one first.",
  ),
  CHAIN_NOT_FOUND: say("The chain has no such entry.", readAgain),
  CHAIN_NOT_PROXY: say("The signer is no proxy of that account.", "Check both addresses."),
  CHAIN_UNPROXYABLE: say("A proxy of this type may not do this.", "Use another type."),
  CHAIN_DUPLICATE: say("This proxy exists already.", "There is nothing to do."),
  CHAIN_NO_PERMISSION: say("The signer may not do this.", "Check who has to sign."),
  CHAIN_UNANNOUNCED: say(
    "The call was not announced, or its delay is not over.",
    "Announce it, and wait for the delay.",
  ),
  CHAIN_NO_SELF_PROXY: say("A coldkey cannot be its own proxy.", "Give another address."),
  CHAIN_MINIMUM_THRESHOLD: say("A multisig needs at least two approvals.", "Raise the threshold."),
  CHAIN_ALREADY_APPROVED: say("This member has approved already.", "Another member is needed."),
  CHAIN_NO_APPROVALS_NEEDED: say("No approval is missing.", "Execute the call."),
  CHAIN_TOO_FEW_SIGNATORIES: say("Too few members are named.", "Name all others."),
  CHAIN_TOO_MANY_SIGNATORIES: say("Too many members are named.", "A multisig has 100 at most."),
  CHAIN_SIGNATORIES_OUT_OF_ORDER: say(
    "The members are not in order.",
    "Make the draft anew: the app puts them in order.",
  ),
  CHAIN_SENDER_IN_SIGNATORIES: say(
    "The signer is among the other members.",
    "Name only the others.",
  ),
  CHAIN_NOT_OWNER: say("Only who began the multisig act can cancel it.", "Ask that member."),
  CHAIN_NO_TIMEPOINT: say("The first approval's place is missing.", readAgain),
  CHAIN_WRONG_TIMEPOINT: say("The first approval was in another place.", readAgain),
  CHAIN_UNEXPECTED_TIMEPOINT: say("A place was named for a first approval.", readAgain),
  CHAIN_MAX_WEIGHT_TOO_LOW: say("The call weighs more than was allowed.", "Allow more weight."),
  CHAIN_ALREADY_STORED: say("The call is stored already.", "There is nothing to do."),
  CHAIN_TOO_MANY_CALLS: say("The batch has too many calls.", "Split it."),
};

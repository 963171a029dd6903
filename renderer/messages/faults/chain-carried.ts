/** What stands in the way of identities, children, batches, proxies and multisigs, or is worth a thought. */
import type { Explain, Explanation } from "../faults.ts";

const nothing = "Nothing.";
const say = (happened: string, now: string): Explain => {
  const said: Explanation = { happened, lost: nothing, now };
  return () => said;
};

const identity: Readonly<Record<string, Explain>> = {
  IDENTITY_NEEDS_A_SEAT: say(
    "No hotkey of this coldkey has a seat on a subnet; the chain gives only those an identity.",
    "Register a hotkey first.",
  ),
  IDENTITY_IS_PUBLIC: say(
    "Everybody can read these texts, and whoever reads them knows whose coldkey this is.",
    "Write nothing that you would not put on your door.",
  ),
  CHILD_IS_SELF: say("The hotkey is among its own children.", "Remove it from the list."),
  CHILD_NAMED_TWICE: say("A child is named twice.", "Name it once, with the whole share."),
  CHILD_IS_PARENT: say(
    "A child is a parent of this hotkey as well.",
    "Choose another child: the chain knows no circles.",
  ),
  CHILDREN_ABOVE_WHOLE: say("The shares add up to more than 100 %.", "Lower them."),
  CHILDREN_TOO_SOON: (f) => ({
    happened: `The children of this hotkey were set a short while ago: possible again from block ${f.number("fromBlock")}.`,
    lost: nothing,
    now: "Wait until then.",
  }),
  CHILDREN_WAIT: (f) => ({
    happened: `The change waits ${f.counted("blocks", "block", "blocks")} and the end of the subnet's round before it counts.`,
    lost: nothing,
    now: "Set it again meanwhile to correct it: the last one counts.",
  }),
  CHILDREN_NEED_STAKE: (f) => ({
    happened: `The hotkey needs stake worth ${f.tao("thresholdRao")} in all to have children, unless it is the subnet owner's.`,
    lost: nothing,
    now: "Add stake first: with less the chain refuses, and only the fee is gone.",
  }),
  CHILDREN_NOT_ON_ROOT: say("There are no children on the root.", "Choose a subnet."),
  CHILDKEY_TAKE_TOO_SOON: (f) => ({
    happened: `This take was changed less than about a month ago: it can be raised again from block ${f.number("fromBlock")}.`,
    lost: nothing,
    now: "Wait, or lower it instead.",
  }),
  NO_CHILDREN_THERE: say("This hotkey has no children there.", "There is nothing to take away."),
  CLAIM_TYPE_IS_THAT_ALREADY: say(
    "Root dividends are paid in this way already.",
    "There is nothing to do.",
  ),
  CLAIM_TYPE_NEEDS_SUBNETS: say("No subnet is named to keep alpha of.", "Name at least one."),
};

const carried: Readonly<Record<string, Explain>> = {
  BATCH_REPEATS: (f) => ({
    happened: `Number ${f.number("item")} registers the same hotkey on the same subnet as number ${f.number("first")}.`,
    lost: nothing,
    now: "Remove one of them: a batch that fails once fails whole.",
  }),
  BATCH_OF_OTHERS: say(
    "An act inside belongs to another coldkey.",
    "All of them must be the acts of one account.",
  ),
  NOT_A_PROXY: say(
    "The chain has no entry that lets this coldkey act for that account.",
    "Check both addresses, the type and the network.",
  ),
  PROXY_MUST_ANNOUNCE: (f) => ({
    happened: `This proxy acts after a delay of ${f.counted("delayBlocks", "block", "blocks")} only.`,
    lost: nothing,
    now: "Announce the call first, and carry it out when the delay is over.",
  }),
  CALL_NOT_FOR_PROXY: (f) => ({
    happened: `A proxy of type ${f.text("proxyType")} may not do this.`,
    lost: nothing,
    now: "Use another type, or sign with the account itself.",
  }),
  ANNOUNCED_ALREADY: say(
    "Exactly this call is announced already.",
    "Wait for the delay, then carry it out.",
  ),
  NOT_ANNOUNCED: say(
    "The chain has no such announcement: it was carried out, rejected or never made.",
    "Look at the list again.",
  ),
  ANNOUNCEMENT_TOO_EARLY: (f) => ({
    happened: `The delay is not over: it can be carried out from block ${f.number("fromBlock")}.`,
    lost: nothing,
    now: "Wait until then. The account can still reject it.",
  }),
  ANNOUNCEMENTS_TOO_MANY: (f) => ({
    happened: `This proxy has ${f.number("most")} announcements waiting, the most that the chain keeps.`,
    lost: nothing,
    now: "Carry one out, or take one back.",
  }),
  ANNOUNCEMENT_CAN_BE_REJECTED: (f) => ({
    happened: `Only a hash goes to the chain. For ${f.counted("delayBlocks", "block", "blocks")} the account can reject it.`,
    lost: nothing,
    now: "Keep the call itself: it is needed again to carry it out. This app keeps it.",
  }),
  ACTED_FOR_BALANCE_TOO_LOW: (f) => ({
    happened: `The account acted for has ${f.tao("freeRao")} free and needs ${f.tao("neededRao")}.`,
    lost: nothing,
    now: "Bring TAO to that account, or ask for less.",
  }),
  MULTISIG_NOT_A_MEMBER: say(
    "The signing coldkey is not a member of this multisig.",
    "Choose a coldkey that is.",
  ),
  MULTISIG_MEMBERS_BAD: (f) => ({
    happened: `${f.number("threshold")} of ${f.number("count")} is no multisig: each member is named once, and as many approvals as members at most.`,
    lost: nothing,
    now: "Correct the members or the number.",
  }),
  MULTISIG_PENDING_ALREADY: say(
    "Exactly this call is proposed already.",
    "Approve it instead of proposing it again.",
  ),
  MULTISIG_NOT_PENDING: say(
    "The chain has no such proposal: it was carried out, cancelled or never made.",
    "Look at the list again.",
  ),
  MULTISIG_APPROVED_ALREADY: say(
    "This member has approved already.",
    "Another member's approval is missing.",
  ),
  MULTISIG_NOT_PROPOSER: say(
    "Only who made the proposal can cancel it: the deposit is theirs.",
    "Ask that member. A proposal without approvals does nothing.",
  ),
  MULTISIG_RUNS_NOW: say(
    "Yours is the last approval that is missing: with it the call is carried out at once.",
    "Read what is inside as if you signed it alone.",
  ),
  MULTISIG_WAITS_FOR: (f) => ({
    happened: `Afterwards ${f.counted("more", "more approval is", "more approvals are")} missing.`,
    lost: nothing,
    now: "Give the other members the call as a file, so that they can read what they approve.",
  }),
  CHAIN_CONSTANT_MISSING: say(
    "The chain was upgraded and no longer says a price or a limit that this needs.",
    "This version cannot do it. Look for a newer one; nothing is urgent.",
  ),
  CALL_UNKNOWN_HERE: say(
    "This is not a call that this app knows, or not in the form that the chain has it.",
    "Cancel. What cannot be shown is not signed here.",
  ),
};

const book: Readonly<Record<string, Explain>> = {
  DESTINATION_FIRST_TIME: say(
    "Nothing was ever sent to this address from here.",
    "Compare every group of it with its source. A small amount first costs one more fee and nothing else.",
  ),
  DESTINATION_LIKE_ANOTHER: (f) => ({
    happened: `This address looks like ${f.has("name") ? `that of ${f.text("name")}` : "one that was used before"}, and is another: ${f.text("other")}.`,
    lost: nothing,
    now: "Thieves make such addresses. Take the recipient's from its source, not from a list of transfers.",
  }),
  CONTACT_NAME_TAKEN: (f) => ({
    happened: `Another address has the name ${f.text("name")}.`,
    lost: nothing,
    now: "Choose another name.",
  }),
  CONTACT_IS_MULTISIG: (f) => ({
    happened: `This address is the multisig ${f.text("name")}.`,
    lost: nothing,
    now: "It keeps its name and role.",
  }),
  MULTISIG_NOT_HERE: say(
    "The members of this address are not known here.",
    "Make the multisig from its members and threshold first.",
  ),
  CALL_FILE_UNREADABLE: say(
    "This is not a file with a multisig's call.",
    "Ask the member who sent it for a new one.",
  ),
  CALL_FILE_VERSION: (f) => ({
    happened: `The file has version ${f.text("version")}, which this app does not read.`,
    lost: nothing,
    now: "Look for a newer version of the app.",
  }),
  CALL_FILE_ALTERED: say(
    "What the file says does not fit together: it was altered or damaged.",
    "Do not use it. Ask the member who sent it, by another way than it came.",
  ),
  CALL_FILE_OTHER_NETWORK: say(
    "The file is for another network than the one chosen.",
    "Choose that network, or ask for a file for this one.",
  ),
  LIST_EMPTY: say("There is no line with an address and an amount.", "Write one line for each."),
  LIST_COLUMNS: say(
    "The line has not two columns: address and amount.",
    "Put a comma between them; a third column is a remark.",
  ),
  LIST_AMOUNT: (f) => ({
    happened: `“${f.text("text")}” is not an amount.`,
    lost: nothing,
    now: "An amount such as 1.5, with a point and at most nine decimals.",
  }),
  LIST_TOO_LONG: (f) => ({
    happened: `There are more than ${f.number("most")} transfers, the most that one act takes.`,
    lost: nothing,
    now: "Split the list.",
  }),
  LIST_UNREADABLE: say("The file is not a text of at most 60 KB.", "Choose a CSV file."),
};

export const carriedFaults: Readonly<Record<string, Explain>> = {
  ...identity,
  ...carried,
  ...book,
};

/** What can be wrong with something that crossed the gap, with the machine on the other side, and with the gap itself. */
import type { Explain } from "../faults.ts";

const nothing = "Nothing. Nothing was signed, sent or changed.";
const keys = "No key and no funds. Keys were closed at once.";
const again = "Write it again on the other machine and bring it over once more.";

const networkNames: Readonly<Record<string, string>> = {
  rehearsal: "the rehearsal",
  finney: "Finney",
  test: "the test network",
  local: "a local network",
  custom: "your own network",
};
const networkName = (id: string): string =>
  networkNames[id] ?? "a network that this app does not know";

const messages: Readonly<Record<string, Explain>> = {
  MESSAGE_TOO_LARGE: () => ({
    happened: "The file is larger than any request or signature can be.",
    lost: nothing,
    now: "Look whether it is the right file. Ours end in .ckw and have a few kilobytes.",
  }),
  MESSAGE_NOT_OURS: () => ({
    happened: "This is not a file of a Coldkey Workstation.",
    lost: nothing,
    now: "Choose a file that ends in .ckw, written by the other machine.",
  }),
  MESSAGE_UNREADABLE: () => ({
    happened: "The file is cut short, or not in the form in which this app writes.",
    lost: nothing,
    now: again,
  }),
  MESSAGE_ALTERED: () => ({
    happened: "The file was changed after the other machine signed it.",
    lost: nothing,
    now: "Do not use this stick's copy. Write it again; if it happens again, find out who had the stick.",
  }),
  MESSAGE_NEWER: (facts) => ({
    happened: `The file was written by a newer version of the app (form ${facts.number("version")}).`,
    lost: nothing,
    now: "Bring both machines to the same version.",
  }),
  MESSAGE_OWN: () => ({
    happened: "This machine wrote this file itself.",
    lost: nothing,
    now: "Carry it to the other machine and open it there.",
  }),
  MESSAGE_FOR_OTHER: () => ({
    happened: "The file was written for another machine than this one.",
    lost: nothing,
    now: "Open it on the machine that it is for, or write a new one for this machine.",
  }),
  MESSAGE_WRONG_SIDE: (facts) => ({
    happened: `The file holds a ${facts.text("kind")}, which does not belong on this side of the gap.`,
    lost: nothing,
    now: "A Vault opens requests, outcomes and cards. A Desk opens signatures and cards.",
  }),
  MESSAGE_IS_SECRET: () => ({
    happened:
      "The file looks like a key, a seed or a recovery phrase, not like a request. It was forgotten at once.",
    lost: "Nothing here. The file itself still lies where you chose it.",
    now: "Import keys by “Import keys”. If the file came from the Desk, treat its key as seen by others.",
  }),
};

const machines: Readonly<Record<string, Explain>> = {
  MACHINE_UNKNOWN: () => ({
    happened: "That machine is not known here any more.",
    lost: nothing,
    now: "Open its card again.",
  }),
  MACHINE_NOT_NAMED: () => ({
    happened: "This machine has no name yet.",
    lost: nothing,
    now: "Give it a name that the person at the other machine will recognise.",
  }),
  MACHINE_KEY_CHANGED: (facts) => ({
    happened: `The card carries almost the same mark as ${facts.text("name")}, with another key.`,
    lost: nothing,
    now: "Nobody gets such a card by accident. Do not use it.",
  }),
  MACHINE_JOURNAL_CHANGED: (facts) => ({
    happened: `${facts.text("name")} has another journal than when it was paired: it was reset, or somebody copied its key.`,
    lost: nothing,
    now: "If you reset it yourself, unpair it here and pair again. Otherwise keep it away from the other machine.",
  }),
  CARD_SAME_ROLE: (facts) => ({
    happened: `${facts.text("name")} is the same kind of machine as this one.`,
    lost: nothing,
    now: "Pair a Desk with a Vault.",
  }),
  PEER_ROLLED_BACK: (facts) => ({
    happened: `The journal of ${facts.text("name")} has ${facts.number("size")} entries now and had ${facts.number("heldSize")} before: its folder is an older one.`,
    lost: "What it did in between is not in its journal any more. This machine keeps the proof.",
    now: "Find out who put an old copy back, before you trust what it says.",
  }),
  PEER_FORKED: (facts) => ({
    happened: `The journal of ${facts.text("name")} contradicts the one that this machine saw before: it has two histories.`,
    lost: "This machine keeps the proof in its own journal.",
    now: "Stop using that machine until it is explained.",
  }),
  PEER_CHECKPOINT_UNSIGNED: (facts) => ({
    happened: `A checkpoint that came from ${facts.text("name")} is not signed as its card says.`,
    lost: nothing,
    now: "Let it write a new card, and compare the words again.",
  }),
  PEER_NUMBER_REUSED: (facts) => ({
    happened: `${facts.text("name")} used number ${facts.number("seq")} for something else before: its folder and its keychain are older ones.`,
    lost: nothing,
    now: "Find out who put an old copy back, before you trust what it says.",
  }),
  PEER_NUMBER_TURNED_BACK: (facts) => ({
    happened: `${facts.text("name")} counts back: number ${facts.number("seq")} was written later than higher ones.`,
    lost: nothing,
    now: "Find out who put an old copy back, before you trust what it says.",
  }),
  JOURNAL_OUTRUN: (facts) => ({
    happened: `${facts.text("name")} holds a checkpoint over ${facts.number("heldSize")} entries of this journal, which has only ${facts.number("size")}: this folder is an older one.`,
    lost: "What this machine did in between is missing here.",
    now: "If you restored a backup of the folder, that is why. If not, somebody else did.",
  }),
  JOURNAL_FORKED: (facts) => ({
    happened: `${facts.text("name")} holds a checkpoint that this machine's journal contradicts.`,
    lost: "One of the two histories is not the one that was written.",
    now: "Verify the journal here, and treat recent acts as unconfirmed until it is explained.",
  }),
};

const requests: Readonly<Record<string, Explain>> = {
  PARCEL_UNKNOWN: () => ({
    happened: "That request is not here any more.",
    lost: nothing,
    now: "Look at the list of requests.",
  }),
  PROFILE_CARRIES_NOTHING: () => ({
    happened: "A Combined workstation signs by itself: it carries nothing across a gap.",
    lost: nothing,
    now: "Sign here, or use a Desk and a Vault.",
  }),
  DRAFT_ALREADY_CARRIED: () => ({
    happened: "There is a request for this draft already.",
    lost: nothing,
    now: "Find it under “Crossings”.",
  }),
  REQUEST_NOT_OPEN: (facts) => ({
    happened: `The request does not wait any more: it is ${facts.text("state")}.`,
    lost: nothing,
    now: "Look at the list of requests.",
  }),
  REQUEST_NOT_SIGNED: () => ({
    happened: "That request is not signed yet.",
    lost: nothing,
    now: "Review and sign it first.",
  }),
  REQUEST_ERA_OVER: (facts) => ({
    happened: `Its last block was ${facts.number("lastBlock")}, and the chain is at ${facts.number("bestBlock")}: too late.`,
    lost: "Nothing. A signature of it is worthless now, and nothing was paid.",
    now: "Rebuild the request and carry it again, with more time.",
  }),
  REQUEST_RUNTIME_UPGRADED: (facts) => ({
    happened: `The chain was upgraded from version ${facts.number("from")} to ${facts.number("to")}: it will refuse signatures made for the old one.`,
    lost: "Nothing. A signature of it is worthless now, and nothing was paid.",
    now: "Rebuild the request and carry it again.",
  }),
  REQUEST_NONCE_USED: (facts) => ({
    happened: `The account has used its number ${facts.number("nonce")} for something else; its next one is ${facts.number("next")}.`,
    lost: "Nothing. This request can never count any more.",
    now: "Look at what the account did. Then rebuild the request if it is still wanted.",
  }),
  REQUEST_NONCE_WAITS: (facts) => ({
    happened: `It has number ${facts.number("nonce")}, and the account is at ${facts.number("next")}: the requests before it have to go first.`,
    lost: nothing,
    now: "Bring back the signatures of the earlier requests as well.",
  }),
  REQUEST_UNPAIRED: () => ({
    happened: "The request comes from a machine that is not paired with this one.",
    lost: nothing,
    now: "Anybody can have written it. Sign only if you know who did; better, pair the machine first.",
  }),
  REQUEST_OTHER_NETWORK: (facts) => ({
    happened: `The request is for ${networkName(facts.has("network") ? facts.text("network") : "")}; this Vault signs for ${networkName(facts.text("chosen"))}.`,
    lost: nothing,
    now: "If you meant that network, choose it on this Vault, at the foot of “Sign”, and open the review again. If not, decline the request.",
  }),
  REQUEST_RIVAL: (facts) => ({
    happened: `Request ${facts.number("number")} has the same number (${facts.number("nonce")}) of the same account: only one of both can happen.`,
    lost: nothing,
    now: "Sign the one that you want, and decline the other.",
  }),
  REQUEST_RIVAL_SIGNED: (facts) => ({
    happened: `You have signed request ${facts.number("number")} with the same number (${facts.number("nonce")}): only one of both can happen, and the Desk chooses which.`,
    lost: nothing,
    now: "Sign this one only if the other was given up.",
  }),
  REQUEST_PROBABLY_OVER: () => ({
    happened: "By the clocks of both machines its time is over.",
    lost: nothing,
    now: "Let the Desk rebuild it. If this machine's clock is wrong, the Desk will say whether it is in time.",
  }),
  ANSWER_NOT_OURS: () => ({
    happened: "The signature answers a request that this Desk never made.",
    lost: nothing,
    now: "Open it on the Desk that wrote the request.",
  }),
  ANSWER_REPEATED: (facts) => ({
    happened: `The signature for request ${facts.number("number")} came before, and was sent to the chain.`,
    lost: "Nothing. It can only count once.",
    now: "See under Activity what became of it.",
  }),
  ANSWER_REPLACED: (facts) => ({
    happened: `Request ${facts.number("number")} was replaced by ${facts.number("by")}: its signature was not sent.`,
    lost: nothing,
    now: "Carry the newer request to the Vault, and bring back its signature.",
  }),
  ANSWER_WITHDRAWN: (facts) => ({
    happened: `You withdrew request ${facts.number("number")}: its signature was not sent.`,
    lost: nothing,
    now: "Compose it again if it is wanted after all.",
  }),
  ANSWER_OTHER_PAYLOAD: () => ({
    happened: "The signature is over other bytes than the request that it names.",
    lost: nothing,
    now: "Do not trust where it came from. Carry the request to your own Vault again.",
  }),
  ANSWER_SIGNATURE_WRONG: (facts) => ({
    happened: `The signature for request ${facts.number("number")} is not the coldkey's.`,
    lost: nothing,
    now: "Do not trust where it came from. Carry the request to your own Vault again.",
  }),
  ANSWER_OTHER_NETWORK: (facts) => ({
    happened: `The request was for the network ${facts.text("network")}, and this Desk is on another one now.`,
    lost: nothing,
    now: "Change to that network and open the signature again.",
  }),
  OUTCOME_NOT_OURS: () => ({
    happened: "The outcome speaks of a request that was not signed here.",
    lost: nothing,
    now: "Open it on the Vault that signed.",
  }),
  OUTCOME_UNPAIRED: () => ({
    happened:
      "The outcome comes from a machine that is not paired with this one, so anybody can have written it.",
    lost: nothing,
    now: "Pair the Desk first, and let it write the outcome again.",
  }),
  OUTCOME_NOT_YET: () => ({
    happened: "The chain has not decided yet.",
    lost: nothing,
    now: "Wait until the act is in a block.",
  }),
  SIGNATURE_MALFORMED: (facts) => ({
    happened: `A signature has ${facts.number("bytes")} bytes: 128 characters of 0-9 and a-f, with or without 0x.`,
    lost: nothing,
    now: "Copy it once more, as a whole.",
  }),
};

const gap: Readonly<Record<string, Explain>> = {
  PROFILE_HAS_NO_GAP: () => ({
    happened: "Only a Vault has an air gap to watch.",
    lost: nothing,
    now: "Nothing to do here.",
  }),
  AIR_GAP_OPEN: () => ({
    happened: "This machine can reach a network, so no key is opened.",
    lost: keys,
    now: "Switch the network off: cable out, Wi-Fi and Bluetooth off. Then acknowledge what happened.",
  }),
  AIR_GAP_UNACKNOWLEDGED: () => ({
    happened: "The air gap was broken, and nobody has acknowledged it.",
    lost: keys,
    now: "Read what was seen, and acknowledge it. Until then no key is opened.",
  }),
  AIR_GAP_STILL_OPEN: () => ({
    happened: "The network is still there.",
    lost: keys,
    now: "Switch it off first. This is seen within a second.",
  }),
  GAP_INTERFACE_UP: (facts) => ({
    happened: `The network device ${facts.text("name")} is up.`,
    lost: keys,
    now: `Pull its cable, or switch it off: ip link set ${facts.text("name")} down.`,
  }),
  GAP_RADIO_ON: (facts) => ({
    happened: `A radio is on: ${facts.text("kind")}.`,
    lost: keys,
    now: "Switch it off in the system's settings, by its key, or with: rfkill block all.",
  }),
  GAP_NEW_DEVICE: (facts) => ({
    happened: `A network device was attached: ${facts.text("name")}.`,
    lost: keys,
    now: "Take it off. A phone on a USB cable is one as well.",
  }),
};

export const crossingFaults: Readonly<Record<string, Explain>> = {
  ...messages,
  ...machines,
  ...requests,
  ...gap,
};

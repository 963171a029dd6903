/** What a draft finds before anything is signed. */
import type { Explain } from "../faults.ts";
import { say } from "./say.ts";

const nothing = "Nothing.";

export const draftFaults: Readonly<Record<string, Explain>> = {
  COLDKEY_NOT_YET_SAFE: say(
    "The coldkey has fewer than two proved copies in two places.",
    nothing,
    "Prove a second copy first, or go on with the typed override.",
  ),
  SUBNET_NOT_FOUND: (f) => ({
    happened: `There is no subnet ${f.text("netuid")}.`,
    lost: nothing,
    now: "Choose another one.",
  }),
  REGISTRATION_NOT_ON_ROOT: say(
    "Subnet 0 is the root: nobody registers there by burning.",
    nothing,
    "Choose another subnet.",
  ),
  REGISTRATION_CLOSED: (f) => ({
    happened: `Registration on subnet ${f.text("netuid")} is closed by its owner.`,
    lost: nothing,
    now: "Choose another subnet or wait until it opens.",
  }),
  NO_SEAT: (f) => ({
    happened: `Subnet ${f.text("netuid")} has no seats at all.`,
    lost: nothing,
    now: "Choose another subnet.",
  }),
  PRICE_ABOVE_MAXIMUM: (f) => ({
    happened: `The price now, ${f.tao("burnRao")}, is above your maximum of ${f.tao("maxBurnRao")}.`,
    lost: nothing,
    now: "Raise the maximum, or wait: the price falls with every block.",
  }),
  HOTKEY_ALREADY_REGISTERED: (f) => ({
    happened: `This hotkey already has a seat there: UID ${f.text("uid")}.`,
    lost: nothing,
    now: "Use another hotkey or another subnet.",
  }),
  HOTKEY_OWNED_BY_OTHER: say(
    "The chain says that this hotkey belongs to another coldkey.",
    nothing,
    "Make a fresh hotkey under this coldkey.",
  ),
  HOTKEY_IS_SYSTEM_ACCOUNT: say(
    "This address belongs to the chain itself and can be nobody's hotkey.",
    nothing,
    "Use a hotkey of your own.",
  ),
  HOTKEY_IS_COLDKEY: say(
    "Coldkey and hotkey are the same key.",
    nothing,
    "Do not do this: a hotkey lives on a server, a coldkey must not.",
  ),
  FREE_BALANCE_TOO_LOW: (f) => ({
    happened: `The coldkey has ${f.tao("freeRao")} free and needs ${f.tao("neededRao")}, fee included.`,
    lost: nothing,
    now: "Bring TAO to this coldkey, or ask for less.",
  }),
  COLDKEY_SWAP_PENDING: say(
    "A swap of this coldkey is announced: the chain lets it do nothing else.",
    nothing,
    "Finish or clear the swap first. If you did not announce it, act at once.",
  ),
  AMOUNT_ZERO: say("The amount is nothing.", nothing, "Give an amount."),
  BELOW_EXISTENTIAL_DEPOSIT: (f) => ({
    happened: `The recipient would hold less than ${f.tao("depositRao")}, and the chain keeps no such account.`,
    lost: nothing,
    now: "Send more.",
  }),
  PRICE_MOVES: (f) => ({
    happened: `One other registration raises the price to ${f.tao("afterOneRao")}, above your maximum.`,
    lost: nothing,
    now: "Then the chain refuses yours and only the fee is gone. Raise the maximum if you want to be safe from that.",
  }),
  MAX_FAR_ABOVE_PRICE: (f) => ({
    happened: `Your maximum is more than four times the price now (${f.tao("burnRao")}).`,
    lost: nothing,
    now: "It may cost up to the maximum. Lower it unless you mean that.",
  }),
  MAX_ABOVE_BALANCE: (f) => ({
    happened: `At the maximum this would cost ${f.tao("atMostRao")}; free are ${f.tao("freeRao")}.`,
    lost: nothing,
    now: "At the price now it works. If the price rises, the chain refuses and only the fee is gone.",
  }),
  REPLACES_NEURON: (f) => ({
    happened: `All ${f.number("maxNeurons")} seats are taken: the weakest past its protection loses its seat.`,
    lost: nothing,
    now: "The same can happen to yours after its protection.",
  }),
  LEAVES_LITTLE: (f) => ({
    happened: `Afterwards only ${f.tao("leavesRao")} are left.`,
    lost: nothing,
    now: "Send less, if the rest would be too little for the next fees.",
  }),
  DESTINATION_IS_SENDER: say(
    "Sender and recipient are the same.",
    nothing,
    "Choose another address: nothing would change except that the fee is paid.",
  ),
  DESTINATION_IS_NEW: say(
    "The recipient's account does not exist on the chain yet.",
    nothing,
    "New accounts are normal. A mistyped address looks the same: compare it once more.",
  ),
  DESTINATION_IS_HOTKEY: say(
    "The recipient is somebody's hotkey.",
    nothing,
    "TAO on a hotkey is only as safe as its server. Ask for the coldkey's address.",
  ),
  DESTINATION_IS_OWN_HOTKEY: say(
    "The recipient is one of your own hotkeys.",
    nothing,
    "Send to one of your coldkeys: a hotkey's secret lies on a server.",
  ),
  DESTINATION_IS_SUBNET: (f) => ({
    happened: `This address belongs to subnet ${f.text("netuid")} itself.`,
    lost: nothing,
    now: "Choose another address: what is sent there cannot come back.",
  }),
  DESTINATION_IS_BURN_ACCOUNT: say(
    "This is the chain's burn address.",
    nothing,
    "Choose another address, unless it is to be destroyed.",
  ),
};

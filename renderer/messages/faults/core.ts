/** Refusals of keys and their copies, ceremonies, profiles, networks and calls. */
import type { Explain } from "../faults.ts";

const nothing = "Nothing.";

export const coreFaults: Readonly<Record<string, Explain>> = {
  KEY_NAME_TAKEN: (f) => ({
    happened: `There is already a key named ${f.text("name")}.`,
    lost: nothing,
    now: "Choose another name. An existing key is never replaced.",
  }),
  KEY_EXISTS: () => ({
    happened: "This key is already on this machine.",
    lost: nothing,
    now: "Use the one that is there.",
  }),
  KEY_HAS_CARD: () => ({
    happened: "This key has a name already.",
    lost: nothing,
    now: "To call it something else, rename it in the list of keys.",
  }),
  KEY_NOT_HERE: () => ({
    happened: "The sealed file of this key is not on this machine.",
    lost: "Not the key itself, as long as its words exist.",
    now: "Look at the list of keys. If a file was removed from outside, the journal says when it was last used.",
  }),
  COPY_NOT_FOUND: () => ({
    happened: "This copy is not in the register.",
    lost: nothing,
    now: "Go back to the backups and look which copies are there.",
  }),
  COPY_IS_LOST: (f) => ({
    happened: `${f.text("label")} is recorded as lost or destroyed.`,
    lost: nothing,
    now: "If it turned up again, make another copy of it: it counts once its words are typed back.",
  }),
  COPY_LABEL_TAKEN: (f) => ({
    happened: `There is already a copy named ${f.text("label")}.`,
    lost: "Nothing. The proof of this one still stands.",
    now: "Give it another label, and write that on the card.",
  }),
  CEREMONY_NOT_FOUND: () => ({
    happened: "This ceremony is no longer there: it was finished or abandoned.",
    lost: "Look at the keys: a finished one is listed there.",
    now: "Go back to the keys.",
  }),
  CEREMONY_STEP: (f) => ({
    happened: `The ceremony is at another step (${f.text("step")}).`,
    lost: nothing,
    now: "Stop here and resume: it opens at the right step.",
  }),
  PROFILE_NOT_CHOSEN: () => ({
    happened: "No kind of workstation is chosen yet.",
    lost: nothing,
    now: "Choose what this machine is first.",
  }),
  PROFILE_HOLDS_NO_KEYS: () => ({
    happened:
      "A Desk holds no private keys: it faces the network, and it can be trusted with that because there is nothing on it to steal.",
    lost: nothing,
    now: "Do this on the Vault, or on a machine that was set up as Combined.",
  }),
  ALREADY_UNDER_WAY: () => ({
    happened: "This is being done already.",
    lost: nothing,
    now: "Wait until it is done.",
  }),
  PROFILE_ALREADY_CHOSEN: (f) => ({
    happened: `This machine is already a ${f.text("profile")}.`,
    lost: nothing,
    now: "The kind is changed only by a reset, so that a machine does not drift from one role to another.",
  }),
  REHEARSAL_ONLY: () => ({
    happened: "This exists only on the rehearsal network.",
    lost: nothing,
    now: "Real TAO is bought or earned.",
  }),
  CALL_INPUT_INVALID: (f) => ({
    happened: `Something typed here is not accepted (${f.text("where")}).`,
    lost: nothing,
    now: "Correct it and try again.",
  }),
  INTERNAL_ERROR: (f) => ({
    happened: `The app itself made a mistake (in ${f.text("call")}).`,
    lost: "Look at the journal: before each act it says what was intended, after it what came out.",
    now: "Close the app and open it again. If it stays, report it with what is below.",
  }),
  NETWORK_GENESIS_MISMATCH: () => ({
    happened: "The request names one network and carries the mark of another.",
    lost: "Nothing was signed.",
    now: "Cancel. Do not trust whatever made this request.",
  }),
  NETWORK_NOT_ADDED: () => ({
    happened: "No network of your own has been added.",
    lost: nothing,
    now: "Add its node first: the app asks it for its genesis.",
  }),
  NETWORK_KNOWN: (f) => ({
    happened: `This node serves a network that the app knows: ${f.text("network")}.`,
    lost: nothing,
    now: "Put the node on that network's list instead.",
  }),
  ENDPOINT_LAST: () => ({
    happened: "A network of your own needs at least one node.",
    lost: nothing,
    now: "Add another node before you take this one off the list.",
  }),
  DRAFT_OF_OTHER_NETWORK: () => ({
    happened: "This draft was made for another network than the one that is chosen now.",
    lost: "Nothing. Nothing was signed.",
    now: "Choose that network again, or make a new draft.",
  }),
  NETWORK_NONE: () => ({
    happened: "This workstation has no network.",
    lost: nothing,
    now: "Prepare the request on the Desk.",
  }),
};

/** Words of an act on its way, and of what came out. */
import { taoLine } from "../../lib/amount.ts";
import * as t from "../../lib/time.ts";
import type { OutcomeState } from "../../types.ts";

const states: Record<OutcomeState, string> = {
  signed: "signed, not sent yet",
  submitting: "being sent",
  submitted: "waiting for a block",
  included: "in a block, not final yet",
  finalised: "final",
  failed: "refused by the chain",
  refused: "not accepted",
  expired: "expired",
  lost: "unknown",
};
/** In place of the step that was not reached. */
const stopped: Partial<Record<OutcomeState, string>> = {
  failed: "Refused by the chain",
  refused: "Not accepted",
  expired: "Expired",
  lost: "Not known",
};

export const progress = {
  register: (hotkey: string, netuid: number) => `Register ${hotkey} on subnet ${netuid}`,
  transfer: (rao: bigint, to: string) => `Send ${taoLine(rao)} to ${to}`,
  state: (state: OutcomeState) => states[state],
  steps: {
    signed: "Signed",
    submitted: "Sent to the network",
    included: "In a block",
    finalised: "Final",
  },
  stoppedAt: (state: OutcomeState) => stopped[state] ?? states[state],
  stepsLabel: "Progress",
  inBlock: (block: number, index: number) => `block ${t.count(block)}, place ${t.count(index)}`,
  reached: "done",
  current: "now",
  ahead: "to come",
  stopped: "stopped here",
  unknown: "not known",
  waiting: {
    signed: "The signature exists and is on disk. It is being handed to the network.",
    submitting: "Handing the signed act to the network.",
    submitted: "The network has it. Waiting for a block to include it.",
    included: "It is in a block. Waiting until the block is final and cannot be replaced.",
  },
  by: (lastBlock: number) => `It can be included up to block ${t.count(lastBlock)}.`,
  uid: "UID",
  onSubnet: (netuid: number) => `on subnet ${netuid}`,
  burnt: "Burnt",
  sent: "Sent",
  feePaid: "Fee paid",
  hash: "Extrinsic hash",
  account: "Coldkey",
  hotkey: "Hotkey",
  recipient: "Recipient",
  limit: "Limit",
  subnet: "Subnet",
  network: "Network",
  signedAt: "Signed",
  lastBlock: "Last valid block",
  facts: "The act",
  outcomeTitle: {
    registered: (hotkey: string, netuid: number, uid: string | null) =>
      uid === null
        ? `${hotkey} is registered on subnet ${netuid}`
        : `${hotkey} has UID ${uid} on subnet ${netuid}`,
    transferred: (rao: bigint) => `${taoLine(rao)} arrived`,
    failed: "The chain refused it",
    partly: "Only a part of it was done",
    refused: "The network did not accept it",
    expired: "Its blocks have passed",
    lost: "Not known yet",
    unproved: "Final, but not proved to have worked",
  },
  unproved: "Final, unproved",
  lede: {
    working: "Nothing more to do: the app follows it, also after a restart.",
    finalised: "It is in a final block and cannot be undone.",
    unproved: "It is in a final block. Whether it did what was asked is not shown by that block.",
    partly: "It was included, and some of its calls were refused. Which, is below.",
    failed: "It was included, but the call itself was refused. What that means is below.",
    refused: "It never reached a block.",
    expired: "It was never included, and now it never can be.",
    lost: "The connection ended before an answer came. The app looks for it on the chain as soon as it can.",
  },
  answers: {
    happened: "What happened",
    lost: "Is anything lost?",
    now: "What now?",
  },
  finalised: {
    happenedRegister: "The hotkey has its seat. Its protection began with this block.",
    happenedTransfer: "The recipient has the amount.",
    lostRegister: "The burn and the fee, as agreed. Nothing else.",
    lostTransfer: "The amount and the fee, as agreed. Nothing else.",
    nowRegister: "Start the server with this hotkey before its protection ends.",
    nowTransfer: "Nothing. The journal has it.",
  },
  expired: {
    happened: "No block up to the last valid one included it.",
    lost: "Nothing. Not even the fee.",
    now: "Start again: prices are read anew and a fresh signature is made.",
  },
  lost: {
    happened:
      "The signed act was on its way when the connection ended. It may or may not be included.",
    lost: "Not known yet. It can count at most once, whatever you do.",
    now: "Wait until the network is back, or send the same signed act again: that is safe.",
  },
  resubmit: "Send the same act again",
  resubmitting: "Sending the same signed bytes again",
  again: "Start again",
  all: "All activity",
  toHotkeys: "Go to the hotkeys",
  toKeys: "Go to the keys",
  what: "Follows the signed act through the network: sent, in a block, final.",
  wrong: [
    "The connection ends: the app looks for the act on the chain afterwards.",
    "A block is replaced before it is final: the act is included again in another one.",
  ],
  hands: "Nothing. You may close the window; the act goes on.",
} as const;

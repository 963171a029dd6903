/** Words of the coldkey swap: its place, its acts and what each of them means. */

import * as t from "../../lib/time.ts";
import { swapPlace } from "./swap-place.ts";

export const swap = {
  ...swapPlace,
  lines: {
    announce: (old: string) => `Announce that ${old} will be swapped`,
    execute: (old: string, next: string) => `Move everything from ${old} to ${next}`,
    dispute: (old: string) => `Dispute the announced swap of ${old}`,
    clear: (old: string) => `Take the announced swap of ${old} off the chain`,
  },
  changes: {
    announce:
      "The hash of the new coldkey is on the chain, and the old coldkey is locked. Nothing moves yet.",
    execute:
      "TAO, stake, hotkeys, subnets, identity and locks belong to the new coldkey. The old one is empty but for what a swap leaves.",
    dispute:
      "The swap cannot be executed any more, and the coldkey is frozen until the chain's governors decide.",
    clear: "The announcement is gone, and the coldkey is an ordinary one again at once.",
  },
  ledeAnnounce: (payer: string, to: string) =>
    `${payer} signs. The vault has compared: the hash below is that of ${to}, and of no other coldkey here.`,
  refused: {
    nothing: "No swap of this coldkey is announced.",
    unseen: "There is no connection: nobody knows what the chain would take now.",
    disputed: "The swap is disputed: the chain takes nothing from this coldkey.",
    pending: "An act of this swap is on its way. Wait for its block.",
    settling: "The newest block is not final yet. Wait a few blocks.",
    tooEarly: (block: number) => `The chain takes it from block ${t.count(block)} on.`,
    notClearable: (block: number) =>
      `An announcement stands. The chain lets it be cleared or replaced from block ${t.count(block)} on.`,
  },
  form: {
    "announce-swap": {
      title: (name: string) => `Announce the swap of ${name}`,
      lede: "The first of two signatures. Nothing moves by it.",
      meansTitle: "What it means",
      means: [
        "This coldkey is locked from the block that includes it: no transfer, stake, registration or rotation.",
        "For about six days you cannot take it back. You can wait and execute, or dispute.",
        "Nothing is automatic: in five days you sign once more, with this same old key.",
      ],
    },
    "execute-swap": {
      title: (name: string) => `Execute the swap of ${name}`,
      lede: "The second signature. The new coldkey is checked once more, at the same block.",
      meansTitle: "What it means",
      means: [
        "TAO, stake, hotkeys, subnets, identity and locks move in one block. Nobody can call them back.",
        "Proxies and their deposits, and what else a swap leaves, stay with the old coldkey.",
        "Afterwards the app compares what arrived with what was there, item by item.",
      ],
    },
    "dispute-swap": {
      title: (name: string) => `Dispute the swap of ${name}`,
      lede: "The one stop for a swap that you did not announce.",
      meansTitle: "What it costs",
      means: [
        "The coldkey is frozen at once: nobody can move anything, neither a thief nor you.",
        "There is no end to it by itself. Only the chain's governors can lift it, and how soon is not known.",
        "It has to be in a block before the swap is executed. Afterwards it comes too late.",
      ],
    },
    "clear-swap": {
      title: (name: string) => `Clear the announced swap of ${name}`,
      lede: "Takes the announcement off the chain. Nothing moves.",
      meansTitle: "What it means",
      means: [
        "The lock ends with the block that includes it: for you, and for anybody else who has this key.",
        "What the announcement cost does not come back, and a new one costs it again.",
        "To change only the new coldkey, announce another one instead: that is free, and the lock stays.",
      ],
    },
  },
  done: {
    "announce-swap": "Print the card, and wait. The Swap place counts the blocks.",
    "execute-swap": "Open the Swap place: it compares what arrived with what was there.",
    "dispute-swap": "Write to the chain's governors, with what proves that the key is yours.",
    "clear-swap": "Move what must not stay, if anybody else may have this key.",
  },
  guides: {
    "announce-swap": {
      what: "Tells the chain the hash of a new coldkey. Five days later a second signature moves everything there.",
      wrong: [
        "You change your mind: for about six days there is no way back, only waiting, executing or disputing.",
        "Too little TAO is left for the second signature. Somebody else has to send some then.",
      ],
      hands: ["The passphrase of the old coldkey.", "The new coldkey, proved and hidden."],
    },
    "execute-swap": {
      what: "The second signature: moves everything that a swap moves to the new coldkey, in one block.",
      wrong: [
        "Somebody spoiled the new coldkey: the chain refuses, only the fee is gone, the announcement stays.",
        "It is signed too early: the chain refuses, and only the fee is gone.",
      ],
      hands: ["The passphrase of the old coldkey.", "The address of the new coldkey, to compare."],
    },
    "dispute-swap": {
      what: "The only stop for a swap that you did not announce. It freezes the coldkey for everybody.",
      wrong: [
        "You dispute your own swap: nothing of it can be moved until the governors decide.",
        "It comes too late: an execution that is in a block cannot be undone.",
      ],
      hands: "The passphrase of the coldkey.",
    },
    "clear-swap": {
      what: "Takes the announcement back, a day after it could have been executed.",
      wrong: [
        "Somebody else has the old key: they can move everything in the next block.",
        "You wanted to swap all the same: announcing again costs the price again.",
      ],
      hands: "The passphrase of the coldkey.",
    },
  },
} as const;

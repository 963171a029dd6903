/** Words of every act that is signed: form and draft; the review, and the way on the chain, have files of their own. */

import { taoLine } from "../../lib/amount.ts";
import { inPercent, series } from "../../lib/format.ts";
import * as t from "../../lib/time.ts";
import type { Draft } from "../../types.ts";
import { progress } from "./act-progress.ts";
import { bounds, review } from "./act-review.ts";

type Cost = Draft["costs"][number];
const costNames: Record<Cost["kind"], string> = {
  burn: "burn",
  fee: "fee",
  value: "to the recipient",
  stake: "staked",
  deposit: "deposit, comes back",
};
export const act = {
  register: {
    title: "Register a hotkey",
    lede: "Burns TAO for a seat on a subnet. You set the most that may be burnt.",
    coldkey: "Coldkey that pays",
    coldkeyOption: (name: string, rao: bigint | null) =>
      rao === null ? name : `${name} · ${taoLine(rao)} free`,
    hotkey: "Hotkey that gets the seat",
    hotkeyOption: (name: string, ends: string) => `${name} · ${ends}`,
    noHotkey: "This coldkey has no hotkey yet.",
    makeHotkey: "Create one",
    subnet: "Subnet",
    subnetOption: (netuid: number, name: string, rao: bigint) =>
      `${netuid} · ${name} · burn now ${taoLine(rao)}`,
    max: "Maximum price",
    maxHint: "The chain refuses above this, and then only the fee is gone.",
    maxBad: "An amount such as 0.51, with a point and at most nine decimals.",
    presets: "Set the maximum",
    presetNow: "price now",
    preset: (percent: number) => `+ ${inPercent(t.count(percent))}`,
    tolerance:
      "One other registration just before yours raises the price. The check with the chain says whether your maximum survives one.",
    burnNow: "Burn now",
    yourLimit: "Your limit",
    below: "Below the price now: this would be refused unless the price falls first.",
    above: (percent: number) => `${inPercent(t.count(percent))} above the price now.`,
    equal: "Exactly the price now: any other registration before yours makes it fail.",
    freeNow: "Free now",
    what: "Asks the chain for a seat (a UID) for one hotkey on one subnet, and burns the price for it.",
    wrong: [
      "The price rises above your limit: the call fails, only the fee is gone.",
      "The subnet is full: the lowest-ranked past protection is replaced, and later so may you be.",
    ],
    hands: "The coldkey's passphrase.",
  },
  send: {
    title: "Send TAO",
    lede: "Moves TAO to another address. Nobody can call it back.",
    coldkey: "From coldkey",
    to: "To address",
    toHint: "48 characters, beginning with 5. Compare it with its source, group by group.",
    toBad: "Not an address of this network: 48 characters beginning with 5.",
    toSelf: "This is the same coldkey.",
    own: (name: string) => `This is your own coldkey ${name}.`,
    unknown: "Not one of your addresses. Compare every group with its source, not with a message.",
    amount: "Amount",
    amountBad: "An amount such as 1.5, with a point and at most nine decimals.",
    amountZero: "More than nothing.",
    everything:
      "Everything that is free, but for the little that the chain wants an account to keep",
    what: "Moves free TAO from one coldkey to one address, in one signed act.",
    wrong: [
      "A swapped address: malware replaces what you pasted. Compare every group.",
      "The wrong network's address: the TAO is there, and nobody has the key.",
    ],
    hands: "The coldkey's passphrase, and the recipient's address from its source.",
  },
  stages: {
    label: (step: number, name: string) => `Step ${step} of 4 · ${name}`,
    form: "What",
    draft: "What it costs",
    review: "What is signed",
    done: "What came out",
  },
  draft: {
    working: "Asking the chain",
    workingDetail: "Price, balance, seats and fee, all at one block.",
    title: "What it costs",
    ledeRegister: (hotkey: string, netuid: number) =>
      `Registering ${hotkey} on subnet ${netuid}, as the chain sees it now.`,
    ledeTransfer: (rao: bigint) => `Sending ${taoLine(rao)}, as the chain sees it now.`,
    seen: (block: number, ageMs: number) => `read at block ${t.count(block)}, ${t.age(ageMs)} ago`,
    cost: (cost: Cost) => `${costNames[cost.kind]}, ${bounds[cost.bound]}`,
    ofItems: (items: readonly number[], said: string) =>
      `${items.length === 1 ? "Number" : "Numbers"} ${series(items)}: ${said}`,
    forOther: (name: string) => `What it costs ${name}`,
    before: "Free before",
    after: "Free after",
    afterAtLeast: "at least",
    notEnough: "not enough",
    changes: "What changes",
    seatFree: (used: number, max: number) =>
      `The hotkey takes a free seat: ${t.count(used)} of ${t.count(max)} are used.`,
    seatReplaces: (max: number) =>
      `All ${t.count(max)} seats are used: the lowest-ranked one past its protection loses its seat to this hotkey.`,
    immunity: (blocks: number, blockMs: number) =>
      `The new seat is protected for ${t.count(blocks)} blocks, about ${t.span(blocks * blockMs)}. After that it must earn its place.`,
    burnGone: "What is burnt never comes back, even if the seat is lost later.",
    transferGone: "What is sent belongs to the recipient. Nobody can call it back.",
    blocking: "This would fail on the chain",
    warnings: "Before you go on",
    again: "Change it",
    refresh: "Check again",
    review: "Review what will be signed",
    reviewing: "The vault is reading the request",
    reviewingDetail:
      "It decodes the bytes and checks them against the chain's own description of its calls.",
    override: {
      title: "This coldkey is not yet safe",
      text: (name: string) =>
        `${name} has no second proved copy in another place. Value you put on it now hangs on one card.`,
      phrase: "not yet safe",
      field: (phrase: string) => `Type “${phrase}” to go on anyway`,
      hint: "This is written in the journal.",
    },
  },
  review,
  progress,
} as const;

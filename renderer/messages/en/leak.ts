/** Words of the guided response to a leak. */
import { taoLine } from "../../lib/amount.ts";
import * as t from "../../lib/time.ts";
import type { LeakAdvice, LeakCase, LeakStep } from "../../types.ts";
import { deeds } from "./deeds.ts";

const cases: Record<LeakCase, { title: string; text: string }> = {
  coldkey: {
    title: "A coldkey may have leaked",
    text: "Phrase, file with its passphrase, or the machine while the vault was open: somebody may hold the key.",
  },
  hotkey: {
    title: "A hotkey may have leaked",
    text: "A server was broken into, or a hotkey file was copied.",
  },
  laptop: {
    title: "A laptop is lost",
    text: "Stolen, left behind, confiscated, or out for repair. The keys on it are sealed.",
  },
  announced: {
    title: "Someone announced a swap of my key",
    text: "On the chain stands an announcement that you did not make.",
  },
};

const verdicts: Record<LeakAdvice["verdict"], { title: string; text: string }> = {
  dispute: {
    title: "Dispute the announcement",
    text: "Nothing else stops it. Nobody can move anything meanwhile, you included.",
  },
  move: {
    title: "Move now",
    text: "Everything here is liquid and leaves in a block each. A swap would take five days; a thief takes a minute.",
  },
  "move-and-swap": {
    title: "Move what is liquid now, then swap the rest",
    text: "TAO and stake leave at once. Subnets, hotkeys and locks can only move by a swap, which locks this coldkey for five days.",
  },
  swap: {
    title: "Swap the coldkey",
    text: "What this coldkey holds moves by a swap alone. The announcement also keeps a thief from moving anything.",
  },
  execute: {
    title: "Execute your swap at the first block that can",
    text: "It is announced, and so this coldkey is locked for a thief too. Nothing else is allowed meanwhile.",
  },
  frozen: {
    title: "The coldkey is frozen",
    text: "A dispute stands. Nobody can move anything until the chain's governors decide.",
  },
  rotate: {
    title: "Replace the hotkey",
    text: "The coldkey does it, without the old hotkey. The stake goes along.",
  },
  "plan-swap": {
    title: "Replace the keys in good order",
    text: "The files are sealed. Whoever has them has to guess the passphrase: time enough to do it well, none to put it off.",
  },
  nothing: {
    title: "There is nothing to take",
    text: "This coldkey holds nothing. Do not use it again.",
  },
};

const threats: Record<LeakAdvice["threats"][number], string> = {
  "drains-free": "Send all free TAO away, in one block.",
  "moves-stake": "Transfer or unstake every position, in one block each.",
  "announces-first":
    "Announce a swap to a key of their own: then nobody can move anything, and after five days they take it all.",
  "burns-fees":
    "Destroy the free TAO through fees and tips, out of spite. They cannot send it to themselves.",
  disputes: "Dispute your swap: then everything is frozen, for them as well.",
  "replaces-later":
    "From a day after it can be executed: replace or clear your announcement. Execute before that.",
  "executes-soon": "Execute their announcement from the block that it names.",
  "cannot-move-announced": "Not: move TAO or stake while an announcement stands.",
  "nothing-while-frozen": "Nothing, as long as the dispute stands.",
  "sets-weights":
    "Act as your hotkey: set weights, serve requests, ruin its standing on the subnet.",
  "cannot-move-by-hotkey": "Not: move TAO or stake. A hotkey cannot.",
  "guesses-passphrase":
    "Try passphrases against the sealed files, as long as they like. A long one holds for years.",
  "adds-proxies":
    "Add a proxy for themselves that outlives what you do. Look at the list before you announce.",
};

const names: Record<LeakStep["code"], string> = {
  dispute: "Dispute the announced swap",
  "make-refuge": "Make a coldkey that liquid funds can go to",
  "make-clean": "Make a second, clean coldkey for the swap",
  "transfer-free": "Send the free TAO away",
  "transfer-all": "Send everything that is free away",
  "move-stake": "Transfer the stake",
  "remove-proxy": "Remove the proxy",
  "plan-swap": "Plan and announce the swap",
  "execute-swap": "Execute your swap",
  "make-hotkey": "Make a new hotkey",
  "rotate-hotkey": "Replace the hotkey",
  "tell-governors": "Reach the chain's governors",
  "other-keys": "Look at every other key that was stored with this one",
  "change-passphrase": "Change the passphrase",
};
const whys: Record<LeakStep["code"], string> = {
  dispute: "The one stop that there is. It costs the fee, and freezes the coldkey for you as well.",
  "make-refuge": "On a machine that is not suspect. Never send to an exchange in a hurry.",
  "make-clean":
    "One that never received stake: what took the stake above can never be the new key of a swap.",
  "transfer-free": "It is gone fastest. What the next steps cost stays behind.",
  "transfer-all": "One block, and nothing is left to take.",
  "move-stake": "As stake, on its subnet: no price, no slippage, no waiting.",
  "remove-proxy": "Once a swap is announced, it cannot be removed any more, and it stays valid.",
  "plan-swap": "Five days, two signatures. From the announcement on nobody can move anything.",
  "execute-swap":
    "The moment it can be: a day later the announcement can be replaced by whoever has the key.",
  "make-hotkey": "Nothing of the old one is needed. Deliver it to a server that is clean.",
  "rotate-hotkey": "On every subnet, with its stake and seats.",
  "tell-governors":
    "Only they can lift a dispute. Prove that the key is yours by what only you know of its history. No one of them will ask for the phrase.",
  "other-keys": "Same safe, same laptop, same passphrase: a leak seldom stays alone.",
  "change-passphrase": "It seals the file anew. Copies that left before keep the old one.",
};
const urgencies: Record<LeakStep["urgency"], string> = {
  now: "now",
  today: "today",
  later: "in good order",
};

const some = (n: number, one: string, more: string): string =>
  n === 1 ? `one ${one}` : `${t.count(n)} ${more}`;

export const leak = {
  section: "Respond to a leak",
  sectionText: "Reads what the coldkey holds and says what to do first, with the acts filled in.",
  case: (value: LeakCase) => cases[value],
  startTitle: "What happened?",
  coldkey: "Which coldkey",
  hotkey: "Which hotkey",
  noHotkeys: "No hotkey of this coldkey is on this machine.",
  passphraseKnown: "Somebody may know the passphrase, or the vault was open",
  begin: "Say what to do",
  cancel: "Back",
  running: (title: string, name: string) => `${title}: ${name}`,
  resume: "Go on",
  reading: "Reading what this coldkey holds",
  readingDetail: "Stake, hotkeys, subnets, locks and proxies, at the newest block.",
  again: "Look again",
  atBlock: (block: number) => `As the chain stands at block ${t.count(block)}.`,
  verdict: (value: LeakAdvice["verdict"]) => verdicts[value],
  holds: "What it holds",
  holdings: (of: LeakAdvice["holdings"]) =>
    [
      `${taoLine(of.freeRao)} free`,
      ...(of.positions > 0 ? [`stake in ${some(of.positions, "place", "places")}`] : []),
      ...(of.ownedHotkeys > 0 ? [some(of.ownedHotkeys, "hotkey", "hotkeys")] : []),
      ...(of.subnets > 0 ? [some(of.subnets, "subnet of its own", "subnets of its own")] : []),
      ...(of.locks > 0 ? [some(of.locks, "lock", "locks")] : []),
      ...(of.proxies > 0 ? [some(of.proxies, "proxy", "proxies")] : []),
    ].join(" · "),
  threatsTitle: "What somebody with the key can do meanwhile",
  threat: (value: LeakAdvice["threats"][number]) => threats[value],
  stepsTitle: "In this order",
  stepName: (value: LeakStep["code"]) => names[value],
  why: (value: LeakStep["code"]) => whys[value],
  urgency: (value: LeakStep["urgency"]) => urgencies[value],
  amount: (step: LeakStep) =>
    step.amountRao === null
      ? null
      : step.netuid === null
        ? taoLine(step.amountRao)
        : deeds.alphaLine(step.amountRao, step.netuid),
  onSubnet: (netuid: number) => `subnet ${netuid}`,
  worth: (rao: bigint) => `worth about ${taoLine(rao)}`,
  batchTitle: "All of it in one act",
  batchText: (n: number, rao: bigint) =>
    `${t.count(n)} acts under one signature, worth about ${taoLine(rao)}: reviewed as one, all in the same block, or none of them.`,
  batchGo: (n: number) => `Prepare all ${t.count(n)} in one act`,
  batchNoneTitle: "One by one",
  aloneTitle: "Not in it, and why",
  refuge: "Where liquid funds go",
  refugeHint:
    "Another coldkey of yours, on a machine that is not suspect. It cannot be the new key of a swap afterwards.",
  refugeNone: "Choose a coldkey",
  prepare: "Prepare the act",
  prepareNamed: (what: string) => `Prepare: ${what}`,
  swapOpen: "Open the swap",
  keysOpen: "Open the keys",
  hotkeysOpen: "Make a hotkey",
  tick: "Done",
  tickNamed: (what: string) => `Done: ${what}`,
  doneTitle: "Done",
  doneAt: (ms: number) => t.date(ms),
  noSteps: "Nothing is left to do here.",
  finishTitle: "End this response",
  finishText: "It ends in the journal, with what was done and what was left.",
  result: "How it ended",
  results: {
    safe: "Everything is safe",
    partly: "Part of it is lost, or left as it is",
    "false-alarm": "It was a false alarm",
  },
  finish: "End it",
  finishLede: "Progress is kept: you can leave this page and come back.",
  what: "Reads the chain and orders what to do by what a thief would take first. Each act is reviewed and signed like any other.",
  wrong: [
    "Doing it on the machine that leaked: whoever reads along sees every passphrase. Use another one.",
    "Sending in a hurry to an address that you did not check.",
  ],
  hands: ["The passphrase of this coldkey.", "A second coldkey of yours, made on a clean machine."],
} as const;

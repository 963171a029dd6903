/** Words of the place where swaps of coldkeys are planned and waited for. */

import { taoLine } from "../../lib/amount.ts";
import { dateAndMinute, fixed } from "../../lib/format.ts";
import * as t from "../../lib/time.ts";
import type { SwapView } from "../../types.ts";

type State = SwapView["state"];
const blockWord = (n: number): string => (n === 1 ? "block" : "blocks");
const where = (netuid: number): string => (netuid === 0 ? "root" : `subnet ${netuid}`);

export const swapPlace = {
  strip: (state: State, blocks: number, ms: number): string => {
    if (state === "announced") return `swap executable in ${t.span(ms)}`;
    if (state === "executable") return "swap can be executed now";
    if (state === "clearable") return "swap: execute it now";
    return state === "disputed" ? "coldkey frozen by a dispute" : `swap in ${t.count(blocks)}`;
  },
  lockReason: (name: string, state: State): string =>
    state === "disputed"
      ? `The swap of ${name} is disputed: the chain takes nothing from it.`
      : `A swap of ${name} is announced: until it ends the chain lets it do nothing else.`,
  lockTag: "locked by a swap",
  hiddenTag: "hidden until its swap",
  hiddenText:
    "The address stays hidden until the swap is executed: whoever learns it before can spoil it.",
  timeline: {
    label: "Where the swap stands",
    until: (state: State, isRipe: boolean) =>
      state === "disputed"
        ? "frozen; it could have been executed in"
        : isRipe
          ? "executable now; another announcement could replace it in"
          : "executable in",
    blocks: (n: number) => t.count(n),
    unit: (n: number) => blockWord(n),
    about: "about, an estimate",
    between: (ms: number, spreadMs: number) =>
      `${dateAndMinute(ms)} ± ${t.span(Math.max(60_000, spreadMs))}`,
    pace: (blockMs: number, leftMs: number) =>
      `in ${t.span(leftMs)} · observed block time ${fixed(blockMs / 1000, 2)} s`,
    offline: "no connection: counted on by the clock since the announcement",
    announced: "announced",
    nowAt: (n: number) => `now · ${t.count(n)}`,
    executable: "executable",
    clearable: "clearable",
    block: (n: number) => t.count(n),
    blockAbout: (block: number, ms: number) =>
      `block ${t.count(block)}, about ${dateAndMinute(ms)}`,
    spoken: (announced: number | null, now: number, executable: number, clearable: number) =>
      `${announced === null ? "" : `Announced at block ${t.count(announced)}. `}Block ${t.count(now)} now. Executable from block ${t.count(executable)}, clearable from block ${t.count(clearable)}.`,
  },
  place: {
    title: "Swap",
    lede: (n: number) =>
      n === 1 ? "One coldkey has a swap." : `${t.count(n)} coldkeys have a swap.`,
    ledeEmpty:
      "Moves everything that a coldkey has to a fresh one: announced today, executed five days later by a second signature.",
    what: "Plans, announces, waits for and executes the swap of a coldkey, and shows where each one stands.",
    wrong: [
      "The new coldkey's address becomes known before the execution: anybody can spoil it for almost nothing.",
      "The old passphrase is forgotten in the five days between the signatures. Write down where it is.",
      "Nobody executes: a day later whoever has the old key can put another announcement in its place.",
    ],
    hands: ["The old coldkey's passphrase.", "A fresh coldkey with two proved copies."],
    handsOf: (name: string) => [
      "This laptop.",
      `The passphrase of ${name}, the old coldkey.`,
      "The new coldkey, kept hidden until then.",
    ],
    lockedTitle: "Locked until then",
    lockedText:
      "Transfers, stake, registrations and hotkey rotation with the announced coldkey. Its hotkeys go on mining and earning.",
    othersTitle: "Multisigs and proxies",
    othersText:
      "The chain also takes the acts of a swap from the members of a multisig, and from a proxy of type Any. This app signs them with the coldkey itself only. Whoever is such a proxy of yours can announce and execute a swap: remove it before you announce.",
    notYouTitle: "If this was not you",
    notYouText:
      "Dispute before it is executed. That freezes the coldkey until the chain's governors decide.",
    emptyTitle: "No coldkey to swap",
    emptyText: "Create or import the coldkey first that is to be replaced.",
    emptyNoNetwork:
      "This workstation has no network. A swap is planned where the chain can be read.",
    toKeys: "To the keys",
    planTitle: "Plan a swap",
    planText:
      "Seven steps. Nothing is sent before the fifth, and the plan can be dropped until then.",
    old: "Coldkey to be replaced",
    plan: "Plan its swap",
  },
  of: {
    title: (name: string, state: State) =>
      state === "swapped"
        ? `${name} was swapped`
        : state === "cleared"
          ? `The swap of ${name} has ended`
          : state === "planned"
            ? `${name} is to be swapped`
            : `${name} is being swapped`,
    state: {
      none: "nothing",
      planned: "planned",
      announced: "locked, waiting",
      executable: "executable",
      clearable: "executable, replaceable",
      disputed: "frozen",
      swapped: "executed",
      cleared: "ended",
    } satisfies Record<State, string>,
    lede: (state: State, block: number | null): string => {
      const seen = block === null ? "Announced" : `Announced at block ${t.count(block)}`;
      switch (state) {
        case "planned":
          return "Nothing is on the chain yet.";
        case "announced":
          return `${seen}. Nothing happens by itself: you sign once more, with the old key, when it is executable.`;
        case "executable":
          return `${seen}. It is executable now: sign the execution with the old key.`;
        case "clearable":
          return `${seen}. Execute it now: anybody with the old key can replace the announcement.`;
        case "disputed":
          return "Nothing of this coldkey can be moved by anybody.";
        case "swapped":
          return "Everything that a swap moves belongs to the new coldkey. The old one is retired, not deleted.";
        case "cleared":
          return "The announcement is off the chain. The coldkey is an ordinary one again.";
        case "none":
          return "";
      }
    },
    disputed: (block: number) => `Disputed at block ${t.count(block)}`,
    disputedText:
      "Only the chain's governors can lift it. Prepare both addresses, when you noticed what, and what proves that the key is yours.",
    unknownTitle: "This swap goes to a coldkey that is not here",
    unknownText:
      "If you did not announce it elsewhere, somebody has this key. Dispute it before it is executed: that is the only stop.",
    notFinal: "In a block, not final yet",
    remind: {
      day: "Less than a day is left",
      now: "It can be executed now",
      late: "Execute it now",
    },
    remindText: {
      day: "Have the passphrase of the old coldkey and this laptop at hand.",
      now: "The first hours matter: a day later the announcement can be replaced by anybody with the old key.",
      late: "The day has passed. Execute before somebody else replaces the announcement, or replace it yourself.",
    },
    destination: "The new coldkey",
    destinationIs: (name: string | null) =>
      name === null ? "The new coldkey's key is not on this machine" : `To ${name}`,
    hidden:
      "Its address stays hidden until the execution: whoever learns it can spoil the swap for almost nothing.",
    unchecked: "Not looked at since the start of the app.",
    checked: (block: number, ageMs: number, isClean: boolean) =>
      `Looked at in block ${t.count(block)}, ${t.age(ageMs)} ago: ${isClean ? "clean" : "spoiled"}.`,
    checkNow: "Look again",
    pending: "An act of this swap is on its way",
    toAct: "Show it",
    act: {
      execute: "Sign execution",
      announce: "Announce",
      clear: "Clear it",
      dispute: "Dispute",
      replace: "Announce another one",
    },
    notYet: (block: number) => `Sign the execution from block ${t.count(block)} on.`,
    goOn: "Go on with the plan",
    card: "Card to print",
    drop: "Drop the plan",
    done: "Take it off the list",
    endedLabel: "How it ended",
    ended: (how: "swapped" | "cleared", block: number, isOurs: boolean) =>
      how === "swapped"
        ? `Executed, final at block ${t.count(block)}${isOurs ? "." : ", not by an act of this machine."}`
        : `Off the chain, final at block ${t.count(block)}${isOurs ? "." : ", not by an act of this machine: reset, replaced or cleared elsewhere."}`,
    now: (name: string) => `Everything is at ${name} now. This is its address:`,
    verify: "Compare what arrived",
  },
  recognise: {
    title: "This announcement is not known here",
    text: (name: string) =>
      `The chain has it, and its hash was made of ${name}, whose key is on this machine. Open ${name} once: then this app takes the swap over where it stands.`,
    passphrase: (name: string) => `Passphrase of ${name}`,
    go: "Take it over",
  },
  moves: {
    reading: "Reading what this coldkey has",
    movesTitle: "Moves to the new coldkey",
    staysTitle: "Stays behind",
    amount: "Amount",
    costs: "Costs and deadlines, if it were announced now",
    cost: "Burnt by the announcement",
    fee: "Fee of the execution, about",
    keep: "Has to stay for it",
    executableIf: "Executable from",
    clearableIf: "Clearable from",
    item: {
      tao: "Free TAO, less fees",
      stake: (hotkey: string, netuid: number) => `Stake under ${hotkey}, ${where(netuid)}`,
      hotkey: (hotkey: string) => `Hotkey ${hotkey} with its seats`,
      subnet: (netuid: number) => `Subnet ${netuid}`,
      owner: "ownership",
      identity: "Identity",
      yes: "yes",
      locks: "Stake locks",
      autoStake: (netuid: number) => `Auto-stake of subnet ${netuid}`,
    },
    stay: {
      proxy: (delegate: string, type: string) => `${type} proxy ${delegate}`,
      proxyAdvice: "Remove it before you announce. Add it again at the new coldkey.",
      deposit: "Proxy deposits",
      depositAdvice: "Come back when the proxies are removed.",
      reserved: "Other reserved TAO",
      reservedAdvice: "End what reserves it (a multisig call, a preimage) first.",
      claim: "Root claim setting",
      claimAdvice: "Set it again at the new coldkey.",
      multisig: "Membership in multisigs",
      multisigAdvice: "A multisig's address is made of its members: rebuild it with the new one.",
      crowd: "Crowdloans and leases",
      crowdAdvice: "They stay with the old coldkey. Keep its file.",
      exchange: "Addresses that others know",
      exchangeAdvice: "Tell exchanges, pools and your records the new address, after the swap.",
      evm: "EVM and contract balances",
      evmAdvice: "Not touched by a swap.",
    },
  },
  verified: {
    caption: "What moved, before and after",
    what: "What",
    before: "Before",
    after: "Now",
    state: "State",
    there: "there",
    notThere: "missing",
    all: (n: number) => `${n === 1 ? "The one item" : `All ${t.count(n)} items`} arrived`,
    at: (block: number) => `Compared at block ${t.count(block)}. Stake may have grown in between.`,
    missing: (n: number) => (n === 1 ? "One item is missing" : `${t.count(n)} items are missing`),
    missingText:
      "Nothing more can be lost by waiting. Look again in a few blocks; then compare the old coldkey's rest below.",
    nothingKept: "Nothing to compare with",
    nothingKeptText:
      "What the old coldkey had was not looked at on this machine before the execution.",
    item: (item: string, hotkey: string, netuid: number | null): string => {
      const on = netuid === null ? "" : where(netuid);
      const names: Readonly<Record<string, string>> = {
        tao: "Free TAO",
        stake: `Stake under ${hotkey}, ${on}`,
        hotkey: `Hotkey ${hotkey}`,
        subnet: `Ownership of ${on}`,
        identity: "Identity",
        "auto-stake": `Auto-stake of ${on}`,
        locks: "Stake locks",
      };
      return names[item] ?? item;
    },
    left: "What the old coldkey still has",
    leftTao: (free: bigint, reserved: bigint) =>
      `${taoLine(free)} free, ${taoLine(reserved)} reserved.`,
    leftProxies: (n: number) =>
      n === 0
        ? "No proxies."
        : `${t.count(n)} ${n === 1 ? "proxy with its deposit" : "proxies with their deposits"}: remove there.`,
    leftKeep: "Its file is retired, not deleted: keep it for whatever turns up later.",
  },
  card: {
    title: "Card for the swap",
    lede: "Keep it where you look every day. Nothing on it is secret, and the new address is not on it.",
    sheet: (name: string) => `Swap of ${name}`,
    text: "Nothing happens by itself. From the block below on, sign once more with the old key.",
    need: (name: string, destination: string) => [
      "You will need this laptop.",
      `You will need the passphrase of ${name}, the old coldkey.`,
      `You will need ${destination}, the new coldkey, on this laptop or from its copies.`,
    ],
    old: "Old coldkey",
    hash: "Hash of the new one",
    from: "Execute from",
    before: "And before",
    network: "Network",
    notYet: "not announced yet",
    unknown: "not known here",
    foot: "If you did not announce this: dispute it at once. The times are estimates, the blocks are not.",
    guide: {
      what: "Prints what you will need, and from which block on.",
      wrong: ["The new coldkey's address written on it by hand: leave it off."],
      hands: "A printer, or a pen.",
    },
  },
  ceremony: {
    destination: "New coldkey",
    option: (name: string, isSafe: boolean) =>
      isSafe ? `${name} · two proved copies` : `${name} · not safe yet`,
    none: "There is no other coldkey here",
    noneText:
      "Create a fresh one now: its own ceremony takes a quarter of an hour. This one waits for it.",
    create: "Create a new coldkey",
    passphrase: (name: string) => `Passphrase of ${name}`,
    passphraseHint: "Opening it proves that you can. Nothing is signed by it.",
    opening: "Opening the new coldkey",
    openingDetail: "And asking the chain whether anybody knows it.",
    judging: "Asking the chain about it, among addresses of nobody",
    good: "It can be the new coldkey",
    goodText: "Two proved copies, never used, and the chain knows nothing of it.",
    policyTitle: "The old coldkey's policy would not sign this swap",
    policyText:
      "A swap moves everything, and both signatures are judged by the policy. Loosen it now: that takes its own time, and it may not be over when the execution is due.",
    toPolicy: "Open the policy",
    door: { announce: "The first signature", execute: "The second signature" },
    doorText: {
      announce:
        "It goes the way of every signature: costs, review by the vault, passphrase. This page goes on when its block is final.",
      execute:
        "You can leave: this page is here again when you come back. It goes on when the execution is final.",
    },
    doorGo: { announce: "Announce", execute: "Sign execution" },
    toPlace: "To the Swap place",
    toAct: "Show the act",
    comparing: "Comparing what arrived, item by item",
    doneTitle: (name: string) => `The swap of ${name} is done`,
    doneLede: "The transcript is closed, and its hash is in the journal.",
    doneWhat: "Ends the swap.",
    doneWrong: ["Somebody still pays to the old address: it can be opened, and TAO moved on."],
    doneHands: "Nothing any more.",
    doneNotice: "What is left to do",
    doneText:
      "Tell those who pay you the new address. Set the root claim type and proxies again. Prove the new coldkey's copies on schedule.",
    toTranscripts: "To the transcripts",
  },
} as const;

/** Words of the portfolio: what a coldkey holds, what it is worth, and what of that is an estimate. */
import { alphaLine, numberLine, taoLine } from "../../lib/amount.ts";
import { counted, percentOf, series } from "../../lib/format.ts";
import * as t from "../../lib/time.ts";
import type { Holdings } from "../../types.ts";

const plural = (n: number, one: string, many: string): string => counted(n, { one, other: many });
const place = (netuid: number, name: string): string =>
  netuid === 0 ? "Root" : name === "" ? `Subnet ${netuid}` : `${netuid} ${name}`;

export const portfolio = {
  title: "Portfolio",
  lede: "What a coldkey holds, read from the chain at one block. No key is needed to look.",
  whose: "Coldkey",
  own: (name: string) => name,
  watched: (name: string) => `${name} (watched)`,
  noneTitle: "No address to look at yet",
  noneText: "Create a coldkey, or watch an address: then what it holds is here.",
  noneAction: "Watch an address",
  reading: "Reading what it holds",
  readingDetail: "Three questions to the node, whatever the number of subnets.",
  estimate: "estimate",
  totals: {
    title: "Worth",
    sale: "If sold now",
    saleText: "What the pools would pay for all unlocked stake, fees taken off, plus TAO.",
    spot: "At the price of the block",
    spotText: "Without fees and without what selling does to the price. You would get less.",
    free: "Free TAO",
    reserved: "Reserved TAO",
    spendable: "can be spent",
    stake: "Stake, if sold now",
    claims: "Root earnings, not claimed",
    claimsText: "In neither sum.",
    unsellable: (netuids: readonly number[]) =>
      `The pool would refuse to buy the stake on subnet ${series(netuids)}: it counts as nothing here.`,
    emission: "Earned by own seats",
    emissionText: "One epoch, at the price of the block.",
  },
  history: {
    title: "History",
    lede: "Kept on this machine only: one point in six hours, one a day after two months.",
    none: "The chart begins with the second point, after some hours. It grows while the app is open.",
    value: "Worth at the price of the time",
    stake: "Stake in it",
    emission: "Earned in an epoch",
    table: "As a table",
    caption: "Worth of the coldkey over time, newest first",
    at: "When",
    block: "Block",
    free: "Free and reserved",
    stakeSpot: "Stake at the price",
    stakeSale: "Stake if sold",
    epoch: "Earned in an epoch",
    summary: (points: number, fromMs: number, first: string, last: string) =>
      `${plural(points, "point", "points")} since ${t.day(fromMs)}: from ${first} to ${last}.`,
    date: t.date,
    tao: (rao: bigint) => taoLine(rao),
  },
  stake: {
    title: "Stake by subnet",
    none: "Nothing is staked.",
    caption: "Stake by subnet with its value in TAO",
    subnet: "Subnet",
    alpha: "Stake",
    price: "Price",
    spot: "At the price",
    sale: "If sold now",
    refused: "the pool refuses",
    locked: (amount: bigint) => `${numberLine(amount)} locked`,
    amount: numberLine,
    unit: (netuid: number, symbol: string) => (netuid === 0 ? "τ" : symbol === "" ? "α" : symbol),
    place,
    open: (netuid: number, name: string) => `Open ${place(netuid, name)}`,
    byHotkey: (n: number) => `Under ${plural(n, "hotkey", "hotkeys")}`,
    positions: "Stake by hotkey",
    saleShare: "Its part, if all is sold",
    hotkey: "Hotkey",
    yours: "yours",
    theirs: "somebody else's",
    seat: "has a seat",
    noSeat: "no seat there",
  },
  locks: {
    title: "Locks",
    lede: "A lock holds a part of all stake on its subnet. None has a date on which it ends, and nobody can open one at once.",
    caption: "Locks of stake, one for each subnet",
    subnet: "Subnet",
    now: "Locked now",
    ends: "How it ends",
    written: "When it was last changed",
    hotkey: "For the hotkey",
    decays: "decays",
    decaysText: "it comes free slowly, with every block",
    half: (blocks: number) => `half of it is free after ${t.count(blocks)} blocks, and so on`,
    stays: "stays",
    staysText: "until you let it decay; then it comes free slowly",
  },
  forOthers: {
    title: "Acts for others",
    lede: "The chain keeps such rights with the account that gave them. To find them, all of the network's are read: some seconds, and the node does not learn about whom you ask.",
    known: "Multisigs in the address book",
    knownNone: "none with this address as a member",
    threshold: (threshold: number, of: number) => `${t.count(threshold)} of ${t.count(of)} approve`,
    proxyFor: "Proxy of",
    approved: "Multisig calls it agreed to",
    none: "none",
    proposed: "proposed by it",
    agreed: "approved by it",
    rows: (rows: number, isWhole: boolean) =>
      isWhole
        ? `${plural(rows, "entry", "entries")} read: all there are.`
        : `${plural(rows, "entry", "entries")} read. There are more, which were not looked at.`,
    look: "Look through the network",
    again: "Look again",
    looking: "Reading all proxies and waiting multisig calls",
    never: "Nobody has looked yet. A multisig without a waiting call leaves no trace on the chain.",
    lookedAt: (block: number, ageMs: number) =>
      `Last looked at block ${t.count(block)}, ${t.age(ageMs)} ago. A multisig without a waiting call leaves no trace.`,
  },
  hotkeys: {
    title: "Hotkeys",
    none: "It owns no hotkey and stakes under none.",
    count: (owned: number, others: number) =>
      others === 0
        ? plural(owned, "hotkey of its own", "hotkeys of its own")
        : `${plural(owned, "hotkey of its own", "hotkeys of its own")}, stake under ${plural(others, "other", "others")}`,
    caption: "Hotkeys that it owns or stakes under",
    address: "Hotkey",
    relation: "Whose",
    take: "Take",
    seats: "Seats",
    children: "Children",
    owned: "its own",
    other: "somebody else's",
    nobody: "nobody's",
    takeOf: (take: number) => percentOf(take, 65_535),
    seat: (netuid: number, uid: number) => `subnet ${netuid} · UID ${uid}`,
    childTake: (take: number) => `takes ${percentOf(take, 65_535)} as a child`,
    /** Of 2^64 − 1. */
    share: (proportion: bigint) => percentOf(Number(proportion / 2n ** 48n), 65_535),
    noSeats: "none",
    child: (netuid: number, n: number) => `subnet ${netuid}: ${plural(n, "child", "children")}`,
    pending: (netuid: number, n: number, block: bigint) =>
      `subnet ${netuid}: ${n === 0 ? "none" : plural(n, "child", "children")} from block ${t.count(Number(block))} on`,
    more: (n: number) => `Show ${plural(n, "more hotkey", "more hotkeys")}`,
  },
  rights: {
    title: "Rights and promises",
    proxies: "May act for it",
    noProxies: "nobody",
    proxy: (type: string, delay: number) =>
      delay === 0 ? `${type}, at once` : `${type}, ${t.count(delay)} blocks after announcing`,
    deposit: (rao: bigint) => `${taoLine(rao)} deposit`,
    multisigs: "Waits for approvals",
    noMultisigs: "no call",
    multisig: (n: number, block: number) =>
      `${plural(n, "approval", "approvals")}, since block ${t.count(block)}`,
    swap: "Swap of this coldkey",
    noSwap: "none announced",
    announced: (block: number) => `announced, can be executed from block ${t.count(block)} on`,
    disputed: (block: number) => `disputed at block ${t.count(block)}: everything is frozen`,
    ownedSubnets: "Owns subnets",
    none: "none",
    claim: "Root earnings",
    claimKind: (kind: Holdings["claims"]["kind"], kept: readonly number[]) =>
      kind === "swap"
        ? "sold for TAO and staked on root"
        : kind === "keep"
          ? "kept as alpha"
          : `kept as alpha on subnet ${series(kept)}, sold elsewhere`,
    waiting: (amount: bigint, netuid: number) => `${alphaLine(amount)} of subnet ${netuid} wait`,
    autoStake: "Rewards are staked under",
    autoStakeOn: (netuid: number) => `on subnet ${netuid}`,
    identity: "Says about itself",
    noIdentity: "nothing",
    locked: "Locked alpha from others",
    takesLocked: "accepted",
    refusesLocked: "refused",
  },
  what: "Adds up what the chain knows about an address: TAO, stake on every subnet, hotkeys, seats, rights.",
  wrong: [
    "A value in TAO of stake is an estimate: the price moves with every block and with your own sale.",
    "The node is away: what you see is what was kept, in grey, with its age.",
  ],
  hands: "Nothing. Looking needs no key and leaves no trace on the chain.",
} as const;

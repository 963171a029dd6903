/** Each kind of act in words: in one line, before it is signed, and when it is done. */
import { amountText, taoLine } from "../../lib/amount.ts";
import { count } from "../../lib/time.ts";

/** Alpha has as many decimals as TAO, and is another token on each subnet. */
const alphaLine = (alpha: bigint, netuid: number): string => {
  const { whole, fraction } = amountText(alpha);
  return netuid === 0 ? taoLine(alpha) : `${whole}.${fraction} α of subnet ${netuid}`;
};
const percent = (take: number): string => `${((take / 65_535) * 100).toFixed(2)} %`;
const place = (netuid: number): string => (netuid === 0 ? "root" : `subnet ${netuid}`);
const everywhere = (netuid: number | null): string =>
  netuid === null ? "on all subnets" : `on subnet ${netuid}`;

export const deeds = {
  alphaLine,
  percent,
  lines: {
    transferAll: (to: string) => `Send everything free to ${to}`,
    addStake: (rao: bigint, hotkey: string, netuid: number) =>
      `Stake ${taoLine(rao)} under ${hotkey} on ${place(netuid)}`,
    removeStake: (alpha: bigint, hotkey: string, netuid: number) =>
      `Unstake ${alphaLine(alpha, netuid)} from ${hotkey}`,
    moveStake: (alpha: bigint, netuid: number, hotkey: string, to: string, toNetuid: number) =>
      `Move ${alphaLine(alpha, netuid)} from ${hotkey} to ${to} on ${place(toNetuid)}`,
    swapStake: (alpha: bigint, netuid: number, toNetuid: number, hotkey: string) =>
      `Swap ${alphaLine(alpha, netuid)} into ${place(toNetuid)} under ${hotkey}`,
    transferStake: (alpha: bigint, netuid: number, to: string) =>
      `Give ${alphaLine(alpha, netuid)} to ${to}`,
    unstakeAll: (hotkey: string) => `Unstake everything from ${hotkey}`,
    unstakeAllAlpha: (hotkey: string) => `Turn all alpha under ${hotkey} into root stake`,
    associate: (hotkey: string) => `Associate hotkey ${hotkey}`,
    increaseTake: (hotkey: string, take: number) =>
      `Raise the take of ${hotkey} to ${percent(take)}`,
    decreaseTake: (hotkey: string, take: number) =>
      `Lower the take of ${hotkey} to ${percent(take)}`,
    swapHotkey: (hotkey: string, next: string, netuid: number | null) =>
      `Replace hotkey ${hotkey} by ${next} ${everywhere(netuid)}`,
    claimRoot: (netuids: string) => `Claim root rewards of subnets ${netuids}`,
    autoStake: (hotkey: string, netuid: number) =>
      `Stake rewards of subnet ${netuid} under ${hotkey} by themselves`,
    addProxy: (delegate: string, type: string, delay: number) =>
      `Let ${delegate} act as ${type} proxy${delay === 0 ? " at once" : ` after ${count(delay)} blocks`}`,
    removeProxy: (delegate: string, type: string) => `Take the ${type} proxy away from ${delegate}`,
    registerNetwork: (hotkey: string) => `Create a subnet with ${hotkey} as its hotkey`,
    startSubnet: (netuid: number) => `Start subnet ${netuid}`,
  },
  draftLede: (line: string) => `${line}, as the chain sees it now.`,
  /** What changes, before it is signed. */
  changes: {
    stake:
      "The stake is yours: it can be taken back at the price of that day, less the pool's fee.",
    unstake: "What the pool pays becomes free TAO of this coldkey.",
    move: "The stake stays this coldkey's, in another place.",
    gone: "What is given belongs to the recipient. Nobody can call it back.",
    take: "The hotkey keeps this share of what nominators earn under it.",
    associate: "The hotkey belongs to this coldkey on the chain. It costs the fee only.",
    swap: "The new hotkey takes the seat, the role and the stake; the old one loses them.",
    swapKeeping: "The new hotkey takes the seat and the role; all stake stays under the old one.",
    claim: "Rewards that root stake earned are paid out as your claim type says.",
    autoStake: "From now on rewards of this subnet are staked under that hotkey.",
    proxyAdded: "Until you take it away, that address can act for this coldkey as its type allows.",
    proxyRemoved: "That address can no longer act for this coldkey. Its deposit comes back.",
    subnet: "The price becomes the liquidity of the new subnet. It does not come back.",
    started: "The alpha of the subnet can be traded from the next block on.",
  },
  trade: {
    title: "What the pool would give, at this block",
    gives: "You give",
    gets: "You get about",
    fee: "Fee of the pool, in it",
    price: "Price of one alpha before",
    limit: "Price limit",
    loss: "Less than at that price",
    lossOf: (permyriad: number) => `${(permyriad / 100).toFixed(2)} %`,
    free: "free TAO",
    amount: (amount: bigint, netuid: number | null) =>
      netuid === null ? taoLine(amount) : alphaLine(amount, netuid),
    estimate: "An estimate: other trades may come before yours. The limit is what protects you.",
  },
  done: {
    title: (line: string) => `Done: ${line}`,
    happened: "The block's events show that it worked.",
    lost: "The fee, and what was agreed. Nothing else.",
    now: "Nothing. The journal has it.",
    nowAssociated: "Nothing. Register it where it should work.",
    nowSwapped: "Put the new hotkey on the server, and stop the old one.",
    nowProxy: "Look at your proxies after each upgrade of the chain.",
    added: (alpha: bigint, netuid: number, rao: bigint) =>
      `${alphaLine(alpha, netuid)} were bought for ${taoLine(rao)}.`,
    removed: (rao: bigint, alpha: bigint, netuid: number) =>
      `${taoLine(rao)} came back for ${alphaLine(alpha, netuid)}.`,
  },
  facts: {
    hotkey: "Hotkey",
    toHotkey: "To hotkey",
    newHotkey: "New hotkey",
    destination: "Recipient",
    delegate: "Proxy",
    netuid: "Subnet",
    toNetuid: "To subnet",
    netuids: "Subnets",
    amountRao: "Amount",
    maxBurnRao: "Limit",
    alpha: "Alpha",
    limitPriceRao: "Price limit",
    allowPartial: "A part is enough",
    keepAlive: "Keeps the account",
    keepStake: "Stake stays",
    take: "Take",
    proxyType: "Type",
    delayBlocks: "Delay in blocks",
    newColdkeyHash: "Hash of the new coldkey",
    yes: "yes",
    no: "no",
    all: "all",
  },
  review: {
    lede: (payer: string) => `${payer} signs. The fields below are everything that it says.`,
    hold: "Hold to sign",
    wrong: [
      "Something here is not what you wanted: cancel. Nothing was sent.",
      "The chain finds another price in its block: with a limit it refuses, and only the fee is gone.",
    ],
  },
  guides: {
    stake: {
      what: "Buys alpha of a subnet for TAO, or sells it, or moves it. Stake stays this coldkey's.",
      wrong: [
        "A large trade moves the price of a small pool against you: watch what you would get.",
        "Somebody trades just before you. The price limit keeps that small.",
      ],
      hands: "The coldkey's passphrase.",
    },
    manage: {
      what: "Tells the chain something about a hotkey, a proxy or a subnet of this coldkey.",
      wrong: [
        "The wrong hotkey is named: compare the groups of its address.",
        "A proxy gets more than it needs: choose the narrowest type.",
      ],
      hands: "The coldkey's passphrase.",
    },
  },
} as const;

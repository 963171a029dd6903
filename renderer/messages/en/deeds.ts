/** Each kind of act in words: in one line, before it is signed, and when it is done. */
import { alphaLine, taoLine } from "../../lib/amount.ts";
import { percentOf } from "../../lib/format.ts";
import { count } from "../../lib/time.ts";

/** Alpha has as many decimals as TAO, and is another token on each subnet. */
const ofSubnet = (alpha: bigint, netuid: number): string =>
  netuid === 0 ? taoLine(alpha) : `${alphaLine(alpha)} of subnet ${netuid}`;
const percent = (take: number): string => percentOf(take, 65_535);
const place = (netuid: number): string => (netuid === 0 ? "root" : `subnet ${netuid}`);
const everywhere = (netuid: number | null): string =>
  netuid === null ? "on all subnets" : `on subnet ${netuid}`;

const claims = {
  Swap: () => "Have root dividends sold for TAO",
  Keep: () => "Keep root dividends as alpha",
  KeepSubnets: (netuids: string) => `Keep root dividends as alpha of subnets ${netuids} only`,
} as const;
type ClaimType = keyof typeof claims;

export const deeds = {
  alphaLine: ofSubnet,
  percent,
  /** Of 2^64 − 1. */
  share: (part: bigint) => percentOf(Number((part * 1_000_000n) / (2n ** 64n - 1n)), 1_000_000),
  lines: {
    transferAll: (to: string) => `Send everything free to ${to}`,
    addStake: (rao: bigint, hotkey: string, netuid: number) =>
      `Stake ${taoLine(rao)} under ${hotkey} on ${place(netuid)}`,
    removeStake: (alpha: bigint, hotkey: string, netuid: number) =>
      `Unstake ${ofSubnet(alpha, netuid)} from ${hotkey}`,
    moveStake: (alpha: bigint, netuid: number, hotkey: string, to: string, toNetuid: number) =>
      `Move ${ofSubnet(alpha, netuid)} from ${hotkey} to ${to} on ${place(toNetuid)}`,
    swapStake: (alpha: bigint, netuid: number, toNetuid: number, hotkey: string) =>
      `Swap ${ofSubnet(alpha, netuid)} into ${place(toNetuid)} under ${hotkey}`,
    transferStake: (alpha: bigint, netuid: number, to: string) =>
      `Give ${ofSubnet(alpha, netuid)} to ${to}`,
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
    setIdentity: (name: string) =>
      name === "" ? "Set the public identity" : `Set the public identity to “${name}”`,
    setChildren: (hotkey: string, netuid: number, n: number) =>
      `Give ${hotkey} ${n} ${n === 1 ? "child" : "children"} on ${place(netuid)}`,
    noChildren: (hotkey: string, netuid: number) =>
      `Take all children of ${hotkey} away on ${place(netuid)}`,
    childkeyTake: (hotkey: string, netuid: number, take: number) =>
      `Set the take of ${hotkey} as a child on ${place(netuid)} to ${percent(take)}`,
    rootClaimType: (claim: ClaimType, netuids: string) => claims[claim](netuids),
    lockStake: (alpha: bigint, netuid: number, hotkey: string) =>
      `Lock ${ofSubnet(alpha, netuid)} for ${hotkey}`,
    moveLock: (netuid: number, hotkey: string) => `Move the lock on ${place(netuid)} to ${hotkey}`,
    perpetualLock: (netuid: number, isPerpetual: boolean) =>
      isPerpetual
        ? `Keep the lock on ${place(netuid)} whole`
        : `Let the lock on ${place(netuid)} decay`,
    rejectLocked: (isRejecting: boolean) =>
      isRejecting ? "Refuse locked stake from others" : "Accept locked stake from others",
    batch: (n: number) => `${n} acts at once, all or none`,
    batchOfTransfers: (rao: bigint, n: number) => `Send ${taoLine(rao)} in ${n} transfers`,
    batchOfSeats: (rao: bigint, n: number) => `Make ${n} registrations for at most ${taoLine(rao)}`,
    proxied: (real: string, line: string) => `For ${real}: ${line}`,
    announced: (real: string, line: string) => `Announce for ${real}: ${line}`,
    executed: (real: string, line: string) => `Carry out for ${real}: ${line}`,
    rejected: (delegate: string) => `Reject what ${delegate} announced`,
    withdrawn: (real: string) => `Take back what was announced for ${real}`,
    proposed: (multisig: string, line: string) => `Propose to ${multisig}: ${line}`,
    approved: (multisig: string, line: string) => `Approve for ${multisig}: ${line}`,
    multisigCancelled: (threshold: number, members: number) =>
      `Cancel a proposal of the multisig of ${threshold} of ${members}`,
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
    identity: "These texts are public for good: older ones stay in the chain's history.",
    children: "The children work with the given shares of this hotkey's stake.",
    childkeyTake: "The hotkey keeps this share of what it earns with its parents' stake.",
    claimType: "From now on root dividends are paid in this way.",
    locked:
      "The stake stays yours and earns, but what is locked cannot be taken out, sold or given away until the lock has decayed. Nobody can end it sooner.",
    lockMoved: "The same lock counts for another hotkey. What is locked stays locked.",
    lockKind: "It changes whether what is locked becomes free little by little, or stays locked.",
    rejectLocked: "It changes whether others may give this coldkey stake that is locked.",
    batch: "All of it is done in one block, or nothing of it.",
    proxied: "It is done in the name of the other account, which pays for what is inside.",
    announced: "Nothing yet: the other account can reject it until the delay is over.",
    rejected:
      "The announced call can no longer be carried out. Its deposit goes back to the proxy.",
    withdrawn: "The announced call can no longer be carried out. Its deposit comes back.",
    proposed:
      "The proposal waits on the chain for the other members. The deposit comes back when it is carried out or cancelled.",
    approved: "Your approval counts. With the last one that is missing the call is carried out.",
    multisigCancelled: "The proposal is gone, and the deposit comes back to who made it.",
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
    lossOf: (permyriad: number) => percentOf(permyriad, 10_000),
    free: "free TAO",
    amount: (amount: bigint, netuid: number | null) =>
      netuid === null ? taoLine(amount) : ofSubnet(amount, netuid),
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
      `${ofSubnet(alpha, netuid)} were bought for ${taoLine(rao)}.`,
    removed: (rao: bigint, alpha: bigint, netuid: number) =>
      `${taoLine(rao)} came back for ${ofSubnet(alpha, netuid)}.`,
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
    isPerpetual: "Lock stays whole",
    isRejecting: "Refuses locked stake",
    take: "Take",
    proxyType: "Type",
    delayBlocks: "Delay in blocks",
    newColdkeyHash: "Hash of the new coldkey",
    name: "Name",
    url: "Web address",
    githubRepo: "Repository",
    image: "Image",
    discord: "Discord",
    description: "Description",
    additional: "More",
    children: "Children",
    proportions: "Shares",
    claim: "Kind of claim",
    items: "Acts",
    call: "Call",
    real: "Account acted for",
    callHash: "Hash of the call",
    members: "Members",
    threshold: "Approvals needed",
    timepoint: "First approval",
    maxRefTime: "Most computing time",
    maxProofSize: "Most proof size",
    enabled: "On",
    yes: "yes",
    no: "no",
    all: "all",
  },
  review: {
    lede: (payer: string) => `${payer} signs. The fields below are everything that it says.`,
    hold: "Hold to sign",
    ledeBatch: (payer: string) =>
      `${payer} pays for all of it. Each act below was decoded from the bytes; all are done, or none.`,
    ledeProxy: (payer: string, real: string) =>
      `${payer} signs and pays the fee. What is inside is done in the name of ${real}.`,
    ledeMultisig: (payer: string, multisig: string) =>
      `${payer} signs as a member. What is inside is done in the name of ${multisig}, once enough members agree.`,
    announce: (real: string) => `Announce a call for ${real}`,
    ledeAnnounce: (payer: string) =>
      `${payer} signs. Only a hash of the call is in these bytes: the call itself is shown again, decoded, when it is carried out.`,
    lastFourReal: "Last four characters of the account acted for",
    lastFourMultisig: "Last four characters of the multisig's address",
    insideTitle: (n: number) => (n === 1 ? "What is inside" : `The ${n} acts inside`),
    insideProof: "Each one decoded by the vault from the bytes that are signed.",
    number: "No.",
    what: "What",
    total: "Together, at most",
    doneFor: (name: string) => `in the name of ${name}`,
    details: "Every field",
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

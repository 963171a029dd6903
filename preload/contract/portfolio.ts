/**
 * What one coldkey holds, all of one block. Amounts are rao: of TAO where the name ends in `Rao`, of a subnet's own
 * token (or TAO on root) where it is called `alpha`. A value in TAO of something that is not TAO is an estimate:
 * `spotRao` at the price of the block without what selling would cost, `saleRao` what the pool would pay for all of it.
 */
import * as v from "valibot";
import { BlockNumber, Count, Hash, Netuid, Rao, Ss58, TimeMs } from "../../main/codec/values.ts";
import type { CallTable } from "./shared.ts";

const Take = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(65_535));
const u64 = v.pipe(v.bigint(), v.minValue(0n), v.maxValue(2n ** 64n - 1n));
/** Sums of several u64. */
const Sum = v.pipe(v.bigint(), v.minValue(0n));

export const HeldPosition = v.strictObject({
  hotkey: Ss58,
  netuid: Netuid,
  alpha: Rao,
  spotRao: Sum,
  /** The hotkey has a seat there. */
  isRegistered: v.boolean(),
  /** This coldkey owns the hotkey; otherwise it is stake under somebody else's. */
  isOwn: v.boolean(),
});
export type HeldPosition = v.InferOutput<typeof HeldPosition>;

/** All stake of the coldkey on one subnet, over all hotkeys. */
export const HeldSubnet = v.strictObject({
  netuid: Netuid,
  name: v.string(),
  symbol: v.string(),
  alpha: Sum,
  /** Part of `alpha` that may not be unstaked now. */
  lockedAlpha: Rao,
  /** Rao for one alpha. */
  priceRao: Rao,
  spotRao: Sum,
  /** For `alpha` without `lockedAlpha`, sold together now, fee taken off. null: the pool would refuse it. */
  saleRao: v.nullable(Sum),
});
export type HeldSubnet = v.InferOutput<typeof HeldSubnet>;

const Children = v.array(v.strictObject({ hotkey: Ss58, proportion: u64 }));
export const HeldHotkey = v.strictObject({
  address: Ss58,
  isOwned: v.boolean(),
  /** In the coldkey's list of staking hotkeys; there may be no stake left. */
  isStaked: v.boolean(),
  /** null: nobody. */
  owner: v.nullable(Ss58),
  /** Of 65 535. */
  take: Take,
  /**
   * Seats, of owned hotkeys only. `emission`: alpha of the last epoch. `childTake`: what it keeps there as somebody's child.
   */
  registrations: v.array(
    v.strictObject({ netuid: Netuid, uid: Count, emission: Rao, childTake: Take }),
  ),
  /** Of owned hotkeys only. A proportion is of 2^64 − 1. */
  children: v.array(
    v.strictObject({
      netuid: Netuid,
      children: Children,
      /** Takes the place of `children` from that block on. */
      pending: v.nullable(v.strictObject({ children: Children, fromBlock: Sum })),
    }),
  ),
});
export type HeldHotkey = v.InferOutput<typeof HeldHotkey>;

export const Holdings = v.strictObject({
  coldkey: Ss58,
  atBlock: BlockNumber,
  seenAtMs: TimeMs,
  account: v.strictObject({
    freeRao: Rao,
    reservedRao: Rao,
    spendableRao: Rao,
    /** The chain knows the account. */
    exists: v.boolean(),
  }),
  /** Ascending by netuid, root (0) first. */
  subnets: v.array(HeldSubnet),
  positions: v.array(HeldPosition),
  /** Owned ones first. */
  hotkeys: v.array(HeldHotkey),
  /** At most one on each subnet, for one hotkey; over all of the coldkey's stake there. */
  locks: v.array(
    v.strictObject({
      netuid: Netuid,
      hotkey: Ss58,
      /** Locked now, as the runtime counts it. */
      alpha: Sum,
      /** What was locked when somebody last locked, moved or changed it. */
      written: v.strictObject({ alpha: Rao, atBlock: BlockNumber }),
      /** It never decays. */
      isPerpetual: v.boolean(),
    }),
  ),
  /** Blocks in which half of a lock that decays comes free; null: this runtime does not say. */
  lockHalfBlocks: v.nullable(Count),
  ownedSubnets: v.array(v.strictObject({ netuid: Netuid, name: v.string() })),
  /** What root stake earned and was not claimed yet. */
  claims: v.strictObject({
    kind: v.picklist(["swap", "keep", "keep-subnets"]),
    keptNetuids: v.array(Netuid),
    waiting: v.array(v.strictObject({ hotkey: Ss58, netuid: Netuid, alpha: Sum, spotRao: Sum })),
  }),
  autoStake: v.array(v.strictObject({ netuid: Netuid, hotkey: Ss58 })),
  /** Accounts that may act for this one. */
  proxies: v.strictObject({
    list: v.array(v.strictObject({ delegate: Ss58, proxyType: v.string(), delayBlocks: Count })),
    depositRao: Rao,
  }),
  /** Calls that wait for approvals, when this address is a multisig account. */
  multisigs: v.array(
    v.strictObject({
      callHash: Hash,
      sinceBlock: BlockNumber,
      index: Count,
      depositor: Ss58,
      approvals: v.array(Ss58),
      depositRao: Rao,
    }),
  ),
  /** What the owner wrote on chain about itself: foreign text, never a link. */
  identity: v.nullable(v.strictObject({ name: v.string(), url: v.string(), about: v.string() })),
  /** An announced swap of this coldkey. */
  swap: v.nullable(
    v.strictObject({
      executableAtBlock: BlockNumber,
      newColdkeyHash: Hash,
      disputedAtBlock: v.nullable(BlockNumber),
    }),
  ),
  takesLockedAlpha: v.boolean(),
  totals: v.strictObject({
    freeRao: Rao,
    reservedRao: Rao,
    /** Estimates. */
    stakeSpotRao: Sum,
    stakeSaleRao: Sum,
    claimsSpotRao: Sum,
    /** free + reserved + stake: at spot, and as sold now. Claims are in neither. */
    spotRao: Sum,
    saleRao: Sum,
    /** Of the seats of owned hotkeys, one epoch, at spot. */
    emissionSpotRao: Sum,
    /** Subnets whose stake the pool would refuse to buy: in `saleRao` with nothing. */
    unsellable: v.array(Netuid),
  }),
});
export type Holdings = v.InferOutput<typeof Holdings>;

/** One point of the history that is kept on this machine. All but `freeRao` are estimates of their time. */
export const HistoryPoint = v.strictObject({
  atBlock: BlockNumber,
  atMs: TimeMs,
  /** Free and reserved. */
  freeRao: Sum,
  stakeSpotRao: Sum,
  stakeSaleRao: Sum,
  emissionSpotRao: Sum,
});
export type HistoryPoint = v.InferOutput<typeof HistoryPoint>;

/** For whom a coldkey may act: looked for among all rows of the network, which is why it is done on request. */
export const ActsFor = v.strictObject({
  coldkey: Ss58,
  atBlock: BlockNumber,
  seenAtMs: TimeMs,
  /** Accounts that named it as their proxy. */
  proxyFor: v.array(v.strictObject({ account: Ss58, proxyType: v.string(), delayBlocks: Count })),
  /** Calls of multisig accounts that it proposed or approved, and that wait. */
  approved: v.array(
    v.strictObject({
      account: Ss58,
      callHash: Hash,
      approvals: Count,
      isDepositor: v.boolean(),
      sinceBlock: BlockNumber,
    }),
  ),
  /** Rows that were read, and whether these were all. */
  proxies: v.strictObject({ rows: Count, isWhole: v.boolean() }),
  multisigs: v.strictObject({ rows: Count, isWhole: v.boolean() }),
});
export type ActsFor = v.InferOutput<typeof ActsFor>;

export const portfolioCalls = {
  /** Any coldkey: everything in it is public. Three round trips. */
  "portfolio.look": [v.strictObject({ coldkey: Ss58 }), Holdings],
  /** As it was read last time on this network, at once and without the network; null when it never was. */
  "portfolio.last": [v.strictObject({ coldkey: Ss58 }), v.nullable(Holdings)],
  /** Reads every proxy and every waiting multisig call of the network, up to a limit: seconds. */
  "portfolio.actsFor": [v.strictObject({ coldkey: Ss58 }), ActsFor],
  /** As it was found last time on this network; null when nobody looked. */
  "portfolio.lastActsFor": [v.strictObject({ coldkey: Ss58 }), v.nullable(ActsFor)],
  /** Oldest first. */
  "portfolio.history": [v.strictObject({ coldkey: Ss58 }), v.array(HistoryPoint)],
} as const satisfies CallTable;

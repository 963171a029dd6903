/** The network, as it is seen. */
import * as v from "valibot";
import {
  BlockNumber,
  Count,
  FaultValue,
  Hash,
  Netuid,
  Rao,
  Ss58,
  TimeMs,
} from "../../main/codec/values.ts";
import { NetworkId } from "./app.ts";
import { type CallTable, nothing } from "./shared.ts";

export const ChainStatus = v.strictObject({
  network: NetworkId,
  /** The node that is asked, or was last tried; null inside the app, and without a network. */
  endpoint: v.nullable(v.string()),
  /** none: this profile has no network. away: no connection now; what is shown is old. */
  state: v.picklist(["none", "connecting", "live", "away"]),
  fault: v.nullable(FaultValue),
  genesisHash: v.nullable(Hash),
  specVersion: v.nullable(v.number()),
  best: v.nullable(v.strictObject({ number: BlockNumber, hash: Hash, seenAtMs: TimeMs })),
  finalized: v.nullable(v.strictObject({ number: BlockNumber, hash: Hash })),
  /** Milliseconds from block to block as observed, or the network's nominal value. */
  blockTimeMs: v.number(),
});
export type ChainStatus = v.InferOutput<typeof ChainStatus>;

export const Balance = v.strictObject({
  freeRao: Rao,
  reservedRao: Rao,
  nonce: Count,
  atBlock: BlockNumber,
  seenAtMs: TimeMs,
});
export const SubnetRow = v.strictObject({
  netuid: Netuid,
  name: v.string(),
  symbol: v.string(),
  burnRao: Rao,
  isOpen: v.boolean(),
  neurons: v.number(),
  maxNeurons: v.number(),
  immunityBlocks: v.number(),
  tempo: v.number(),
  /** Rao for one alpha. */
  priceRao: Rao,
  /** TAO that each block adds to its pool. */
  emissionRao: Rao,
  /** null: nobody. */
  owner: v.nullable(Ss58),
  /** The burn price `blocksBack` blocks ago; null when the node has forgotten that block, or it is not that old. */
  burnBefore: v.nullable(v.strictObject({ burnRao: Rao, blocksBack: Count })),
});
export type SubnetRow = v.InferOutput<typeof SubnetRow>;
export const SubnetList = v.strictObject({
  atBlock: BlockNumber,
  seenAtMs: TimeMs,
  subnets: v.array(SubnetRow),
});
export type SubnetList = v.InferOutput<typeof SubnetList>;

/** Shares are of 65 535. */
export const Neuron = v.strictObject({
  uid: Count,
  hotkey: Ss58,
  coldkey: v.nullable(Ss58),
  isActive: v.boolean(),
  /** It may validate. */
  hasPermit: v.boolean(),
  alpha: Rao,
  /** With what root stake counts for it: its weight in the subnet. */
  totalStakeRao: Rao,
  /** Alpha of the last epoch. */
  emission: Rao,
  incentive: Count,
  dividends: Count,
  consensus: Count,
  registeredAtBlock: BlockNumber,
  updatedAtBlock: BlockNumber,
});
export type Neuron = v.InferOutput<typeof Neuron>;
/** `value` of a fixed-point number is its digits; of an amount, rao. */
export const Hyperparameter = v.strictObject({
  name: v.string(),
  value: v.variant("kind", [
    v.strictObject({ kind: v.literal("flag"), is: v.boolean() }),
    v.strictObject({ kind: v.literal("number"), number: v.bigint() }),
    v.strictObject({ kind: v.literal("rao"), rao: Rao }),
    v.strictObject({ kind: v.literal("fraction"), digits: v.string() }),
  ]),
});
export type Hyperparameter = v.InferOutput<typeof Hyperparameter>;
export const SubnetDetail = v.strictObject({
  atBlock: BlockNumber,
  seenAtMs: TimeMs,
  row: SubnetRow,
  /** Reserves of the pool, and alpha outside of it. */
  pool: v.strictObject({ taoRao: Rao, alphaIn: Rao, alphaOut: Rao }),
  registeredAtBlock: BlockNumber,
  neurons: v.array(Neuron),
  hyperparameters: v.array(Hyperparameter),
});
export type SubnetDetail = v.InferOutput<typeof SubnetDetail>;

export const chainCalls = {
  "chain.subnets": [nothing, SubnetList],
  /** The list as it was read last time, at once and without the network; null when there is none. */
  "chain.lastSubnets": [nothing, v.nullable(SubnetList)],
  /** SUBNET_NOT_FOUND when there is no such subnet. */
  "chain.subnet": [v.strictObject({ netuid: Netuid }), SubnetDetail],
  /** As it was read last time on this network; null when nobody looked at it. */
  "chain.lastSubnet": [v.strictObject({ netuid: Netuid }), v.nullable(SubnetDetail)],
  /** Rehearsal only. `overrideUnsafe`: the typed override for a coldkey that is not yet safe. */
  "faucet.request": [
    v.strictObject({ address: Ss58, overrideUnsafe: v.optional(v.boolean(), false) }),
    v.strictObject({ amountRao: Rao, atBlock: BlockNumber }),
  ],
  /** Rehearsal only: moves time forward. */
  "rehearsal.advance": [
    v.strictObject({ blocks: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(50_000)) }),
    v.strictObject({ atBlock: BlockNumber }),
  ],
} as const satisfies CallTable;

/**
 * Operations that carry others: several at once, as a proxy of another account, as a member of a multisig. What is
 * carried is an operation like any other, so that the same drafts, reviews and words serve it.
 */
import * as v from "valibot";
import { BlockNumber, Hash, Rao, Ss58 } from "../values.ts";
import { ProxyType } from "./keys.ts";
import { PlainOperation } from "./plain.ts";

/** Each of them is read by a person before it is signed. The chain's own limit is far higher. */
export const MOST_IN_BATCH = 250;

/** All or nothing (`batch_all`): the only kind of batch that a wallet should send (domain reference §3.9). */
export const BatchOperation = v.strictObject({
  kind: v.literal("batch"),
  coldkey: Ss58,
  /** Of the same coldkey. */
  items: v.pipe(v.array(PlainOperation), v.minLength(1), v.maxLength(MOST_IN_BATCH)),
});

/** What may be carried: anything but another carrier. Its coldkey is the account that it is done for. */
export const CarriedOperation = v.variant("kind", [PlainOperation, BatchOperation]);

const asProxy = {
  coldkey: Ss58,
  /** The account that is acted for. */
  real: Ss58,
  call: CarriedOperation,
} as const;
/** null: the first entry that fits, as the chain sorts them. */
const forceType = { proxyType: v.nullable(ProxyType) } as const;

export const ProxyOperation = v.strictObject({
  kind: v.literal("proxy"),
  ...asProxy,
  ...forceType,
});
/** Only the hash of the call goes to the chain; whoever watches the real account has the delay to reject it. */
export const ProxyAnnounceOperation = v.strictObject({
  kind: v.literal("proxy-announce"),
  ...asProxy,
});
/** Once the delay is over anybody may send it: `delegate` is who announced it. */
export const ProxyExecuteOperation = v.strictObject({
  kind: v.literal("proxy-execute"),
  ...asProxy,
  ...forceType,
  delegate: Ss58,
});
/** By the real account, against what a delegate announced. */
export const ProxyRejectOperation = v.strictObject({
  kind: v.literal("proxy-reject"),
  coldkey: Ss58,
  delegate: Ss58,
  callHash: Hash,
});
/** By the delegate: takes its own announcement back. */
export const ProxyWithdrawOperation = v.strictObject({
  kind: v.literal("proxy-withdraw"),
  coldkey: Ss58,
  real: Ss58,
  callHash: Hash,
});

const ofMultisig = {
  /** The member that signs. */
  coldkey: Ss58,
  /** All of them, the signer included, in any order. */
  members: v.pipe(v.array(Ss58), v.minLength(2), v.maxLength(100)),
  threshold: v.pipe(v.number(), v.integer(), v.minValue(2), v.maxValue(100)),
} as const;
/** Where the first approval was included. null: to be read from the chain. */
export const Timepoint = v.strictObject({ height: BlockNumber, index: BlockNumber });
const when = { timepoint: v.nullable(Timepoint) } as const;
/** How much the call may weigh when it runs. null: to be asked of the chain. */
const weight = { maxRefTime: v.nullable(Rao), maxProofSize: v.nullable(Rao) } as const;

export const MultisigProposeOperation = v.strictObject({
  kind: v.literal("multisig-propose"),
  ...ofMultisig,
  ...weight,
  call: CarriedOperation,
});
/** Approves with the whole call, so that the signer's vault reads it; the last approval that is missing runs it. */
export const MultisigApproveOperation = v.strictObject({
  kind: v.literal("multisig-approve"),
  ...ofMultisig,
  ...when,
  ...weight,
  call: CarriedOperation,
});
/** Only by who proposed it. */
export const MultisigCancelOperation = v.strictObject({
  kind: v.literal("multisig-cancel"),
  ...ofMultisig,
  ...when,
  callHash: Hash,
});

export type CarriedOperation = v.InferOutput<typeof CarriedOperation>;

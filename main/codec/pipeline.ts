/**
 * The five values that every act with a key goes through (design §5), typed and versioned:
 * Operation → Draft → SigningRequest → Review → SignedRequest → Outcome.
 * There is no second way to sign anything.
 */
import * as v from "valibot";
import * as swap from "./operations/coldkey-swap.ts";
import * as nested from "./operations/nested.ts";
import { PlainOperation } from "./operations/plain.ts";
import { ValueEffects } from "./value-effects.ts";
import {
  BlockNumber,
  Bytes,
  Count,
  FaultValue,
  Hash,
  Hex,
  Id,
  Netuid,
  Rao,
  Ss58,
  TimeMs,
} from "./values.ts";

export { BatchOperation, CarriedOperation, Timepoint } from "./operations/nested.ts";

// --- Operation: what the user wants ----------------------------------------------------------------------------

export const Operation = v.variant("kind", [
  PlainOperation,
  nested.BatchOperation,
  nested.ProxyOperation,
  nested.ProxyAnnounceOperation,
  nested.ProxyExecuteOperation,
  nested.ProxyRejectOperation,
  nested.ProxyWithdrawOperation,
  nested.MultisigProposeOperation,
  nested.MultisigApproveOperation,
  nested.MultisigCancelOperation,
  swap.AnnounceSwapOperation,
  swap.ExecuteSwapOperation,
  swap.DisputeSwapOperation,
  swap.ClearSwapOperation,
]);
export type Operation = v.InferOutput<typeof Operation>;

// --- Draft: what it would do and cost, seen at one block -------------------------------------------------------

/** How sure an amount is before inclusion. */
export const Bound = v.picklist(["exact", "at-most", "about"]);
export const Cost = v.strictObject({
  /** deposit: set aside, and given back when its reason ends. stake: still the account's, in another form. */
  kind: v.picklist(["burn", "fee", "value", "stake", "deposit"]),
  rao: Rao,
  bound: Bound,
});
export type Cost = v.InferOutput<typeof Cost>;

const TradeSide = v.strictObject({
  /** null: free TAO. */
  netuid: v.nullable(Netuid),
  name: v.string(),
  /** Of TAO, or of that subnet's alpha. */
  amount: Rao,
  /** Rao per alpha at the block, before the trade; null for TAO. */
  priceRao: v.nullable(Rao),
});
export const Trade = v.strictObject({
  gives: TradeSide,
  gets: TradeSide,
  /** In units of what is given. */
  fee: Rao,
  /** How much less comes back than at the price before the trade, fee included: parts of ten thousand. */
  lossPermyriad: v.number(),
  limitPriceRao: v.nullable(Rao),
});
export type Trade = v.InferOutput<typeof Trade>;

export const Draft = v.strictObject({
  v: v.literal(1),
  id: Id,
  operation: Operation,
  /** Everything below was read at this block. */
  block: v.strictObject({ number: BlockNumber, hash: Hash, seenAtMs: TimeMs }),
  freeRao: Rao,
  /** Free balance if every cost is paid in full; null when it does not suffice. */
  freeAfterRao: v.nullable(Rao),
  costs: v.array(Cost),
  /** Live facts of the subnet, for `register`. */
  subnet: v.nullable(
    v.strictObject({
      netuid: Netuid,
      name: v.string(),
      burnRao: Rao,
      neurons: v.number(),
      maxNeurons: v.number(),
      /** Full subnet: registering replaces the lowest-ranked neuron past immunity. */
      replaces: v.boolean(),
      immunityBlocks: v.number(),
    }),
  ),
  /** What a trade with the subnets' pools would bring at this block. Never more than an estimate. */
  trade: v.nullable(Trade),
  /** The account that a proxy or a multisig acts for, and what the call inside costs it. null: nobody else's. */
  actsFor: v.nullable(
    v.strictObject({
      account: Ss58,
      freeRao: Rao,
      freeAfterRao: v.nullable(Rao),
      costs: v.array(Cost),
    }),
  ),
  /** Worth a thought, but allowed. A fact `item` counts the call of a batch from one. */
  warnings: v.array(FaultValue),
  /** Would fail on chain: the draft cannot go on. */
  blocking: v.array(FaultValue),
});
export type Draft = v.InferOutput<typeof Draft>;

// --- SigningRequest: self-contained; may cross an air gap -------------------------------------------------------

export const SigningRequest = v.strictObject({
  v: v.literal(1),
  id: Id,
  network: v.strictObject({ id: v.string(), genesisHash: Hash }),
  /** Who pays and signs. */
  account: Ss58,
  nonce: v.pipe(v.number(), v.integer(), v.minValue(0)),
  /** Mortal: includable in blocks birth + 1 … death − 1 (domain reference V9). */
  era: v.strictObject({
    period: v.pipe(v.number(), v.integer()),
    birthBlock: BlockNumber,
    birthHash: Hash,
    deathBlock: BlockNumber,
  }),
  tipRao: Rao,
  specName: v.string(),
  specVersion: v.pipe(v.number(), v.integer()),
  transactionVersion: v.pipe(v.number(), v.integer()),
  ss58Prefix: v.pipe(v.number(), v.integer()),
  tokenDecimals: v.pipe(v.number(), v.integer()),
  tokenSymbol: v.string(),
  /** RFC-78 digest that is signed (CheckMetadataHash mode 1). */
  metadataHash: Hash,
  /** RFC-78 proof for exactly this extrinsic: what the vault decodes with. */
  proof: Bytes,
  callData: Bytes,
  createdAtMs: TimeMs,
  /** Seen by the composing side, never proved: shown as such. */
  hints: v.strictObject({
    feeRao: v.nullable(Rao),
    freeRao: v.nullable(Rao),
    burnRao: v.nullable(Rao),
  }),
});
export type SigningRequest = v.InferOutput<typeof SigningRequest>;

// --- Review: what the vault itself read out of the bytes --------------------------------------------------------

export const Danger = v.picklist(["info", "care", "irreversible", "emergency"]);
export type Danger = v.InferOutput<typeof Danger>;

/** A decoded argument, flattened for display: path like `dest.Id` or `limit_price`. */
export const ReviewField = v.strictObject({
  path: v.string(),
  type: v.picklist([
    "address",
    "rao",
    "alpha",
    "netuid",
    "number",
    "bytes",
    "text",
    "flag",
    "variant",
  ]),
  /** Address as ss58, bytes as 0x-hex, numbers in decimal: text, because the screen only shows it. */
  value: v.string(),
});
export type ReviewField = v.InferOutput<typeof ReviewField>;

export const Review = v.strictObject({
  v: v.literal(1),
  requestId: Id,
  /** As the metadata names them, e.g. `SubtensorModule` and `register_limit`. */
  pallet: v.string(),
  call: v.string(),
  /** The act in one sentence, as a code with facts (the screen has the words). */
  sentence: FaultValue,
  danger: Danger,
  account: Ss58,
  /** Where value goes: what leaves the account, at most. */
  flow: v.array(
    v.strictObject({
      kind: v.picklist(["burn", "value", "stake", "tip"]),
      rao: Rao,
      bound: Bound,
      /** null: the account that signs; else the one that it acts for. */
      from: v.nullable(Ss58),
      to: v.nullable(Ss58),
    }),
  ),
  /** Who can receive what, at most, tip included: what the vault's policy judges. Never more than the bytes prove. */
  effects: ValueEffects,
  /** Of the call itself, without the calls inside. */
  fields: v.array(ReviewField),
  /** Every call inside, in the order of the bytes, each after the one that carries it. */
  inside: v.array(
    v.strictObject({
      /** 1: directly in the signed call. */
      depth: Count,
      /** In whose name it runs. */
      account: Ss58,
      pallet: v.string(),
      call: v.string(),
      sentence: FaultValue,
      danger: Danger,
      fields: v.array(ReviewField),
    }),
  ),
  nonce: v.number(),
  firstBlock: BlockNumber,
  lastBlock: BlockNumber,
  tipRao: Rao,
  genesisHash: Hash,
  specVersion: v.number(),
  metadataHash: Hash,
  callHex: Hex,
  /** blake2b-256 of what will be signed: the signature is bound to this and to nothing else. */
  payloadHash: Hash,
  /** Reasons why the vault will not sign. */
  blocking: v.array(FaultValue),
});
export type Review = v.InferOutput<typeof Review>;

// --- SignedRequest ----------------------------------------------------------------------------------------------

export const SignedRequest = v.strictObject({
  v: v.literal(1),
  requestId: Id,
  account: Ss58,
  payloadHash: Hash,
  /** sr25519, 64 bytes. */
  signature: Hex,
  /** The whole extrinsic with its compact length, ready to submit. */
  extrinsic: Hex,
  /** blake2b-256 of `extrinsic`, as nodes name it. */
  extrinsicHash: Hash,
});
export type SignedRequest = v.InferOutput<typeof SignedRequest>;

// --- Outcome ----------------------------------------------------------------------------------------------------

/**
 * signed → submitting → submitted → included → finalised; or failed (included, but the call was refused by the chain),
 * refused (never accepted), expired (era over, provably not included), lost (unknown: connection gone).
 */
export const OutcomeState = v.picklist([
  "signed",
  "submitting",
  "submitted",
  "included",
  "finalised",
  "failed",
  "refused",
  "expired",
  "lost",
]);
export const Outcome = v.strictObject({
  v: v.literal(1),
  state: OutcomeState,
  block: v.nullable(v.strictObject({ number: BlockNumber, hash: Hash, index: v.number() })),
  isFinal: v.boolean(),
  feeRao: v.nullable(Rao),
  /** What happened, from events, e.g. `{ code: "REGISTERED", facts: { netuid, uid, burnRao } }`. */
  effects: v.array(FaultValue),
  fault: v.nullable(FaultValue),
});
export type Outcome = v.InferOutput<typeof Outcome>;

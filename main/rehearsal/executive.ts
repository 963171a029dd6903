/** Builds a block: start of block, time, faucet, extrinsics, end of block (domain reference §9a.1). */

import { BLOCK_AUTHOR } from "./author.ts";
import {
  type Block,
  extrinsicsRoot,
  type Header,
  nextStateRoot,
  sealBlock,
  slotDigest,
} from "./block.ts";
import { paysFee } from "./call-weights.ts";
import { attempt, type Context } from "./context.ts";
import { encodeBare, type SignedExtrinsic } from "./extrinsic.ts";
import { inclusionFee, totalWeight } from "./fees.ts";
import type { Hex } from "./hex.ts";
import { depositInto, mintInto, withdrawKeepingAlive } from "./pallets/balances.ts";
import { beginBlockOfSubtensor } from "./pallets/subtensor.ts";
import {
  BLOCK_HASH_COUNT,
  blockHash,
  digestItems,
  eventCount,
  incrementNonce,
  number,
  parentHash,
} from "./pallets/system.ts";
import { applyTimestamp, now } from "./pallets/timestamp.ts";
import {
  type AccountId,
  type DispatchError,
  type DispatchEventInfo,
  weightOf,
} from "./primitives.ts";
import { dispatch, type EventRecord, type Phase, systemEvents } from "./runtime.ts";
import type { RuntimeCall, RuntimeEvent } from "./runtime-types.ts";
import { type Changes, layerOver } from "./state.ts";
import type { StateView } from "./storage.ts";
import { checkValidity, type Validity } from "./validity.ts";
import { BLOCK_WEIGHTS } from "./version.ts";

/** Length of a slot on the real chain. Chain time never runs slower than this per block, however fast blocks come. */
const SLOT_MS = 12_000n;

export interface Candidate {
  readonly bytes: Uint8Array;
  readonly extrinsic: SignedExtrinsic;
}

export interface Mint {
  readonly account: AccountId;
  readonly amountRao: bigint;
}

/** What happens without an extrinsic: a call by whoever has a copy of a key, or a decision of the chain's root. */
export type Act = (context: Context) => void;

/** No signature, no fee, no nonce: drills need a thief. */
export const actAs =
  (who: AccountId, call: RuntimeCall): Act =>
  (context) =>
    dispatch(context, { who, mayCall: null }, call);

export interface BlockPlan<C extends Candidate> {
  readonly parent: Block;
  readonly state: StateView;
  readonly nowMs: number;
  readonly mints: readonly Mint[];
  readonly acts: readonly Act[];
  /** In order of arrival. Those that are not valid in this block are left out. */
  readonly candidates: readonly C[];
  readonly genesisHash: Hex;
  readonly metadataDigest: Uint8Array | null;
}

export interface BuiltBlock<C extends Candidate> {
  readonly block: Block;
  readonly changes: Changes;
  readonly included: readonly C[];
  /** Of each act: its error, or null. */
  readonly actErrors: readonly (DispatchError | null)[];
}

export function buildBlock<C extends Candidate>(plan: BlockPlan<C>): BuiltBlock<C> {
  const layer = layerOver(plan.state);
  const blockNumber = plan.parent.header.number + 1;
  const records: EventRecord[] = [];
  let phase: Phase = { tag: "Initialization", value: null };
  let extrinsicIndex = 0;
  const context: Context = {
    state: layer,
    blockNumber,
    get extrinsicIndex() {
      return extrinsicIndex;
    },
    deposit: (event: RuntimeEvent) => {
      records.push({ phase, event, topics: [] });
    },
  };

  const timestampMs = nextTimestamp(plan);
  const logs = [slotDigest(timestampMs, SLOT_MS)];
  beginBlock(context, plan.parent, logs);
  for (const mint of plan.mints) mintInto(context, mint.account, mint.amountRao);
  const actErrors = plan.acts.map((act) => attempt(context, act));

  phase = { tag: "ApplyExtrinsic", value: 0 };
  const setTime = { tag: "set", value: { now: timestampMs } } as const;
  applyTimestamp(layer, setTime);
  depositSuccess(context, {
    weight: weightOf(0n, 0n),
    class: "Mandatory",
    pays_fee: "Yes",
  });

  const included = applyCandidates(context, plan, (index) => {
    phase = { tag: "ApplyExtrinsic", value: index };
    extrinsicIndex = index;
  });

  systemEvents.put(layer, records);
  eventCount.put(layer, records.length);
  const extrinsics = [
    encodeBare({ tag: "Timestamp", value: setTime }),
    ...included.map((candidate) => candidate.bytes),
  ];
  const header: Header = {
    parent_hash: plan.parent.hash,
    number: blockNumber,
    state_root: nextStateRoot(plan.parent.header.state_root, layer.changes),
    extrinsics_root: extrinsicsRoot(extrinsics),
    digest: { logs },
  };
  return { block: sealBlock(header, extrinsics), changes: layer.changes, included, actErrors };
}

/** The wall clock, but at least a slot after the block before: chain time runs ahead while blocks are made by hand. */
function nextTimestamp(plan: BlockPlan<Candidate>): bigint {
  const earliest = now.get(plan.state) + SLOT_MS;
  const clock = BigInt(plan.nowMs);
  return clock > earliest ? clock : earliest;
}

function beginBlock(context: Context, parent: Block, logs: Header["digest"]["logs"]): void {
  const { state, blockNumber } = context;
  number.put(state, blockNumber);
  parentHash.put(state, parent.hash);
  blockHash.put(state, parent.header.number, parent.hash);
  // As frame_system does at the end of a block; the genesis hash stays for ever.
  const outdated = blockNumber - BLOCK_HASH_COUNT - 1;
  if (outdated > 0) blockHash.kill(state, outdated);
  digestItems.put(state, { logs });
  beginBlockOfSubtensor(context);
}

/** Several rounds, because an extrinsic may have to wait for one with a lower nonce that arrived later. */
function applyCandidates<C extends Candidate>(
  context: Context,
  plan: BlockPlan<C>,
  startExtrinsic: (index: number) => void,
): readonly C[] {
  const included: C[] = [];
  let waiting = [...plan.candidates];
  let hasProgress = true;
  let weightUsed = 0n;
  while (hasProgress && waiting.length > 0) {
    hasProgress = false;
    const next: C[] = [];
    for (const candidate of waiting) {
      const validity = checkIn(context, plan, candidate);
      const weightAfter = weightUsed + totalWeight(candidate.extrinsic.call).ref_time;
      if (validity.kind === "valid" && (validity.waitsForNonce || isTooMuch(weightAfter))) {
        next.push(candidate);
      } else if (validity.kind === "valid") {
        startExtrinsic(included.length + 1);
        applyExtrinsic(context, candidate.extrinsic, validity.sender);
        included.push(candidate);
        weightUsed = weightAfter;
        hasProgress = true;
      }
    }
    waiting = next;
  }
  return included;
}

function isTooMuch(refTime: bigint): boolean {
  return refTime > (BLOCK_WEIGHTS.per_class.normal.max_total?.ref_time ?? 0n);
}

function checkIn(context: Context, plan: BlockPlan<Candidate>, candidate: Candidate): Validity {
  const { genesisHash, metadataDigest } = plan;
  const { state, blockNumber } = context;
  return checkValidity({ state, blockNumber, genesisHash, metadataDigest }, candidate.extrinsic);
}

/** Fee and nonce stay whatever becomes of the call. */
function applyExtrinsic(context: Context, extrinsic: SignedExtrinsic, signer: AccountId): void {
  const { call, tip } = extrinsic;
  const fee = inclusionFee(call, extrinsic.encodedLength) + tip;
  incrementNonce(context.state, signer);
  if (!withdrawKeepingAlive(context, signer, fee))
    throw new Error("fee was checked and is missing");
  const error = attempt(context, (inner) => dispatch(inner, { who: signer, mayCall: null }, call));
  depositInto(context, BLOCK_AUTHOR, fee);
  context.deposit({
    tag: "TransactionPayment",
    value: { tag: "TransactionFeePaid", value: { who: signer, actual_fee: fee, tip } },
  });
  const pays_fee = paysFee(call) ? "Yes" : "No";
  const info = { weight: totalWeight(call), class: "Normal", pays_fee } as const;
  if (error) depositFailure(context, error, info);
  else depositSuccess(context, info);
}

function depositSuccess(context: Context, info: DispatchEventInfo): void {
  context.deposit({
    tag: "System",
    value: { tag: "ExtrinsicSuccess", value: { dispatch_info: info } },
  });
}

function depositFailure(context: Context, error: DispatchError, info: DispatchEventInfo): void {
  context.deposit({
    tag: "System",
    value: { tag: "ExtrinsicFailed", value: { dispatch_error: error, dispatch_info: info } },
  });
}

/**
 * What a signature would do, read by the vault from the bytes that it would sign. Only calls with a review written for
 * them can be signed, and only while their argument list is the one that the review was written for.
 */
import { accountOf } from "../codec/address.ts";
import type { VariantValue } from "../codec/call-decoder.ts";
import { decodeRequest } from "../codec/decoded-request.ts";
import { signingPayload, toHex } from "../codec/payload.ts";
import type { Review, SigningRequest } from "../codec/pipeline.ts";
import type { ValueEffect, ValueEffects } from "../codec/value-effects.ts";
import type { Ss58 } from "../codec/values.ts";
import { type Fault, fault, ok, type Result, refuse } from "../lib/fault.ts";
import { reviewFields } from "./review-fields.ts";
import { argumentsOf } from "./reviewers/arguments.ts";
import { reviewers } from "./reviewers/index.ts";
import type { Meaning, Reviewer } from "./reviewers/reviewer.ts";

export interface ReviewPolicy {
  /** Network id → genesis hash. A known chain under another name, or another chain under a known name, is blocked. */
  readonly knownGenesis: Readonly<Record<string, string>>;
}

/** Domain reference §1.3. Practice networks have a genesis of their own, but never one of these. */
const PUBLIC_NETWORKS: ReviewPolicy = {
  knownGenesis: {
    finney: "0x2f0555cc76fc2840a25a6ea3b9637146806f1f44b090c175ffde2a7e5ab36c03",
    test: "0x8f9cf856bf558a14440e75569c9e58594757048d7b3a84b5d25f6bd978263105",
  },
};

/** What every screen takes for granted when it writes an amount or an address (domain reference §1.1, §1.2). */
const UNIT = { tokenDecimals: 9, ss58Prefix: 42 } as const;

/**
 * Throws a Refusal when there is nothing to review: account, era, proof, digest or bytes do not hold. What could be read
 * but must not be signed comes back with the reasons in `blocking`. `ownColdkeys`: whose hashes it can name.
 */
export function reviewRequest(
  request: SigningRequest,
  policy: ReviewPolicy = PUBLIC_NETWORKS,
  ownColdkeys: readonly Ss58[] = [],
): Review {
  // The schema knows an address by its letters only; the checksum is what a slip of the pen fails.
  accountOf(request.account);
  const { payloadHash } = signingPayload(request);
  const outer = decodeRequest(request);
  const call = calledIn(outer);
  const names = { pallet: outer.name, call: call?.name ?? "" };
  const reviewer = reviewers.get(`${names.pallet}.${names.call}`);
  const meaning = meaningOf(call, reviewer, names, ownColdkeys);
  const fields = call === null ? [] : reviewFields(call.fields, reviewer?.rao ?? []);
  const tip: Review["flow"] =
    request.tipRao > 0n ? [{ kind: "tip", rao: request.tipRao, bound: "exact", to: null }] : [];
  return {
    v: 1,
    requestId: request.id,
    ...names,
    sentence: meaning.ok ? meaning.value.sentence : fault("REVIEW_UNKNOWN", names),
    danger: meaning.ok ? meaning.value.danger : "emergency",
    account: request.account,
    flow: [...(meaning.ok ? meaning.value.flow : []), ...tip],
    effects: meaning.ok ? withTip(meaning.value.effects, request.tipRao) : null,
    fields: fields ?? [],
    nonce: request.nonce,
    firstBlock: request.era.birthBlock + 1,
    lastBlock: request.era.deathBlock - 1,
    tipRao: request.tipRao,
    genesisHash: request.network.genesisHash,
    specVersion: request.specVersion,
    metadataHash: request.metadataHash,
    callHex: toHex(request.callData),
    payloadHash,
    blocking: [
      ...(meaning.ok ? (meaning.value.blocking ?? []) : [meaning.fault]),
      ...(fields === null ? [fault("CALL_TOO_LARGE", { bytes: request.callData.length })] : []),
      ...chainFaults(request, policy),
    ],
  };
}

function withTip(effects: readonly ValueEffect[], tipRao: bigint): ValueEffects {
  const tip: ValueEffect[] = tipRao > 0n ? [{ via: "burn", to: null, atMostRao: tipRao }] : [];
  return [...effects, ...tip];
}

/** A pallet's variant wraps its `Call` enumeration: `RuntimeCall::Balances(Call::transfer_keep_alive { … })`. */
function calledIn(outer: VariantValue): VariantValue | null {
  const inner = outer.fields.length === 1 ? outer.fields[0]?.value : undefined;
  return inner?.kind === "variant" ? inner : null;
}

function chainFaults(request: SigningRequest, policy: ReviewPolicy): Fault[] {
  const { id, genesisHash } = request.network;
  const faults: Fault[] = [];
  for (const [network, known] of Object.entries(policy.knownGenesis)) {
    if ((network === id) !== (known === genesisHash)) {
      faults.push(fault("NETWORK_GENESIS_MISMATCH", { network: id, genesisHash }));
      break;
    }
  }
  for (const field of ["tokenDecimals", "ss58Prefix"] as const) {
    if (request[field] !== UNIT[field]) {
      faults.push(
        fault("CHAIN_UNIT_UNEXPECTED", { field, expected: UNIT[field], found: request[field] }),
      );
    }
  }
  return faults;
}

function meaningOf(
  call: VariantValue | null,
  reviewer: Reviewer | undefined,
  names: { pallet: string; call: string },
  ownColdkeys: readonly Ss58[],
): Result<Meaning> {
  if (call === null || reviewer === undefined) return refuse("CALL_UNKNOWN", names);
  const read = argumentsOf(call, reviewer.shape);
  if (!read.ok)
    return { ok: false, fault: fault(read.fault.code, { ...names, ...read.fault.facts }) };
  return ok(reviewer.mean(read.value, ownColdkeys));
}

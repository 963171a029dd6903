/**
 * What a signature would do, read by the vault from the bytes that it would sign. Only calls with a review written for
 * them can be signed, and only while their argument list is the one that the review was written for.
 */
import { accountOf } from "../codec/address.ts";
import { decodeRequest } from "../codec/decoded-request.ts";
import { signingPayload, toHex } from "../codec/payload.ts";
import type { Review, SigningRequest } from "../codec/pipeline.ts";
import type { ValueEffect, ValueEffects } from "../codec/value-effects.ts";
import type { Ss58 } from "../codec/values.ts";
import { type Fault, fault } from "../lib/fault.ts";
import { readCalls } from "./read-calls.ts";

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
  const read = readCalls(outer, request.account, ownColdkeys);
  const { top } = read;
  const tip: Review["flow"] =
    request.tipRao > 0n
      ? [{ kind: "tip", rao: request.tipRao, bound: "exact", from: null, to: null }]
      : [];
  return {
    v: 1,
    requestId: request.id,
    pallet: top.pallet,
    call: top.call,
    sentence: top.sentence,
    danger: read.danger,
    account: request.account,
    flow: [...read.flow, ...tip],
    effects: read.effects === null ? null : withTip(read.effects, request.tipRao),
    fields: [...top.fields],
    inside: (read.isTooLong ? [] : read.inside).map((one) => ({ ...one, fields: [...one.fields] })),
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
      ...read.blocking,
      ...(read.isTooLong ? [fault("CALL_TOO_LARGE", { bytes: request.callData.length })] : []),
      ...chainFaults(request, policy),
    ],
  };
}

function withTip(effects: readonly ValueEffect[], tipRao: bigint): ValueEffects {
  const tip: ValueEffect[] = tipRao > 0n ? [{ via: "burn", to: null, atMostRao: tipRao }] : [];
  return [...effects, ...tip];
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

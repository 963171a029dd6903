/**
 * What a request weighs and what reading it costs: one of every kind of operation, as a Desk writes it, against sending the
 * whole metadata. On the main network's metadata where that file is, on the rehearsal's elsewhere.
 */
import { randomBytes } from "node:crypto";
import { gzipSync } from "node:zlib";
import { networks } from "../../main/chain/networks.ts";
import { loadRuntime } from "../../main/chain/runtime.ts";
import { OPERATIONS } from "../../main/chain/testing-operations.ts";
import { prepareAnyVersion } from "../../main/codec/metadata-proof-maker.ts";
import { includedInExtrinsic, includedInSignedData, toHex } from "../../main/codec/payload.ts";
import { requestWith } from "../../main/codec/testing.ts";
import { requestBody } from "../../main/offline/bodies.ts";
import { sealMessage } from "../../main/offline/message.ts";
import { openPairingKey } from "../../main/offline/pairing-key.ts";
import { memoryKeychain } from "../../main/offline/testing.ts";
import { metadata } from "../../main/rehearsal/runtime.ts";
import { reviewRequest } from "../../main/vault/review.ts";

const UNIT = { decimals: 9, tokenSymbol: "TAO" };
const VERSION = { specName: "node-subtensor", specVersion: 424, transactionVersion: 1 };
const SIGHT = { bestBlock: 6_000_001, blockTimeMs: 12_000 };
const RUNS = 9;
/** Between two journals of some thousand entries. */
const CONSISTENCY_HASHES = 12;

/** What goes with every message between paired machines (docs/formats.md). */
const luggage = () => ({
  checkpoint: { size: 4_000, root: randomBytes(32), signature: randomBytes(68) },
  held: { size: 3_000, root: randomBytes(32), timeSec: 1_700_000_000, signature: randomBytes(64) },
  consistency: {
    from: 3_900,
    hashes: Array.from({ length: CONSISTENCY_HASHES }, () => new Uint8Array(randomBytes(32))),
  },
});

export interface Measured {
  readonly kind: string;
  readonly bytes: number;
  readonly proofBytes: number;
  /** Median of some runs: proof verified, call and extensions decoded, sentence written. */
  readonly reviewMs: number;
}
export interface Measurements {
  readonly chain: string;
  /** One of each kind; the smallest first. */
  readonly requests: readonly Measured[];
  readonly metadataBytes: number;
  readonly metadataZippedBytes: number;
  /** The same trust from whole metadata: decoded, hashed to its digest, and a call read with it. */
  readonly wholeMs: number;
}

function medianMs(work: () => unknown): number {
  const times = Array.from({ length: RUNS }, () => {
    const before = performance.now();
    work();
    return performance.now() - before;
  });
  return times.sort((a, b) => a - b)[RUNS >> 1] ?? 0;
}

/** `realMetadata`: the main network's; null: the rehearsal's is taken. */
export async function measureRequests(realMetadata: Uint8Array | null): Promise<Measurements> {
  const blob = realMetadata ?? metadata(15);
  const runtime = await loadRuntime(networks.finney, networks.finney.genesisHash, VERSION, blob);
  const prepared = prepareAnyVersion(blob, UNIT);
  const key = await openPairingKey(memoryKeychain());
  const own = OPERATIONS.flatMap(([one]) => (one.kind === "execute-swap" ? [one.destination] : []));
  const requests = new Map<string, Measured>();
  for (const [operation] of OPERATIONS) {
    if (requests.has(operation.kind)) continue;
    const bare = requestWith({
      callData: runtime.encodeCall(operation),
      metadataHash: toHex(prepared.digest),
    });
    const proof = prepared.proofFor(
      bare.callData,
      includedInExtrinsic(bare),
      includedInSignedData(bare),
    );
    const request = { ...bare, proof };
    const body = requestBody(request, SIGHT);
    const to = new Uint8Array(randomBytes(32));
    const head = { kind: "request" as const, to, seq: 100, createdAtMs: 1_700_000_000_000 };
    requests.set(operation.kind, {
      kind: operation.kind,
      bytes: sealMessage({ ...head, ...luggage(), body }, key).length,
      proofBytes: proof.length,
      reviewMs: medianMs(() => reviewRequest(request, undefined, own)),
    });
  }
  const [first] = OPERATIONS;
  if (first === undefined) throw new Error("No operation to measure");
  const callData = runtime.encodeCall(first[0]);
  const wholeMs: number[] = [];
  for (let run = 0; run < RUNS; run += 1) {
    const before = performance.now();
    const fresh = await loadRuntime(networks.finney, networks.finney.genesisHash, VERSION, blob);
    prepareAnyVersion(blob, UNIT);
    fresh.readCall(callData, first[0].coldkey);
    wholeMs.push(performance.now() - before);
  }
  return {
    chain: realMetadata === null ? "the rehearsal" : "finney 424",
    requests: [...requests.values()].sort((a, b) => a.bytes - b.bytes),
    metadataBytes: blob.length,
    metadataZippedBytes: gzipSync(blob, { level: 9 }).length,
    wholeMs: wholeMs.sort((a, b) => a - b)[RUNS >> 1] ?? 0,
  };
}

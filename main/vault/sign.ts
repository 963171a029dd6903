/**
 * Signs exactly what was reviewed. The review is made anew from the request's bytes, in this process and for this
 * signature; what the caller says it saw has to be the same.
 */
import { blake2b } from "@noble/hashes/blake2.js";
import type { Review, SignedRequest, SigningRequest } from "../codec/pipeline.ts";
import { Refusal } from "../lib/fault.ts";
import type { SecretBytes } from "../lib/secret.ts";
import { isSignatureOf, publicKeyIn, withPair } from "./keyring.ts";

/** The pure parts of the pipeline that signing rests on. */
export interface Pipeline {
  reviewRequest(request: SigningRequest): Review;
  /** What sr25519 signs: the payload, or its blake2b-256 when it is longer than 256 bytes. */
  signingPayload(request: SigningRequest): Uint8Array;
  /** The whole extrinsic with its compact length. */
  assembleExtrinsic(request: SigningRequest, signature: Uint8Array): Uint8Array;
}

/** REVIEW_BLOCKED when the vault would not sign it; PAYLOAD_CHANGED when it is not what the person saw. */
export function reviewForSigning(
  pipeline: Pipeline,
  request: SigningRequest,
  seenPayloadHash: string,
): Review {
  const review = pipeline.reviewRequest(request);
  if (review.blocking.length > 0) {
    throw new Refusal("REVIEW_BLOCKED", { reasons: review.blocking.map(({ code }) => code) });
  }
  if (review.payloadHash !== seenPayloadHash) throw new Refusal("PAYLOAD_CHANGED");
  return review;
}

/** Signs with the opened secret, and lets nothing out that its own check does not accept. */
export function signReviewed(
  pipeline: Pipeline,
  request: SigningRequest,
  review: Review,
  entropy: SecretBytes,
): SignedRequest {
  const payload = pipeline.signingPayload(request);
  const publicKey = publicKeyIn(request.account);
  const signature = entropy.use((bytes) => withPair(bytes, (pair) => pair.sign(payload)));
  if (!isSignatureOf(publicKey, payload, signature)) {
    throw new Error("The signature does not verify");
  }
  const extrinsic = pipeline.assembleExtrinsic(request, signature);
  return {
    v: 1,
    requestId: request.id,
    account: request.account,
    payloadHash: review.payloadHash,
    signature: hex(signature),
    extrinsic: hex(extrinsic),
    extrinsicHash: hex(blake2b(extrinsic, { dkLen: 32 })),
  };
}

function hex(bytes: Uint8Array): string {
  return `0x${Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString("hex")}`;
}

/**
 * Signs exactly what was reviewed. The review is made anew from the request's bytes, in this process and for this
 * signature; what the caller says it saw has to be the same.
 */
import { accountOf } from "../codec/address.ts";
import { type assembleExtrinsic, type signingPayload, toHex } from "../codec/payload.ts";
import type { Review, SignedRequest, SigningRequest } from "../codec/pipeline.ts";
import type { Ss58 } from "../codec/values.ts";
import { Refusal } from "../lib/fault.ts";
import { isSignatureOf, type KeySecret, withPairOf } from "./keyring.ts";
import type { reviewRequest } from "./review.ts";

/** The pure parts of the pipeline that signing rests on. */
export interface Pipeline {
  readonly reviewRequest: typeof reviewRequest;
  readonly signingPayload: typeof signingPayload;
  readonly assembleExtrinsic: typeof assembleExtrinsic;
}

/** REVIEW_BLOCKED when the vault would not sign it; PAYLOAD_CHANGED when it is not what the person saw. */
export function reviewForSigning(
  pipeline: Pipeline,
  request: SigningRequest,
  seenPayloadHash: string,
  ownColdkeys?: readonly Ss58[],
): Review {
  const review = pipeline.reviewRequest(request, undefined, ownColdkeys);
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
  secret: KeySecret,
): SignedRequest {
  const { toSign, payloadHash } = pipeline.signingPayload(request);
  if (payloadHash !== review.payloadHash) throw new Error("Review and payload do not agree");
  const publicKey = accountOf(request.account);
  const signature = withPairOf(secret, (pair) => pair.sign(toSign));
  if (!isSignatureOf(publicKey, toSign, signature)) {
    throw new Error("The signature does not verify");
  }
  const { extrinsic, extrinsicHash } = pipeline.assembleExtrinsic(request, signature);
  return {
    v: 1,
    requestId: request.id,
    account: request.account,
    payloadHash,
    signature: toHex(signature),
    extrinsic: toHex(extrinsic),
    extrinsicHash,
  };
}

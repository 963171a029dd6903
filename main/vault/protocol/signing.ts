/** Reviews and signatures. */
import * as v from "valibot";
import { Review, SignedRequest, SigningRequest } from "../../codec/pipeline.ts";
import { Bytes } from "../../codec/values.ts";
import { PortIndex, type VaultCallTable } from "./values.ts";

export const signingCalls = {
  /** Decodes the request from its own bytes and proof. Needs no secret. */
  review: [v.strictObject({ request: SigningRequest }), Review],
  /** Signs exactly the payload of `request`; `payloadHash` is the one that the user saw in the review. */
  sign: [
    v.strictObject({
      request: SigningRequest,
      payloadHash: v.string(),
      sealed: Bytes,
      passphrase: PortIndex,
    }),
    SignedRequest,
  ],
} as const satisfies VaultCallTable;

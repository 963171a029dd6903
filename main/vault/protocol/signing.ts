/** Reviews and signatures. */
import * as v from "valibot";
import { Review, SignedRequest, SigningRequest } from "../../codec/pipeline.ts";
import { Bytes, Ss58 } from "../../codec/values.ts";
import { Readings } from "../policy/time.ts";
import { PolicyWritten } from "./policy.ts";
import { PortIndex, type VaultCallTable } from "./values.ts";

/** Public: whose hashes the vault can name. Without them no hash of a coldkey is signed. */
const OwnColdkeys = v.exactOptional(v.pipe(v.array(Ss58), v.maxLength(10_000)));

export const signingCalls = {
  /** Decodes the request from its own bytes and proof. Needs no secret. */
  review: [v.strictObject({ request: SigningRequest, ownColdkeys: OwnColdkeys }), Review],
  /**
   * Signs exactly the payload of `request`; `payloadHash` is the one that the user saw in the review. Refuses as the
   * policy does (POLICY_*).
   */
  sign: [
    v.strictObject({
      request: SigningRequest,
      payloadHash: v.string(),
      sealed: Bytes,
      passphrase: PortIndex,
      ownColdkeys: OwnColdkeys,
      /** null: this coldkey has none on this network. */
      policy: v.nullable(
        v.strictObject({ bytes: Bytes, readings: Readings, acknowledgeTime: v.boolean() }),
      ),
    }),
    v.strictObject({
      signed: SignedRequest,
      /** The policy that has counted it: kept before the signature goes anywhere. */
      policy: v.nullable(PolicyWritten),
    }),
  ],
} as const satisfies VaultCallTable;

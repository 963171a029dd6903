/** Reviews and signs. */
import { encodeAddress } from "../../codec/address.ts";
import { Refusal } from "../../lib/fault.ts";
import { type Pipeline, reviewForSigning, signReviewed } from "../sign.ts";
import { judged } from "./policy.ts";
import type { VaultHandlers, VaultTools } from "./tools.ts";

export function signingHandlers(
  { headerOf, unseal, withPassphrase }: VaultTools,
  pipeline: Pipeline,
): Pick<VaultHandlers, "review" | "sign"> {
  return {
    review: ({ request, ownColdkeys }) => pipeline.reviewRequest(request, undefined, ownColdkeys),

    sign({ request, payloadHash, sealed, passphrase, policy, ownColdkeys }, ports) {
      const review = reviewForSigning(pipeline, request, payloadHash, ownColdkeys);
      const header = headerOf(sealed);
      const address = encodeAddress(header.publicKey);
      if (address !== request.account) throw new Refusal("KEY_MISMATCH", { address });
      return withPassphrase(ports, passphrase, async (typed) => {
        const { secret, sealing } = unseal(header, typed);
        sealing.key.wipe();
        return secret.bytes.spend(() => {
          const feeRao = request.hints.feeRao ?? 0n;
          const { id } = request.network;
          // Before the signature: what the policy refuses never exists.
          const counted = policy === null ? null : judged(policy, review, feeRao, id, secret);
          return { signed: signReviewed(pipeline, request, review, secret), policy: counted };
        });
      });
    },
  };
}

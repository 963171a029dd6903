/**
 * RFC-78 digests and proofs. The digest of a runtime is made once, soon after the connection: it keeps the event loop
 * busy for about a sixth of a second (metadata of 340 kB), which nobody should feel between "review" and the review.
 */
import type { PreparedMetadata } from "../codec/metadata-proof-maker.ts";
import type { Network } from "./networks.ts";
import type { Runtime } from "./runtime.ts";

export interface Prover {
  prepared(runtime: Runtime): Promise<PreparedMetadata>;
}

export function createProver({ tokenDecimals: decimals, tokenSymbol }: Network): Prover {
  // By the runtime itself: it is kept across reconnects, and goes with its last user.
  const known = new WeakMap<Runtime, Promise<PreparedMetadata>>();
  return {
    prepared(runtime) {
      const before = known.get(runtime);
      if (before !== undefined) return before;
      const work = prepare(runtime.metadataV15, { decimals, tokenSymbol });
      known.set(runtime, work);
      return work;
    },
  };
}

async function prepare(
  metadataV15: Uint8Array,
  unit: { decimals: number; tokenSymbol: string },
): Promise<PreparedMetadata> {
  const { prepareMetadata } = await import("../codec/metadata-proof-maker.ts");
  return prepareMetadata(metadataV15, unit);
}

/** The composing side of RFC 78: digest of a runtime's metadata and the proof for one extrinsic. Never in the vault. */
import { merkleizeMetadata } from "@polkadot-api/merkleize-metadata";
import { Refusal } from "../lib/fault.ts";

/** `meta` in little-endian, then the version byte. */
const MAGIC = [0x6d, 0x65, 0x74, 0x61];
/** The chain compiles its digest from V15; V16 numbers its types differently (domain reference §6.3). */
const DIGEST_VERSION = 15;

export interface PreparedMetadata {
  digest: Uint8Array;
  /** Refuses CALL_UNDECODABLE when the bytes are not a call of this runtime. */
  proofFor(
    callData: Uint8Array,
    includedInExtrinsic: Uint8Array,
    includedInSignedData: Uint8Array,
  ): Uint8Array;
}

/** Slow (hundreds of milliseconds): once per runtime. Refuses METADATA_NOT_V15 { version } and METADATA_MALFORMED. */
export function prepareMetadata(
  metadata: Uint8Array,
  properties: { decimals: number; tokenSymbol: string },
): PreparedMetadata {
  const version = metadata[4] ?? 0;
  if (MAGIC.some((byte, index) => metadata[index] !== byte))
    throw new Refusal("METADATA_MALFORMED", {});
  if (version !== DIGEST_VERSION) throw new Refusal("METADATA_NOT_V15", { version });
  return prepareAnyVersion(metadata, properties);
}

/** Without the version check: only a test against a known V16 digest may call it. */
export function prepareAnyVersion(
  metadata: Uint8Array,
  properties: { decimals: number; tokenSymbol: string },
): PreparedMetadata {
  let merkleized: ReturnType<typeof merkleizeMetadata>;
  let digest: Uint8Array;
  try {
    // A copy: the library's decoder reads on past the end of a view into a larger buffer.
    merkleized = merkleizeMetadata(metadata.slice(), properties);
    digest = merkleized.digest();
  } catch (cause) {
    throw new Refusal("METADATA_MALFORMED", {}, { cause });
  }
  return {
    digest,
    proofFor(callData, inExtrinsic, inSignedData) {
      try {
        return merkleized.getProofForExtrinsicParts(callData, inExtrinsic, inSignedData);
      } catch (cause) {
        throw new Refusal("CALL_UNDECODABLE", {}, { cause });
      }
    },
  };
}

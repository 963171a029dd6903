/** Metadata as the node sends it, read by polkadot.js without a connection. */
import type { ApiPromise } from "@polkadot/api";
import { fromHex, toHex } from "../codec/payload.ts";
import { Reader } from "../codec/reader.ts";
import { equalBytes, utf8ToBytes } from "../lib/bytes.ts";
import { Refusal } from "../lib/fault.ts";
import { ZERO_SIZE_EXTENSIONS } from "./expectations.ts";
import type { Network } from "./networks.ts";
import type { RuntimeVersionReply } from "./replies.ts";

const METADATA_MAGIC = utf8ToBytes("meta");
export const METADATA_VERSION = 15;
/** No runtime with the pallets used here fits into less; polkadot.js prints about metadata without basic types. */
const LEAST_METADATA_BYTES = 8_192;

/**
 * Takes the reply of `Metadata_metadata_at_version(15)` apart (Option of opaque bytes). V16 gives a digest that the
 * chain does not accept (domain reference §6.3), so the version byte is asserted.
 */
export function openMetadata(reply: string): Uint8Array {
  try {
    const reader = new Reader(fromHex(reply));
    if (reader.u8() === 1) {
      const blob = reader.bytes(reader.count(1));
      if (blob.length < LEAST_METADATA_BYTES) throw new Refusal("METADATA_UNREADABLE");
      const isV15 = equalBytes(blob.subarray(0, 4), METADATA_MAGIC) && blob[4] === METADATA_VERSION;
      if (isV15 && reader.left === 0) return blob;
    }
  } catch (error) {
    throw new Refusal("METADATA_UNREADABLE", {}, { cause: error });
  }
  throw new Refusal("METADATA_UNREADABLE");
}

/** polkadot.js asks five questions before it reads metadata: all answered from what was already checked. */
export async function readMetadata(
  network: Network,
  genesisHash: string,
  version: RuntimeVersionReply,
  metadataV15: Uint8Array,
): Promise<ApiPromise> {
  const answers = new Map<string, unknown>([
    ["chain_getBlockHash", genesisHash],
    ["state_getRuntimeVersion", { ...version, apis: [] }],
    ["system_chain", network.id],
    [
      "system_properties",
      {
        ss58Format: network.ss58Prefix,
        tokenDecimals: network.tokenDecimals,
        tokenSymbol: network.tokenSymbol,
      },
    ],
    ["rpc_methods", { methods: [] }],
  ]);
  const offline = {
    hasSubscriptions: false,
    isClonable: false,
    isConnected: false,
    clone: () => offline,
    connect: () => Promise.resolve(),
    disconnect: () => Promise.resolve(),
    on: () => () => undefined,
    // The interface lets the caller name the type of the result, as polkadot.js does everywhere.
    send: <T>(method: string): Promise<T> => {
      const answer = answers.get(method);
      if (answer === undefined) return Promise.reject(new Error(`Offline: ${method}`));
      return Promise.resolve(answer as T);
    },
    subscribe: () => Promise.reject(new Error("Offline")),
    unsubscribe: () => Promise.resolve(true),
  };
  const { ApiPromise } = await import("@polkadot/api");
  /** Its own start-up prints every failure; this way the failure is ours to report. */
  class MetadataReader extends ApiPromise {
    async read(): Promise<void> {
      await this._loadMeta();
    }
  }
  const nothing = { extrinsic: {}, payload: {} };
  const api = new MetadataReader({
    provider: offline,
    noInitWarn: true,
    throwOnUnknown: true,
    metadata: { [`${genesisHash}-${version.specVersion}`]: `0x${toHex(metadataV15).slice(2)}` },
    signedExtensions: Object.fromEntries(ZERO_SIZE_EXTENSIONS.map((name) => [name, nothing])),
  });
  await api.read();
  return api;
}

/** Blocks and headers. The roots are plain hashes: this node has no trie, so nothing can be proved against them. */
import { named, spelled, struct } from "./composite.ts";
import { blake2_256, blake2_256Hex, concat, textBytes } from "./hashing.ts";
import { fromHex, type Hex, toHex } from "./hex.ts";
import { type DigestItem, digest, h256 } from "./primitives.ts";
import { ScaleWriter } from "./scale.ts";
import type { Changes } from "./state.ts";
import { compactOfU32, encode, u64, type ValueOf } from "./type.ts";

const header = struct(
  "sp_runtime::generic::header::Header",
  named({
    parent_hash: spelled(h256, "Hash::Output"),
    number: spelled(compactOfU32, "Number"),
    state_root: spelled(h256, "Hash::Output"),
    extrinsics_root: spelled(h256, "Hash::Output"),
    digest: spelled(digest, "Digest"),
  }),
);
export type Header = ValueOf<typeof header>;

export interface Block {
  readonly hash: Hex;
  readonly header: Header;
  readonly extrinsics: readonly Uint8Array[];
}

export function sealBlock(header: Header, extrinsics: readonly Uint8Array[]): Block {
  return { hash: hashOf(header), header, extrinsics };
}

export function hashOf(value: Header): Hex {
  return blake2_256Hex(encode(header, value));
}

const NO_HASH: Hex = `0x${"00".repeat(32)}`;

/**
 * The same for every seed and every installation, so that the app can pin it: its roots do not depend on the made-up
 * network, but on this text. Change it when a signature for one rehearsal must not be valid on the next kind.
 */
const GENESIS_TEXT = textBytes("Bittensor Rehearsal, genesis of network 1");
export const genesisBlock: Block = sealBlock(
  {
    parent_hash: NO_HASH,
    number: 0,
    state_root: blake2_256Hex(GENESIS_TEXT),
    extrinsics_root: blake2_256Hex(new Uint8Array()),
    digest: { logs: [] },
  },
  [],
);

/** Hash of the previous root and of what changed, in the order of the keys. */
export function nextStateRoot(previous: Hex, changes: Changes): Hex {
  const out = new ScaleWriter();
  out.bytes(fromHex(previous));
  for (const key of [...changes.keys()].sort()) {
    out.text(key);
    out.blob(changes.get(key) ?? new Uint8Array());
  }
  return blake2_256Hex(out.finish());
}

export function extrinsicsRoot(extrinsics: readonly Uint8Array[]): Hex {
  return toHex(blake2_256(concat(...extrinsics.map(blake2_256))));
}

const AURA = textBytes("aura");
/** The digest by which an Aura block names its slot. Nobody seals the blocks of a rehearsal. */
export function slotDigest(timestampMs: bigint, slotMs: bigint): DigestItem {
  return { tag: "PreRuntime", value: [AURA, encode(u64, timestampMs / slotMs)] };
}

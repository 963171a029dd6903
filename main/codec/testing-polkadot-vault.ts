/**
 * The phone's side, for tests: Polkadot Vault's reading of frames and of a transaction with proof, written from its own
 * sources (`process_payload.rs`, `parse_transaction.rs`, `sign_transaction.rs`) and not from ours.
 */
import { blake2b } from "@noble/hashes/blake2.js";
import { encodeAddress } from "@polkadot/util-crypto";
import { Reader } from "./reader.ts";
import { readExtrinsicInfo, readTypeLeaf } from "./type-tree.ts";
import { joinBytes } from "./writer.ts";

export function readFramesAsPhone(frames: readonly Uint8Array[]): Uint8Array {
  const elements = new Map<number, Uint8Array>();
  let total = 0;
  for (const frame of frames) {
    const view = new DataView(frame.buffer, frame.byteOffset, frame.length);
    if (view.getUint8(0) !== 0) throw new Error("Not a frame of the plain row");
    total = view.getUint16(1);
    if (view.getUint16(3) >= total) throw new Error("LengthExceeded");
    elements.set(view.getUint16(3), frame.subarray(5));
  }
  if (elements.size !== total) throw new Error(`${elements.size} of ${total} frames`);
  return joinBytes(Array.from({ length: total }, (_, at) => elements.get(at) ?? new Uint8Array()));
}

export interface ReadByPhone {
  readonly account: string;
  readonly proof: Uint8Array;
  readonly callData: Uint8Array;
  readonly extensions: Uint8Array;
  readonly genesisHash: string;
  /** What the phone's key signs. */
  readonly toSign: Uint8Array;
}

export function readPayloadAsPhone(payload: Uint8Array): ReadByPhone {
  if (payload[0] !== 0x53 || payload[1] !== 1 || payload[2] !== 6) {
    throw new Error("PayloadNotSupported");
  }
  const account = encodeAddress(payload.subarray(3, 35), 42);
  const genesis = payload.subarray(-32);
  const body = payload.subarray(35, -32);
  const reader = new Reader(body);
  // `Proof { leaves, leaf_indices, nodes }`, `ExtrinsicMetadata`, `ExtraInfo`.
  for (let left = reader.count(3); left > 0; left -= 1) readTypeLeaf(reader);
  for (let left = reader.count(4); left > 0; left -= 1) reader.u32();
  for (let left = reader.count(32); left > 0; left -= 1) reader.bytes(32);
  readExtrinsicInfo(reader);
  reader.u32();
  reader.text();
  reader.unsigned(2);
  reader.u8();
  reader.text();
  const proof = body.subarray(0, reader.at);
  const callData = Uint8Array.from(reader.bytes(reader.count(1)));
  const extensions = body.subarray(reader.at);
  const content = joinBytes([callData, extensions]);
  return {
    account,
    proof: Uint8Array.from(proof),
    callData,
    extensions,
    genesisHash: `0x${Buffer.from(genesis).toString("hex")}`,
    toSign: content.length > 257 ? blake2b(content, { dkLen: 32 }) : content,
  };
}

/** From a signing request to the bytes that are signed, and from a signature to the extrinsic (§6.1, vectors V9). */
import { blake2b } from "@noble/hashes/blake2.js";
import { bytesToHex, hexToBytes } from "@noble/hashes/utils.js";
import { Refusal } from "../lib/fault.ts";
import { accountOf } from "./address.ts";
import { eraBytes } from "./era.ts";
import type { SigningRequest } from "./pipeline.ts";
import { compactBytes, joinBytes, littleEndian } from "./writer.ts";

/** A payload longer than this is replaced by its blake2b-256 hash before signing (FRAME's `SignedPayload`). */
const LONGEST_PLAIN_PAYLOAD = 256;
/** Extrinsic format 4, signed bit set. */
const SIGNED_V4 = 0x84;
const MULTI_ADDRESS_ID = 0x00;
const MULTI_SIGNATURE_SR25519 = 0x01;
/** CheckMetadataHash: mode byte in the extrinsic, `Some` tag before the hash in the signed data. */
const METADATA_HASH_ON = 0x01;

export const SIGNATURE_BYTES = 64;

export function toHex(bytes: Uint8Array): string {
  return `0x${bytesToHex(bytes)}`;
}

export function fromHex(hex: string): Uint8Array {
  return hexToBytes(hex.slice(2));
}

export function blake256(bytes: Uint8Array): Uint8Array {
  return blake2b(bytes, { dkLen: 32 });
}

/** The chain's type for the field. Refuses REQUEST_OUT_OF_RANGE: the request may come from another machine. */
function u32(
  request: SigningRequest,
  field: "nonce" | "specVersion" | "transactionVersion",
): bigint {
  const value = request[field];
  if (value < 0 || value > 0xffff_ffff) throw new Refusal("REQUEST_OUT_OF_RANGE", { field });
  return BigInt(value);
}

/** What the extensions put into the extrinsic: era, nonce, tip, metadata-hash mode. */
export function includedInExtrinsic(request: SigningRequest): Uint8Array {
  return joinBytes([
    eraBytes(request.era),
    compactBytes(u32(request, "nonce")),
    compactBytes(request.tipRao),
    Uint8Array.of(METADATA_HASH_ON),
  ]);
}

/** What is signed but not sent: versions, genesis, checkpoint, metadata hash. */
export function includedInSignedData(request: SigningRequest): Uint8Array {
  return joinBytes([
    littleEndian(u32(request, "specVersion"), 4),
    littleEndian(u32(request, "transactionVersion"), 4),
    fromHex(request.network.genesisHash),
    fromHex(request.era.birthHash),
    Uint8Array.of(METADATA_HASH_ON),
    fromHex(request.metadataHash),
  ]);
}

export interface Payload {
  payload: Uint8Array;
  /** What the key signs: the payload, or its hash when it is long. */
  toSign: Uint8Array;
  /** blake2b-256 of the payload, always: binds a review to a signature. */
  payloadHash: string;
}

export function signingPayload(request: SigningRequest): Payload {
  const payload = joinBytes([
    request.callData,
    includedInExtrinsic(request),
    includedInSignedData(request),
  ]);
  const hash = blake256(payload);
  return {
    payload,
    toSign: payload.length > LONGEST_PLAIN_PAYLOAD ? hash : payload,
    payloadHash: toHex(hash),
  };
}

/** The extrinsic with its compact length, ready for `author_submitExtrinsic`, and the hash that nodes give it. */
export function assembleExtrinsic(
  request: SigningRequest,
  signature: Uint8Array,
): { extrinsic: Uint8Array; extrinsicHash: string } {
  if (signature.length !== SIGNATURE_BYTES) throw new RangeError("A signature has 64 bytes");
  const body = joinBytes([
    Uint8Array.of(SIGNED_V4, MULTI_ADDRESS_ID),
    accountOf(request.account),
    Uint8Array.of(MULTI_SIGNATURE_SR25519),
    signature,
    includedInExtrinsic(request),
    request.callData,
  ]);
  const extrinsic = joinBytes([compactBytes(BigInt(body.length)), body]);
  return { extrinsic, extrinsicHash: toHex(blake256(extrinsic)) };
}

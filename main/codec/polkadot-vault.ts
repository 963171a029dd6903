/**
 * A signing request as Polkadot Vault's camera reads it, and the signature that its screen shows (its document
 * `docs/src/development/UOS.md`, and for the proof `rust/parser/src/decoding_with_proof.rs`). The proof travels with the
 * transaction, so that the phone needs no metadata of the chain and decodes what the chain will decode.
 */
import { Refusal } from "../lib/fault.ts";
import { accountOf } from "./address.ts";
import { fromHex, includedInExtrinsic, includedInSignedData, signingPayload } from "./payload.ts";
import type { SigningRequest } from "./pipeline.ts";
import { compactBytes, joinBytes } from "./writer.ts";

/** "Substrate", sr25519, transaction with metadata proof. */
const PRELUDE = Uint8Array.of(0x53, 0x01, 0x06);
/** A frame of the plain row: mark, how many there are, which one it is. */
const FRAME_MARK = 0x00;
/** polkadot-js shows 1,024; a smaller code is read by a phone at arm's length. */
const FRAME_BYTES = 512;
/**
 * Polkadot Vault signs a payload of up to 257 bytes as it is, the chain expects the hash from 257 on. At exactly 257 the
 * signature would be good for nothing.
 */
const LENGTH_OF_DISAGREEMENT = 257;
const MULTI_SIGNATURE_SR25519 = "01";
/** `MultiSignature`, SCALE: the scheme and 64 bytes, in hex. */
const SIGNATURE = /^(?:0x)?([0-9a-f]{2})([0-9a-f]{128})$/i;

/** Refuses PHONE_LENGTH_257, and PHONE_NO_PROOF where the chain was asked for a signature without one. */
export function polkadotVaultPayload(request: SigningRequest): Uint8Array {
  if (request.proof.length === 0) throw new Refusal("PHONE_NO_PROOF", {});
  if (signingPayload(request).payload.length === LENGTH_OF_DISAGREEMENT) {
    throw new Refusal("PHONE_LENGTH_257", {});
  }
  const { callData } = request;
  return joinBytes([
    PRELUDE,
    accountOf(request.account),
    // RFC 78's own encoding: types, their places, hashes; then the extrinsic's form and the chain's constants.
    request.proof,
    compactBytes(BigInt(callData.length)),
    callData,
    includedInExtrinsic(request),
    includedInSignedData(request),
    fromHex(request.network.genesisHash),
  ]);
}

/** The plain row, shown again and again until the phone has all of it. At least one frame. */
export function polkadotVaultFrames(payload: Uint8Array): Uint8Array[] {
  const count = Math.max(1, Math.ceil(payload.length / FRAME_BYTES));
  return Array.from({ length: count }, (_, index) =>
    joinBytes([
      Uint8Array.of(FRAME_MARK, count >> 8, count & 0xff, index >> 8, index & 0xff),
      payload.subarray(index * FRAME_BYTES, (index + 1) * FRAME_BYTES),
    ]),
  );
}

/** The 64 bytes. Refuses PHONE_SIGNATURE_UNREADABLE, PHONE_SIGNATURE_SCHEME { scheme }. */
export function readPolkadotVaultSignature(text: string): Uint8Array {
  const [, scheme = "", signature = ""] = SIGNATURE.exec(text.trim()) ?? [];
  if (signature === "") throw new Refusal("PHONE_SIGNATURE_UNREADABLE", {});
  if (scheme !== MULTI_SIGNATURE_SR25519) throw new Refusal("PHONE_SIGNATURE_SCHEME", { scheme });
  return fromHex(`0x${signature.toLowerCase()}`);
}

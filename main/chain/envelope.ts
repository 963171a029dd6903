/**
 * The signed extrinsic around a call, version 4, with the extensions of `expectations.ts` (domain reference §6.1):
 * compact length ‖ 84 ‖ 00 ‖ account ‖ 01 ‖ signature ‖ era ‖ nonce ‖ tip ‖ mode ‖ call.
 */
import { blake2b } from "@noble/hashes/blake2.js";
import { fromHex, toHex } from "../codec/payload.ts";
import { Reader } from "../codec/reader.ts";
import { compactBytes } from "../codec/writer.ts";
import { concatBytes } from "../lib/bytes.ts";
import { Refusal } from "../lib/fault.ts";

/** Version 4 with the signed bit. */
const SIGNED_V4 = 0x84;
const ADDRESS_ID = 0x00;
const SR25519 = 0x01;
const SIGNATURE_LENGTH = 64;

/** As nodes name extrinsics: over the bytes with their length. */
export function extrinsicHash(extrinsic: string): string {
  return toHex(blake2b(fromHex(extrinsic), { dkLen: 32 }));
}

/** As long as the real one and valid in form, signed by nobody: what a fee is asked for. */
export function sketchExtrinsic(
  account: Uint8Array,
  era: Uint8Array,
  nonce: number,
  call: Uint8Array,
): Uint8Array {
  const body = concatBytes(
    new Uint8Array([SIGNED_V4, ADDRESS_ID]),
    account,
    new Uint8Array([SR25519]),
    new Uint8Array(SIGNATURE_LENGTH).fill(1),
    era,
    compactBytes(BigInt(nonce)),
    // No tip; metadata hash on.
    new Uint8Array([0, 1]),
    call,
  );
  return concatBytes(compactBytes(BigInt(body.length)), body);
}

export interface Envelope {
  readonly account: Uint8Array;
  readonly nonce: number;
  /** null: immortal. */
  readonly era: { readonly period: number; readonly phase: number } | null;
}

/** Null for anything but an sr25519-signed version 4 extrinsic. */
export function openEnvelope(extrinsic: string): Envelope | null {
  try {
    const reader = new Reader(fromHex(extrinsic));
    if (Number(reader.compact()) !== reader.left) return null;
    if (reader.u8() !== SIGNED_V4 || reader.u8() !== ADDRESS_ID) return null;
    const account = reader.bytes(32);
    if (reader.u8() !== SR25519) return null;
    reader.bytes(SIGNATURE_LENGTH);
    const first = reader.u8();
    const era = first === 0 ? null : mortality(first | (reader.u8() << 8));
    return { account, nonce: Number(reader.compact()), era };
  } catch (error) {
    if (error instanceof Refusal) return null;
    throw error;
  }
}

/** Domain reference §6.2: low four bits log2(period) − 1, the rest the phase in steps of period / 4096. */
function mortality(encoded: number): { period: number; phase: number } {
  const period = 2 << (encoded & 0b1111);
  const step = Math.max(1, period >> 12);
  return { period, phase: (encoded >> 4) * step };
}

/**
 * The blocks that can have included it, as seen from `current`. Two bytes do not tell one period from the next, so at
 * the end of a life the window reaches back over the whole period before: a search too wide finds what one too narrow
 * would deny.
 */
export function windowOf(
  { period, phase }: NonNullable<Envelope["era"]>,
  current: number,
): { readonly firstBlock: number; readonly lastBlock: number } {
  const birth = Math.floor((Math.max(current, phase) - phase) / period) * period + phase;
  return { firstBlock: Math.max(1, birth - period + 1), lastBlock: birth + period - 1 };
}

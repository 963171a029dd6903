/** Extrinsics on the wire, format version 4: bare (the block author's) and signed. */
import {
  type MultiAddress,
  type MultiSignature,
  multiAddress,
  multiSignature,
} from "./primitives.ts";
import { EXTRINSIC_VERSION, runtimeCall } from "./runtime.ts";
import type { RuntimeCall } from "./runtime-types.ts";
import { ScaleError, ScaleReader, ScaleWriter } from "./scale.ts";
import { compactOfU32, compactOfU64, encode } from "./type.ts";

const SIGNED_BIT = 0b1000_0000;

export type Era =
  | { readonly kind: "immortal" }
  | { readonly kind: "mortal"; readonly period: number; readonly phase: number };

export interface SignedExtrinsic {
  readonly kind: "signed";
  readonly address: MultiAddress;
  readonly signature: MultiSignature;
  readonly era: Era;
  readonly nonce: number;
  readonly tip: bigint;
  /** Whether the signature covers the hash of the metadata. */
  readonly hasMetadataHash: boolean;
  readonly call: RuntimeCall;
  /** The call and the extensions' data exactly as they were sent: the first parts of what was signed. */
  readonly callBytes: Uint8Array;
  readonly extraBytes: Uint8Array;
  /** Length of the whole with its length prefix: what the length fee is paid for. */
  readonly encodedLength: number;
}
interface BareExtrinsic {
  readonly kind: "bare";
  readonly call: RuntimeCall;
}
export type Extrinsic = SignedExtrinsic | BareExtrinsic;

/** Reads what follows the length prefix. Throws ScaleError for anything that is not such an extrinsic. */
export function decodeExtrinsic(bytes: Uint8Array): Extrinsic {
  const input = new ScaleReader(bytes);
  const length = input.length();
  if (length !== input.remaining) throw new ScaleError("length prefix does not match");
  const preamble = input.u8();
  if (preamble === EXTRINSIC_VERSION) {
    const call = runtimeCall.read(input);
    input.finish();
    return { kind: "bare", call };
  }
  if (preamble !== (SIGNED_BIT | EXTRINSIC_VERSION)) throw new ScaleError("unknown version");
  const address = multiAddress.read(input);
  const signature = multiSignature.read(input);
  const extraStart = input.offset;
  const era = readEra(input);
  const nonce = compactOfU32.read(input);
  const tip = compactOfU64.read(input);
  const mode = input.u8();
  if (mode > 1) throw new ScaleError("unknown metadata hash mode");
  const extraBytes = input.since(extraStart);
  const callStart = input.offset;
  const call = runtimeCall.read(input);
  const callBytes = input.since(callStart);
  input.finish();
  return {
    kind: "signed",
    address,
    signature,
    era,
    nonce,
    tip,
    hasMetadataHash: mode === 1,
    call,
    callBytes,
    extraBytes,
    encodedLength: bytes.length,
  };
}

export function encodeBare(call: RuntimeCall): Uint8Array {
  const body = new ScaleWriter();
  body.u8(EXTRINSIC_VERSION);
  body.bytes(encode(runtimeCall, call));
  const out = new ScaleWriter();
  out.blob(body.finish());
  return out.finish();
}

/** `sp_runtime::generic::Era`: two bytes, period as a power of two in the low four bits (domain reference §6.2). */
function readEra(input: ScaleReader): Era {
  const first = input.u8();
  if (first === 0) return { kind: "immortal" };
  const encoded = first + 256 * input.u8();
  const period = 2 ** ((encoded % 16) + 1);
  const quantizeFactor = Math.max(1, period >> 12);
  const phase = (encoded >> 4) * quantizeFactor;
  if (period < 4 || phase >= period) throw new ScaleError("invalid period and phase");
  return { kind: "mortal", period, phase };
}

/** The block whose hash the signature is anchored to, seen from block `current`. */
export function eraBirth(era: Era, current: number): number {
  if (era.kind === "immortal") return 0;
  const { period, phase } = era;
  return Math.floor((Math.max(current, phase) - phase) / period) * period + phase;
}

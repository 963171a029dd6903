/**
 * Co-signatures: C2SP `tlog-cosignature`, version 1 (https://c2sp.org/tlog-cosignature). Another machine says at a time
 * that this was the largest consistent state of the log that it had seen: a line more under the same note.
 */
import { concatBytes, equalBytes } from "../lib/bytes.ts";
import {
  COSIGNATURE_V1,
  parseNote,
  parseVkey,
  type Signer,
  signatureLine,
  signerOf,
  type Verifier,
} from "./note.ts";

/** A big-endian u64 of seconds before the Ed25519 signature. */
const TIME_BYTES = 8;

/** A key of its own: tlog-cosignature's message does not name its signer, so no key may serve two of them. */
export function cosignerOf(name: string, seed: Uint8Array): Signer {
  return signerOf(name, seed, COSIGNATURE_V1);
}

export function parseCosignerVkey(vkey: string): Verifier | null {
  return parseVkey(vkey, COSIGNATURE_V1);
}

/** `note` with one more line. The caller has checked the checkpoint against the last one that it co-signed. */
export function cosigned(note: string, cosigner: Signer, timeSec: number): string {
  const parsed = parseNote(note);
  if (parsed === null) throw new Error("Only a note can be co-signed");
  const { name, keyId } = cosigner.verifier;
  const signature = cosigner.sign(message(parsed.text, BigInt(timeSec)));
  return `${note}${signatureLine(name, keyId, concatBytes(timeBytes(timeSec), signature))}`;
}

/** When `cosigner` last signed this note, in seconds; null when it did not, or a signature of it is wrong. */
export function cosignedAt(note: string, cosigner: Verifier): number | null {
  const parsed = parseNote(note);
  if (parsed === null) return null;
  let latest: number | null = null;
  for (const { name, keyId, signature } of parsed.signatures) {
    if (name !== cosigner.name || !equalBytes(keyId, cosigner.keyId)) continue;
    if (signature.length <= TIME_BYTES) return null;
    const time = Buffer.from(signature.subarray(0, TIME_BYTES)).readBigUInt64BE();
    const isRight = cosigner.verify(message(parsed.text, time), signature.subarray(TIME_BYTES));
    if (!isRight || time > BigInt(Number.MAX_SAFE_INTEGER)) return null;
    latest = Math.max(latest ?? 0, Number(time));
  }
  return latest;
}

function message(text: string, time: bigint): string {
  return `cosignature/v1\ntime ${time}\n${text}`;
}

function timeBytes(timeSec: number): Uint8Array {
  const bytes = Buffer.alloc(TIME_BYTES);
  bytes.writeBigUInt64BE(BigInt(timeSec));
  return new Uint8Array(bytes);
}

/**
 * Bytes that cross a port alone, as secrets do, travel as two halves: a pad of random bytes, and the bytes XOR the pad.
 * The host passes both on and never joins them, so that its memory says something about the app that runs in it.
 * Runs in the page and in the host; the utility process's end is in port-space.mjs.
 */
import { fromBase64, toBase64, type Wire } from "./wire.ts";

export interface Masked {
  pad: string;
  masked: string;
}
export type PortData = Wire | Masked;

export const isMasked = (data: PortData): data is Masked => "masked" in data;

/** `getRandomValues` gives no more at once. */
const MOST_RANDOM = 65_536;

/** null: no bytes that fill their buffer, so nothing that is masked. */
export function maskBytes(value: unknown): Masked | null {
  if (!(value instanceof Uint8Array) || value.byteLength !== value.buffer.byteLength) return null;
  const pad = new Uint8Array(value.length);
  for (let at = 0; at < pad.length; at += MOST_RANDOM) {
    crypto.getRandomValues(pad.subarray(at, at + MOST_RANDOM));
  }
  const masked = pad.map((byte, at) => byte ^ (value[at] ?? 0));
  return { pad: toBase64(pad.buffer), masked: toBase64(masked.buffer) };
}

export function unmaskBytes({ pad, masked }: Masked): Uint8Array {
  const bytes = new Uint8Array(fromBase64(pad));
  const other = new Uint8Array(fromBase64(masked));
  for (let at = 0; at < bytes.length; at += 1) bytes[at] = (bytes[at] ?? 0) ^ (other[at] ?? 0);
  return bytes;
}

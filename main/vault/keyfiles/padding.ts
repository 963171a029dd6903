/** PKCS#7 for AES. What it sees is authenticated: a misfit is another program's file, not a wrong passphrase. */
import { Refusal } from "../../lib/fault.ts";

export const BLOCK_BYTES = 16;

/** A copy without the padding; both are the caller's to wipe. */
export function withoutPadding(padded: Uint8Array): Uint8Array {
  const count = padded.at(-1) ?? 0;
  const isPadding =
    count >= 1 && count <= BLOCK_BYTES && padded.subarray(-count).every((byte) => byte === count);
  if (!isPadding) throw new Refusal("KEYFILE_DAMAGED", { part: "padding" });
  return Uint8Array.from(padded.subarray(0, padded.length - count));
}

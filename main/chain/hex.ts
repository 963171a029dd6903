/** Nodes speak `0x` hex. */
import { bytesToHex, hexToBytes } from "../lib/bytes.ts";

export function toHex(bytes: Uint8Array): string {
  return `0x${bytesToHex(bytes)}`;
}

/** `hex` was parsed by the schema of {@link Hex}: with `0x`, lower case, even. */
export function fromHex(hex: string): Uint8Array {
  return hexToBytes(hex.slice(2));
}

/** Bytes as text: the form in which JSON-RPC, the state file and this folder's account ids carry them. */
import { bytesToHex, hexToBytes } from "../lib/bytes.ts";

export type Hex = `0x${string}`;

export function toHex(bytes: Uint8Array): Hex {
  return `0x${bytesToHex(bytes)}`;
}

/** Without `0x`, lower case: storage keys. */
export const bareHex = bytesToHex;

export function isHex(value: unknown): value is Hex {
  return typeof value === "string" && /^0x(?:[0-9a-fA-F]{2})*$/.test(value);
}

/** Accepts any even number of digits after `0x`; anything else is a bug of the caller. */
export function fromHex(text: string): Uint8Array {
  if (!text.startsWith("0x")) throw new TypeError("not a 0x hexadecimal string");
  return hexToBytes(text.slice(2));
}

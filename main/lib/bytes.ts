/** Bytes and their text forms. Hex, concatenation and UTF-8 encoding are those of `@noble/hashes`. */
import { timingSafeEqual } from "node:crypto";
import { bytesToHex, concatBytes, hexToBytes, utf8ToBytes } from "@noble/hashes/utils.js";

export { bytesToHex, concatBytes, hexToBytes, utf8ToBytes };

const strictUtf8 = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

/** Null when the bytes are not well-formed UTF-8: replacement characters would hide an edit. */
export function utf8FromBytes(bytes: Uint8Array): string | null {
  try {
    return strictUtf8.decode(bytes);
  } catch (error) {
    if (error instanceof TypeError) return null;
    throw error;
  }
}

/** Time depends on the lengths alone. */
export function equalBytes(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && timingSafeEqual(a, b);
}

/** Standard alphabet with padding (RFC 4648 §4). */
export function bytesToBase64(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString("base64");
}

/** Null unless the text is exactly what {@link bytesToBase64} would write: two texts never mean the same bytes. */
export function base64ToBytes(text: string): Uint8Array | null {
  const buffer = Buffer.from(text, "base64");
  return buffer.toString("base64") === text ? new Uint8Array(buffer) : null;
}

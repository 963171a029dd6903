/** Bytes as text: the form in which JSON-RPC, the state file and this folder's account ids carry them. */

export type Hex = `0x${string}`;

const DIGITS = Array.from({ length: 256 }, (_, i) => i.toString(16).padStart(2, "0"));

export function toHex(bytes: Uint8Array): Hex {
  return `0x${bareHex(bytes)}`;
}

export function bareHex(bytes: Uint8Array): string {
  let text = "";
  for (const byte of bytes) text += DIGITS[byte];
  return text;
}

export function isHex(value: unknown): value is Hex {
  return typeof value === "string" && /^0x(?:[0-9a-fA-F]{2})*$/.test(value);
}

/** Accepts any even number of digits after `0x`; anything else is a bug of the caller. */
export function fromHex(text: string): Uint8Array {
  if (!isHex(text)) throw new TypeError("not a 0x hexadecimal string");
  const bytes = new Uint8Array((text.length - 2) / 2);
  for (let i = 0; i < bytes.length; i++) {
    bytes[i] = Number.parseInt(text.slice(2 + 2 * i, 4 + 2 * i), 16);
  }
  return bytes;
}

/** The few SCALE encodings that we write ourselves. Sizes are checked: a value that does not fit is a bug. */

export function compactBytes(value: bigint): Uint8Array {
  if (value < 0n) throw new RangeError("A compact integer is not negative");
  if (value < 64n) return littleEndian(value << 2n, 1);
  if (value < 16_384n) return littleEndian((value << 2n) | 1n, 2);
  if (value < 1_073_741_824n) return littleEndian((value << 2n) | 2n, 4);
  let length = 4;
  while (value >> BigInt(8 * length) > 0n) length += 1;
  if (length > 67) throw new RangeError("A compact integer has at most 67 bytes");
  return joinBytes([Uint8Array.of(((length - 4) << 2) | 3), littleEndian(value, length)]);
}

export function littleEndian(value: bigint, byteLength: number): Uint8Array {
  if (value < 0n || value >> BigInt(8 * byteLength) > 0n) {
    throw new RangeError(`${byteLength} bytes do not hold the value`);
  }
  return Uint8Array.from({ length: byteLength }, (_, index) =>
    Number((value >> BigInt(8 * index)) & 0xffn),
  );
}

export function textBytes(text: string): Uint8Array {
  const bytes = new TextEncoder().encode(text);
  return joinBytes([compactBytes(BigInt(bytes.length)), bytes]);
}

export function joinBytes(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

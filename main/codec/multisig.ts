/** The account of several members and a threshold: standard FRAME, as `createKeyMulti` of polkadot.js (domain reference §3.9). */
import { blake2b } from "@noble/hashes/blake2.js";
import { accountOf, encodeAddress } from "./address.ts";
import type { Ss58 } from "./values.ts";
import { compactBytes, joinBytes, littleEndian } from "./writer.ts";

const PREFIX = new TextEncoder().encode("modlpy/utilisuba");

/** In the order of their bytes, as the chain wants them. */
export function sortedMembers(members: readonly Ss58[]): Ss58[] {
  return [...members].sort((a, b) => compareBytes(accountOf(a), accountOf(b)));
}

export function multisigAddress(members: readonly Ss58[], threshold: number): Ss58 {
  const entropy = joinBytes([
    PREFIX,
    compactBytes(BigInt(members.length)),
    ...sortedMembers(members).map(accountOf),
    littleEndian(BigInt(threshold), 2),
  ]);
  return encodeAddress(blake2b(entropy, { dkLen: 32 }));
}

function compareBytes(a: Uint8Array, b: Uint8Array): number {
  for (const [index, byte] of a.entries()) {
    const other = b[index] ?? 0;
    if (byte !== other) return byte - other;
  }
  return 0;
}

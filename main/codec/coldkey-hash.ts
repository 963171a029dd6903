/** How an announcement names the new coldkey: BlakeTwo256 of the 32 bytes of its public key (domain reference §4.4). */
import { blake2b } from "@noble/hashes/blake2.js";
import { accountOf } from "./address.ts";
import { toHex } from "./payload.ts";
import type { Ss58 } from "./values.ts";

export function coldkeyHash(address: Ss58): string {
  return toHex(blake2b(accountOf(address), { dkLen: 32 }));
}

/** Of these addresses, the one that the hash was made of. */
export function addressOfHash(hash: string, addresses: readonly Ss58[]): Ss58 | null {
  return addresses.find((address) => coldkeyHash(address) === hash) ?? null;
}

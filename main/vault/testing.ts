/** What several tests of the vault need. Not part of the product: nothing but tests imports it. */
import { createHash } from "node:crypto";
import { createRequire } from "node:module";
import { mnemonicToEntropy } from "@polkadot/util-crypto";
import { SecretBytes } from "../lib/secret.ts";
import type { CostLimits } from "./seal.ts";
import { isNativeSodium, nativeSodium, type Sodium } from "./sodium.ts";

/** Domain reference §2.10, V1 and V2; V1 is also in btwallet's own tests. */
export const VECTORS = [
  {
    name: "V1",
    phrase: "old leopard transfer rib spatial phone calm indicate online fire caution review",
    seed: "0xda3cf5b1e9144931a0f0db65664aab662673b099415a7f8121b7245fb0be4143",
    publicKey: "0xe4359ad3e2716c539a1d663ebd0a51bdc5c98a12e663bb4c4402db47828c9446",
    address: "5HDvhV6WDCjCKyrXqGQSDYqQAzkzabNhctmiDYEqgBC66BsX",
  },
  {
    name: "V2",
    phrase: "bottom drive obey lake curtain smoke basket hold race lonely fit walk",
    seed: "0xfac7959dbfe72f052e5a0c3c8d6530f202b02fd8f9f5ca3580ec8deb7797479e",
    publicKey: "0x46ebddef8cd9bb167dc30878d7113b7e168e6f0646beffd77d69d39bad76b47a",
    address: "5DfhGyQdFobKM8NsWvEeAKk5EQQgYe9AydgJ7rMB6E1EqRzV",
  },
] as const;

/** Eight KiB and one pass: a thousand openings in a second. The product never passes limits of its own. */
export const CHEAP: CostLimits = {
  minMemoryKib: 8,
  maxMemoryKib: 128 * 1024,
  minPasses: 1,
  maxPasses: 1000,
};
export const CHEAP_COST = { memoryBytes: 8 * 1024, passes: 1 } as const;

export const STRONG = "quiet-harbour 41 lanterns under violet rain";

export function bytesOf(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

export function entropyOfPhrase(phrase: string): SecretBytes {
  return SecretBytes.own(mnemonicToEntropy(phrase));
}

/** The native module as the published package loads it. */
export function publishedSodium(): Sodium {
  const binding: unknown = createRequire(import.meta.url)("sodium-native");
  if (!isNativeSodium(binding)) throw new Error("sodium-native has changed");
  return nativeSodium(binding);
}

/**
 * Real ciphers and the real formats, but a key derivation that costs nothing: for tests of flows that seal hundreds of
 * times at the product's own limits. Still one-way in every argument, so that a wrong passphrase opens nothing.
 */
export function cheapSodium(
  onWork: (memoryBytes: number, passes: number) => void = () => undefined,
): Sodium {
  return {
    ...publishedSodium(),
    argon2id(passphrase, salt, memoryBytes, passes) {
      onWork(memoryBytes, passes);
      const cost = `${memoryBytes} ${passes}`;
      const hash = createHash("sha256").update(passphrase).update(salt).update(cost);
      return new Uint8Array(hash.digest());
    },
  };
}

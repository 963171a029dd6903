/**
 * From BIP-39 entropy to the sr25519 key that btcli derives from the same words: substrate-bip39 (PBKDF2 over the
 * entropy, not over the text), schnorrkel expansion in ed25519 mode, no derivation path, no BIP-39 passphrase.
 *
 * The functions are those that @polkadot/keyring itself calls; they are taken one by one so that the vault's bundle
 * does not carry, and does not start, the WASM code that the packages' front doors load.
 */
import { pbkdf2Sync } from "node:crypto";
import { sr25519PairFromSeed } from "@polkadot/util-crypto/sr25519/pair/fromSeed";
import { sr25519Sign } from "@polkadot/util-crypto/sr25519/sign";
import { sr25519Verify } from "@polkadot/util-crypto/sr25519/verify";

/** substrate-bip39: PBKDF2-HMAC-SHA512, salt "mnemonic" ‖ password (ours is always empty). */
const MINI_SECRET = { iterations: 2048, salt: "mnemonic", outputBytes: 64, usedBytes: 32 } as const;

export interface Pair {
  readonly publicKey: Uint8Array;
  /** Signs with schnorrkel's context "substrate". */
  sign(payload: Uint8Array): Uint8Array;
}

/** The 32-byte seed that btcli calls `secretSeed`. The caller wipes it. */
export function miniSecret(entropy: Uint8Array): Uint8Array {
  const { iterations, salt, outputBytes, usedBytes } = MINI_SECRET;
  const derived = pbkdf2Sync(entropy, salt, iterations, outputBytes, "sha512");
  const seed = Uint8Array.prototype.slice.call(derived, 0, usedBytes);
  derived.fill(0);
  return seed;
}

/** Lends the pair; its secret key is wiped when `work` returns. Big integers inside the curve code are not (security §4). */
export function withPair<T>(entropy: Uint8Array, work: (pair: Pair) => T): T {
  const seed = miniSecret(entropy);
  let secretKey: Uint8Array | null = null;
  try {
    const keypair = sr25519PairFromSeed(seed);
    secretKey = keypair.secretKey;
    return work({
      publicKey: keypair.publicKey,
      sign: (payload) => sr25519Sign(payload, keypair),
    });
  } finally {
    seed.fill(0);
    secretKey?.fill(0);
  }
}

export function publicKeyOf(entropy: Uint8Array): Uint8Array {
  return withPair(entropy, (pair) => pair.publicKey);
}

export function isSignatureOf(
  publicKey: Uint8Array,
  payload: Uint8Array,
  signature: Uint8Array,
): boolean {
  return sr25519Verify(payload, signature, publicKey);
}

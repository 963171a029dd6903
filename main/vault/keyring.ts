/**
 * From BIP-39 entropy to the sr25519 key that btcli derives from the same words: substrate-bip39 (PBKDF2 over the
 * entropy, not over the text), schnorrkel expansion in ed25519 mode, no derivation path, no BIP-39 passphrase.
 *
 * The functions are those that @polkadot/keyring itself calls; they are taken one by one so that the vault's bundle
 * does not carry, and does not start, the WASM code that the packages' front doors load.
 */
import { pbkdf2Sync } from "node:crypto";
import { blake2b } from "@noble/hashes/blake2.js";
import { sr25519PairFromSeed } from "@polkadot/util-crypto/sr25519/pair/fromSeed";
import { sr25519Sign } from "@polkadot/util-crypto/sr25519/sign";
import { sr25519Verify } from "@polkadot/util-crypto/sr25519/verify";
import { utf8ToBytes } from "../lib/bytes.ts";
import type { SecretBytes } from "../lib/secret.ts";
import { byCofactor, publicKeyOfScalar, timesCofactor } from "./private-key.ts";

/** substrate-bip39: PBKDF2-HMAC-SHA512, salt "mnemonic" ‖ password (ours is always empty). */
const MINI_SECRET = { iterations: 2048, salt: "mnemonic", outputBytes: 64, usedBytes: 32 } as const;

export interface Pair {
  readonly publicKey: Uint8Array;
  /** Signs with schnorrkel's context "substrate". */
  sign(payload: Uint8Array): Uint8Array;
  /**
   * 32 bytes that only this key gives, for one purpose: keyed BLAKE2b over the purpose. The same whichever form the key
   * was kept in. The caller wipes them.
   */
  derive(purpose: string): Uint8Array;
}

/** The 32-byte seed that btcli calls `secretSeed`. The caller wipes it. */
export function miniSecret(entropy: Uint8Array): Uint8Array {
  const { iterations, salt, outputBytes, usedBytes } = MINI_SECRET;
  const derived = pbkdf2Sync(entropy, salt, iterations, outputBytes, "sha512");
  // Not `slice`: of a Buffer even Uint8Array's makes a Buffer, whose own `slice` is a view and would be wiped twice.
  const seed = new Uint8Array(derived.subarray(0, usedBytes));
  derived.fill(0);
  return seed;
}

/**
 * What a key is made from: `phrase` is BIP-39 entropy, `seed` the 32-byte mini secret, `private-key` the 64 bytes of a
 * key file. Only the first can be written down as words; a seed has none, and a private key has neither.
 */
export type SecretForm = "phrase" | "seed" | "private-key";
export interface KeySecret {
  readonly form: SecretForm;
  readonly bytes: SecretBytes;
}

/** Lends the pair of whatever secret it is; see {@link withPair}. */
export function withPairOf<T>(secret: KeySecret, work: (pair: Pair) => T): T {
  return secret.bytes.use((bytes) => {
    switch (secret.form) {
      case "phrase":
        return withPair(bytes, work);
      case "seed":
        return withSeed(bytes, work);
      case "private-key":
        return withPrivateKey(bytes, work);
    }
  });
}

/** Lends the pair; its secret key is wiped when `work` returns. Big integers inside the curve code are not (security §4). */
export function withPair<T>(entropy: Uint8Array, work: (pair: Pair) => T): T {
  const seed = miniSecret(entropy);
  try {
    return withSeed(seed, work);
  } finally {
    seed.fill(0);
  }
}

function withSeed<T>(seed: Uint8Array, work: (pair: Pair) => T): T {
  const keypair = sr25519PairFromSeed(seed);
  try {
    return lend(keypair, work);
  } finally {
    keypair.secretKey.fill(0);
  }
}

function withPrivateKey<T>(privateKey: Uint8Array, work: (pair: Pair) => T): T {
  const secretKey = timesCofactor(privateKey);
  try {
    return lend({ publicKey: publicKeyOfScalar(secretKey), secretKey }, work);
  } finally {
    secretKey.fill(0);
  }
}

function lend<T>(keypair: Parameters<typeof sr25519Sign>[1], work: (pair: Pair) => T): T {
  const { publicKey, secretKey } = keypair;
  if (publicKey === undefined || secretKey === undefined) throw new Error("A pair is half");
  return work({
    publicKey,
    sign: (payload) => sr25519Sign(payload, keypair),
    derive: (purpose) => blake2b(utf8ToBytes(purpose), { key: secretKey, dkLen: 32 }),
  });
}

/** The 32-byte mini secret; null for a private key, which has none that could be known. The caller wipes it. */
export function seedOf(secret: KeySecret): Uint8Array | null {
  if (secret.form === "private-key") return null;
  return secret.bytes.use((bytes) =>
    secret.form === "phrase" ? miniSecret(bytes) : bytes.slice(),
  );
}

/** The 64 bytes of a key file, in the canonical encoding. The caller wipes them. */
export function privateKeyOf(secret: KeySecret): Uint8Array {
  const seed = seedOf(secret);
  if (seed === null) return secret.bytes.use((bytes) => bytes.slice());
  const keypair = sr25519PairFromSeed(seed);
  try {
    const canonical = byCofactor(keypair.secretKey);
    if (canonical === null) throw new Error("An expanded scalar is not a multiple of 8");
    return canonical;
  } finally {
    seed.fill(0);
    keypair.secretKey.fill(0);
  }
}

export function publicKeyOf(secret: KeySecret): Uint8Array {
  return withPairOf(secret, (pair) => pair.publicKey);
}

export function isSignatureOf(
  publicKey: Uint8Array,
  payload: Uint8Array,
  signature: Uint8Array,
): boolean {
  return sr25519Verify(payload, signature, publicKey);
}

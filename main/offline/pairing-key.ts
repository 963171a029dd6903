/**
 * Who a machine is to the machine on the other side of the gap: an Ed25519 key in the operating system's keychain that
 * signs what crosses, and a second one that co-signs the other journal's checkpoints (no key may serve both).
 */
import { createPrivateKey, createPublicKey, hash, randomBytes, sign, verify } from "node:crypto";
import { cosignerOf } from "../journal/cosignature.ts";
import type { Signer } from "../journal/note.ts";
import { bytesToHex, concatBytes, hexToBytes, utf8ToBytes } from "../lib/bytes.ts";
import type { Keychain } from "../lib/keychain.ts";

const KEY_ITEM = "pairing-key";
const COSIGNER_ITEM = "pairing-cosigner";
const SEED_BYTES = 32;
export const SIGNATURE_BYTES = 64;
export const MACHINE_KEY_BYTES = 32;

/** RFC 8410 §7: the fixed head of a PKCS #8 structure around an Ed25519 seed. */
const PKCS8_HEAD = hexToBytes("302e020100300506032b657004220420");

export interface PairingKey {
  readonly publicKey: Uint8Array;
  sign(bytes: Uint8Array): Uint8Array;
  readonly cosigner: Signer;
}

/** Made on first use. Refuses with the keychain's codes. */
export async function openPairingKey(keychain: Keychain): Promise<PairingKey> {
  const seed = await seedIn(keychain, KEY_ITEM);
  const der = Buffer.from(concatBytes(PKCS8_HEAD, seed));
  const key = createPrivateKey({ key: der, format: "der", type: "pkcs8" });
  der.fill(0);
  const { x = "" } = createPublicKey(key).export({ format: "jwk" });
  const publicKey = new Uint8Array(Buffer.from(x, "base64url"));
  const cosignerSeed = await seedIn(keychain, COSIGNER_ITEM);
  const cosigner = cosignerOf(
    `coldkey-workstation/witness/${bytesToHex(publicKey.subarray(0, 8))}`,
    cosignerSeed,
  );
  return { publicKey, sign: (bytes) => new Uint8Array(sign(null, bytes, key)), cosigner };
}

async function seedIn(keychain: Keychain, item: string): Promise<Uint8Array> {
  const stored = await keychain.get(item);
  if (stored?.length === SEED_BYTES) return stored;
  const seed = new Uint8Array(randomBytes(SEED_BYTES));
  await keychain.set(item, seed);
  return seed;
}

export function isSignedBy(
  publicKey: Uint8Array,
  bytes: Uint8Array,
  signature: Uint8Array,
): boolean {
  const x = Buffer.from(publicKey).toString("base64url");
  const key = createPublicKey({ key: { kty: "OKP", crv: "Ed25519", x }, format: "jwk" });
  return verify(null, bytes, key, signature);
}

/** Short enough for a file's name and a journal entry. */
export function machineId(publicKey: Uint8Array): string {
  return bytesToHex(publicKey.subarray(0, 8));
}

/** What both screens show after the cards have crossed: the same on both, whoever is asked first. */
export function pairBytes(a: Uint8Array, b: Uint8Array): Uint8Array {
  const both = [a, b].sort((left, right) => Buffer.compare(left, right));
  const said = concatBytes(utf8ToBytes("coldkey-workstation/pair\n"), ...both);
  return new Uint8Array(hash("sha256", said, "buffer"));
}

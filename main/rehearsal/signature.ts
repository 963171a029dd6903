/** Whether an account signed these bytes, for the three kinds of keys of a MultiSignature. */
import { ed25519Verify, secp256k1Recover, sr25519Verify } from "@polkadot/util-crypto";
import { blake2_256 } from "./hashing.ts";
import { fromHex, toHex } from "./hex.ts";
import type { AccountId, MultiSignature } from "./primitives.ts";

export function isSignedBy(
  account: AccountId,
  signature: MultiSignature,
  message: Uint8Array,
): boolean {
  try {
    return verify(account, signature, message);
  } catch {
    // The library throws when account or signature are not points of the curve: nobody signed this.
    return false;
  }
}

function verify(account: AccountId, signature: MultiSignature, message: Uint8Array): boolean {
  switch (signature.tag) {
    case "Sr25519":
      return sr25519Verify(message, signature.value, fromHex(account));
    case "Ed25519":
      return ed25519Verify(message, signature.value, fromHex(account));
    case "Ecdsa":
      return ecdsaAccount(message, signature.value) === account;
  }
}

/** The account of an ECDSA key is the hash of its compressed public key. */
function ecdsaAccount(message: Uint8Array, signature: Uint8Array): AccountId {
  const recovery = signature[64] ?? 0;
  const key = secp256k1Recover(blake2_256(message), signature.subarray(0, 64), recovery, "blake2");
  return toHex(blake2_256(key));
}

/**
 * `$NACL`, what btcli writes today (domain reference §2.4): Argon2i with one salt for every wallet in the world, then
 * XSalsa20-Poly1305. The mark, a 24-byte nonce, the box.
 */
import { Refusal } from "../../lib/fault.ts";
import { NONCE_BYTES, type Sodium, TAG_BYTES } from "../sodium.ts";
import { NACL_MARK } from "./format.ts";

/** PyNaCl's `pwhash.argon2i`, "sensitive": 8 passes over 512 MiB, with btwallet's constant salt. */
const ARGON2I = {
  passes: 8,
  memoryBytes: 512 * 1024 * 1024,
  salt: Uint8Array.from(Buffer.from("137183dff15a09bc9c90b5518739e9b1", "hex")),
} as const;

/** null: the passphrase does not fit, or the file is damaged. The caller wipes the plaintext. */
export function openNacl(
  sodium: Sodium,
  bytes: Uint8Array,
  passphrase: Uint8Array,
): Uint8Array | null {
  const boxAt = NACL_MARK.length + NONCE_BYTES;
  if (bytes.length <= boxAt + TAG_BYTES) throw new Refusal("KEYFILE_DAMAGED", { part: "length" });
  const { salt, memoryBytes, passes } = ARGON2I;
  const key = sodium.argon2i(passphrase, salt, memoryBytes, passes);
  try {
    return sodium.openSecretbox(
      bytes.subarray(boxAt),
      bytes.subarray(NACL_MARK.length, boxAt),
      key,
    );
  } finally {
    key.fill(0);
  }
}

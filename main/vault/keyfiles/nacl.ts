/**
 * `$NACL`, what btcli writes today (domain reference §2.4): Argon2i with one salt for every wallet in the world, then
 * XSalsa20-Poly1305. The mark, a 24-byte nonce, the box.
 */
import { joinBytes } from "../../codec/writer.ts";
import { equalBytes } from "../../lib/bytes.ts";
import { Refusal } from "../../lib/fault.ts";
import { SecretBytes } from "../../lib/secret.ts";
import { NONCE_BYTES, type Sodium, TAG_BYTES } from "../sodium.ts";
import type { Attempt } from "./attempt.ts";
import { NACL_MARK } from "./format.ts";

/** PyNaCl's `pwhash.argon2i`, "sensitive": 8 passes over 512 MiB, with btwallet's constant salt. */
const ARGON2I = {
  passes: 8,
  memoryBytes: 512 * 1024 * 1024,
  salt: Uint8Array.from(Buffer.from("137183dff15a09bc9c90b5518739e9b1", "hex")),
} as const;

/** null: the passphrase does not fit, or the file is damaged. The caller wipes the plaintext. */
export function openNacl(sodium: Sodium, bytes: Uint8Array, attempt: Attempt): Uint8Array | null {
  demandLength(bytes);
  return openNaclWith(sodium, bytes, attempt.naclKey());
}

/** {@link openNacl} with a key that is there already: for files of ours that are read back. */
export function openNaclWith(
  sodium: Sodium,
  bytes: Uint8Array,
  key: SecretBytes,
): Uint8Array | null {
  demandLength(bytes);
  const boxAt = NACL_MARK.length + NONCE_BYTES;
  return key.use((held) =>
    sodium.openSecretbox(bytes.subarray(boxAt), bytes.subarray(NACL_MARK.length, boxAt), held),
  );
}

/** Before the slow part. */
function demandLength(bytes: Uint8Array): void {
  const isLongEnough = bytes.length > NACL_MARK.length + NONCE_BYTES + TAG_BYTES;
  if (!isLongEnough) throw new Refusal("KEYFILE_DAMAGED", { part: "length" });
}

/**
 * Seconds of work and half a gigabyte. Because of the constant salt one key opens, and writes, every file of one
 * passphrase: a hundred hotkeys cost one run. The caller wipes it.
 */
export function naclKey(sodium: Sodium, passphrase: Uint8Array): SecretBytes {
  const { salt, memoryBytes, passes } = ARGON2I;
  return SecretBytes.own(sodium.argon2i(passphrase, salt, memoryBytes, passes));
}

/** A whole file, with a nonce of its own, opened once more before it is handed out. The content stays the caller's. */
export function naclFile(sodium: Sodium, content: Uint8Array, key: SecretBytes): Uint8Array {
  const nonce = sodium.random(NONCE_BYTES);
  const box = key.use((held) => {
    const made = sodium.secretbox(content, nonce, held);
    const again = sodium.openSecretbox(made, nonce, held);
    const isSound = again !== null && equalBytes(again, content);
    again?.fill(0);
    if (!isSound) throw new Error("What was encrypted does not open");
    return made;
  });
  return joinBytes([new TextEncoder().encode(NACL_MARK), nonce, box]);
}

/**
 * Fernet, the oldest encrypted form (domain reference §2.6). The official library of today cannot open these files: it
 * computes the key and then uses another one.
 */
import { createDecipheriv, createHmac, pbkdf2 } from "node:crypto";
import { promisify } from "node:util";
import { equalBytes } from "../../lib/bytes.ts";
import { Refusal } from "../../lib/fault.ts";
import { SecretBytes } from "../../lib/secret.ts";
import type { Attempt } from "./attempt.ts";
import { BLOCK_BYTES, withoutPadding } from "./padding.ts";

const derive = promisify(pbkdf2);

/** Of bittensor's first key files: the same salt for everybody, and several seconds of work. */
const PBKDF2 = {
  salt: "Iguesscyborgslikemyselfhaveatendencytobeparanoidaboutourorigins",
  iterations: 10_000_000,
  bytes: 32,
} as const;
/** Fernet specification: version ‖ time ‖ IV ‖ ciphertext ‖ HMAC; the key is HMAC key ‖ AES key. */
const VERSION = 0x80;
const IV_AT = 9;
const CIPHERTEXT_AT = 25;
const HMAC_BYTES = 32;
const HALF_KEY_BYTES = 16;

/** null: the passphrase does not fit, or the file is damaged. The caller wipes the plaintext. */
export async function openFernet(bytes: Uint8Array, attempt: Attempt): Promise<Uint8Array | null> {
  const token = tokenOf(bytes);
  const held = await attempt.fernetKey();
  return held.use((key) => {
    const signed = token.subarray(0, -HMAC_BYTES);
    const hmac = createHmac("sha256", key.subarray(0, HALF_KEY_BYTES)).update(signed).digest();
    if (!equalBytes(hmac, token.subarray(-HMAC_BYTES))) return null;
    const iv = token.subarray(IV_AT, CIPHERTEXT_AT);
    const decipher = createDecipheriv("aes-128-cbc", key.subarray(HALF_KEY_BYTES), iv);
    // Without the library's own unpadding, whose failure would be an exception of OpenSSL's.
    decipher.setAutoPadding(false);
    const padded = decipher.update(signed.subarray(CIPHERTEXT_AT));
    try {
      return withoutPadding(padded);
    } finally {
      padded.fill(0);
    }
  });
}

/** Several seconds of work, once for every file of one passphrase. The caller wipes it. */
export async function fernetKey(passphrase: Uint8Array): Promise<SecretBytes> {
  const { salt, iterations, bytes } = PBKDF2;
  return SecretBytes.own(await derive(passphrase, salt, iterations, bytes, "sha256"));
}

function tokenOf(bytes: Uint8Array): Buffer {
  const text = Buffer.from(bytes).toString("latin1").trim();
  if (!/^[A-Za-z0-9_-]+={0,2}$/.test(text))
    throw new Refusal("KEYFILE_DAMAGED", { part: "base64" });
  const token = Buffer.from(text, "base64url");
  const cipherBytes = token.length - CIPHERTEXT_AT - HMAC_BYTES;
  const isWhole = cipherBytes > 0 && cipherBytes % BLOCK_BYTES === 0;
  if (token[0] !== VERSION || !isWhole) throw new Refusal("KEYFILE_DAMAGED", { part: "length" });
  return token;
}

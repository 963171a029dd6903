/**
 * Opens a sealed key file with libsodium alone: see "Sealed key file" in formats.md. Shares no code with the app.
 *
 *     node docs/sealed-key-reader.mjs <file>      with the passphrase on standard input
 *
 * It prints the secret (the entropy of the recovery phrase, a seed or a private key): use it on a machine that has no network.
 */
import { readFileSync } from "node:fs";
import sodium from "libsodium-wrappers-sumo";

await sodium.ready;
const file = readFileSync(process.argv[2] ?? "");
const passphrase = readFileSync(0, "utf8").replace(/\r?\n$/, "");
// "CKWS", version 1 or 2, coldkey or hotkey, Argon2id, XChaCha20-Poly1305.
if (!/^434b57530[12]0[12]0101$/.test(file.toString("hex", 0, 8))) {
  throw new Error("Not a sealed key file, version 1 or 2");
}

const key = sodium.crypto_pwhash(
  32,
  passphrase,
  file.subarray(16, 32),
  file.readUInt32LE(12),
  file.readUInt32LE(8) * 1024,
  sodium.crypto_pwhash_ALG_ARGON2ID13,
);
const header = file.subarray(0, 88);
const plaintext = sodium.crypto_aead_xchacha20poly1305_ietf_decrypt(
  null,
  file.subarray(88),
  header,
  file.subarray(32, 56),
  key,
);
const [version, form, words, length] = plaintext;
const name = ["", "entropy", "seed", "privateKey"][form ?? 0];
if (version !== file[4] || !name) throw new Error("Unknown content");
const facts = {
  kind: file[5] === 1 ? "coldkey" : "hotkey",
  publicKey: sodium.to_hex(file.subarray(56, 88)),
  words,
  [name]: sodium.to_hex(plaintext.subarray(4, 4 + (length ?? 0))),
};
process.stdout.write(`${JSON.stringify(facts)}\n`);

/**
 * What lies beside the sealed file on a drive, for somebody who has the drive and not this app. Not a screen's words: a
 * document, in the words of docs/formats.md. A test compares the reader with docs/sealed-key-reader.mjs.
 */

export interface UsbFacts {
  readonly name: string;
  readonly address: string;
  readonly day: string;
}

/** Lines end as Windows' editor wants them: whoever opens this may have any computer. */
export function readmeOf({ name, address, day }: UsbFacts): string {
  return `ENCRYPTED COPY OF A BITTENSOR COLDKEY
=====================================

Name     ${name}
Address  ${address}
Written  ${day}

WHAT THIS IS

  ${address}.key
      The key, encrypted under a passphrase: Argon2id and XChaCha20-Poly1305.
      Without the passphrase it is worth nothing to anybody, including you.
  ${address}.json
      Its name and address, and nothing secret. Coldkey Workstation reads it.
  sealed-key-reader.mjs
      Opens the key without Coldkey Workstation.

HOW TO USE IT WITH COLDKEY WORKSTATION

  Close the app. Copy the .key and the .json file into the folder "keys" inside
  the app's data folder. Start the app: the key is there, under its passphrase.
  The register of copies is not on this drive: begin it anew.

HOW TO OPEN IT WITHOUT COLDKEY WORKSTATION

  You need Node 20 or newer, the package libsodium-wrappers-sumo, and a
  computer that you trust. Fetch the package while it is online, then take the
  computer off every network before you type the passphrase:

    npm install libsodium-wrappers-sumo
    node sealed-key-reader.mjs ${address}.key

  Type the passphrase, then Enter, then Ctrl+D (on Windows Ctrl+Z, Enter).
  It prints the secret in hex. "entropy" is the entropy of the recovery phrase
  (BIP-39, English): any BIP-39 tool turns it back into the words, and btcli
  takes the words:

    btcli wallet regen-coldkey --mnemonic "..."

  Whoever sees what it prints owns the wallet.

WHAT TO DO WHEN

  The drive is lost or stolen: mark this copy as lost in the app. The
  passphrase protects the key; how well depends on the passphrase. If it is
  weak or known, make a new coldkey and move everything there now.
  The passphrase was changed in the app: this file still opens with the OLD
  passphrase. Write a new copy and destroy this one.
  The drive lies in a drawer: flash memory forgets after years without power.
  Prove the copy every half year; the app reminds you.
`.replaceAll("\n", "\r\n");
}

/** docs/sealed-key-reader.mjs */
export const READER = `/**
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
const passphrase = readFileSync(0, "utf8").replace(/\\r?\\n$/, "");
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
process.stdout.write(\`\${JSON.stringify(facts)}\\n\`);
`;

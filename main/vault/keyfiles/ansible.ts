/** `$ANSIBLE_VAULT`, wallets of 2021 to 2023 (domain reference §2.5): PBKDF2, HMAC-SHA256, AES-256-CTR. */
import { createDecipheriv, createHmac, pbkdf2Sync } from "node:crypto";
import { equalBytes } from "../../lib/bytes.ts";
import { Refusal } from "../../lib/fault.ts";
import { BLOCK_BYTES, withoutPadding } from "./padding.ts";

const HEADER = "$ANSIBLE_VAULT;1.1;AES256";
/** Ansible's `VaultAES256`: cipher key, HMAC key, first counter block. */
const PBKDF2 = { iterations: 10_000, bytes: 80, cipherEnd: 32, hmacEnd: 64 } as const;
const SALT_BYTES = 32;
const HMAC_BYTES = 32;

/** null: the passphrase does not fit, or the file is damaged. The caller wipes the plaintext. */
export function openAnsible(bytes: Uint8Array, passphrase: Uint8Array): Uint8Array | null {
  const { salt, hmac, ciphertext } = envelope(bytes);
  const keys = pbkdf2Sync(passphrase, salt, PBKDF2.iterations, PBKDF2.bytes, "sha256");
  try {
    const hmacKey = keys.subarray(PBKDF2.cipherEnd, PBKDF2.hmacEnd);
    if (!equalBytes(createHmac("sha256", hmacKey).update(ciphertext).digest(), hmac)) return null;
    const cipherKey = keys.subarray(0, PBKDF2.cipherEnd);
    const decipher = createDecipheriv("aes-256-ctr", cipherKey, keys.subarray(PBKDF2.hmacEnd));
    const padded = decipher.update(ciphertext);
    try {
      return withoutPadding(padded);
    } finally {
      padded.fill(0);
    }
  } finally {
    keys.fill(0);
  }
}

/** Hex of three lines, each hex again. */
function envelope(bytes: Uint8Array): { salt: Buffer; hmac: Buffer; ciphertext: Buffer } {
  const [header, ...lines] = Buffer.from(bytes).toString("latin1").split(/\r?\n/);
  if (header?.trimEnd() !== HEADER) throw new Refusal("KEYFILE_DAMAGED", { part: "header" });
  const inner = unhex(lines.map((line) => line.trim()).join(""), "hex").toString("latin1");
  const fields = inner.split("\n");
  const [salt = "", hmac = "", ciphertext = ""] = fields;
  const found = {
    salt: unhex(salt, "salt"),
    hmac: unhex(hmac, "hmac"),
    ciphertext: unhex(ciphertext, "ciphertext"),
  };
  const isWhole =
    fields.length === 3 && found.salt.length === SALT_BYTES && found.hmac.length === HMAC_BYTES;
  if (!isWhole || found.ciphertext.length % BLOCK_BYTES !== 0) {
    throw new Refusal("KEYFILE_DAMAGED", { part: "length" });
  }
  return found;
}

function unhex(text: string, part: string): Buffer {
  if (text === "" || text.length % 2 !== 0 || !/^[0-9a-f]+$/i.test(text)) {
    throw new Refusal("KEYFILE_DAMAGED", { part });
  }
  return Buffer.from(text, "hex");
}

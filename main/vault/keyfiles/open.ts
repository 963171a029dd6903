/** A key file of btcli, whichever form, to its secret. The source is bytes in memory: nothing here can touch the file. */
import { Refusal } from "../../lib/fault.ts";
import type { KeySecret } from "../keyring.ts";
import type { KeyfileFormat } from "../protocol.ts";
import type { Sodium } from "../sodium.ts";
import { openAnsible } from "./ansible.ts";
import { secretOf } from "./content.ts";
import { openFernet } from "./fernet.ts";
import { keyfileFormat, MOST_KEYFILE_BYTES } from "./format.ts";
import { openNacl } from "./nacl.ts";

/**
 * The secret is the caller's to wipe. `passphrase` null: KEYFILE_NEEDS_PASSPHRASE unless the file is plain.
 * KEYFILE_WRONG_PASSPHRASE may also mean damage: nobody can tell the two apart.
 */
export async function openKeyfile(
  sodium: Sodium,
  bytes: Uint8Array,
  passphrase: Uint8Array | null,
): Promise<{ readonly format: KeyfileFormat; readonly secret: KeySecret }> {
  if (bytes.length > MOST_KEYFILE_BYTES) throw new Refusal("KEYFILE_TOO_LARGE");
  const format = keyfileFormat(bytes);
  if (format === "plain") return { format, secret: secretOf(bytes) };
  if (passphrase === null) throw new Refusal("KEYFILE_NEEDS_PASSPHRASE", { format });
  const plaintext = await decrypted(sodium, format, bytes, passphrase);
  try {
    return { format, secret: secretOf(plaintext) };
  } finally {
    plaintext.fill(0);
  }
}

/** Prompts of the past trimmed what was typed, scripts did not (domain reference §2.8): both are tried. */
async function decrypted(
  sodium: Sodium,
  format: Exclude<KeyfileFormat, "plain">,
  bytes: Uint8Array,
  passphrase: Uint8Array,
): Promise<Uint8Array> {
  const open = OPENERS[format];
  const trimmed = withoutSpace(passphrase);
  const plaintext =
    (await open(sodium, bytes, passphrase)) ??
    (trimmed.length === passphrase.length ? null : await open(sodium, bytes, trimmed));
  if (plaintext === null) throw new Refusal("KEYFILE_WRONG_PASSPHRASE");
  return plaintext;
}

type Opener = (
  sodium: Sodium,
  bytes: Uint8Array,
  passphrase: Uint8Array,
) => Promise<Uint8Array | null> | Uint8Array | null;
const OPENERS: Record<Exclude<KeyfileFormat, "plain">, Opener> = {
  nacl: openNacl,
  ansible: (_sodium, bytes, passphrase) => openAnsible(bytes, passphrase),
  fernet: (_sodium, bytes, passphrase) => openFernet(bytes, passphrase),
};

/** A view: nothing to wipe beyond what the caller already owns. */
export function withoutSpace(passphrase: Uint8Array): Uint8Array {
  const isSpace = (byte: number | undefined): boolean =>
    byte === 0x20 || (byte !== undefined && byte >= 0x09 && byte <= 0x0d);
  let start = 0;
  let end = passphrase.length;
  while (start < end && isSpace(passphrase[start])) start++;
  while (end > start && isSpace(passphrase[end - 1])) end--;
  return passphrase.subarray(start, end);
}

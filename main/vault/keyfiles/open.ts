/** A key file of another program, whichever form, to its secret. The source is bytes in memory: nothing here can touch the file. */
import { Refusal } from "../../lib/fault.ts";
import type { KeySecret } from "../keyring.ts";
import type { KeyfileFormat } from "../protocol.ts";
import type { Sodium } from "../sodium.ts";
import { openAnsible } from "./ansible.ts";
import { type Attempt, withAttempts } from "./attempt.ts";
import { readingsOf } from "./content.ts";
import { openFernet } from "./fernet.ts";
import { keyfileFormat, MOST_KEYFILE_BYTES } from "./format.ts";
import { openNacl } from "./nacl.ts";
import { openPolkadot, polkadotFile } from "./polkadot.ts";

export interface OpenedFile {
  readonly format: KeyfileFormat;
  /** The caller's to wipe. */
  readonly secret: KeySecret;
  /**
   * As well. Only when the file holds a bare private key that can be read in both encodings and says nothing about whose
   * it is: `secret` is the canonical reading, and only a person can tell by the addresses.
   */
  readonly other: KeySecret | null;
  /** polkadot-js: how the passphrase became a key. */
  readonly isStretched: boolean;
  readonly isEncrypted: boolean;
}

/**
 * `attempts` null: KEYFILE_NEEDS_PASSPHRASE unless the file is plain. KEYFILE_WRONG_PASSPHRASE may also mean damage:
 * nobody can tell the two apart.
 */
export async function openWithAttempts(
  sodium: Sodium,
  bytes: Uint8Array,
  attempts: readonly Attempt[] | null,
): Promise<OpenedFile> {
  if (bytes.length > MOST_KEYFILE_BYTES) throw new Refusal("KEYFILE_TOO_LARGE");
  const format = keyfileFormat(bytes);
  if (format === "plain") {
    const file = polkadotFile(bytes);
    if (file === null) {
      return { format, ...both(bytes), isStretched: true, isEncrypted: false };
    }
    try {
      return await openPolkadot(sodium, file, attempts);
    } finally {
      file.encoded.fill(0);
    }
  }
  if (attempts === null) throw new Refusal("KEYFILE_NEEDS_PASSPHRASE", { format });
  const plaintext = await decrypted(sodium, format, bytes, attempts);
  try {
    return { format, ...both(plaintext), isStretched: true, isEncrypted: true };
  } finally {
    plaintext.fill(0);
  }
}

/** {@link openWithAttempts} for one file with one passphrase. */
export function openKeyfile(
  sodium: Sodium,
  bytes: Uint8Array,
  passphrase: Uint8Array | null,
): Promise<OpenedFile> {
  if (passphrase === null) return openWithAttempts(sodium, bytes, null);
  return withAttempts(sodium, passphrase, (attempts) => openWithAttempts(sodium, bytes, attempts));
}

function both(plaintext: Uint8Array): Pick<OpenedFile, "secret" | "other"> {
  const [secret, other = null] = readingsOf(plaintext);
  if (secret === undefined) throw new Refusal("KEYFILE_UNKNOWN");
  return { secret, other };
}

async function decrypted(
  sodium: Sodium,
  format: keyof typeof OPENERS,
  bytes: Uint8Array,
  attempts: readonly Attempt[],
): Promise<Uint8Array> {
  for (const attempt of attempts) {
    const plaintext = await OPENERS[format](sodium, bytes, attempt);
    if (plaintext !== null) return plaintext;
  }
  throw new Refusal("KEYFILE_WRONG_PASSPHRASE");
}

type Opener = (
  sodium: Sodium,
  bytes: Uint8Array,
  attempt: Attempt,
) => Promise<Uint8Array | null> | Uint8Array | null;
const OPENERS: Record<"nacl" | "ansible" | "fernet", Opener> = {
  nacl: openNacl,
  ansible: (_sodium, bytes, attempt) => openAnsible(bytes, attempt.passphrase),
  fernet: (_sodium, bytes, attempt) => openFernet(bytes, attempt),
};

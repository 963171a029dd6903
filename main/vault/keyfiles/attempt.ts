/**
 * One passphrase, tried on any number of key files. Two of the forms have one salt for every file in the world, so one
 * run of their slow derivation serves all of them; it is made when the first file needs it.
 */
import type { SecretBytes } from "../../lib/secret.ts";
import type { Sodium } from "../sodium.ts";
import { fernetKey } from "./fernet.ts";
import { naclKey } from "./nacl.ts";

/** The passphrase in one spelling. */
export interface Attempt {
  readonly passphrase: Uint8Array;
  naclKey(): SecretBytes;
  fernetKey(): Promise<SecretBytes>;
}

/**
 * Prompts of the past trimmed what was typed, scripts did not (domain reference §2.8): as typed first, then trimmed. The
 * passphrase stays the caller's; what was derived from it is wiped at the end.
 */
export async function withAttempts<T>(
  sodium: Sodium,
  passphrase: Uint8Array,
  work: (attempts: readonly Attempt[]) => Promise<T>,
): Promise<T> {
  const trimmed = withoutSpace(passphrase);
  const spellings = trimmed.length === passphrase.length ? [passphrase] : [passphrase, trimmed];
  const derived: SecretBytes[] = [];
  const keep = (key: SecretBytes): SecretBytes => {
    derived.push(key);
    return key;
  };
  const attempts = spellings.map((spelling): Attempt => {
    let nacl: SecretBytes | null = null;
    let fernet: SecretBytes | null = null;
    return {
      passphrase: spelling,
      naclKey() {
        nacl ??= keep(naclKey(sodium, spelling));
        return nacl;
      },
      async fernetKey() {
        fernet ??= keep(await fernetKey(spelling));
        return fernet;
      },
    };
  });
  try {
    return await work(attempts);
  } finally {
    for (const key of derived) key.wipe();
  }
}

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

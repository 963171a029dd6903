/**
 * Seals what goes to a server with age (https://age-encryption.org/v1) for the server's own X25519 recipient, inside
 * this process: whoever carries the result, main included, has ciphertext. The package is loaded only when it is needed.
 */
import { Refusal } from "../lib/fault.ts";

/** Bech32 of 32 bytes with the prefix `age`: always 62 characters. Post-quantum and plugin recipients are longer. */
const RECIPIENT = /^age1[02-9ac-hj-np-z]{58}$/;

/** ASCII armor, so that the result can be a part of a text file. Refuses RECIPIENT_INVALID. */
export async function sealForServer(plaintext: Uint8Array, recipient: string): Promise<Uint8Array> {
  if (!RECIPIENT.test(recipient)) throw new Refusal("RECIPIENT_INVALID");
  const { armor, Encrypter } = await import("age-encryption");
  const encrypter = new Encrypter();
  try {
    encrypter.addRecipient(recipient);
  } catch (cause) {
    // The checksum of a mistyped recipient.
    throw new Refusal("RECIPIENT_INVALID", {}, { cause });
  }
  return new TextEncoder().encode(armor.encode(await encrypter.encrypt(plaintext)));
}

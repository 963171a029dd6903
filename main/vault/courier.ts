/**
 * Seals what goes to a server with age (https://age-encryption.org/v1) for the server's own X25519 recipient, inside
 * this process: whoever carries the result, main included, has ciphertext. The package is loaded only when it is needed.
 */
import { joinBytes } from "../codec/writer.ts";
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
  const sealed = await withoutWebCrypto(async () =>
    wholeOf(await encrypter.encrypt(streamOf(plaintext))),
  );
  return new TextEncoder().encode(armor.encode(sealed));
}

/** Given bytes, the package would gather its result with a `Response`, and Node would load its network stack for that. */
function streamOf(bytes: Uint8Array): ReadableStream<Uint8Array> {
  return new ReadableStream({
    start(controller) {
      controller.enqueue(bytes);
      controller.close();
    },
  });
}

async function wholeOf(stream: ReadableStream<Uint8Array>): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  const reader = stream.getReader();
  for (let next = await reader.read(); !next.done; next = await reader.read()) {
    parts.push(next.value);
  }
  return joinBytes(parts);
}

/**
 * Node warns on stderr that WebCrypto's X25519 is experimental; in the vault's process there is none, which would end it.
 * The package takes a ReferenceError for an engine without WebCrypto, and computes with @noble/curves.
 */
async function withoutWebCrypto<T>(work: () => Promise<T>): Promise<T> {
  const { crypto } = globalThis;
  Reflect.defineProperty(crypto, "subtle", {
    configurable: true,
    get() {
      throw new ReferenceError("No WebCrypto here");
    },
  });
  try {
    return await work();
  } finally {
    // The prototype's own getter is behind it.
    Reflect.deleteProperty(crypto, "subtle");
  }
}

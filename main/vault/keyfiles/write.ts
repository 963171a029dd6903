/**
 * Key files as btcli reads them (domain reference §2.2, §2.4), for keys that go to a server or back to the official
 * tools. Built on bytes: no secret becomes a string. Values and order are those of the old Python writer, without
 * `cryptoType`, which libraries before 4.1 cannot read, and without spaces.
 */
import { encodeAddress } from "../../codec/address.ts";
import { joinBytes } from "../../codec/writer.ts";
import type { SecretBytes } from "../../lib/secret.ts";
import { type KeySecret, privateKeyOf, publicKeyOf, seedOf } from "../keyring.ts";
import { wordBytes } from "../phrase.ts";
import { wordCountOf } from "../seal.ts";
import type { Sodium } from "../sodium.ts";
import { withoutSpace } from "./attempt.ts";
import { naclFile, naclKey } from "./nacl.ts";

const ENCODER = new TextEncoder();
const DIGITS = ENCODER.encode("0123456789abcdef");

/** `coldkeypub.txt` and `hotkeys/<name>pub.txt`: what the Rust library writes there. */
export function publicKeyfile(publicKey: Uint8Array): Uint8Array {
  return objectOf([
    ["accountId", hexText(publicKey)],
    ["publicKey", hexText(publicKey)],
    ["ss58Address", ENCODER.encode(encodeAddress(publicKey))],
  ]);
}

/** `coldkey` and `hotkeys/<name>`, not encrypted: the secret itself, which the caller wipes. */
export function plainKeyfile(secret: KeySecret): Uint8Array {
  const publicKey = publicKeyOf(secret);
  const privateKey = privateKeyOf(secret);
  const seed = seedOf(secret);
  const words = wordCountOf(secret);
  const phrase = words === null ? null : secret.bytes.use((bytes) => wordBytes(bytes, 1, words));
  const secrets: Field[] = [
    ["privateKey", hexText(privateKey)],
    ...(phrase === null ? [] : [["secretPhrase", phrase] satisfies Field]),
    ...(seed === null ? [] : [["secretSeed", hexText(seed)] satisfies Field]),
  ];
  try {
    return objectOf([
      ["accountId", hexText(publicKey)],
      ["publicKey", hexText(publicKey)],
      ...secrets,
      ["ss58Address", ENCODER.encode(encodeAddress(publicKey))],
    ]);
  } finally {
    for (const [, text] of secrets) text.fill(0);
    privateKey.fill(0);
    seed?.fill(0);
  }
}

/**
 * The key for `$NACL` files of one passphrase: one run for any number of {@link encryptedKeyfile}. White space at the
 * ends is left out, because btcli's own prompt cannot say it. The caller wipes the key.
 */
export function btcliKey(sodium: Sodium, passphrase: Uint8Array): SecretBytes {
  return naclKey(sodium, withoutSpace(passphrase));
}

/** `coldkey` and `hotkeys/<name>` as btcli encrypts them. */
export function encryptedKeyfile(sodium: Sodium, secret: KeySecret, key: SecretBytes): Uint8Array {
  const content = plainKeyfile(secret);
  try {
    return naclFile(sodium, content, key);
  } finally {
    content.fill(0);
  }
}

type Field = readonly [name: string, text: Uint8Array];

/** None of our values needs escaping: hex, base58 and words of the list. The parts stay the caller's. */
function objectOf(fields: readonly Field[]): Uint8Array {
  const parts = fields.flatMap(([name, text], index) => [
    ENCODER.encode(`${index === 0 ? "{" : ","}"${name}":"`),
    text,
    ENCODER.encode('"'),
  ]);
  return joinBytes([...parts, ENCODER.encode("}")]);
}

function hexText(bytes: Uint8Array): Uint8Array {
  const text = new Uint8Array(2 + bytes.length * 2);
  text.set([0x30, 0x78]);
  for (const [at, byte] of bytes.entries()) {
    text[2 + at * 2] = DIGITS[byte >> 4] ?? 0;
    text[3 + at * 2] = DIGITS[byte & 15] ?? 0;
  }
  return text;
}

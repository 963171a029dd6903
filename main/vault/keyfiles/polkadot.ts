/**
 * Accounts that polkadot-js exported as JSON (domain reference §2.9): PKCS#8 of its own making, mostly behind scrypt and
 * XSalsa20-Poly1305. Versions 0 to 3; 0 to 2 pad the passphrase to a key, and 0 does not say which curve it is.
 */
import { scrypt } from "node:crypto";
import { promisify } from "node:util";
import { base64 } from "@scure/base";
import * as v from "valibot";
import { decodeAddress } from "../../codec/address.ts";
import { equalBytes } from "../../lib/bytes.ts";
import { Refusal } from "../../lib/fault.ts";
import { SecretBytes } from "../../lib/secret.ts";
import { type KeySecret, publicKeyOf } from "../keyring.ts";
import { byCofactor, isCanonical, PRIVATE_KEY_BYTES } from "../private-key.ts";
import { NONCE_BYTES, type Sodium, TAG_BYTES } from "../sodium.ts";
import type { Attempt } from "./attempt.ts";
import { hexBytes, textAt } from "./content.ts";
import { readFlatObject, wipeFields } from "./flat-json.ts";
import type { OpenedFile } from "./open.ts";

const derive = promisify<string | Uint8Array, Uint8Array, number, object, Buffer>(scrypt);

const CURVES = ["ed25519", "sr25519", "ecdsa", "ethereum"] as const;
const OneOrMore = v.union([
  v.pipe(v.string(), v.maxLength(40)),
  v.pipe(v.array(v.pipe(v.string(), v.maxLength(40))), v.maxLength(8)),
]);
const Encoding = v.object({
  content: v.optional(OneOrMore, []),
  type: v.optional(OneOrMore, []),
  version: v.optional(v.union([v.string(), v.number()]), "0"),
});

export interface PolkadotFile {
  /** Base64 or hex, decoded: the secret itself where the file is not encrypted. The caller wipes it. */
  readonly encoded: Uint8Array;
  readonly content: readonly string[];
  readonly type: readonly string[];
  /** The account that the file says it is; null: it does not, or not so that it could be read. */
  readonly claim: Uint8Array | null;
}

/** null: not such a file. Refuses KEYFILE_DAMAGED { part }, KEYFILE_BATCH, KEYFILE_UNKNOWN. */
export function polkadotFile(bytes: Uint8Array): PolkadotFile | null {
  if (!looksLikeObject(bytes)) return null;
  const fields = readFlatObject(bytes);
  try {
    const encoding = fields.get("encoding");
    const text = textAt(fields, "encoded");
    if (encoding?.kind !== "nested" || text === null) return null;
    const parsed = v.safeParse(Encoding, jsonOf(encoding.raw));
    if (!parsed.success) throw new Refusal("KEYFILE_DAMAGED", { part: "encoding" });
    const list = (one: string | string[]) => (typeof one === "string" ? [one] : one);
    const content = list(parsed.output.content);
    if (content[0]?.startsWith("batch")) throw new Refusal("KEYFILE_BATCH");
    const address = textAt(fields, "address");
    const claim = address === null ? null : decodeAddress(new TextDecoder().decode(address));
    return {
      encoded: decoded(text),
      content,
      type: list(parsed.output.type),
      claim: claim?.ok === true ? claim.value.account : null,
    };
  } finally {
    wipeFields(fields);
  }
}

const NO_ENCRYPTION = "none";
const CIPHER = "xsalsa20-poly1305";
/** @polkadot/util-crypto, scrypt/defaults: salt ‖ N ‖ p ‖ r, and the costs that it accepts. Others would be a bomb. */
const SCRYPT = { saltBytes: 32, headBytes: 44, keyBytes: 64 } as const;
const SCRYPT_COSTS: readonly (readonly [n: number, p: number, r: number])[] = [
  [2 ** 13, 10, 8],
  [2 ** 14, 5, 8],
  [2 ** 15, 3, 8],
  [2 ** 15, 1, 8],
  [2 ** 16, 2, 8],
  [2 ** 17, 1, 8],
];
const KEY_BYTES = 32;

export function isEncrypted(file: PolkadotFile): boolean {
  return file.type.length > 0 && !file.type.includes(NO_ENCRYPTION);
}

export async function openPolkadot(
  sodium: Sodium,
  file: PolkadotFile,
  attempts: readonly Attempt[] | null,
): Promise<OpenedFile> {
  const curve = file.content[1];
  if (curve !== undefined && curve !== "sr25519") {
    const known = CURVES.some((one) => one === curve);
    throw known
      ? new Refusal("KEYFILE_NOT_SR25519", { cryptoType: curve })
      : new Refusal("KEYFILE_UNKNOWN");
  }
  const isSealed = isEncrypted(file);
  const isStretched = file.type.includes("scrypt");
  const facts = { format: "polkadot", isStretched, isEncrypted: isSealed } as const;
  if (!isSealed) return { ...facts, secret: secretIn(file.encoded, file.claim), other: null };
  if (!file.type.includes(CIPHER)) throw new Refusal("KEYFILE_UNKNOWN");
  if (attempts === null) throw new Refusal("KEYFILE_NEEDS_PASSPHRASE", { format: "polkadot" });
  for (const attempt of attempts) {
    const plaintext = await decrypted(sodium, file.encoded, isStretched, attempt.passphrase);
    if (plaintext === null) continue;
    try {
      return { ...facts, secret: secretIn(plaintext, file.claim), other: null };
    } finally {
      plaintext.fill(0);
    }
  }
  throw new Refusal("KEYFILE_WRONG_PASSPHRASE");
}

async function decrypted(
  sodium: Sodium,
  encoded: Uint8Array,
  isStretched: boolean,
  passphrase: Uint8Array,
): Promise<Uint8Array | null> {
  const headBytes = isStretched ? SCRYPT.headBytes : 0;
  if (encoded.length <= headBytes + NONCE_BYTES + TAG_BYTES) {
    throw new Refusal("KEYFILE_DAMAGED", { part: "length" });
  }
  const key = isStretched ? await scryptKey(encoded, passphrase) : paddedKey(passphrase);
  try {
    const boxAt = headBytes + NONCE_BYTES;
    return sodium.openSecretbox(encoded.subarray(boxAt), encoded.subarray(headBytes, boxAt), key);
  } finally {
    key.fill(0);
  }
}

async function scryptKey(encoded: Uint8Array, passphrase: Uint8Array): Promise<Uint8Array> {
  const view = new DataView(encoded.buffer, encoded.byteOffset, SCRYPT.headBytes);
  const [N, p, r] = [0, 4, 8].map((at) => view.getUint32(SCRYPT.saltBytes + at, true));
  const cost = SCRYPT_COSTS.find((one) => one[0] === N && one[1] === p && one[2] === r);
  if (cost === undefined) throw new Refusal("KEYFILE_DAMAGED", { part: "scrypt" });
  const salt = encoded.subarray(0, SCRYPT.saltBytes);
  const options = { N: cost[0], p: cost[1], r: cost[2], maxmem: 256 * 1024 * 1024 };
  const long = await derive(passphrase, salt, SCRYPT.keyBytes, options);
  const key = Uint8Array.from(long.subarray(0, KEY_BYTES));
  long.fill(0);
  return key;
}

/** Before version 3: the passphrase itself, cut or filled with zeros. */
function paddedKey(passphrase: Uint8Array): Uint8Array {
  const key = new Uint8Array(KEY_BYTES);
  key.set(passphrase.subarray(0, KEY_BYTES));
  return key;
}

/** @polkadot/keyring, pair/defaults. */
const HEADER = Uint8Array.from([48, 83, 2, 1, 1, 48, 5, 6, 3, 43, 101, 112, 4, 34, 4, 32]);
const DIVIDER = Uint8Array.from([161, 35, 3, 33, 0]);
const PUBLIC_KEY_BYTES = 32;

/** header ‖ secret (64, or in old files a seed of 32) ‖ divider ‖ public key. */
function secretIn(pkcs8: Uint8Array, claim: Uint8Array | null): KeySecret {
  if (!equalBytes(pkcs8.subarray(0, HEADER.length), HEADER)) throw damaged("header");
  const secretBytes = [PRIVATE_KEY_BYTES, KEY_BYTES].find((length) => {
    const at = HEADER.length + length;
    return equalBytes(pkcs8.subarray(at, at + DIVIDER.length), DIVIDER);
  });
  if (secretBytes === undefined) throw damaged("divider");
  const secret = pkcs8.slice(HEADER.length, HEADER.length + secretBytes);
  const publicKey = pkcs8.slice(HEADER.length + secretBytes + DIVIDER.length);
  // ecdsa's has 33.
  if (publicKey.length !== PUBLIC_KEY_BYTES) {
    secret.fill(0);
    throw new Refusal("KEYFILE_NOT_SR25519", { cryptoType: "ecdsa" });
  }
  const found = candidates(secret).filter((one) => {
    const isIt = equalBytes(publicKeyOf(one), publicKey);
    if (!isIt) one.bytes.wipe();
    return isIt;
  });
  const [key] = found;
  // Its secret does not make its public key on our curve: version 0 does not say that it is another one.
  if (key === undefined) throw new Refusal("KEYFILE_NOT_SR25519", { cryptoType: "ed25519" });
  if (claim !== null && !equalBytes(claim, publicKey)) {
    key.bytes.wipe();
    throw new Refusal("KEYFILE_SECRETS_DISAGREE", { fields: ["encoded", "address"] });
  }
  return key;
}

/** Takes the bytes over. polkadot-js writes scalar × 8; the public key beside it decides. */
function candidates(secret: Uint8Array): KeySecret[] {
  if (secret.length === KEY_BYTES) return [{ form: "seed", bytes: SecretBytes.own(secret) }];
  const divided = byCofactor(secret);
  const both = divided === null ? [secret] : [divided, secret];
  return both.flatMap((bytes): KeySecret[] => {
    if (isCanonical(bytes)) return [{ form: "private-key", bytes: SecretBytes.own(bytes) }];
    bytes.fill(0);
    return [];
  });
}

/** Base64 with or without its padding, or hex with `0x`. */
function decoded(text: Uint8Array): Uint8Array {
  const isHex = text[0] === 0x30 && text[1] === 0x78;
  if (isHex) {
    const bytes = hexBytes(text);
    if (bytes === null) throw damaged("encoded");
    return bytes;
  }
  try {
    return base64.decode(new TextDecoder().decode(text));
  } catch (cause) {
    throw new Refusal("KEYFILE_DAMAGED", { part: "encoded" }, { cause });
  }
}

/** Of the part that says how the rest is encoded: public, bounded by the file's size and the reader's depth. */
function jsonOf(raw: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(raw));
  } catch (cause) {
    throw new Refusal("KEYFILE_DAMAGED", { part: "encoding" }, { cause });
  }
}

function looksLikeObject(bytes: Uint8Array): boolean {
  return bytes.find((byte) => byte > 0x20) === 0x7b;
}

function damaged(part: string): Refusal {
  return new Refusal("KEYFILE_DAMAGED", { part });
}

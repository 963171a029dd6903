/**
 * What a sealed key file says about itself, without a passphrase and without any cryptography: main reads this much to
 * judge its files. Nothing of it is proved before the tag fits (seal.ts).
 *
 *     0  4  "CKWS"                       8  4  memory in KiB, u32 little-endian     56 32  public key (sr25519)
 *     4  1  version, 1 or 2             12  4  passes, u32 little-endian            88 36  ciphertext (version 2: 68)
 *     5  1  1 coldkey, 2 hotkey         16 16  salt                                124 16  tag (version 2: at 156)
 *     6  1  KDF, 1 = Argon2id v1.3      32 24  nonce
 *     7  1  cipher, 1 = XChaCha20-Poly1305 (IETF)
 */
import { Refusal } from "../lib/fault.ts";
import { NONCE_BYTES, SALT_BYTES, TAG_BYTES } from "./sodium.ts";

const MAGIC = [0x43, 0x4b, 0x57, 0x53];
const KDF_ARGON2ID = 1;
const CIPHER_XCHACHA20_POLY1305 = 1;
const AT = { version: 4, kind: 5, kdf: 6, cipher: 7, memory: 8, passes: 12 } as const;
const SALT_AT = 16;
const NONCE_AT = SALT_AT + SALT_BYTES;
const PUBLIC_KEY_AT = NONCE_AT + NONCE_BYTES;
export const HEADER_BYTES = PUBLIC_KEY_AT + 32;

/** Bytes of the plaintext before the secret: version, form, word count, length. */
export const SECRET_AT = 4;
/** Version 1: the 32 bytes of 24 words. Version 2: the 64 of a private key. */
export const SECRET_ROOM: ReadonlyMap<number, number> = new Map([
  [1, 32],
  [2, 64],
]);

export function sealedBytes(secretRoom: number): number {
  return HEADER_BYTES + SECRET_AT + secretRoom + TAG_BYTES;
}

const KIND_BYTE = { coldkey: 1, hotkey: 2 } as const;
export type SealedKind = keyof typeof KIND_BYTE;

/** What a file may ask of the KDF. Exceeding it is refused before anything is allocated. */
export interface CostLimits {
  readonly minMemoryKib: number;
  readonly maxMemoryKib: number;
  readonly minPasses: number;
  readonly maxPasses: number;
}

/** The floor of design §6 and the ceiling of {@link KdfCost}. Only tests of the format pass anything else. */
export const COST_LIMITS: CostLimits = {
  minMemoryKib: 256 * 1024,
  maxMemoryKib: 4 * 1024 * 1024,
  minPasses: 3,
  maxPasses: 1000,
};

export interface SealedHeader {
  readonly version: number;
  readonly kind: SealedKind;
  readonly memoryKib: number;
  readonly passes: number;
  readonly salt: Uint8Array;
  readonly nonce: Uint8Array;
  readonly publicKey: Uint8Array;
  /** All 88 bytes. */
  readonly bytes: Uint8Array;
  readonly ciphertext: Uint8Array;
}

/** Reads what a file says about itself, without a passphrase. Nothing of it is proved before the tag fits. */
export function readHeader(sealed: Uint8Array, limits: CostLimits = COST_LIMITS): SealedHeader {
  if (!MAGIC.every((byte, index) => sealed[index] === byte)) throw new Refusal("SEAL_NOT_OURS");
  const version = sealed[AT.version] ?? 0;
  const room = SECRET_ROOM.get(version);
  if (room === undefined) throw new Refusal("SEAL_VERSION", { version });
  if (sealed.length !== sealedBytes(room)) throw damaged("length");
  const kind = sealed[AT.kind];
  if (kind !== KIND_BYTE.coldkey && kind !== KIND_BYTE.hotkey) throw damaged("kind");
  if (sealed[AT.kdf] !== KDF_ARGON2ID) throw damaged("kdf");
  if (sealed[AT.cipher] !== CIPHER_XCHACHA20_POLY1305) throw damaged("cipher");
  const view = new DataView(sealed.buffer, sealed.byteOffset, HEADER_BYTES);
  const memoryKib = view.getUint32(AT.memory, true);
  const passes = view.getUint32(AT.passes, true);
  if (memoryKib > limits.maxMemoryKib || passes > limits.maxPasses) {
    throw new Refusal("SEAL_COST_TOO_HIGH", { memoryKib, passes });
  }
  // We never write less; a file that asks for less was made or changed by someone else.
  if (memoryKib < limits.minMemoryKib || passes < limits.minPasses) throw damaged("cost");
  return {
    version,
    kind: kind === KIND_BYTE.coldkey ? "coldkey" : "hotkey",
    memoryKib,
    passes,
    salt: sealed.slice(SALT_AT, NONCE_AT),
    nonce: sealed.slice(NONCE_AT, PUBLIC_KEY_AT),
    publicKey: sealed.slice(PUBLIC_KEY_AT, HEADER_BYTES),
    bytes: sealed.slice(0, HEADER_BYTES),
    ciphertext: sealed.slice(HEADER_BYTES),
  };
}

export function writeHeader(
  version: number,
  sealing: Pick<SealedHeader, "salt" | "memoryKib" | "passes">,
  kind: SealedKind,
  nonce: Uint8Array,
  publicKey: Uint8Array,
): Uint8Array {
  const header = new Uint8Array(HEADER_BYTES);
  header.set(MAGIC);
  header[AT.version] = version;
  header[AT.kind] = KIND_BYTE[kind];
  header[AT.kdf] = KDF_ARGON2ID;
  header[AT.cipher] = CIPHER_XCHACHA20_POLY1305;
  const view = new DataView(header.buffer);
  view.setUint32(AT.memory, sealing.memoryKib, true);
  view.setUint32(AT.passes, sealing.passes, true);
  header.set(sealing.salt, SALT_AT);
  header.set(nonce, NONCE_AT);
  header.set(publicKey, PUBLIC_KEY_AT);
  return header;
}

export function damaged(part: string): Refusal {
  return new Refusal("SEAL_DAMAGED", { part });
}

/**
 * OpenSSH's signatures of files, as `ssh-keygen -Y sign` writes them (openssh/openssh-portable: PROTOCOL.sshsig), for
 * ed25519 keys only. Chosen because whoever does not want to ask this app can ask the ssh-keygen that every system has.
 */
import { createHash, createPublicKey, verify } from "node:crypto";
import {
  base64ToBytes,
  bytesToBase64,
  concatBytes,
  equalBytes,
  utf8FromBytes,
  utf8ToBytes,
} from "../lib/bytes.ts";

/** PROTOCOL.sshsig: the preamble of the blob and of what is signed. */
const MAGIC = utf8ToBytes("SSHSIG");
const VERSION = 1;
const KEY_TYPE = "ssh-ed25519";
const KEY_BYTES = 32;
const SIGNATURE_BYTES = 64;
const ARMOUR =
  /^-----BEGIN SSH SIGNATURE-----\n([A-Za-z0-9+/=\n]+)\n-----END SSH SIGNATURE-----\n?$/;
/** RFC 8410 §4: what DER puts before the 32 bytes of an ed25519 key. */
const SPKI_HEAD = Uint8Array.of(0x30, 42, 0x30, 5, 6, 3, 0x2b, 0x65, 0x70, 3, 33, 0);

export interface SshSignature {
  /** The signer's key as it claims it, in OpenSSH's wire form. */
  readonly keyBlob: Uint8Array;
  /** What the signature is for: one made for another purpose must not pass here. */
  readonly namespace: string;
  /** True when the key made this signature for these bytes. */
  fits(message: Uint8Array): boolean;
}

/** Reads `uint32 length ‖ bytes` one after the other; null past the end. */
function reader(bytes: Uint8Array) {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let at = 0;
  const take = (length: number): Uint8Array | null => {
    if (length > bytes.length - at) return null;
    at += length;
    return bytes.subarray(at - length, at);
  };
  return {
    take,
    number: (): number | null => (take(4) === null ? null : view.getUint32(at - 4)),
    string(): Uint8Array | null {
      const length = this.number();
      return length === null ? null : take(length);
    },
    isAtEnd: () => at === bytes.length,
  };
}

function string(bytes: Uint8Array): Uint8Array {
  const length = new Uint8Array(4);
  new DataView(length.buffer).setUint32(0, bytes.length);
  return concatBytes(length, bytes);
}

/** `string type ‖ string bytes`, the form of keys and of signatures; null unless it is ed25519 of this length. */
function typed(blob: Uint8Array, length: number): Uint8Array | null {
  const fields = reader(blob);
  const type = fields.string();
  const bytes = fields.string();
  if (type === null || bytes === null || !fields.isAtEnd()) return null;
  return utf8FromBytes(type) === KEY_TYPE && bytes.length === length ? bytes : null;
}

/** null: not such a signature, or of a kind that this app does not read. */
export function readSshSignature(text: string): SshSignature | null {
  const body = ARMOUR.exec(text.replaceAll("\r\n", "\n"))?.[1];
  const blob = body === undefined ? null : base64ToBytes(body.replaceAll("\n", ""));
  if (blob === null) return null;
  const fields = reader(blob);
  const magic = fields.take(MAGIC.length);
  if (magic === null || !equalBytes(magic, MAGIC) || fields.number() !== VERSION) return null;
  const keyBlob = fields.string();
  const namespaceBytes = fields.string();
  const reserved = fields.string();
  const hashName = utf8FromBytes(fields.string() ?? new Uint8Array());
  const signatureBlob = fields.string();
  if (keyBlob === null || namespaceBytes === null || reserved === null || signatureBlob === null) {
    return null;
  }
  const key = typed(keyBlob, KEY_BYTES);
  const signature = typed(signatureBlob, SIGNATURE_BYTES);
  const namespace = utf8FromBytes(namespaceBytes);
  if (!fields.isAtEnd() || key === null || signature === null || !namespace) return null;
  if (hashName !== "sha256" && hashName !== "sha512") return null;
  return {
    keyBlob,
    namespace,
    fits(message) {
      const digest = createHash(hashName).update(message).digest();
      const signed = concatBytes(
        MAGIC,
        ...[namespaceBytes, reserved, utf8ToBytes(hashName), digest].map(string),
      );
      const der = Buffer.from(concatBytes(SPKI_HEAD, key));
      return verify(
        null,
        signed,
        createPublicKey({ key: der, format: "der", type: "spki" }),
        signature,
      );
    },
  };
}

/** The wire form of a line of a `.pub` file, `ssh-ed25519 AAAA… comment`; null when it is not one. */
export function readSshKey(line: string): Uint8Array | null {
  const [type, base64] = line.trim().split(/\s+/);
  const blob = type === KEY_TYPE && base64 !== undefined ? base64ToBytes(base64) : null;
  return blob !== null && typed(blob, KEY_BYTES) !== null ? blob : null;
}

/** As `ssh-keygen -l` prints it: `SHA256:` and base64 without its padding. */
export function sshFingerprint(keyBlob: Uint8Array): string {
  const digest = createHash("sha256").update(keyBlob).digest();
  return `SHA256:${bytesToBase64(digest).replace(/=+$/, "")}`;
}

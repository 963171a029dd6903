/** Which of btcli's key file forms a file is: decided by its first bytes, as btwallet does (domain reference §2.3). */
import type { KeyfileFormat } from "../protocol.ts";

/** The largest real one is an Ansible vault of three kilobytes; anything much larger is not a key. */
export const MOST_KEYFILE_BYTES = 64 * 1024;

export const NACL_MARK = "$NACL";
export const ANSIBLE_MARK = "$ANSIBLE_VAULT";
/** Base64 of the version byte 0x80 and the zero bytes of a time before 2106. */
const FERNET_MARK = "gAAAAA";

export function keyfileFormat(bytes: Uint8Array): Exclude<KeyfileFormat, "polkadot"> {
  if (startsWith(bytes, NACL_MARK)) return "nacl";
  if (startsWith(bytes, ANSIBLE_MARK)) return "ansible";
  return startsWith(bytes, FERNET_MARK) ? "fernet" : "plain";
}

function startsWith(bytes: Uint8Array, mark: string): boolean {
  return Buffer.from(bytes.subarray(0, mark.length)).toString("latin1") === mark;
}

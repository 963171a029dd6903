/**
 * Every passphrase that the vault refuses is in the journal, whoever asked: written here, where all calls pass, so that
 * no command can forget it. How often, for which key and for what, never what was typed.
 */
import { encodeAddress } from "../codec/address.ts";
import type { Ss58 } from "../codec/values.ts";
import type { Journal } from "../journal/log.ts";
import type { Vault } from "../vault/process.ts";

const WRONG: ReadonlySet<string> = new Set(["WRONG_PASSPHRASE", "KEYFILE_WRONG_PASSPHRASE"]);

/** `vault`, with its refusals of passphrases written down before anybody hears of them. */
export function countWrongPassphrases(vault: Vault, journal: Journal): Vault {
  /** For each key, and for files of other programs, how many since the last right one or the start of the app. */
  const counts = new Map<string, number>();
  return {
    async call(kind, input, ports) {
      const result = await vault.call(kind, input, ports);
      const subject = keyOf(input);
      const key = subject ?? "";
      if (result.ok) {
        if (subject !== null) counts.delete(key);
      } else if (WRONG.has(result.fault.code)) {
        const count = (counts.get(key) ?? 0) + 1;
        counts.set(key, count);
        await journal.append({
          kind: "passphrase.wrong",
          ...(subject === null ? {} : { subject }),
          facts: { purpose: tokenOf(kind), count },
        });
      }
      return result;
    },
    lock: (reason) => vault.lock(reason),
    get isOpen() {
      return vault.isOpen;
    },
  };
}

/** "CKWS"; the public key stands in the header, which is not secret (docs/formats.md, "Sealed key file"). */
const MAGIC = [0x43, 0x4b, 0x57, 0x53];
const PUBLIC_KEY = { start: 56, end: 88 };

/** The key whose sealed file the call brings: the first of them, where there are many under one passphrase. */
function keyOf(input: object): Ss58 | null {
  const sealed = sealedIn(input);
  return sealed === null ? null : encodeAddress(sealed.subarray(PUBLIC_KEY.start, PUBLIC_KEY.end));
}

function sealedIn(value: unknown): Uint8Array | null {
  if (value instanceof Uint8Array) {
    const isSealed =
      value.length >= PUBLIC_KEY.end && MAGIC.every((byte, at) => value[at] === byte);
    return isSealed ? value : null;
  }
  if (typeof value !== "object" || value === null) return null;
  for (const part of Object.values(value)) {
    const found = sealedIn(part);
    if (found !== null) return found;
  }
  return null;
}

/** `openPhrase` → `open-phrase`. */
function tokenOf(kind: string): string {
  return kind.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}

/**
 * What a file is, as far as it says so itself: its form, whether a secret is in it, whose it claims to be. No passphrase,
 * no derivation, and nothing of a secret is kept; whether the claim is true is only known once the secret was opened.
 */
import { equalBytes } from "../../lib/bytes.ts";
import { Refusal } from "../../lib/fault.ts";
import type { KeyfileFormat } from "../protocol.ts";
import { claimsOf, demandSr25519, publicKeyInHex, textAt } from "./content.ts";
import { readFlatObject, wipeFields } from "./flat-json.ts";
import { keyfileFormat, MOST_KEYFILE_BYTES } from "./format.ts";
import { isEncrypted, polkadotFile } from "./polkadot.ts";

export interface Surveyed {
  /** "public": it names a key and holds none. */
  readonly format: KeyfileFormat | "public";
  /** What the file says in public; null: it says nothing, as every encrypted btcli file. */
  readonly publicKey: Uint8Array | null;
  readonly needsPassphrase: boolean;
}

const SECRETS = ["privateKey", "secretPhrase", "secretSeed", "encoded"];

/** Refuses KEYFILE_TOO_LARGE, KEYFILE_UNKNOWN, KEYFILE_NOT_SR25519, KEYFILE_SECRETS_DISAGREE { fields }. */
export function surveyKeyfile(bytes: Uint8Array): Surveyed {
  if (bytes.length > MOST_KEYFILE_BYTES) throw new Refusal("KEYFILE_TOO_LARGE");
  const format = keyfileFormat(bytes);
  if (format !== "plain") return { format, publicKey: null, needsPassphrase: true };
  const bare = publicKeyInHex(bytes);
  if (bare !== null) return { format: "public", publicKey: bare, needsPassphrase: false };
  const polkadot = polkadotFile(bytes);
  if (polkadot !== null) {
    polkadot.encoded.fill(0);
    const publicKey = polkadot.claim;
    return { format: "polkadot", publicKey, needsPassphrase: isEncrypted(polkadot) };
  }
  const fields = readFlatObject(bytes);
  try {
    demandSr25519(fields);
    const claims = claimsOf(fields);
    const [first] = claims;
    const other = claims.filter(
      ({ publicKey }) => first !== undefined && !equalBytes(publicKey, first.publicKey),
    );
    if (first !== undefined && other.length > 0) {
      const names = [first, ...other].map(({ field }) => field);
      throw new Refusal("KEYFILE_SECRETS_DISAGREE", { fields: names });
    }
    const publicKey = first?.publicKey ?? null;
    if (SECRETS.some((name) => textAt(fields, name) !== null)) {
      return { format, publicKey, needsPassphrase: false };
    }
    if (publicKey === null) throw new Refusal("KEYFILE_UNKNOWN");
    return { format: "public", publicKey, needsPassphrase: false };
  } finally {
    wipeFields(fields);
  }
}

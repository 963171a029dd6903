/** What a key from elsewhere is, and what was weak about the way it was kept. Codes, never sentences, never secrets. */
import * as v from "valibot";
import { encodeAddress } from "../codec/address.ts";
import type { Ss58 } from "../codec/values.ts";
import { Refusal } from "../lib/fault.ts";
import { openKeyfile } from "./keyfiles/open.ts";
import { type KeySecret, publicKeyOf } from "./keyring.ts";
import { entropyOf, typedWords } from "./phrase.ts";
import {
  type KeyfileFormat,
  type SourceFormat,
  type SourceWeakness,
  WordCount,
} from "./protocol.ts";
import { wordCountOf } from "./seal.ts";
import type { Sodium } from "./sodium.ts";
import type { Judge } from "./strength.ts";

export interface Inspected {
  readonly address: Ss58;
  readonly format: SourceFormat;
  readonly wordCount: WordCount | null;
  readonly weaknesses: SourceWeakness[];
  /** The caller's to wipe. */
  readonly secret: KeySecret;
}

/**
 * Words as somebody typed them. PHRASE_UNKNOWN_WORDS { positions }, PHRASE_LENGTH { givenWords }, PHRASE_CHECKSUM,
 * PHRASE_NUMBERING.
 */
export function inspectPhrase(typed: Uint8Array): Inspected {
  const words = typedWords(typed);
  const positions = words.flatMap(({ number }, index) => (number < 0 ? [index + 1] : []));
  if (!v.is(WordCount, words.length)) {
    throw new Refusal("PHRASE_LENGTH", { givenWords: words.length });
  }
  if (positions.length > 0) throw new Refusal("PHRASE_UNKNOWN_WORDS", { positions });
  const entropy = entropyOf(words.map(({ number }) => number));
  if (entropy === null) throw new Refusal("PHRASE_CHECKSUM");
  return inspected("phrase", { form: "phrase", bytes: entropy }, []);
}

export async function inspectKeyfile(
  sodium: Sodium,
  judge: Judge,
  bytes: Uint8Array,
  passphrase: Uint8Array | null,
): Promise<Inspected> {
  const { format, secret } = await openKeyfile(sodium, bytes, passphrase);
  try {
    const isWeak = format !== "plain" && passphrase !== null && !(await judge(passphrase)).isEnough;
    return inspected(format, secret, [
      ...OF_FORMAT[format],
      ...(isWeak ? (["SOURCE_WEAK_PASSPHRASE"] as const) : []),
    ]);
  } catch (error) {
    secret.bytes.wipe();
    throw error;
  }
}

/** Domain reference §2.4 to 2.6. */
const OF_FORMAT: Readonly<Record<KeyfileFormat, readonly SourceWeakness[]>> = {
  plain: ["SOURCE_UNENCRYPTED"],
  nacl: ["SOURCE_CONSTANT_SALT"],
  ansible: ["SOURCE_OLD_CIPHER"],
  fernet: ["SOURCE_OLD_CIPHER", "SOURCE_CONSTANT_SALT"],
};

function inspected(
  format: SourceFormat,
  secret: KeySecret,
  weaknesses: readonly SourceWeakness[],
): Inspected {
  const words = wordCountOf(secret);
  return {
    address: encodeAddress(publicKeyOf(secret)),
    format,
    wordCount: words === null ? null : v.parse(WordCount, words),
    weaknesses: [...weaknesses, ...(words === null ? (["SOURCE_NO_PHRASE"] as const) : [])],
    secret,
  };
}

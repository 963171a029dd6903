/** What a key from elsewhere is, and what was weak about the way it was kept. Codes, never sentences, never secrets. */
import * as v from "valibot";
import { accountOf, encodeAddress } from "../codec/address.ts";
import type { Ss58 } from "../codec/values.ts";
import { equalBytes } from "../lib/bytes.ts";
import { Refusal } from "../lib/fault.ts";
import { SecretBytes } from "../lib/secret.ts";
import type { Attempt } from "./keyfiles/attempt.ts";
import { hexBytes, readingsOfPrivateKey } from "./keyfiles/content.ts";
import { type OpenedFile, openWithAttempts } from "./keyfiles/open.ts";
import { type KeySecret, publicKeyOf } from "./keyring.ts";
import { entropyOf, typedWords } from "./phrase.ts";
import { PRIVATE_KEY_BYTES } from "./private-key.ts";
import {
  type PrivateKeyEncoding,
  type SourceFormat,
  type SourceWeakness,
  WordCount,
} from "./protocol.ts";
import { wordCountOf } from "./seal.ts";
import type { Sodium } from "./sodium.ts";

export interface Inspected {
  readonly address: Ss58;
  readonly format: SourceFormat;
  readonly wordCount: WordCount | null;
  readonly weaknesses: SourceWeakness[];
  /** Set where a private key was read in both encodings, because nothing says which of the two it is. */
  readonly encoding: PrivateKeyEncoding | null;
  /** The caller's to wipe. */
  readonly secret: KeySecret;
}

const SEED_BYTES = 32;

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
  return inspected("phrase", { form: "phrase", bytes: entropy }, [], null);
}

/**
 * A seed (32 bytes) or a private key (64) in hex. `claim`: the address that it should have, which also decides how a
 * private key is to be read; without one, both readings come back where both make a key. HEX_MALFORMED, HEX_LENGTH
 * { bytes }, HEX_NO_KEY, SECRET_OTHER_ADDRESS { addresses }.
 */
export function inspectHex(typed: Uint8Array, claim: Ss58 | null): Inspected[] {
  const bytes = hexBytes(typed);
  if (bytes === null) throw new Refusal("HEX_MALFORMED");
  if (bytes.length !== SEED_BYTES && bytes.length !== PRIVATE_KEY_BYTES) {
    const { length } = bytes;
    bytes.fill(0);
    throw new Refusal("HEX_LENGTH", { bytes: length });
  }
  const isSeed = bytes.length === SEED_BYTES;
  const readings: KeySecret[] = isSeed
    ? [{ form: "seed", bytes: SecretBytes.own(bytes) }]
    : readingsOfPrivateKey(bytes);
  if (readings.length === 0) throw new Refusal("HEX_NO_KEY");
  const format = isSeed ? "seed" : "private-key";
  if (claim === null) return bothOf(format, readings, []);
  const [fitting] = readings.filter((one) => equalBytes(publicKeyOf(one), accountOf(claim)));
  if (fitting === undefined) {
    const addresses = readings.map((one) => encodeAddress(publicKeyOf(one)));
    for (const { bytes: secret } of readings) secret.wipe();
    throw new Refusal("SECRET_OTHER_ADDRESS", { addresses });
  }
  for (const one of readings) if (one !== fitting) one.bytes.wipe();
  return [inspected(format, fitting, [], null)];
}

/** `isWeak`: what the judge says of the passphrase that opened it. */
export async function inspectKeyfile(
  sodium: Sodium,
  bytes: Uint8Array,
  attempts: readonly Attempt[] | null,
  isWeak: boolean,
): Promise<Inspected[]> {
  const file = await openWithAttempts(sodium, bytes, attempts);
  const readings = [file.secret, ...(file.other === null ? [] : [file.other])];
  try {
    return bothOf(file.format, readings, weaknessesOf(file, isWeak));
  } catch (error) {
    for (const { bytes: secret } of readings) secret.wipe();
    throw error;
  }
}

/** Domain reference §2.4 to 2.6 and 2.9. */
function weaknessesOf(file: OpenedFile, isWeak: boolean): SourceWeakness[] {
  if (!file.isEncrypted) return ["SOURCE_UNENCRYPTED"];
  return [
    ...OF_FORMAT[file.format],
    ...(file.isStretched ? [] : (["SOURCE_NO_STRETCHING"] as const)),
    ...(isWeak ? (["SOURCE_WEAK_PASSPHRASE"] as const) : []),
  ];
}

const OF_FORMAT: Readonly<Record<OpenedFile["format"], readonly SourceWeakness[]>> = {
  plain: [],
  nacl: ["SOURCE_CONSTANT_SALT"],
  ansible: ["SOURCE_OLD_CIPHER"],
  fernet: ["SOURCE_OLD_CIPHER", "SOURCE_CONSTANT_SALT"],
  polkadot: [],
};

function bothOf(
  format: SourceFormat,
  readings: readonly KeySecret[],
  weaknesses: readonly SourceWeakness[],
): Inspected[] {
  if (readings.length === 1) {
    return readings.map((one) => inspected(format, one, weaknesses, null));
  }
  // In the order of readingsOfPrivateKey.
  const encodings = ["canonical", "times-eight"] as const;
  return readings.map((one, at) => inspected(format, one, weaknesses, encodings[at] ?? null));
}

function inspected(
  format: SourceFormat,
  secret: KeySecret,
  weaknesses: readonly SourceWeakness[],
  encoding: PrivateKeyEncoding | null,
): Inspected {
  const words = wordCountOf(secret);
  return {
    address: encodeAddress(publicKeyOf(secret)),
    format,
    wordCount: words === null ? null : v.parse(WordCount, words),
    weaknesses: [...weaknesses, ...(words === null ? (["SOURCE_NO_PHRASE"] as const) : [])],
    encoding,
    secret,
  };
}

/** What several of the vault's calls use. */
import * as v from "valibot";

/** Index into the ports that were transferred with the request. */
export const PortIndex = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(3));

/** Argon2id cost. Floor: 256 MiB, 3 passes (design §6). */
export const KdfCost = v.strictObject({
  memoryBytes: v.pipe(
    v.number(),
    v.integer(),
    v.minValue(256 * 1024 * 1024),
    v.maxValue(4 * 1024 ** 3),
  ),
  passes: v.pipe(v.number(), v.integer(), v.minValue(3), v.maxValue(1000)),
});
export type KdfCost = v.InferOutput<typeof KdfCost>;

export const WordCount = v.picklist([12, 15, 18, 21, 24]);
export type WordCount = v.InferOutput<typeof WordCount>;

/** What is thrown: a coin or a die. */
export const Sides = v.picklist([2, 6]);
export type Sides = v.InferOutput<typeof Sides>;

export const ThrowFinding = v.picklist([
  /** They repeat themselves: typed, not thrown. */
  "THROWS_PATTERN",
  /** Some faces or steps come far too often for honest throws. */
  "THROWS_UNEVEN",
  /** By themselves less than the phrase holds. */
  "THROWS_FEW",
]);
export type ThrowFinding = v.InferOutput<typeof ThrowFinding>;

export const ThrowsJudged = v.strictObject({
  count: v.number(),
  neededCount: v.number(),
  /** What they are worth without the system's entropy, at most `neededBits`. */
  bits: v.number(),
  neededBits: v.number(),
  findings: v.array(ThrowFinding),
});
export type ThrowsJudged = v.InferOutput<typeof ThrowsJudged>;

/** Passphrase strength as zxcvbn sees it; codes, never words of the passphrase. */
export const Strength = v.strictObject({
  /** 0 (worst) … 4. A coldkey needs at least 3 and twelve characters. */
  score: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(4)),
  guessesLog10: v.number(),
  isEnough: v.boolean(),
  /** zxcvbn warning and suggestion keys, e.g. `topTen`, `anotherWord`. */
  hints: v.array(v.string()),
});
export type Strength = v.InferOutput<typeof Strength>;

/** One word that does not match. Never says what the right word is. */
export const WrongWord = v.strictObject({
  /** From 1. */
  position: v.number(),
  /** true: not a word of the list at all; then `nearest` holds the nearest list words to what was typed. */
  isUnknown: v.boolean(),
  nearest: v.array(v.string()),
});
export type WrongWord = v.InferOutput<typeof WrongWord>;

export const PhraseCheck = v.variant("match", [
  v.strictObject({ match: v.literal(true) }),
  v.strictObject({
    match: v.literal(false),
    /** Expected and given number of words. */
    expectedWords: v.number(),
    givenWords: v.number(),
    /** The typed phrase is valid by itself (checksum): then it is another key's phrase. */
    isOtherPhrase: v.boolean(),
    wrong: v.array(WrongWord),
  }),
]);
export type PhraseCheck = v.InferOutput<typeof PhraseCheck>;

/** A split backup: everything but the secret that its shares follow from. `nonce` is public. */
export const SplitOf = v.strictObject({
  nonce: v.pipe(v.string(), v.regex(/^[0-9a-f]{32}$/)),
  threshold: v.pipe(v.number(), v.integer(), v.minValue(2), v.maxValue(16)),
  count: v.pipe(v.number(), v.integer(), v.minValue(2), v.maxValue(16)),
});
export type SplitOf = v.InferOutput<typeof SplitOf>;

/** The forms of btcli's key files (domain reference §2.3), and the account files of polkadot-js. */
export const KeyfileFormat = v.picklist(["plain", "nacl", "ansible", "fernet", "polkadot"]);
export type KeyfileFormat = v.InferOutput<typeof KeyfileFormat>;
export const SourceFormat = v.picklist([
  ...(["phrase", "shares", "seed", "private-key"] as const),
  ...KeyfileFormat.options,
]);
export type SourceFormat = v.InferOutput<typeof SourceFormat>;

/** How a private key may be written: as btcli does, or as polkadot-js does (domain reference §2.2). */
export const PrivateKeyEncoding = v.picklist(["canonical", "times-eight"]);
export type PrivateKeyEncoding = v.InferOutput<typeof PrivateKeyEncoding>;

/** What was wrong with the way a key was kept before it was imported. The file's mode is main's to see. */
export const SourceWeakness = v.picklist([
  "SOURCE_UNENCRYPTED",
  "SOURCE_CONSTANT_SALT",
  "SOURCE_OLD_CIPHER",
  "SOURCE_NO_STRETCHING",
  "SOURCE_WEAK_PASSPHRASE",
  "SOURCE_WIDE_MODE",
  "SOURCE_NO_PHRASE",
]);
export type SourceWeakness = v.InferOutput<typeof SourceWeakness>;

export const VaultHello = v.strictObject({
  /** Which libsodium does the work: native is the rule, WASM the rescue. */
  sodium: v.picklist(["native", "wasm"]),
  /** Doors found shut, by name (see doors.ts). */
  doors: v.array(v.string()),
});
export type VaultHello = v.InferOutput<typeof VaultHello>;

/** kind → [input, output] */
export type VaultCallTable = Record<string, readonly [v.GenericSchema, v.GenericSchema]>;

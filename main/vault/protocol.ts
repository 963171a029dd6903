/**
 * What main may ask of the vault, and what comes back. Sealed bytes go in; sealed bytes, public facts, reviews and
 * signatures come out. Secrets never travel in these messages: a passphrase or a phrase has its own one-message port,
 * named here by its place in the transfer list (`passphrase: PortIndex`).
 *
 * Every request is answered exactly once: `{ id, ok: true, value }` or `{ id, ok: false, fault }`.
 * After start the vault sends one unsolicited message, `{ ready: VaultHello }`.
 */
import * as v from "valibot";
import { Review, SignedRequest, SigningRequest } from "../codec/pipeline.ts";
import { Bytes, FaultValue, Ss58 } from "../codec/values.ts";

/** Index into the ports that were transferred with the request. */
const PortIndex = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(3));

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

/** The forms of btcli's key files (domain reference §2.3). */
export const KeyfileFormat = v.picklist(["plain", "nacl", "ansible", "fernet"]);
export type KeyfileFormat = v.InferOutput<typeof KeyfileFormat>;
export const SourceFormat = v.picklist(["phrase", ...KeyfileFormat.options]);
export type SourceFormat = v.InferOutput<typeof SourceFormat>;

/** What was wrong with the way a key was kept before it was imported. The file's mode is main's to see. */
export const SourceWeakness = v.picklist([
  "SOURCE_UNENCRYPTED",
  "SOURCE_CONSTANT_SALT",
  "SOURCE_OLD_CIPHER",
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

/** kind → [input, output]. `session` is the vault's own handle to an opened phrase; it dies with the process. */
export const vaultCalls = {
  /** Chooses a cost for about `targetMs` on this machine, never under the floor. */
  calibrate: [
    v.strictObject({ targetMs: v.pipe(v.number(), v.minValue(100), v.maxValue(30_000)) }),
    v.strictObject({ cost: KdfCost, measuredMs: v.number() }),
  ],
  judgePassphrase: [v.strictObject({ passphrase: PortIndex }), Strength],
  /** Makes a phrase from the system's entropy and seals it. Refuses a weak passphrase (WEAK_PASSPHRASE). */
  createColdkey: [
    v.strictObject({ wordCount: WordCount, cost: KdfCost, passphrase: PortIndex }),
    v.strictObject({ sealed: Bytes, address: Ss58, session: v.string() }),
  ],
  /** Opens a sealed coldkey for a reveal or check of its phrase (WRONG_PASSPHRASE, SEAL_*). */
  openPhrase: [
    v.strictObject({ sealed: Bytes, passphrase: PortIndex }),
    v.strictObject({ address: Ss58, wordCount: WordCount, session: v.string() }),
  ],
  /** Sends words `from`…`to` (1-based, inclusive) as UTF-8, one space between, through the port. */
  revealWords: [
    v.strictObject({ session: v.string(), from: v.number(), to: v.number(), out: PortIndex }),
    v.strictObject({ words: v.number() }),
  ],
  /** Compares a phrase that the user typed back. Accepts free text and the numbered form. */
  checkPhrase: [v.strictObject({ session: v.string(), phrase: PortIndex }), PhraseCheck],
  closePhrase: [v.strictObject({ session: v.string() }), v.strictObject({})],
  /**
   * Reads a key that was made elsewhere and holds its secret in a session; nothing is sealed yet. `wordCount` null: the
   * key has no phrase. Refuses KEYFILE_* and PHRASE_*.
   */
  inspectSource: [
    v.strictObject({
      source: v.variant("kind", [
        v.strictObject({ kind: v.literal("phrase"), phrase: PortIndex }),
        v.strictObject({
          kind: v.literal("keyfile"),
          bytes: Bytes,
          passphrase: v.nullable(PortIndex),
        }),
      ]),
    }),
    v.strictObject({
      address: Ss58,
      format: SourceFormat,
      wordCount: v.nullable(WordCount),
      weaknesses: v.array(SourceWeakness),
      session: v.string(),
    }),
  ],
  /** Seals what {@link inspectSource} holds under a new passphrase (WEAK_PASSPHRASE). The session stays, for verifySealed. */
  sealImport: [
    v.strictObject({ session: v.string(), cost: KdfCost, passphrase: PortIndex }),
    v.strictObject({ sealed: Bytes, address: Ss58 }),
  ],
  /** Fresh hotkeys, sealed with the coldkey's passphrase (which is proved by opening `coldkey`). */
  createHotkeys: [
    v.strictObject({
      coldkey: Bytes,
      count: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(1000)),
      passphrase: PortIndex,
    }),
    v.strictObject({ hotkeys: v.array(v.strictObject({ sealed: Bytes, address: Ss58 })) }),
  ],
  /** Proves that sealed bytes read back from disk open to `address`; with a live session no passphrase is needed. */
  verifySealed: [
    v.strictObject({ sealed: Bytes, session: v.string() }),
    v.strictObject({ address: Ss58 }),
  ],
  /** Decodes the request from its own bytes and proof. Needs no secret. */
  review: [v.strictObject({ request: SigningRequest }), Review],
  /** Signs exactly the payload of `request`; `payloadHash` is the one that the user saw in the review. */
  sign: [
    v.strictObject({
      request: SigningRequest,
      payloadHash: v.string(),
      sealed: Bytes,
      passphrase: PortIndex,
    }),
    SignedRequest,
  ],
} as const satisfies Record<string, readonly [v.GenericSchema, v.GenericSchema]>;

export type VaultCalls = typeof vaultCalls;
export type VaultCallName = keyof VaultCalls;
export type VaultInput<K extends VaultCallName> = v.InferOutput<VaultCalls[K][0]>;
export type VaultOutput<K extends VaultCallName> = v.InferOutput<VaultCalls[K][1]>;

export const VaultRequest = v.strictObject({
  id: v.pipe(v.number(), v.integer()),
  kind: v.picklist(Object.keys(vaultCalls) as [VaultCallName, ...VaultCallName[]]),
  input: v.unknown(),
});
export const VaultReply = v.union([
  v.strictObject({ ready: VaultHello }),
  v.strictObject({ id: v.number(), ok: v.literal(true), value: v.unknown() }),
  v.strictObject({ id: v.number(), ok: v.literal(false), fault: FaultValue }),
]);

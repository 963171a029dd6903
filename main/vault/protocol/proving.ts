/** Split backups, checks of copies, and rehearsals of a restoration. */
import * as v from "valibot";
import { Bytes, Ss58 } from "../../codec/values.ts";
import {
  PhraseCheck,
  PortIndex,
  SplitOf,
  type VaultCallTable,
  WordCount,
  WrongWord,
} from "./values.ts";

const Session = v.string();
const Place = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(33));
export const ShareIndex = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(16));
const Share = v.strictObject({ split: SplitOf, index: ShareIndex });
/** What is written on the card: the phrase (null) or a share of a split of it. */
const Target = v.nullable(Share);

export const GatheredShare = v.variant("state", [
  /** Some words are not in the list: nothing else can be said. */
  v.strictObject({
    state: v.literal("unreadable"),
    givenWords: v.number(),
    wrong: v.array(WrongWord),
  }),
  v.strictObject({
    state: v.literal("taken"),
    gathering: v.string(),
    /** From 1: what this share says about itself. */
    index: ShareIndex,
    /** Shares of this share's group, and how many it takes. */
    have: v.number(),
    need: v.number(),
    groups: v.strictObject({ have: v.number(), need: v.number() }),
    /** Set with the last share that it takes: whose key it is. `key`: its handle in the intake, for sealing it. */
    restored: v.nullable(v.strictObject({ address: Ss58, wordCount: WordCount, key: v.string() })),
  }),
]);
export type GatheredShare = v.InferOutput<typeof GatheredShare>;

export const provingCalls = {
  /** Words `from`…`to` of a share through the port, like revealWords. */
  revealShare: [
    v.strictObject({
      session: Session,
      split: SplitOf,
      index: ShareIndex,
      from: v.number(),
      to: v.number(),
      out: PortIndex,
    }),
    v.strictObject({ words: v.number() }),
  ],
  /** Compares a share that was typed back. `otherShare`: it is this share of the same split instead. */
  checkShare: [
    v.strictObject({ session: Session, split: SplitOf, index: ShareIndex, phrase: PortIndex }),
    v.strictObject({ check: PhraseCheck, otherShare: v.nullable(ShareIndex) }),
  ],
  /** Plans a check of the session's phrase or of a share of it. `asked`: places of earlier checks. */
  beginQuiz: [
    v.strictObject({ session: Session, target: Target, asked: v.array(Place) }),
    v.strictObject({ questions: v.number() }),
  ],
  /** Sends `place word word word word word word`, UTF-8, through the port. */
  askQuiz: [v.strictObject({ session: Session, out: PortIndex }), v.strictObject({})],
  /** Says nothing before the last answer, and then only how many were right. */
  answerQuiz: [
    v.strictObject({
      session: Session,
      choice: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(6)),
    }),
    v.strictObject({
      result: v.nullable(
        v.strictObject({ right: v.number(), of: v.number(), places: v.array(Place) }),
      ),
    }),
  ],
  /** Two typed words at two places: the phrase itself (`share` null), or which shares they fit. */
  identifyCard: [
    v.strictObject({
      session: Session,
      places: v.tuple([Place, Place]),
      splits: v.array(SplitOf),
      words: PortIndex,
    }),
    v.strictObject({
      matches: v.array(v.nullable(v.strictObject({ nonce: v.string(), index: ShareIndex }))),
    }),
  ],
  /**
   * Takes one share after the other (`gathering` null: the first) without any passphrase. Refuses SHARE_* for what is no
   * share, SHARES_* for a share that does not go with the others; what was gathered stays.
   */
  gatherShare: [
    v.strictObject({ gathering: v.nullable(v.string()), phrase: PortIndex }),
    GatheredShare,
  ],
  /** Opens a sealed file that was read from somewhere else, and closes it again: whose key it holds. */
  trySealed: [
    v.strictObject({ sealed: Bytes, passphrase: PortIndex }),
    v.strictObject({ address: Ss58 }),
  ],
} as const satisfies VaultCallTable;

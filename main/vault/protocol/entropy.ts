/** Randomness: a person's throws beside the system's, and passphrases that nobody made up. */
import * as v from "valibot";
import { PortIndex, Sides, ThrowsJudged, type VaultCallTable, WordCount } from "./values.ts";

export const entropyCalls = {
  /** What throws are worth by themselves, for a phrase of so many words. THROWS_MALFORMED. */
  judgeThrows: [
    v.strictObject({ sides: Sides, wordCount: WordCount, throws: PortIndex }),
    ThrowsJudged,
  ],
  /** Sends words of the dice list, joined by hyphens, through the port. */
  suggestPassphrase: [
    v.strictObject({
      words: v.pipe(v.number(), v.integer(), v.minValue(5), v.maxValue(12)),
      out: PortIndex,
    }),
    v.strictObject({ words: v.number(), bits: v.number() }),
  ],
} as const satisfies VaultCallTable;

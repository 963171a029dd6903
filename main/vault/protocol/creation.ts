/** New coldkeys and their passphrases. */
import * as v from "valibot";
import { Bytes, Ss58 } from "../../codec/values.ts";
import { KdfCost, PortIndex, Sides, Strength, type VaultCallTable, WordCount } from "./values.ts";

export const creationCalls = {
  /** Chooses a cost for about `targetMs` on this machine, never under the floor. */
  calibrate: [
    v.strictObject({ targetMs: v.pipe(v.number(), v.minValue(100), v.maxValue(30_000)) }),
    v.strictObject({ cost: KdfCost, measuredMs: v.number() }),
  ],
  judgePassphrase: [v.strictObject({ passphrase: PortIndex }), Strength],
  /**
   * Makes a phrase from the system's entropy, mixed with `throws` if there are any, and seals it. Refuses a weak
   * passphrase (WEAK_PASSPHRASE) and THROWS_MALFORMED.
   */
  createColdkey: [
    v.strictObject({
      wordCount: WordCount,
      cost: KdfCost,
      passphrase: PortIndex,
      throws: v.exactOptional(v.strictObject({ sides: Sides, port: PortIndex })),
    }),
    v.strictObject({ sealed: Bytes, address: Ss58, session: v.string() }),
  ],
} as const satisfies VaultCallTable;

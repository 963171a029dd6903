/** Keys that were made elsewhere. */
import * as v from "valibot";
import { Bytes, Ss58 } from "../../codec/values.ts";
import {
  KdfCost,
  PortIndex,
  SourceFormat,
  SourceWeakness,
  type VaultCallTable,
  WordCount,
} from "./values.ts";

export const sourcesCalls = {
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
} as const satisfies VaultCallTable;

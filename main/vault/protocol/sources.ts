/** Keys that were made elsewhere. */
import * as v from "valibot";
import { Bytes, FaultValue, Ss58 } from "../../codec/values.ts";
import {
  KdfCost,
  PortIndex,
  PrivateKeyEncoding,
  SourceFormat,
  SourceWeakness,
  type VaultCallTable,
  WordCount,
} from "./values.ts";

/** `key`: the vault's own handle to the secret, which waits in the intake; it dies with the process. */
const FoundKey = v.strictObject({
  key: v.string(),
  address: Ss58,
  format: SourceFormat,
  /** null: the key has no phrase. */
  wordCount: v.nullable(WordCount),
  weaknesses: v.array(SourceWeakness),
  encoding: v.nullable(PrivateKeyEncoding),
});
/** Two: the two readings of one private key. */
const Found = v.pipe(v.array(FoundKey), v.minLength(1), v.maxLength(2));

/** One run of a slow derivation serves all files of one call; more of them are another call. */
export const MOST_FILES_AT_ONCE = 500;

export const sourcesCalls = {
  /** Reads what somebody typed and holds its secret in the intake; nothing is sealed yet. Refuses PHRASE_*, HEX_*. */
  inspectSource: [
    v.strictObject({
      source: v.variant("kind", [
        v.strictObject({ kind: v.literal("phrase"), phrase: PortIndex }),
        v.strictObject({ kind: v.literal("hex"), secret: PortIndex, claim: v.nullable(Ss58) }),
      ]),
    }),
    v.strictObject({ found: Found }),
  ],
  /** The same for key files, all with one passphrase. One that does not open says why (KEYFILE_*), and the rest go on. */
  inspectFiles: [
    v.strictObject({
      files: v.pipe(v.array(Bytes), v.minLength(1), v.maxLength(MOST_FILES_AT_ONCE)),
      passphrase: v.nullable(PortIndex),
    }),
    v.strictObject({
      results: v.array(
        v.variant("ok", [
          v.strictObject({ ok: v.literal(true), found: Found }),
          v.strictObject({ ok: v.literal(false), fault: FaultValue }),
        ]),
      ),
    }),
  ],
  /**
   * Seals keys of the intake. `under` null: with a new passphrase (WEAK_PASSPHRASE). Otherwise with the passphrase, the
   * salt and the cost of that sealed coldkey, which is opened first (WRONG_PASSPHRASE). The secrets stay in the intake.
   */
  sealImport: [
    v.strictObject({
      keys: v.pipe(
        v.array(v.strictObject({ key: v.string(), kind: v.picklist(["coldkey", "hotkey"]) })),
        v.minLength(1),
        v.maxLength(2_000),
      ),
      cost: KdfCost,
      under: v.nullable(Bytes),
      passphrase: PortIndex,
    }),
    v.strictObject({ sealed: v.array(v.strictObject({ sealed: Bytes, address: Ss58 })) }),
  ],
  /** Proves that bytes read back from the disk open, and to what, with the key of the last {@link sealImport}. */
  verifyImport: [v.strictObject({ sealed: Bytes }), v.strictObject({ address: Ss58 })],
  /** Wipes these secrets of the intake, or with null all of it and the shares that were on their way there. */
  closeImport: [v.strictObject({ keys: v.nullable(v.array(v.string())) }), v.strictObject({})],
} as const satisfies VaultCallTable;

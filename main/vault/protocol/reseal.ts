/** Sealed files under another passphrase or another cost, and the proof that they still open. */
import * as v from "valibot";
import { Bytes } from "../../codec/values.ts";
import { KdfCost, PortIndex, Strength, type VaultCallTable } from "./values.ts";

const SealedFiles = v.pipe(v.array(Bytes), v.maxLength(4096));

export const resealCalls = {
  /**
   * Seals a coldkey and the files that belong to it anew: fresh salt, `cost`, and the new passphrase (null: the same
   * one). What the old passphrase does not open is left, and says why. Refuses WRONG_PASSPHRASE when the coldkey's own
   * file does not open, PASSPHRASE_UNCHANGED, WEAK_PASSPHRASE. The session proves what is read back (verifySealed).
   */
  resealSet: [
    v.strictObject({
      coldkey: Bytes,
      others: SealedFiles,
      cost: KdfCost,
      passphrase: PortIndex,
      newPassphrase: v.nullable(PortIndex),
    }),
    v.strictObject({
      coldkey: Bytes,
      others: v.array(
        v.union([v.strictObject({ sealed: Bytes }), v.strictObject({ left: v.string() })]),
      ),
      session: v.string(),
      /** Of the derivation and sealing of the coldkey's own file. */
      tookMs: v.number(),
    }),
  ],
  /**
   * Opens each file and wipes what was in it. The first has to open (WRONG_PASSPHRASE). `judge`: also says how strong
   * the passphrase is; nobody keeps that.
   */
  proveOpens: [
    v.strictObject({ sealed: SealedFiles, passphrase: PortIndex, judge: v.boolean() }),
    v.strictObject({
      opened: v.array(v.boolean()),
      strength: v.nullable(Strength),
      /** Of the first file's derivation and opening. */
      tookMs: v.number(),
    }),
  ],
} as const satisfies VaultCallTable;

/** The policy of a coldkey: changed here, and judged with every signature. */
import * as v from "valibot";
import { Bytes, Count } from "../../codec/values.ts";
import { PolicyChange } from "../policy/rules.ts";
import { Readings } from "../policy/time.ts";
import { PortIndex, type VaultCallTable } from "./values.ts";

export const PolicyDigest = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/));

/** A policy file as the vault wrote it. Main puts it on disk before anything that it allowed leaves. */
export const PolicyWritten = v.strictObject({
  bytes: Bytes,
  version: Count,
  digest: PolicyDigest,
  looseningHours: Count,
  /** Loosenings that came into force with this file, and that still wait. */
  loosened: Count,
  waiting: Count,
});
export type PolicyWritten = v.InferOutput<typeof PolicyWritten>;

export const policyCalls = {
  /** POLICY_FORGED, POLICY_NONE, WRONG_PASSPHRASE. */
  changePolicy: [
    v.strictObject({
      sealed: Bytes,
      passphrase: PortIndex,
      network: v.string(),
      /** The file as it is; null when there is none. */
      policy: v.nullable(Bytes),
      readings: Readings,
      change: PolicyChange,
      /** For `recover`: what the keychain and the journal still know of the lost file. */
      known: v.nullable(
        v.strictObject({ version: Count, digest: PolicyDigest, looseningHours: v.nullable(Count) }),
      ),
    }),
    PolicyWritten,
  ],
} as const satisfies VaultCallTable;

/** Policies of coldkeys. Each entry names the file that was written: an older one can no longer pass for the newest. */
import * as v from "valibot";
import { Count } from "../../codec/values.ts";
import { HexHash, Token } from "./values.ts";

const written = {
  network: Token,
  version: Count,
  digest: HexHash,
  looseningHours: Count,
  /** Loosenings that came into force with it, and that still wait. */
  loosened: Count,
  waiting: Count,
};

export const policyKinds = {
  "policy.changed": v.strictObject({ ...written, change: Token }),
  /** With a signature. `timeAcknowledged`: the owner vouched for time that only the computer's clock had seen. */
  "policy.counted": v.strictObject({ ...written, timeAcknowledged: v.boolean() }),
  /** At a start or before an act: the file is not the newest one, or its counter is gone. */
  "policy.broken": v.strictObject({
    network: Token,
    code: v.pipe(v.string(), v.regex(/^POLICY_[A-Z_]{2,50}$/)),
  }),
} as const;

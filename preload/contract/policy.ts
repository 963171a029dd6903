/** What a coldkey may be used for. */
import * as v from "valibot";
import { Count, FaultValue, Rao, Ss58, TimeMs } from "../../main/codec/values.ts";
import {
  Announced,
  Loosening,
  LooseningField,
  PolicyChange,
  PolicyRules,
  RulesInForce,
} from "../../main/vault/protocol.ts";
import { type CallTable, nothing, Ticket } from "./shared.ts";

/** All times are by the computer's clock, as they are expected now. */
export const PolicySummary = v.strictObject({
  coldkey: Ss58,
  network: v.string(),
  /** Why nothing is signed: the file is not the newest one. Then the rules below are not shown. */
  fault: v.nullable(FaultValue),
  rules: v.nullable(RulesInForce),
  loosenings: v.array(Loosening),
  announced: v.array(Announced),
  /** Within the limit's period. */
  spentRao: Rao,
  /** Since the policy was begun anew nothing of value is signed until then. */
  closedUntilMs: v.nullable(TimeMs),
  /** Waiting time that only the computer's clock has seen. */
  claimedMs: Count,
});
export type PolicySummary = v.InferOutput<typeof PolicySummary>;

export const PolicyForecast = v.strictObject({
  blocking: v.array(FaultValue),
  notes: v.array(FaultValue),
  /** Nothing blocks it, if the owner vouches for this much time. */
  needsTimeMs: v.nullable(Count),
});
export type PolicyForecast = v.InferOutput<typeof PolicyForecast>;

/** What new rules would do: told before the passphrase is asked for. */
export const PolicyPreview = v.strictObject({
  atOnce: v.array(LooseningField),
  /** New destinations, and when each can be used. */
  cooling: v.array(v.strictObject({ address: Ss58, atMs: TimeMs })),
  waiting: v.array(v.strictObject({ field: LooseningField, atMs: TimeMs })),
  /** Waiting loosenings that the new rules would give up. */
  dropped: v.array(LooseningField),
});
export type PolicyPreview = v.InferOutput<typeof PolicyPreview>;

export const policyCalls = {
  "policy.preview": [v.strictObject({ coldkey: Ss58, rules: PolicyRules }), PolicyPreview],
  "policy.change": [
    v.strictObject({ coldkey: Ss58, change: PolicyChange, passphrase: Ticket }),
    nothing,
  ],
} as const satisfies CallTable;

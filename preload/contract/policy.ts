/** What a coldkey may be used for. */
import * as v from "valibot";
import { Count, FaultValue, Rao, Ss58, TimeMs } from "../../main/codec/values.ts";
import { Announced, Loosening, PolicyChange, RulesInForce } from "../../main/vault/protocol.ts";
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

export const policyCalls = {
  "policy.change": [
    v.strictObject({ coldkey: Ss58, change: PolicyChange, passphrase: Ticket }),
    nothing,
  ],
} as const satisfies CallTable;

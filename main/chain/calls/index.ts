/** Every operation's call. What a runtime has otherwise is refused by name instead of being signed on a guess. */
import type { Operation } from "../../codec/pipeline.ts";
import { coldkeySwapCalls } from "./coldkey-swap.ts";
import { identityCalls } from "./identity.ts";
import { keyCalls } from "./keys.ts";
import { lockCalls } from "./locks.ts";
import { nestedCalls } from "./nested.ts";
import { paymentCalls } from "./payments.ts";
import type { CallPlan, CallPlans, Encode, Kind, OperationOf } from "./plan.ts";
import { stakeCalls } from "./stake.ts";

export type { CallShape } from "./plan.ts";

export const EXPECTED_CALLS: CallPlans<Kind> = {
  ...paymentCalls,
  ...stakeCalls,
  ...keyCalls,
  ...coldkeySwapCalls,
  ...identityCalls,
  ...lockCalls,
  ...nestedCalls,
};

export const KINDS = Object.keys(EXPECTED_CALLS) as readonly Kind[];

export function callValues<K extends Kind>(
  operation: OperationOf<K>,
  encode: Encode,
): readonly unknown[] {
  const plan: CallPlan<K> = EXPECTED_CALLS[operation.kind as K];
  return plan.values(operation, encode);
}

/** An argument of the operation's call that is a number, by its name; null where it has none of that name. */
export function numberOf(operation: Operation, name: string, encode: Encode): bigint | null {
  const at = EXPECTED_CALLS[operation.kind].args.findIndex(([argument]) => argument === name);
  const value = at < 0 ? null : callValues(operation, encode)[at];
  return typeof value === "bigint" ? value : null;
}

/** What two acts of the same kind have in common and what not: field by field, and act by act for what they carry. */
import type { Activity, Operation } from "../../types.ts";
import { factsOf } from "../operation-facts.tsx";

export interface ChangedFact {
  readonly name: string;
  /** Where the field stands: the act itself, or the one that it carries. */
  readonly now: Operation;
  readonly before: Operation;
  readonly value: unknown;
  readonly was: unknown;
}

export interface Comparison {
  readonly facts: readonly ChangedFact[];
  /** Of a batch: acts that were not in the last one, and acts that were and are no more. */
  readonly added: readonly Operation[];
  readonly gone: readonly Operation[];
}

const text = (value: unknown): string =>
  JSON.stringify(value, (_, part) => (typeof part === "bigint" ? String(part) : part)) ?? "";

const itemsOf = (operation: Operation): readonly Operation[] =>
  "items" in operation ? operation.items : [];
const carriedOf = (operation: Operation): Operation | null =>
  "call" in operation ? operation.call : null;

/** Done for the same account in the same way: a proxy's or a multisig's act is what it carries. */
function isSimilar(one: Operation, other: Operation): boolean {
  if (one.kind !== other.kind || one.coldkey !== other.coldkey) return false;
  const [inner, otherInner] = [carriedOf(one), carriedOf(other)];
  return inner === null || otherInner === null || isSimilar(inner, otherInner);
}

export function lastSimilar(
  activities: readonly Activity[],
  operation: Operation,
  network: string,
): Activity | undefined {
  return activities.find(
    (one) =>
      isSimilar(one.operation, operation) &&
      one.network === network &&
      ["included", "finalised"].includes(one.outcome.state),
  );
}

/** As often as it is in the first list more than in the second. */
function without(list: readonly Operation[], other: readonly Operation[]): readonly Operation[] {
  const left = other.map(text);
  return list.filter((item) => {
    const at = left.indexOf(text(item));
    if (at < 0) return true;
    left.splice(at, 1);
    return false;
  });
}

export function compare(now: Operation, before: Operation): Comparison {
  const then = new Map<string, unknown>(factsOf(before));
  const own = factsOf(now)
    .filter(([name, value]) => text(value) !== text(then.get(name)))
    .map(([name, value]) => ({ name, now, before, value, was: then.get(name) }));
  const [inner, innerBefore] = [carriedOf(now), carriedOf(before)];
  const within = inner === null || innerBefore === null ? null : compare(inner, innerBefore);
  return {
    facts: [...own, ...(within?.facts ?? [])],
    added: [...without(itemsOf(now), itemsOf(before)), ...(within?.added ?? [])],
    gone: [...without(itemsOf(before), itemsOf(now)), ...(within?.gone ?? [])],
  };
}

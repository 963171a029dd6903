/**
 * A decoded call and every call inside of it, each by the review that was written for it. One that nobody wrote a
 * review for, however deep it lies, stands in the way of the whole.
 */
import type { NamedValue, VariantValue } from "../codec/call-decoder.ts";
import type { Danger, Review, ReviewField } from "../codec/pipeline.ts";
import type { ValueEffect } from "../codec/value-effects.ts";
import type { Ss58 } from "../codec/values.ts";
import { type Fault, fault, ok, type Result, refuse } from "../lib/fault.ts";
import { MOST_ROWS, reviewFields } from "./review-fields.ts";
import { argumentsOf } from "./reviewers/arguments.ts";
import { reviewers } from "./reviewers/index.ts";
import type { Meaning, Reviewer } from "./reviewers/reviewer.ts";

interface ReadCall {
  readonly depth: number;
  readonly account: Ss58;
  readonly pallet: string;
  readonly call: string;
  readonly sentence: Fault;
  readonly danger: Danger;
  readonly fields: readonly ReviewField[];
}

export interface ReadCalls {
  readonly top: ReadCall;
  readonly inside: readonly ReadCall[];
  /** The gravest of all. */
  readonly danger: Danger;
  readonly flow: Review["flow"];
  /** null: not known of all. */
  readonly effects: readonly ValueEffect[] | null;
  readonly blocking: readonly Fault[];
  /** More than anybody would read. */
  readonly isTooLong: boolean;
}

/** Ours are two deep: a batch in a multisig. */
const MOST_DEPTH = 3;
const DANGERS: readonly Danger[] = ["info", "care", "irreversible", "emergency"];

const gravest = (a: Danger, b: Danger): Danger =>
  DANGERS.indexOf(a) >= DANGERS.indexOf(b) ? a : b;

/** `ownColdkeys`: whose hashes can be named. */
export function readCalls(
  outer: VariantValue,
  account: Ss58,
  ownColdkeys: readonly Ss58[],
): ReadCalls {
  const all: ReadCall[] = [];
  const flow: Review["flow"] = [];
  const blocking: Fault[] = [];
  let effects: ValueEffect[] | null = [];
  let danger: Danger = "info";
  let rows = 0;
  let isTooLong = false;

  function read(value: VariantValue, who: Ss58, depth: number): void {
    const call = calledIn(value);
    const names = { pallet: value.name, call: call?.name ?? "" };
    const reviewer = reviewers.get(`${names.pallet}.${names.call}`);
    const meaning = meaningOf(call, reviewer, names, { account: who, ownColdkeys });
    const fields =
      call === null ? [] : reviewFields(shown(call.fields, reviewer), reviewer, MOST_ROWS - rows);
    rows += fields?.length ?? 0;
    isTooLong ||= fields === null;
    const own = meaning.ok ? meaning.value.danger : "emergency";
    danger = gravest(danger, own);
    all.push({
      depth,
      account: who,
      ...names,
      sentence: meaning.ok ? meaning.value.sentence : fault("REVIEW_UNKNOWN", names),
      danger: own,
      fields: fields ?? [],
    });
    if (!meaning.ok) {
      effects = null;
      blocking.push(meaning.fault);
      return;
    }
    for (const one of meaning.value.flow) flow.push({ ...one, from: who === account ? null : who });
    effects?.push(...meaning.value.effects);
    blocking.push(...(meaning.value.blocking ?? []));
    const { inside } = meaning.value;
    if (inside === undefined) return;
    if (depth === MOST_DEPTH || isTooLong) {
      isTooLong = true;
      return;
    }
    for (const one of inside.calls) read(one, inside.account, depth + 1);
  }

  read(outer, account, 0);
  const [top, ...inside] = all;
  if (top === undefined) throw new Error("A call was read and is not there");
  return { top, inside, danger, flow, effects, blocking, isTooLong };
}

/** Calls inside have rows of their own. */
function shown(
  fields: readonly NamedValue[],
  reviewer: Reviewer | undefined,
): readonly NamedValue[] {
  const carried = new Set(
    reviewer?.shape.flatMap(([name, type]) => (type === "call" || type === "calls" ? [name] : [])),
  );
  return fields.filter(({ name }) => name === null || !carried.has(name));
}

/** A pallet's variant wraps its `Call` enumeration: `RuntimeCall::Balances(Call::transfer_keep_alive { … })`. */
function calledIn(outer: VariantValue): VariantValue | null {
  const inner = outer.fields.length === 1 ? outer.fields[0]?.value : undefined;
  return inner?.kind === "variant" ? inner : null;
}

function meaningOf(
  call: VariantValue | null,
  reviewer: Reviewer | undefined,
  names: { pallet: string; call: string },
  who: { readonly account: Ss58; readonly ownColdkeys: readonly Ss58[] },
): Result<Meaning> {
  if (call === null || reviewer === undefined) return refuse("CALL_UNKNOWN", names);
  const read = argumentsOf(call, reviewer.shape);
  if (!read.ok)
    return { ok: false, fault: fault(read.fault.code, { ...names, ...read.fault.facts }) };
  return ok(reviewer.mean(read.value, who.account, who.ownColdkeys));
}

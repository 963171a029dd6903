/** Whether a policy lets a call be signed: a function of who can receive what at most, and of nothing else. */
import type { ValueEffect, ValueEffects } from "../../codec/value-effects.ts";
import type { Ss58 } from "../../codec/values.ts";
import { type Fault, fault } from "../../lib/fault.ts";
import { MOST_HOURS, MOST_SPENDINGS } from "./bounds.ts";
import { acknowledged } from "./change.ts";
import type { Announced, PolicyState } from "./rules.ts";

const HOUR_MS = 3_600_000;

export interface Judgement {
  /** Reasons why the vault will not sign. */
  readonly blocking: readonly Fault[];
  /** What the person should know: how much of the period is used. */
  readonly notes: readonly Fault[];
  /** Nothing blocks it if the owner vouches for time that only the computer's clock has seen. */
  readonly needsTime: boolean;
}

/** `state` is already brought to now. `feeRao` is what the composing side saw; no bytes prove it. */
export function judge(state: PolicyState, effects: ValueEffects, feeRao: bigint): Judgement {
  const now = findings(state, effects, feeRao);
  const needsTime =
    now.blocking.length > 0 &&
    state.time.claimedMs > 0 &&
    findings(acknowledged(state), effects, feeRao).blocking.length === 0;
  return { ...now, needsTime };
}

function findings(state: PolicyState, effects: ValueEffects, feeRao: bigint) {
  const { rules, closedUntilMs, time, address } = state;
  const leftMs = (atMs: number): number => Math.max(0, atMs - time.nowMs);
  const blocking: Fault[] = [];
  const notes: Fault[] = [];
  // To oneself nothing leaves.
  const leaving = effects?.filter(({ to }) => to !== address) ?? null;

  if (closedUntilMs !== null && (leaving === null || leaving.length > 0)) {
    blocking.push(fault("POLICY_CLOSED", { leftMs: leftMs(closedUntilMs) }));
  }
  if (leaving === null) {
    if (isRestricting(state)) blocking.push(fault("POLICY_FLOW_UNKNOWN"));
    return { blocking, notes };
  }
  for (const { to } of leaving) {
    if (to === null || rules.allowList === null) continue;
    const entry = rules.allowList.find((one) => one.address === to);
    if (entry === undefined) blocking.push(fault("POLICY_NOT_ALLOWED", { to }));
    else if (entry.usableAtMs > time.nowMs) {
      const { label } = entry;
      blocking.push(fault("POLICY_COOLING_OFF", { to, label, leftMs: leftMs(entry.usableAtMs) }));
    }
  }
  if (rules.limit !== null) {
    const { rao: limitRao, hours } = rules.limit;
    const spentRao = spentWithin(state, hours);
    const thisRao = totalOf(leaving);
    const facts = { limitRao, spentRao, hours };
    if (thisRao === null) blocking.push(fault("POLICY_AMOUNT_UNBOUNDED", { limitRao, hours }));
    else if (spentRao + thisRao + feeRao > limitRao) {
      const outRao = thisRao + feeRao;
      blocking.push(
        fault("POLICY_LIMIT", { ...facts, thisRao: outRao, leftMs: freeIn(state, outRao) }),
      );
    } else notes.push(fault("POLICY_WITHIN_LIMIT", { ...facts, thisRao: thisRao + feeRao }));
  }
  for (const large of largeIn(state, leaving)) {
    const blocked = largeBlock(state, large);
    if (blocked !== null) blocking.push(blocked);
  }
  return { blocking, notes };
}

interface Received {
  readonly to: Ss58;
  /** null: no bound. */
  readonly rao: bigint | null;
}

/** What each receiver gets in one act, where it is large: ten small transfers in a batch are a large one. */
function largeIn({ rules }: PolicyState, leaving: readonly ValueEffect[]): Received[] {
  if (rules.large === null) return [];
  const { fromRao } = rules.large;
  const byReceiver = new Map<Ss58, bigint | null>();
  for (const { to, atMostRao } of leaving) {
    if (to === null) continue;
    const before = byReceiver.get(to);
    const sum = before === null || atMostRao === null ? null : (before ?? 0n) + atMostRao;
    byReceiver.set(to, sum);
  }
  return [...byReceiver]
    .map(([to, rao]) => ({ to, rao }))
    .filter(({ rao }) => rao === null || rao >= fromRao);
}

function covers(one: Announced, { to, rao }: Received): boolean {
  return one.to === to && rao !== null && one.rao >= rao;
}

function largeBlock({ rules, announced, time }: PolicyState, received: Received): Fault | null {
  if (rules.large === null) return null;
  const facts = { ...received, fromRao: rules.large.fromRao, hours: rules.large.hours };
  const covering = announced.filter((one) => covers(one, received));
  if (covering.some(({ usableAtMs }) => usableAtMs <= time.nowMs)) return null;
  const next = covering.toSorted((a, b) => a.usableAtMs - b.usableAtMs)[0];
  return next === undefined
    ? fault("POLICY_LARGE_UNANNOUNCED", facts)
    : fault("POLICY_LARGE_WAITS", { ...facts, leftMs: next.usableAtMs - time.nowMs });
}

function isRestricting({ rules }: PolicyState): boolean {
  return rules.allowList !== null || rules.limit !== null || rules.large !== null;
}

/** null: something in it has no bound. */
function totalOf(effects: readonly ValueEffect[]): bigint | null {
  let sum = 0n;
  for (const { atMostRao } of effects) {
    if (atMostRao === null) return null;
    sum += atMostRao;
  }
  return sum;
}

export function spentWithin({ spent, time }: PolicyState, hours: number): bigint {
  const fromMs = time.nowMs - hours * HOUR_MS;
  return spent.reduce((sum, { atMs, rao }) => (atMs > fromMs ? sum + rao : sum), 0n);
}

/** How long until enough of the period has passed; null when it never fits. */
function freeIn(state: PolicyState, outRao: bigint): number | null {
  const { limit } = state.rules;
  if (limit === null || outRao > limit.rao) return null;
  let spentRao = spentWithin(state, limit.hours);
  for (const { atMs, rao } of state.spent) {
    const leftMs = atMs + limit.hours * HOUR_MS - state.time.nowMs;
    if (leftMs <= 0) continue;
    spentRao -= rao;
    if (spentRao + outRao <= limit.rao) return leftMs;
  }
  return 0;
}

/**
 * The state after a signature over `effects`. It is counted when it is signed, whatever becomes of it on chain: a
 * signature that exists can be used.
 */
export function counted(state: PolicyState, effects: ValueEffects, feeRao: bigint): PolicyState {
  const leaving = effects?.filter(({ to }) => to !== state.address) ?? [];
  const rao = leaving.reduce((sum, { atMostRao }) => sum + (atMostRao ?? 0n), feeRao);
  const { nowMs } = state.time;
  const kept = state.spent.filter(({ atMs }) => atMs > nowMs - MOST_HOURS * HOUR_MS);
  const spent = rao === 0n ? kept : [...kept, { atMs: nowMs, rao }];
  const [oldest, next, ...rest] = spent;
  const isTooMany = spent.length > MOST_SPENDINGS && oldest !== undefined && next !== undefined;
  return {
    ...state,
    spent: isTooMany ? [{ atMs: next.atMs, rao: oldest.rao + next.rao }, ...rest] : spent,
    announced: withoutUsed(state, leaving),
  };
}

/** An announcement serves one transfer. */
function withoutUsed(
  state: PolicyState,
  leaving: readonly ValueEffect[],
): PolicyState["announced"] {
  let left = state.announced;
  for (const received of largeIn(state, leaving)) {
    const used = left.find((one) => covers(one, received) && one.usableAtMs <= state.time.nowMs);
    left = left.filter((one) => one !== used);
  }
  return left;
}

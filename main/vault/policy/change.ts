/** Changes of a policy. What is tighter holds at once; what is looser waits, field by field. */
import type { Ss58 } from "../../codec/values.ts";
import { Refusal } from "../../lib/fault.ts";
import { MOST_ANNOUNCED } from "./bounds.ts";
import type {
  Large,
  Limit,
  Loosening,
  PolicyChange,
  PolicyRules,
  PolicyState,
  RulesInForce,
} from "./rules.ts";
import { acceptClaim, passTime, type Readings, timeFrom } from "./time.ts";

const HOUR_MS = 3_600_000;
/** How long an announced transfer can be made once its wait is over. */
const ANNOUNCED_LIFE_MS = 7 * 24 * HOUR_MS;
/** Where nothing says how long the owner had chosen. */
export const DEFAULT_LOOSENING_HOURS = 72;

const OPEN_RULES: RulesInForce = {
  allowList: null,
  limit: null,
  large: null,
  coolingOffHours: 24,
  looseningHours: DEFAULT_LOOSENING_HOURS,
};

/** The delays are chosen when a policy is made: there is nothing yet that they would loosen. */
export function freshState(
  address: Ss58,
  network: string,
  readings: Readings,
  {
    coolingOffHours,
    looseningHours,
  }: Pick<RulesInForce, "coolingOffHours" | "looseningHours"> = OPEN_RULES,
): PolicyState {
  return {
    v: 1,
    address,
    network,
    version: 1,
    previous: null,
    time: timeFrom(readings),
    rules: { ...OPEN_RULES, coolingOffHours, looseningHours },
    loosenings: [],
    announced: [],
    spent: [],
    closedUntilMs: null,
  };
}

/** The same policy now: time has passed, and whatever waited for it is in force. */
export function stateAt(state: PolicyState, readings: Readings): PolicyState {
  return settled({ ...state, time: passTime(state.time, readings) });
}

export function acknowledged(state: PolicyState): PolicyState {
  return settled({ ...state, time: acceptClaim(state.time) });
}

function settled(state: PolicyState): PolicyState {
  const { nowMs } = state.time;
  const due = state.loosenings.filter(({ atMs }) => atMs <= nowMs);
  return {
    ...state,
    rules: due.reduce(loosened, state.rules),
    loosenings: state.loosenings.filter(({ atMs }) => atMs > nowMs),
    announced: state.announced.filter(({ endsAtMs }) => endsAtMs > nowMs),
    closedUntilMs:
      state.closedUntilMs !== null && state.closedUntilMs <= nowMs ? null : state.closedUntilMs,
  };
}

function loosened(rules: RulesInForce, { field, value }: Loosening): RulesInForce {
  return { ...rules, [field]: value };
}

/** `state` is {@link stateAt} now. `newId` names an announcement. */
export function changed(
  state: PolicyState,
  change: PolicyChange,
  newId: () => string,
): PolicyState {
  if (change.kind === "set") return withRules(state, change.rules);
  if (change.kind === "cancel") {
    const loosenings = state.loosenings.filter(({ field }) => field !== change.field);
    return { ...state, loosenings };
  }
  if (change.kind === "announce") return announcing(state, { ...change, id: newId() });
  if (change.kind === "withdraw") {
    return { ...state, announced: state.announced.filter(({ id }) => id !== change.id) };
  }
  if (change.kind === "acknowledge") return acknowledged(state);
  return { ...state, closedUntilMs: state.time.nowMs + waitMs(state.rules) };
}

function announcing(
  state: PolicyState,
  { id, to, rao }: { id: string; to: Ss58; rao: bigint },
): PolicyState {
  const { large } = state.rules;
  if (large === null) throw new Refusal("POLICY_NOTHING_TO_ANNOUNCE");
  if (state.announced.length >= MOST_ANNOUNCED) {
    throw new Refusal("POLICY_TOO_MANY_ANNOUNCED", { most: MOST_ANNOUNCED });
  }
  const usableAtMs = state.time.nowMs + large.hours * HOUR_MS;
  const announced = { id, to, rao, usableAtMs, endsAtMs: usableAtMs + ANNOUNCED_LIFE_MS };
  return { ...state, announced: [...state.announced, announced] };
}

const waitMs = ({ looseningHours, coolingOffHours }: RulesInForce): number =>
  Math.max(looseningHours, coolingOffHours) * HOUR_MS;

function withRules(state: PolicyState, asked: PolicyRules): PolicyState {
  const { rules, time } = state;
  const atMs = time.nowMs + waitMs(rules);
  const inForce = { ...rules, allowList: allowListFrom(state, asked) };
  const loosenings: Loosening[] = [];
  const later = (loosening: Loosening): void => {
    const known = state.loosenings.find(
      (one) => one.field === loosening.field && isSame(one.value, loosening.value),
    );
    loosenings.push(known ?? loosening);
  };
  // A field that is asked for as it stands keeps what waits for it.
  const keep = (field: Loosening["field"]): void => {
    const known = state.loosenings.find((one) => one.field === field);
    if (known !== undefined) loosenings.push(known);
  };

  if (asked.allowList === null && rules.allowList !== null) {
    later({ field: "allowList", value: null, atMs });
  } else if (asked.allowList !== null && isSameList(asked, rules)) keep("allowList");

  if (isSame(asked.limit, rules.limit)) keep("limit");
  else if (isTighterLimit(asked.limit, rules.limit)) inForce.limit = asked.limit;
  else later({ field: "limit", value: asked.limit, atMs });

  if (isSame(asked.large, rules.large)) keep("large");
  else if (isTighterLarge(asked.large, rules.large)) inForce.large = asked.large;
  else later({ field: "large", value: asked.large, atMs });

  for (const field of ["coolingOffHours", "looseningHours"] as const) {
    if (asked[field] === rules[field]) keep(field);
    else if (asked[field] > rules[field]) inForce[field] = asked[field];
    else later({ field, value: asked[field], atMs });
  }
  return { ...state, rules: inForce, loosenings };
}

/**
 * Removing is tighter and holds at once. An entry that is added to a list waits its cooling-off, by the longer of the
 * two that are known; the entries of the first list do not, because until then every destination was free.
 */
function allowListFrom(
  { rules, time }: PolicyState,
  asked: PolicyRules,
): RulesInForce["allowList"] {
  if (asked.allowList === null) return rules.allowList;
  const coolingOffMs = Math.max(rules.coolingOffHours, asked.coolingOffHours) * HOUR_MS;
  return asked.allowList.map(({ address, label }) => {
    const known = rules.allowList?.find((entry) => entry.address === address);
    if (rules.allowList === null) return { address, label, usableAtMs: time.nowMs };
    return { address, label, usableAtMs: known?.usableAtMs ?? time.nowMs + coolingOffMs };
  });
}

function isSameList(asked: PolicyRules, rules: RulesInForce): boolean {
  const of = (list: PolicyRules["allowList"]) =>
    list?.map(({ address, label }) => `${address} ${label}`).join("\n");
  return of(asked.allowList) === of(rules.allowList);
}

function isTighterLimit(asked: Limit | null, now: Limit | null): boolean {
  if (now === null) return true;
  return asked !== null && asked.rao <= now.rao && asked.hours >= now.hours;
}

function isTighterLarge(asked: Large | null, now: Large | null): boolean {
  if (now === null) return true;
  return asked !== null && asked.fromRao <= now.fromRao && asked.hours >= now.hours;
}

function isSame(one: Loosening["value"], other: Loosening["value"]): boolean {
  const text = (value: Loosening["value"]) =>
    typeof value === "object" && value !== null
      ? Object.entries(value).map(String).sort().join()
      : String(value);
  return text(one) === text(other);
}

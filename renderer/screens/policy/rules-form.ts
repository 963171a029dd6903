/** What is typed into the form of a policy, and the rules that it means. The core judges the rules; this only reads. */
import { parseTao, taoInput } from "../../lib/amount.ts";
import type { ColdkeySummary, PolicyRules, PolicySummary } from "../../types.ts";

export interface TypedReceiver {
  readonly id: number;
  readonly label: string;
  readonly address: string;
}

export interface TypedRules {
  readonly isListed: boolean;
  readonly receivers: readonly TypedReceiver[];
  readonly isLimited: boolean;
  readonly limit: string;
  readonly limitHours: string;
  readonly isLarge: boolean;
  readonly large: string;
  readonly largeHours: string;
  readonly coolingOffHours: string;
  readonly looseningHours: string;
}

const MOST_HOURS = 744;

export function typedRules(rules: PolicySummary["rules"]): TypedRules {
  return {
    isListed: rules === null || rules.allowList !== null,
    receivers: (rules?.allowList ?? []).map(({ label, address }, id) => ({ id, label, address })),
    isLimited: rules === null || rules.limit !== null,
    limit: rules?.limit == null ? "" : taoInput(rules.limit.rao),
    limitHours: String(rules?.limit?.hours ?? 24),
    isLarge: rules !== null && rules.large !== null,
    large: rules?.large == null ? "" : taoInput(rules.large.fromRao),
    largeHours: String(rules?.large?.hours ?? 24),
    coolingOffHours: String(rules?.coolingOffHours ?? 24),
    looseningHours: String(rules?.looseningHours ?? 72),
  };
}

/** People copy addresses in groups of four: the gaps are not part of them. The checksum is the core's to check. */
export function addressIn(text: string): ColdkeySummary["address"] | null {
  const address = text.replace(/\s/g, "");
  return /^5[1-9A-HJ-NP-Za-km-z]{47}$/.test(address)
    ? (address as ColdkeySummary["address"])
    : null;
}

export function hoursIn(text: string): number | null {
  const hours = /^\s*\d{1,3}\s*$/.test(text) ? Number(text) : 0;
  return hours >= 1 && hours <= MOST_HOURS ? hours : null;
}

/** null while something is missing or wrong; the fields say what. */
export function rulesIn(typed: TypedRules): PolicyRules | null {
  const coolingOffHours = hoursIn(typed.coolingOffHours);
  const looseningHours = hoursIn(typed.looseningHours);
  if (coolingOffHours === null || looseningHours === null) return null;
  if (looseningHours < coolingOffHours) return null;
  const allowList = typed.isListed ? receiversIn(typed.receivers) : { value: null };
  const rao = parseTao(typed.limit);
  const limitHours = hoursIn(typed.limitHours);
  const fromRao = parseTao(typed.large);
  const largeHours = hoursIn(typed.largeHours);
  if (allowList === null) return null;
  if (typed.isLimited && (rao === null || limitHours === null)) return null;
  if (typed.isLarge && (fromRao === null || largeHours === null)) return null;
  return {
    allowList: allowList.value,
    limit:
      typed.isLimited && rao !== null && limitHours !== null ? { rao, hours: limitHours } : null,
    large:
      typed.isLarge && fromRao !== null && largeHours !== null
        ? { fromRao, hours: largeHours }
        : null,
    coolingOffHours,
    looseningHours,
  };
}

function receiversIn(
  receivers: readonly TypedReceiver[],
): { value: NonNullable<PolicyRules["allowList"]> } | null {
  const value: NonNullable<PolicyRules["allowList"]> = [];
  for (const receiver of receivers) {
    const address = addressIn(receiver.address);
    const label = receiver.label.trim();
    if (address === null || label === "" || label.length > 60) return null;
    if (value.some((one) => one.address === address)) return null;
    value.push({ address, label });
  }
  return { value };
}

/**
 * What a coldkey may be used for, as its owner decided in a calm hour. One policy for each coldkey and network, so that
 * practice on the rehearsal network never counts, waits or loosens anything for real money.
 */
import * as v from "valibot";
import { Count, Id, Label, Rao, Ss58, TimeMs } from "../../codec/values.ts";
import { MOST_ANNOUNCED, MOST_ENTRIES, MOST_HOURS } from "./bounds.ts";
import { PolicyTime } from "./time.ts";

export const Hours = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(MOST_HOURS));

export const Limit = v.strictObject({ rao: Rao, hours: Hours });
export type Limit = v.InferOutput<typeof Limit>;
export const Large = v.strictObject({ fromRao: Rao, hours: Hours });
export type Large = v.InferOutput<typeof Large>;
/** null: the destination is free. */
const allowed = <S extends v.GenericSchema>(entry: S) =>
  v.nullable(v.pipe(v.array(entry), v.maxLength(MOST_ENTRIES)));
export const AllowedEntry = v.strictObject({ address: Ss58, label: Label });

const others = {
  /** The most that may leave within the period, fees included. */
  limit: v.nullable(Limit),
  /** A transfer of this much is announced first and waits. */
  large: v.nullable(Large),
  /** A new destination can be used only after this long. */
  coolingOffHours: Hours,
  /** Every loosening waits this long. */
  looseningHours: Hours,
};

/** What a person asks for. */
export const PolicyRules = v.pipe(
  v.strictObject({ allowList: allowed(AllowedEntry), ...others }),
  v.check((rules) => rules.looseningHours >= rules.coolingOffHours, "loosening-shorter"),
  v.check(
    ({ allowList }) =>
      allowList === null ||
      new Set(allowList.map(({ address }) => address)).size === allowList.length,
    "twice",
  ),
);
export type PolicyRules = v.InferOutput<typeof PolicyRules>;

/** What is in force. `usableAtMs` and all times below are the policy's own time ({@link PolicyTime}). */
export const RulesInForce = v.strictObject({
  allowList: allowed(v.strictObject({ ...AllowedEntry.entries, usableAtMs: TimeMs })),
  ...others,
});
export type RulesInForce = v.InferOutput<typeof RulesInForce>;

/** One field that becomes looser later. */
export const Loosening = v.variant("field", [
  v.strictObject({ field: v.literal("allowList"), value: v.null(), atMs: TimeMs }),
  v.strictObject({ field: v.literal("limit"), value: v.nullable(Limit), atMs: TimeMs }),
  v.strictObject({ field: v.literal("large"), value: v.nullable(Large), atMs: TimeMs }),
  v.strictObject({ field: v.literal("coolingOffHours"), value: Hours, atMs: TimeMs }),
  v.strictObject({ field: v.literal("looseningHours"), value: Hours, atMs: TimeMs }),
]);
export type Loosening = v.InferOutput<typeof Loosening>;
export const LooseningField = v.picklist([
  "allowList",
  "limit",
  "large",
  "coolingOffHours",
  "looseningHours",
]);

export const Announced = v.strictObject({
  id: Id,
  to: Ss58,
  rao: Rao,
  usableAtMs: TimeMs,
  /** A permission that nobody used ends by itself. */
  endsAtMs: TimeMs,
});
export type Announced = v.InferOutput<typeof Announced>;

export const PolicyState = v.strictObject({
  v: v.literal(1),
  address: Ss58,
  network: v.pipe(v.string(), v.regex(/^[a-z][a-z0-9-]{0,31}$/)),
  /** Goes up by one with every write; the keychain and the journal keep it as well. */
  version: v.pipe(Count, v.minValue(1)),
  /** SHA-256 of the file before this one. */
  previous: v.nullable(v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/))),
  time: PolicyTime,
  rules: RulesInForce,
  loosenings: v.array(Loosening),
  announced: v.pipe(v.array(Announced), v.maxLength(MOST_ANNOUNCED)),
  /** What left within the last month, oldest first. */
  spent: v.array(v.strictObject({ atMs: TimeMs, rao: Rao })),
  /** Until then nothing of value is signed: the policy had to be begun anew. */
  closedUntilMs: v.nullable(TimeMs),
});
export type PolicyState = v.InferOutput<typeof PolicyState>;

export const PolicyChange = v.variant("kind", [
  v.strictObject({ kind: v.literal("set"), rules: PolicyRules }),
  v.strictObject({ kind: v.literal("cancel"), field: LooseningField }),
  v.strictObject({ kind: v.literal("announce"), to: Ss58, rao: Rao }),
  v.strictObject({ kind: v.literal("withdraw"), id: Id }),
  /** "The time did pass": accepts what only the computer's clock says. */
  v.strictObject({ kind: v.literal("acknowledge") }),
  /** Begins anew after the file was lost, exchanged or put back; closed for as long as a loosening waits. */
  v.strictObject({ kind: v.literal("recover") }),
]);
export type PolicyChange = v.InferOutput<typeof PolicyChange>;

/** The plan of the copies of a coldkey, and how it is judged. */
import * as v from "valibot";
import { FaultValue, Label, Ss58 } from "../../main/codec/values.ts";
import { Medium } from "./backup.ts";
import type { CallTable } from "./shared.ts";

/** More copies than this cannot be watched over by anybody. */
export const MOST_PLANNED = 8;
const Maybe = v.union([Label, v.literal("")]);

/** split: shares of the phrase, each on a card of its own; a ceremony of its own makes them. */
export const PlannedMedium = v.picklist([...Medium.options, "split"]);

export const PlannedCopy = v.strictObject({
  medium: PlannedMedium,
  /** Of a split: where its shares will lie, in one line. */
  place: Label,
  /** Who keeps it; empty: the owner. */
  custodian: Maybe,
});
export type PlannedCopy = v.InferOutput<typeof PlannedCopy>;

export const planCalls = {
  /**
   * With the copies that are there already (`address` null: none yet). Codes PLAN_…, the worst first; a plan with
   * nothing against it has none.
   */
  "plan.judge": [
    v.strictObject({
      address: v.nullable(Ss58),
      copies: v.pipe(v.array(PlannedCopy), v.maxLength(MOST_PLANNED)),
      laptop: Maybe,
      slip: Maybe,
    }),
    v.array(FaultValue),
  ],
} as const satisfies CallTable;

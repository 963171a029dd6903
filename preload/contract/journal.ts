/** The journal, read and verified. */
import * as v from "valibot";
import { Count, FaultValue, TimeMs } from "../../main/codec/values.ts";
import { type CallTable, nothing } from "./shared.ts";

export const JournalEntry = v.strictObject({
  seq: Count,
  atMs: TimeMs,
  kind: v.string(),
  subject: v.nullable(v.string()),
  act: v.nullable(v.string()),
  facts: v.record(v.string(), v.union([v.string(), v.number(), v.boolean(), v.null()])),
  leafHash: v.string(),
});
export type JournalEntry = v.InferOutput<typeof JournalEntry>;

export const JournalReport = v.strictObject({
  isIntact: v.boolean(),
  size: Count,
  rootHash: v.string(),
  checkpointSize: v.nullable(Count),
  anchor: v.picklist(["system", "file", "none"]),
  findings: v.array(FaultValue),
  checkedAtMs: TimeMs,
});
export type JournalReport = v.InferOutput<typeof JournalReport>;

export const journalCalls = {
  "journal.page": [
    v.strictObject({
      before: v.nullable(Count),
      limit: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(500)),
    }),
    v.strictObject({ size: Count, entries: v.array(JournalEntry) }),
  ],
  "journal.verify": [nothing, JournalReport],
} as const satisfies CallTable;

/** When this machine was last assessed, and what is open since: findings carry over until an assessment closes them. */
import { join } from "node:path";
import * as v from "valibot";
import type { Snapshot } from "../../preload/contract.ts";
import { Label, TimeMs } from "../codec/values.ts";
import type { Files } from "../lib/files.ts";
import { readRecord, writeRecord } from "../wallet/record.ts";

/** A quarter of a year: as often as a careful company reviews its access rights. */
export const ASSESS_EVERY_MS = 90 * 86_400_000;

const Point = v.pipe(v.string(), v.regex(/^[a-z][a-z0-9-]{0,31}$/));
const AssessmentFinding = v.strictObject({
  step: Point,
  item: Point,
  /** In the person's own words. */
  reason: Label,
  /** The assessment that found it first. */
  sinceMs: TimeMs,
});
export type AssessmentFinding = v.InferOutput<typeof AssessmentFinding>;

const Assessed = v.strictObject({
  v: v.literal(1),
  lastAtMs: TimeMs,
  open: v.array(AssessmentFinding),
  /** Findings of before that the last assessment closed. */
  closed: v.pipe(v.number(), v.integer(), v.minValue(0)),
});

export interface Assessments {
  /** When it was done last, when it falls due, and what it left open. */
  state(): Snapshot["assessment"];
  /** The end of an assessment. A second time for the same one changes nothing. */
  record(atMs: number, found: readonly AssessmentFinding[]): Promise<{ readonly closed: number }>;
}

export async function openAssessments(files: Files, folder: string): Promise<Assessments> {
  const path = join(folder, "assessment.json");
  let last = await readRecord(files, path, Assessed);
  return {
    state: () => ({
      lastAtMs: last?.lastAtMs ?? null,
      dueAtMs: last === null ? null : last.lastAtMs + ASSESS_EVERY_MS,
      open: [...(last?.open ?? [])],
    }),
    async record(atMs, found) {
      if (last?.lastAtMs === atMs) return { closed: last.closed };
      const before = last?.open ?? [];
      const open = found.map((finding) => {
        const known = before.find(({ item }) => item === finding.item);
        return { ...finding, sinceMs: known?.sinceMs ?? finding.sinceMs };
      });
      const closed = before.filter(({ item }) => !open.some((one) => one.item === item)).length;
      const next = { v: 1 as const, lastAtMs: atMs, open, closed };
      await writeRecord(files, path, next);
      last = next;
      return { closed };
    },
  };
}

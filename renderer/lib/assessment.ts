import type { Snapshot } from "../types.ts";

/** Also a machine that was never assessed is due: what protects it was looked at by nobody. */
export const isAssessmentDue = ({ assessment: { dueAtMs }, nowMs }: Snapshot): boolean =>
  dueAtMs === null || dueAtMs < nowMs;

import type { Activity, Snapshot } from "../../types.ts";
import { lineOf } from "../deed.ts";

/** The act in one line. */
export function sentenceOf(activity: Activity, snapshot: Snapshot): string {
  return lineOf(activity.operation, snapshot);
}

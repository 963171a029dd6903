import { en } from "../../messages/en.ts";
import type { Transcript, TranscriptSummary } from "../../types.ts";

/** "Create treasury": what the ceremony was, in the words of its own steps. */
export function headOf(
  one: Pick<TranscriptSummary, "ceremony" | "name"> & Partial<Pick<Transcript, "copies">>,
): string {
  const [copy] = one.copies ?? [];
  const about = { copy: copy?.label ?? "", place: copy?.place ?? "", words: { from: 1, to: 1 } };
  return en.ceremonies.kind(one.ceremony).head({ name: one.name ?? "", ...about });
}

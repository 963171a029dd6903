import { oneDecimal, percentOf } from "../../lib/format.ts";
import { en } from "../../messages/en.ts";

/** What a bare number or name of the chain stands for, said beside it. null: it says it itself. */
export function fieldMeans(path: string, value: string): string | null {
  const { means } = en.act.review;
  if (path === "take") return percentOf(Number(value), 65_535);
  if (/^children\.\d+\.0$/.test(path)) return percentOf(Number(value), 2 ** 64);
  // In picoseconds.
  if (path === "max_weight.ref_time") return means.milliseconds(oneDecimal(Number(value) / 1e9));
  if (path === "max_weight.proof_size") return means.bytes;
  if (path === "maybe_timepoint" && value === "None") return means.isFirst;
  return null;
}

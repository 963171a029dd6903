/** A call inside of another was refused although the outer one worked: the reason is the inner call's own. */
import type { Explanation, FactReader } from "../faults.ts";

const carriers: Readonly<Record<string, string>> = {
  batch: "batch",
  proxy: "proxy",
  multisig: "multisig",
};

export function explainNested(
  code: string,
  facts: FactReader,
  explainCause: (code: string) => Explanation,
): Explanation | null {
  const cause = explainCause(facts.has("cause") ? facts.text("cause") : "CHAIN_UNKNOWN_ERROR");
  switch (code) {
    case "NESTED_CALL_FAILED": {
      const way = facts
        .text("through")
        .split(" ")
        .map((step) => carriers[step] ?? step)
        .join(" and the ");
      return {
        happened: `The ${way} worked, but the call inside was refused: ${cause.happened}`,
        lost: "The fee, and what stood ready for it: an approval or an announcement is used up. Nothing was burnt or moved.",
        now: cause.now,
      };
    }
    case "BATCH_PARTLY_DONE":
      return {
        happened: `Of ${facts.number("count")} calls ${facts.number("done")} worked, ${facts.number("failed")} were refused and ${facts.number("skipped")} were not tried. Number ${facts.number("item")}: ${cause.happened}`,
        lost: "What worked is done and stays done. The rest moved nothing.",
        now: "Look at the effects below, and repeat only what is missing.",
      };
    default:
      return null;
  }
}

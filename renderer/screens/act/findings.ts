/** Findings of a draft in the order that they came, the same ones of a batch gathered under one heading. */
import { en } from "../../messages/en.ts";
import { type Explanation, explain } from "../../messages/faults.ts";
import type { Fault } from "../../types.ts";

export interface Gathered {
  readonly code: string;
  readonly now: string;
  /** Each different sentence once, with the numbers of the acts that it is about. */
  readonly lines: readonly string[];
}

export function gather(findings: readonly Fault[]): Gathered[] {
  const codes = [...new Set(findings.map(({ code }) => code))];
  return codes.map((code) => {
    const same = findings.filter((one) => one.code === code);
    const said = new Map<string, { explanation: Explanation; items: number[] }>();
    for (const finding of same) {
      const explanation = explain(finding);
      const entry = said.get(explanation.happened) ?? { explanation, items: [] };
      if (typeof finding.facts.item === "number") entry.items.push(finding.facts.item);
      said.set(explanation.happened, entry);
    }
    const all = [...said.values()];
    return {
      code,
      now: all[0]?.explanation.now ?? "",
      lines: all.map(({ explanation, items }) =>
        items.length === 0
          ? explanation.happened
          : en.act.draft.ofItems(items, explanation.happened),
      ),
    };
  });
}

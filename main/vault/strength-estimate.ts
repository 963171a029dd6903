/** zxcvbn with the common and English dictionaries. A chunk of its own: see strength.ts. */
import { ZxcvbnFactory } from "@zxcvbn-ts/core";
import { adjacencyGraphs, dictionary as common } from "@zxcvbn-ts/language-common";
import { dictionary as english } from "@zxcvbn-ts/language-en";

let estimator: ZxcvbnFactory | null = null;

export function estimate(text: string): { score: number; guessesLog10: number; hints: string[] } {
  // Without translations zxcvbn answers with its keys.
  estimator ??= new ZxcvbnFactory({
    dictionary: { ...common, ...english },
    graphs: adjacencyGraphs,
  });
  const { score, guessesLog10, feedback } = estimator.check(text);
  const hints = [feedback.warning, ...feedback.suggestions].filter((hint) => hint !== null);
  return { score, guessesLog10, hints };
}

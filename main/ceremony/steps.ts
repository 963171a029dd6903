/** Steps that several scripts have in common. */
import * as v from "valibot";
import { Label } from "../codec/values.ts";
import { type Answers, BEGIN, type Step } from "./engine/script.ts";

/** Who is in the room. The names go into the transcript, never into the journal. */
const People = v.strictObject({
  operator: v.union([Label, v.literal("")]),
  witness: v.union([Label, v.literal("")]),
});
export const PEOPLE = ["operator", "witness"] as const;

/**
 * The room and the laptop, before words or passphrases are on the screen. What cannot be had today may be excused for a
 * reason; being alone and a screen that nobody shares may not.
 */
export function roomStep(next: Step["next"], materials: "pen" | "card" | "none" = "pen"): Step {
  return {
    id: "room",
    kind: "checklist",
    items: () => [
      { id: "alone", canSkip: false },
      { id: "cameras", canSkip: true },
      { id: "sharing", canSkip: false },
      { id: "network", canSkip: true },
      ...(materials === "none" ? [] : [{ id: materials, canSkip: false }]),
    ],
    answer: People,
    next,
  };
}

/** Twelve words fill one card's side; more are shown and written in two halves. */
const MOST_AT_ONCE = 12;

export const wordCountOf = (answers: Answers, step: string = BEGIN): number => {
  const { wordCount } = answers[step] ?? {};
  return typeof wordCount === "number" ? wordCount : 24;
};

/** Which words a step shows: `-1` the first half, `-2` the second. */
export function partOf(step: string, wordCount: number): { from: number; to: number } {
  const half = wordCount <= MOST_AT_ONCE ? wordCount : Math.ceil(wordCount / 2);
  return step.endsWith("-2") ? { from: half + 1, to: wordCount } : { from: 1, to: half };
}

/** `<id>-1` and, for more than twelve words, `<id>-2`. */
export function wordSteps(
  id: string,
  next: string | null,
  countOf: (answers: Answers) => number,
  isPointOfNoReturn: boolean,
): [Step, Step] {
  const part = { kind: "secret-out", needsOpen: true } as const;
  return [
    {
      ...part,
      id: `${id}-1`,
      isPointOfNoReturn,
      next: (answers) => (countOf(answers) <= MOST_AT_ONCE ? next : `${id}-2`),
    },
    { ...part, id: `${id}-2`, next: () => next },
  ];
}

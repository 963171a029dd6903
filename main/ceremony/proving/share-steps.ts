/** Steps for one card of a split: shown, taken back, put away. They carry the share's number, in whatever ceremony. */
import * as v from "valibot";
import { CardMedium } from "../../../preload/contract.ts";
import { Label } from "../../codec/values.ts";
import { type Answers, BEGIN, type Step } from "../engine/script.ts";
import { wordSteps } from "../steps.ts";

export const MOST_SHARES = 16;
export const INDEXES = Array.from({ length: MOST_SHARES }, (_, at) => at + 1);

/** Where a share is, and with whom. */
export const Place = v.strictObject({
  label: Label,
  medium: CardMedium,
  place: Label,
  custodian: v.nullable(Label),
  serial: v.nullable(Label),
});

export const wordsOf = (answers: Answers): number => {
  const { words } = answers[BEGIN] ?? {};
  return typeof words === "number" ? words : 33;
};

export const shareSteps = (
  afterPlace: (index: number, answers: Answers) => string | null,
): Step[] =>
  INDEXES.flatMap((index): Step[] => [
    ...wordSteps(`share-${index}-words`, `share-${index}-prove`, wordsOf, false),
    {
      id: `share-${index}-prove`,
      kind: "secret-in",
      needsOpen: true,
      next: () => `share-${index}-place`,
    },
    {
      id: `share-${index}-place`,
      kind: "form",
      answer: Place,
      isPointOfNoReturn: true,
      next: (answers) => afterPlace(index, answers),
    },
  ]);

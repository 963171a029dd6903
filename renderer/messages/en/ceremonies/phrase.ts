/** Words of the steps that write a phrase and take it back, in whichever ceremony. */
import { create } from "../create.ts";
import type { CeremonyContext, StepText } from "./kind.ts";

export const writeText = ({ words: { from, to } }: CeremonyContext): StepText => ({
  title: create.write.title(from, to),
  lede: create.write.lede,
  next: create.write.written(from, to),
  guide: create.guide.write,
});

export const takenBackText: StepText = { ...create.prove, guide: create.guide.prove };

export const recordText: StepText = {
  title: create.copy.title,
  lede: create.copy.lede,
  guide: create.guide.copy,
};

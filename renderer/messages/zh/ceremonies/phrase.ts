import type { CeremonyContext, StepText } from "../../en/ceremonies/kind.ts";
import { en } from "../../en.ts";

/** The words of these steps are those of the creation, whichever language is spoken. */
export const writeText = ({ words: { from, to } }: CeremonyContext): StepText => ({
  title: en.create.write.title(from, to),
  lede: en.create.write.lede,
  next: en.create.write.written(from, to),
  guide: en.create.guide.write,
});
export const takenBackText = (): StepText => ({ ...en.create.prove, guide: en.create.guide.prove });
export const recordText = (): StepText => ({
  title: en.create.copy.title,
  lede: en.create.copy.lede,
  guide: en.create.guide.copy,
});

import { en } from "../../messages/en.ts";
import { Steps } from "../../ui/progress.tsx";
import css from "./stages.module.css";

const STAGES = ["form", "draft", "review", "done"] as const;

interface StagesProps {
  readonly at: (typeof STAGES)[number];
  /** The last stage has come to its end. */
  readonly isOver?: boolean;
}

/** Where in the four stages of an act this is. */
export function Stages({ at, isOver = false }: StagesProps) {
  const step = STAGES.indexOf(at) + 1;
  const label = en.act.stages.label(step, en.act.stages[at]);
  return (
    <div className={css.stages}>
      <span>{label}</span>
      <Steps step={isOver ? step + 1 : step} of={STAGES.length} label={label} />
    </div>
  );
}

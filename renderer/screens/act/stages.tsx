import { en } from "../../messages/en.ts";
import { Steps } from "../../ui/progress.tsx";
import css from "./stages.module.css";

const STAGES = ["form", "draft", "review", "done"] as const;

/** Where in the four stages of an act this is. */
export function Stages({ at }: { readonly at: (typeof STAGES)[number] }) {
  const step = STAGES.indexOf(at) + 1;
  const label = en.act.stages.label(step, en.act.stages[at]);
  return (
    <div className={css.stages}>
      <span>{label}</span>
      <Steps step={step} of={STAGES.length} label={label} />
    </div>
  );
}

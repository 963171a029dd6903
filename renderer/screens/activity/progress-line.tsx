import { Check, Circle, CircleHelp, X } from "lucide-react";
import { en } from "../../messages/en.ts";
import type { Activity, OutcomeState } from "../../types.ts";
import { Spinner } from "../../ui/spinner.tsx";
import css from "./progress-line.module.css";

const STEPS = ["signed", "submitted", "included", "finalised"] as const;
type Step = (typeof STEPS)[number];
type Mark = "reached" | "current" | "ahead" | "stopped" | "unknown";

/** The last step that is certain in each state. */
const reachedBy: Record<OutcomeState, number> = {
  signed: 0,
  submitting: 0,
  submitted: 1,
  included: 2,
  finalised: 3,
  failed: 2,
  refused: 0,
  expired: 1,
  lost: 0,
};
const ended: ReadonlySet<OutcomeState> = new Set(["failed", "refused", "expired"]);

export function ProgressLine({ activity }: { readonly activity: Activity }) {
  const { outcome, lastBlock } = activity;
  const { state } = outcome;
  const reached = reachedBy[state];
  const marks = STEPS.map((_, index): Mark => {
    if (index <= reached) return "reached";
    if (index === reached + 1) {
      if (state === "lost") return "unknown";
      return ended.has(state) ? "stopped" : "current";
    }
    return "ahead";
  });
  return (
    <>
      <ol className={css.line} aria-label={en.act.progress.stepsLabel}>
        {STEPS.map((step, index) => {
          const mark = marks[index] ?? "ahead";
          return (
            <li key={step} className={css[mark]} aria-current={mark === "current" || undefined}>
              <span className={css.icon}>{iconOf(mark)}</span>
              <span className={css.name}>
                {mark === "stopped" || mark === "unknown"
                  ? en.act.progress.stoppedAt(state)
                  : en.act.progress.steps[step]}
              </span>
              <span className={css.note}>
                <span className="visually-hidden">{en.act.progress[mark]}</span>
                {noteOf(step, activity)}
              </span>
            </li>
          );
        })}
      </ol>
      <p className={css.waiting} role="status">
        {state === "signed" ||
        state === "submitting" ||
        state === "submitted" ||
        state === "included"
          ? en.act.progress.waiting[state]
          : ""}
        {state === "submitted" ? ` ${en.act.progress.by(lastBlock)}` : ""}
      </p>
    </>
  );
}

function iconOf(mark: Mark) {
  switch (mark) {
    case "reached":
      return <Check aria-hidden="true" />;
    case "current":
      return <Spinner />;
    case "unknown":
      return <CircleHelp aria-hidden="true" />;
    case "stopped":
      return <X aria-hidden="true" />;
    case "ahead":
      return <Circle aria-hidden="true" />;
  }
}

function noteOf(step: Step, { outcome }: Activity): string {
  return step === "included" && outcome.block !== null
    ? en.act.progress.inBlock(outcome.block.number, outcome.block.index)
    : "";
}

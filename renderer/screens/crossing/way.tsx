/** The way of a request, numbered across both machines; a step's shape is its machine's. */
import { Monitor, Shield } from "lucide-react";
import { useWorkstation } from "../../app/screen.ts";
import { en } from "../../messages/en.ts";
import css from "./crossing.module.css";

const words = en.crossing.way;

const STEPS = [
  { on: "desk", text: words.steps.write },
  { on: "vault", text: words.steps.carryOver },
  { on: "desk", text: words.steps.carryBack },
  { on: "vault", text: words.steps.outcome },
] as const;

/** `at`: the step that is next, from 1. */
export function Way({ at }: { readonly at: number }) {
  const { snapshot } = useWorkstation();
  return (
    <ol className={css.way} aria-label={words.label}>
      {STEPS.map(({ on, text }, index) => {
        const isNow = index + 1 === at;
        return (
          <li
            key={text}
            className={[
              css.wayStep,
              on === "desk" ? css.onDesk : css.onVault,
              isNow ? css.wayNow : "",
            ].join(" ")}
            aria-current={isNow ? "step" : undefined}
          >
            <span className={css.wayHead}>
              {on === "desk" ? <Monitor aria-hidden="true" /> : <Shield aria-hidden="true" />}
              <span className={css.wayName}>{words.step(index + 1, words.on[on])}</span>
              {snapshot.profile === on ? <span className={css.here}>{words.here}</span> : null}
            </span>
            <span className={css.wayText}>{text}</span>
          </li>
        );
      })}
    </ol>
  );
}

/** The steps in their order; each leads to where it is done. */
import type { Screen } from "../../app/screen.ts";
import { useWorkstation } from "../../app/screen.ts";
import { useCall } from "../../app/use-call.ts";
import { workstation } from "../../bridge.ts";
import { en } from "../../messages/en.ts";
import type { LeakAdvice, LeakResponse, LeakStep } from "../../types.ts";
import { Button } from "../../ui/button.tsx";
import { Card } from "../../ui/card.tsx";
import { FaultPanel } from "../../ui/fault-panel.tsx";
import { Small, Stack } from "../../ui/stack.tsx";
import { Tag } from "../../ui/tag.tsx";
import { SWAP_PLACE } from "../alarm/alarms.ts";
import { aboutStep } from "./all-at-once.tsx";
import css from "./leak.module.css";

const words = en.leak;
const tones = { now: "danger", today: "care", later: "plain" } as const;

interface LeakStepsProps {
  readonly response: LeakResponse;
  readonly advice: LeakAdvice;
  readonly onTicked: () => void;
}

export function LeakSteps({ response, advice, onTicked }: LeakStepsProps) {
  const tick = useCall();
  return (
    <Card labelledBy="leak-steps">
      <Stack>
        <h2 id="leak-steps">{words.stepsTitle}</h2>
        {advice.steps.length === 0 ? <p>{words.noSteps}</p> : null}
        <ol className={css.steps}>
          {advice.steps.map((step) => (
            <li key={step.id} className={css.step}>
              <Step
                step={step}
                response={response}
                isInBatch={advice.batch?.steps.includes(step.id) ?? false}
                onTick={() =>
                  void tick
                    .run(() => workstation().leak.tick({ id: response.id, step: step.id }))
                    .then((reply) => {
                      if (reply?.ok) onTicked();
                    })
                }
              />
            </li>
          ))}
        </ol>
        {tick.fault === null ? null : <FaultPanel fault={tick.fault} />}
        {advice.done.length === 0 ? null : (
          <section aria-label={words.doneTitle}>
            <h3>{words.doneTitle}</h3>
            <ul className={css.done}>
              {advice.done.map(({ step, atMs }) => (
                <li key={step.id}>
                  <Tag tone="proved">{words.stepName(step.code)}</Tag>{" "}
                  <Small>{words.doneAt(atMs)}</Small>
                </li>
              ))}
            </ul>
          </section>
        )}
      </Stack>
    </Card>
  );
}

interface StepProps {
  readonly step: LeakStep;
  readonly response: LeakResponse;
  /** The one act above does it with the others: here it is the second way. */
  readonly isInBatch: boolean;
  readonly onTick: () => void;
}

function Step({ step, response, isInBatch, onTick }: StepProps) {
  const { snapshot, go } = useWorkstation();
  const where = doneAt(step, response);
  const about = aboutStep(step, snapshot);
  return (
    <>
      <div className={css.what}>
        <p className={css.name}>
          {words.stepName(step.code)}{" "}
          <Tag tone={tones[step.urgency]}>{words.urgency(step.urgency)}</Tag>
        </p>
        {about === "" ? null : <p className={css.about}>{about}</p>}
        <Small>{words.why(step.code)}</Small>
      </div>
      {where === null ? (
        <Button
          size="small"
          aria-label={words.tickNamed(words.stepName(step.code))}
          onClick={onTick}
        >
          {words.tick}
        </Button>
      ) : where === "waits" ? null : (
        <Button
          size="small"
          tone={step.urgency === "now" && !isInBatch ? "danger" : "plain"}
          aria-label={`${where.label}: ${words.stepName(step.code)}`}
          onClick={() => go(where.screen)}
        >
          {where.label}
        </Button>
      )}
    </>
  );
}

/** null: the owner says so. waits: something before it is missing. */
function doneAt(
  { code, operation }: LeakStep,
  { id, coldkey }: LeakResponse,
): { screen: Screen; label: string } | "waits" | null {
  switch (code) {
    case "make-refuge":
    case "make-clean":
      return { screen: { at: "keys" }, label: words.keysOpen };
    case "make-hotkey":
      return { screen: { at: "make-hotkey", coldkey }, label: words.hotkeysOpen };
    case "plan-swap":
    case "execute-swap":
      return { screen: SWAP_PLACE, label: words.swapOpen };
    case "tell-governors":
    case "other-keys":
    case "change-passphrase":
      return null;
    default:
      return operation === null
        ? "waits"
        : {
            screen: { at: "act", start: { kind: "ready", operation, back: { at: "leak", id } } },
            label: words.prepare,
          };
  }
}

/** Everything that has to leave now, in one act: all of it in a block, or nothing. */
import { Layers } from "lucide-react";
import { useWorkstation } from "../../app/screen.ts";
import { en } from "../../messages/en.ts";
import { explain } from "../../messages/faults.ts";
import type { LeakAdvice, LeakResponse, LeakStep, Snapshot } from "../../types.ts";
import { Button } from "../../ui/button.tsx";
import { Card } from "../../ui/card.tsx";
import { Row, Small, Stack } from "../../ui/stack.tsx";
import { nameOrEnds } from "../names.ts";
import css from "./leak.module.css";

const words = en.leak;

/** What a step is about: amount, hotkey, subnet, and what it is worth where that is not the amount itself. */
export function aboutStep(step: LeakStep, snapshot: Snapshot): string {
  return [
    words.amount(step),
    step.hotkey === null ? null : nameOrEnds(snapshot, step.hotkey),
    step.netuid === null || step.amountRao !== null ? null : words.onSubnet(step.netuid),
    step.netuid === null || step.worthRao === null ? null : words.worth(step.worthRao),
  ]
    .filter((part) => part !== null)
    .join(" · ");
}

export function AllAtOnce({
  response: { id },
  advice: { batch, alone, steps },
}: {
  readonly response: LeakResponse;
  readonly advice: LeakAdvice;
}) {
  const { snapshot, go } = useWorkstation();
  const stepOf = (of: string): LeakStep | undefined => steps.find((one) => one.id === of);
  if (batch === null && alone.length === 0) return null;
  const left = alone.flatMap(({ step: of, fault }) => {
    const step = stepOf(of);
    return step === undefined ? [] : [{ step, fault }];
  });
  return (
    <Card labelledBy="leak-batch">
      <Stack>
        <h2 id="leak-batch">{batch === null ? words.batchNoneTitle : words.batchTitle}</h2>
        {batch === null ? null : (
          <>
            <p>{words.batchText(batch.steps.length, batch.worthRao)}</p>
            <ol className={css.parts}>
              {batch.steps.flatMap((of) => {
                const step = stepOf(of);
                if (step === undefined) return [];
                return [
                  <li key={of}>
                    {words.stepName(step.code)}: {aboutStep(step, snapshot)}
                  </li>,
                ];
              })}
            </ol>
            <Row>
              <Button
                tone="danger"
                icon={<Layers aria-hidden="true" />}
                onClick={() =>
                  go({
                    at: "act",
                    start: { kind: "ready", operation: batch.operation, back: { at: "leak", id } },
                  })
                }
              >
                {words.batchGo(batch.steps.length)}
              </Button>
            </Row>
          </>
        )}
        {left.length === 0 ? null : (
          <section aria-label={words.aloneTitle}>
            <h3>{words.aloneTitle}</h3>
            <ul className={css.parts}>
              {left.map(({ step, fault }) => (
                <li key={step.id}>
                  {words.stepName(step.code)}: {aboutStep(step, snapshot)}.{" "}
                  <Small>{explain(fault).happened}</Small>
                </li>
              ))}
            </ul>
          </section>
        )}
      </Stack>
    </Card>
  );
}

/** How a backup is split: how many shares, and how many of them it takes. */
import { useState } from "react";
import { en } from "../../messages/en.ts";
import { Card } from "../../ui/card.tsx";
import { SelectField } from "../../ui/field.tsx";
import { Notice } from "../../ui/notice.tsx";
import { Stack } from "../../ui/stack.tsx";
import type { BodyProps } from "../ceremony/kind-view.ts";
import { StepActions } from "../ceremony/step-actions.tsx";
import { useStep } from "../ceremony/use-step.ts";

const MOST_SHARES = 16;
const numbers = Array.from({ length: MOST_SHARES - 1 }, (_, at) => String(at + 2));
const options = numbers.map((value) => ({ value, label: value }));

export function SplitPlanBody({ ceremony, text, onEnded }: BodyProps) {
  const before = ceremony.answers.plan ?? {};
  const [threshold, setThreshold] = useState(Number(before.threshold ?? 2));
  const [count, setCount] = useState(Number(before.count ?? 3));
  const step = useStep(ceremony, onEnded);
  const words = en.proving.plan;
  const isPossible = threshold <= count;
  return (
    <>
      <Card>
        <Stack gap="wide">
          <SelectField
            label={words.make}
            options={options}
            value={String(count)}
            onChange={(event) => setCount(Number(event.currentTarget.value))}
          />
          <SelectField
            label={words.take}
            options={options}
            value={String(threshold)}
            onChange={(event) => setThreshold(Number(event.currentTarget.value))}
          />
        </Stack>
      </Card>
      <Notice
        level={isPossible && threshold < count ? "info" : "care"}
        title={isPossible ? words.sentence(threshold, count) : words.bad}
      >
        {isPossible && threshold === count ? <p>{words.none}</p> : null}
      </Notice>
      <StepActions
        ceremony={ceremony}
        step={step}
        next={text.next}
        isReady={isPossible}
        onNext={() => step.answer({ threshold, count })}
      />
    </>
  );
}

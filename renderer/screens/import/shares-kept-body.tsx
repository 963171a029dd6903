/** The cards that the shares were typed from: whether they are copies to keep, and of how many. */
import { useState } from "react";
import { en } from "../../messages/en.ts";
import { Button } from "../../ui/button.tsx";
import { Card } from "../../ui/card.tsx";
import { SelectField } from "../../ui/field.tsx";
import { Notice } from "../../ui/notice.tsx";
import { Stack } from "../../ui/stack.tsx";
import type { BodyProps } from "../ceremony/kind-view.ts";
import { StepActions } from "../ceremony/step-actions.tsx";
import { useStep } from "../ceremony/use-step.ts";
import { MOST_SHARES } from "../proving/place-body.tsx";
import { sharesIn } from "./answers.ts";

export function SharesKeptBody({ ceremony, text, onEnded }: BodyProps) {
  const step = useStep(ceremony, onEnded);
  const typed = sharesIn(ceremony);
  const fewest = Math.max(1, ...typed);
  const [count, setCount] = useState(fewest);
  const words = en.import.sharesKept;
  const counts = Array.from({ length: MOST_SHARES - fewest + 1 }, (_, index) => fewest + index);
  return (
    <>
      <Card>
        <Stack>
          <p>{words.typed(typed)}</p>
          <SelectField
            label={words.count}
            hint={words.countHint}
            value={String(count)}
            options={counts.map((value) => ({ value: String(value), label: String(value) }))}
            onChange={(event) => setCount(Number(event.currentTarget.value))}
          />
        </Stack>
      </Card>
      <Notice level="info">
        <p>{words.elsewhere(typed.length, count)}</p>
      </Notice>
      <StepActions
        ceremony={ceremony}
        step={step}
        next={text.next}
        isReady
        onNext={() => step.answer({ isCopy: true, count })}
      >
        <Button isBusy={step.isBusy} onClick={() => step.answer({ isCopy: false })}>
          {words.not}
        </Button>
      </StepActions>
    </>
  );
}

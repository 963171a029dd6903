/** Words that are shown while a hand holds them there: all of this step, or fewer at once for whoever wants that. */
import { useState } from "react";
import { en } from "../../messages/en.ts";
import type { Reply } from "../../types.ts";
import { Button } from "../../ui/button.tsx";
import { Tick } from "../../ui/tick.tsx";
import type { BodyProps } from "./kind-view.ts";
import { Reveal } from "./reveal.tsx";
import { StepActions } from "./step-actions.tsx";
import { useStep } from "./use-step.ts";

type Half = 1 | 2 | null;

/** As the core splits them: twelve at once, more in two steps. */
export function partOf(step: string, wordCount: number): { from: number; to: number } {
  const half = wordCount <= 12 ? wordCount : Math.ceil(wordCount / 2);
  return step.endsWith("-2") ? { from: half + 1, to: wordCount } : { from: 1, to: half };
}

function rangeOf(step: string, wordCount: number, half: Half): { from: number; to: number } {
  const { from, to } = partOf(step, wordCount);
  const middle = from + Math.ceil((to - from + 1) / 2);
  if (half === null) return { from, to };
  return half === 1 ? { from, to: middle - 1 } : { from: middle, to };
}

interface WordsBodyProps extends BodyProps {
  readonly wordCount: number;
  readonly reveal: (input: { id: string; out: string; half: Half }) => Promise<Reply<null>>;
}

export function WordsBody({ ceremony, text, wordCount, reveal, onEnded }: WordsBodyProps) {
  const step = useStep(ceremony, onEnded);
  const [half, setHalf] = useState<Half>(null);
  /** Shown in this visit; what the core has noted of an earlier one counts as well. */
  const [seen, setSeen] = useState<readonly Half[]>([]);
  const { from, to } = rangeOf(ceremony.step.id, wordCount, half);
  const isSeen = half === null ? ceremony.notes.shown === true : seen.includes(half);
  const isLastPart = half !== 1;

  return (
    <>
      <Tick isTicked={half !== null} onTick={(isHalved) => setHalf(isHalved ? 1 : null)}>
        {en.ceremonies.halves}
      </Tick>
      <Reveal
        key={`${from}-${to}`}
        reveal={({ out }) => reveal({ id: ceremony.id, out, half })}
        from={from}
        to={to}
        onShown={() => setSeen([...seen, half])}
      >
        {(hold) => (
          <StepActions
            ceremony={ceremony}
            step={step}
            next={isLastPart ? text.next : en.ceremonies.half(2)}
            isReady={isSeen}
            hint={en.create.write.first}
            onNext={() => (isLastPart ? step.answer({}) : setHalf(2))}
          >
            {half === 2 ? (
              <Button onClick={() => setHalf(1)}>{en.ceremonies.half(1)}</Button>
            ) : null}
            {hold}
          </StepActions>
        )}
      </Reveal>
    </>
  );
}

import { ArrowLeft, ArrowRight } from "lucide-react";
import { useState } from "react";
import { GuideSection } from "../../app/page.tsx";
import { useWorkstation } from "../../app/screen.ts";
import { useCall } from "../../app/use-call.ts";
import { en } from "../../messages/en.ts";
import type { WordCount } from "../../types.ts";
import { Button } from "../../ui/button.tsx";
import { FaultPanel } from "../../ui/fault-panel.tsx";
import { CeremonyPage } from "./ceremony-page.tsx";
import type { PhraseStep } from "./phrase-calls.ts";
import { Reveal } from "./reveal.tsx";
import css from "./write-step.module.css";

interface Part {
  readonly from: number;
  readonly to: number;
}

/** Half at a time, so that a glance never takes the whole phrase; twelve words are one part. */
export function partsOf(wordCount: WordCount): readonly Part[] {
  if (wordCount <= 12) return [{ from: 1, to: wordCount }];
  const half = Math.ceil(wordCount / 2);
  return [
    { from: 1, to: half },
    { from: half + 1, to: wordCount },
  ];
}

export function WriteStep({ id, wordCount, calls }: PhraseStep) {
  const { snapshot } = useWorkstation();
  const parts = partsOf(wordCount);
  const [index, setIndex] = useState(0);
  const [seen, setSeen] = useState<ReadonlySet<number>>(new Set());
  const call = useCall();
  const part = parts[index] ?? { from: 1, to: wordCount };
  const { from, to } = part;

  const written = (): void => {
    if (index + 1 < parts.length) setIndex(index + 1);
    else void call.run(() => calls.goTo({ id, step: "prove" }));
  };

  return (
    <CeremonyPage
      step="write"
      title={en.create.write.title(from, to)}
      lede={en.create.write.lede}
      guide={en.create.guide.write}
      guideExtra={
        <GuideSection title={en.create.guide.notPossible}>
          <p>{en.create.guide.notPossibleText(snapshot.host.canBlockCapture)}</p>
        </GuideSection>
      }
    >
      <Reveal
        key={from}
        reveal={(range) => calls.reveal({ id, ...range })}
        from={from}
        to={to}
        onShown={() => setSeen(new Set(seen).add(index))}
      >
        {(hold) => (
          <div className={css.actions}>
            {index > 0 ? (
              <Button icon={<ArrowLeft aria-hidden="true" />} onClick={() => setIndex(index - 1)}>
                {en.button.back}
              </Button>
            ) : null}
            <span className={css.grow} />
            {hold}
            <Button
              tone="primary"
              disabled={!seen.has(index)}
              isBusy={call.isBusy}
              title={seen.has(index) ? undefined : en.create.write.first}
              iconAfter={<ArrowRight aria-hidden="true" />}
              onClick={written}
            >
              {en.create.write.written(from, to)}
            </Button>
          </div>
        )}
      </Reveal>
      {call.fault === null ? null : <FaultPanel fault={call.fault} />}
    </CeremonyPage>
  );
}

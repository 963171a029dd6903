/** The whole phrase taken back: what is on the card, held by the vault against what it showed. */
import { useState } from "react";
import { useCall } from "../../app/use-call.ts";
import { en } from "../../messages/en.ts";
import { withSecret } from "../../secret-bytes.ts";
import type { PhraseCheck, Reply } from "../../types.ts";
import { FaultPanel } from "../../ui/fault-panel.tsx";
import type { BodyProps } from "./kind-view.ts";
import { StepActions } from "./step-actions.tsx";
import { TypedWords, type Wrong } from "./typed-words.tsx";
import { useStep } from "./use-step.ts";

interface ProveBodyProps extends BodyProps {
  readonly wordCount: number;
  readonly summary: (check: Extract<PhraseCheck, { match: false }>) => string;
  readonly fix: string;
  readonly back: string;
  readonly prove: (input: { id: string; phrase: string }) => Promise<Reply<PhraseCheck>>;
}

const t = en.create.prove;

export function ProveBody(props: ProveBodyProps) {
  const { ceremony, wordCount, summary, fix, back, prove, onEnded } = props;
  const { id, of, number } = ceremony;
  const [wrong, setWrong] = useState<Wrong | null>(null);
  const call = useCall();
  const step = useStep(ceremony, onEnded);

  const check = async (bytes: Uint8Array): Promise<void> => {
    const reply = await call.run(() => withSecret(bytes, (phrase) => prove({ id, phrase })));
    if (!reply?.ok) return;
    if (!reply.value.match) {
      setWrong({ title: summary(reply.value), text: fix, words: reply.value.wrong });
      return;
    }
    // The last step of its script: nothing follows that the core could show.
    if (number === of) onEnded();
  };

  return (
    <TypedWords
      count={wordCount}
      list="phrase"
      wrong={wrong}
      isBusy={call.isBusy}
      working={{ what: t.checking, detail: t.checkingDetail }}
    >
      {({ isComplete, take }) => (
        <>
          {call.fault === null ? null : <FaultPanel fault={call.fault} />}
          <StepActions
            ceremony={ceremony}
            step={step}
            back={back}
            next={t.check}
            isReady={isComplete}
            isBusy={call.isBusy}
            onNext={() => void check(take())}
          />
        </>
      )}
    </TypedWords>
  );
}

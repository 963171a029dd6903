/** A share, taken back from its card: at its step of a split backup, or to prove it again. */
import { useState } from "react";
import { useCall } from "../../app/use-call.ts";
import { workstation } from "../../bridge.ts";
import { en } from "../../messages/en.ts";
import { withSecret } from "../../secret-bytes.ts";
import type { Bridge } from "../../types.ts";
import { FaultPanel } from "../../ui/fault-panel.tsx";
import type { BodyProps } from "../ceremony/kind-view.ts";
import { StepActions } from "../ceremony/step-actions.tsx";
import { TypedWords, type Wrong } from "../ceremony/typed-words.tsx";
import { useStep } from "../ceremony/use-step.ts";
import { shareWords, useSubject } from "./about.ts";

interface ShareBackProps extends BodyProps {
  readonly prove: Bridge["split"]["prove"];
  readonly fix: string;
}

function ShareBack({ ceremony, text, onEnded, prove, fix }: ShareBackProps) {
  const { coldkey } = useSubject(ceremony);
  const call = useCall();
  const step = useStep(ceremony, onEnded);
  const [wrong, setWrong] = useState<Wrong | null>(null);
  const words = en.proving.words;

  const check = async (bytes: Uint8Array): Promise<void> => {
    const { id } = ceremony;
    const reply = await call.run(() => withSecret(bytes, (phrase) => prove({ id, phrase })));
    if (!reply?.ok) return;
    const { check: said, otherShare, hasEnded } = reply.value;
    if (said.match) {
      if (hasEnded) onEnded();
      return;
    }
    const isOther = otherShare !== null || said.isOtherPhrase;
    setWrong({
      title: words.mismatch(said),
      text:
        otherShare !== null
          ? words.otherShare(otherShare)
          : said.isOtherPhrase
            ? words.otherSplit
            : fix,
      // Of another card nearly every word is "wrong": that helps nobody.
      words: isOther ? [] : said.wrong,
    });
  };

  return (
    <TypedWords
      count={shareWords(coldkey?.wordCount ?? null)}
      list="share"
      wrong={wrong}
      isBusy={call.isBusy}
    >
      {({ isComplete, take }) => (
        <>
          {call.fault === null ? null : <FaultPanel fault={call.fault} />}
          <StepActions
            ceremony={ceremony}
            step={step}
            next={text.next ?? words.check}
            isReady={isComplete}
            isBusy={call.isBusy}
            onNext={() => void check(take())}
          />
        </>
      )}
    </TypedWords>
  );
}

export const SplitShareBack = (props: BodyProps) => (
  <ShareBack
    {...props}
    fix={en.proving.words.fix}
    prove={(input) => workstation().split.prove(input)}
  />
);

export const ProvedShareBack = (props: BodyProps) => (
  <ShareBack
    {...props}
    fix={en.proving.words.fixCard}
    prove={(input) => workstation().check.proveShare(input)}
  />
);

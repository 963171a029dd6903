/** Showing the words of a coldkey once more. */
import { useState } from "react";
import { useWorkstation } from "../../../app/screen.ts";
import { workstation } from "../../../bridge.ts";
import { en } from "../../../messages/en.ts";
import type { Ceremony } from "../../../types.ts";
import { Card } from "../../../ui/card.tsx";
import { TextField } from "../../../ui/field.tsx";
import { PassphraseBody } from "../bodies.tsx";
import { Checklist, useChecklist } from "../checklist.tsx";
import type { BodyProps, KindView } from "../kind-view.ts";
import { StepActions } from "../step-actions.tsx";
import { useStep } from "../use-step.ts";
import { WordsBody } from "../words-body.tsx";
import { Revealed } from "./revealed.tsx";

function ConfirmBody({ ceremony, text, onEnded }: BodyProps) {
  const list = useChecklist(ceremony);
  const step = useStep(ceremony, onEnded);
  const [typed, setTyped] = useState("");
  const name = ceremony.name ?? "";
  const words = en.ceremonies.reveal;
  return (
    <>
      <Checklist ceremony={ceremony} text={text} list={list} />
      <Card>
        <TextField
          label={words.typed(name)}
          hint={words.typedHint}
          error={typed !== "" && !name.startsWith(typed) ? words.typedWrong : null}
          value={typed}
          maxLength={40}
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
      </Card>
      <StepActions
        ceremony={ceremony}
        step={step}
        next={text.next}
        isReady={list.isComplete && typed === name}
        onNext={() => step.answer({ ticked: [...list.ticked], typed })}
      />
    </>
  );
}

const OpenBody = (props: BodyProps) => (
  <PassphraseBody {...props} send={(input) => workstation().reveal.open(input)} />
);

function RevealBody(props: BodyProps) {
  const { snapshot } = useWorkstation();
  const coldkey = snapshot.coldkeys.find((key) => key.address === props.ceremony.subject);
  return (
    <WordsBody
      {...props}
      wordCount={coldkey?.wordCount ?? 24}
      reveal={(input) => workstation().reveal.words(input)}
    />
  );
}

const Done = ({ ceremony }: { readonly ceremony: Ceremony }) => (
  <Revealed ceremony={ceremony} words={en.ceremonies.reveal} place="backups" />
);

export const revealView: KindView = {
  bodies: {
    confirm: ConfirmBody,
    open: OpenBody,
    "words-1": RevealBody,
    "words-2": RevealBody,
  },
  reopen: (input) => workstation().reveal.open(input),
  Done,
};

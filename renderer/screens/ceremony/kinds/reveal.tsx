/** Showing the words of a coldkey once more. */
import { ArrowRight } from "lucide-react";
import { useState } from "react";
import { useWorkstation } from "../../../app/screen.ts";
import { workstation } from "../../../bridge.ts";
import { en } from "../../../messages/en.ts";
import type { Ceremony } from "../../../types.ts";
import { Button } from "../../../ui/button.tsx";
import { Card } from "../../../ui/card.tsx";
import { TextField } from "../../../ui/field.tsx";
import { Notice } from "../../../ui/notice.tsx";
import { Row } from "../../../ui/stack.tsx";
import { PassphraseBody } from "../bodies.tsx";
import { CeremonyPage } from "../ceremony-page.tsx";
import { Checklist, useChecklist } from "../checklist.tsx";
import { contextOf } from "../context.ts";
import type { BodyProps, KindView } from "../kind-view.ts";
import { StepActions } from "../step-actions.tsx";
import { useStep } from "../use-step.ts";
import { WordsBody } from "../words-body.tsx";

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

function Done({ ceremony }: { readonly ceremony: Ceremony }) {
  const { snapshot, go } = useWorkstation();
  const words = en.ceremonies.reveal;
  return (
    <CeremonyPage
      step="done"
      stop="none"
      title={words.doneTitle(ceremony.name ?? "")}
      lede={words.doneLede}
      guide={en.ceremonies.step(ceremony, contextOf(snapshot, ceremony)).guide}
    >
      <Notice level="care" title={words.doneNotice}>
        <p>{words.doneText}</p>
      </Notice>
      <Row place="end">
        <Button
          tone="primary"
          iconAfter={<ArrowRight aria-hidden="true" />}
          onClick={() => go({ at: "backups" })}
        >
          {words.back}
        </Button>
      </Row>
    </CeremonyPage>
  );
}

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

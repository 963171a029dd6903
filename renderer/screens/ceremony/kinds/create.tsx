/** Creating a coldkey. */
import { useState } from "react";
import { useCall } from "../../../app/use-call.ts";
import { workstation } from "../../../bridge.ts";
import { en } from "../../../messages/en.ts";
import { withSecret } from "../../../secret-bytes.ts";
import type { WordCount } from "../../../types.ts";
import { Card } from "../../../ui/card.tsx";
import { Choice } from "../../../ui/choice.tsx";
import { TextField } from "../../../ui/field.tsx";
import { Stack } from "../../../ui/stack.tsx";
import { ThrowsCard, useThrows } from "../../care/throws.tsx";
import { DoneStep } from "../../create/done-step.tsx";
import { NewPassphrase } from "../../create/new-passphrase.tsx";
import { isKeyName } from "../../key-name.ts";
import type { BodyProps, KindView } from "../kind-view.ts";
import { PlanBody } from "../plan-body.tsx";
import { ProveBody } from "../prove-body.tsx";
import { RecordBody } from "../record-body.tsx";
import { StepActions } from "../step-actions.tsx";
import { useStep } from "../use-step.ts";
import { WordsBody } from "../words-body.tsx";

const COUNTS = ["24", "12", "15", "18", "21"] as const;
type CountText = (typeof COUNTS)[number];

function NameBody({ ceremony, text, onEnded }: BodyProps) {
  const step = useStep(ceremony, onEnded);
  const before = ceremony.answers.name ?? {};
  const [name, setName] = useState(String(before.name ?? ""));
  const [count, setCount] = useState<CountText>(
    COUNTS.find((one) => one === String(before.wordCount)) ?? "24",
  );
  const isValid = isKeyName(name);
  const words = en.create.name;
  return (
    <>
      <Card>
        <Stack gap="wide">
          <TextField
            label={words.field}
            value={name}
            maxLength={40}
            onChange={(event) => setName(event.currentTarget.value)}
            hint={words.hint}
            error={name !== "" && !isValid ? words.bad : null}
          />
          <Choice
            label={words.words}
            value={count}
            onChange={setCount}
            options={COUNTS.map((value) => ({
              value,
              label: words.wordChoice(Number(value)),
              detail: words.wordDetail(Number(value)),
            }))}
          />
          <div>
            <h2>{words.entropyTitle}</h2>
            <p>{words.entropy}</p>
          </div>
        </Stack>
      </Card>
      <StepActions
        ceremony={ceremony}
        step={step}
        next={text.next}
        isReady={isValid}
        onNext={() => step.answer({ name, wordCount: Number(count) })}
      />
    </>
  );
}

function PassphraseBody({ ceremony }: BodyProps) {
  const call = useCall();
  const throws = useThrows();
  const { id } = ceremony;
  const { sides } = throws;
  const wordCount = Number(ceremony.answers.name?.wordCount) as WordCount;
  const seal = (passphrase: string) =>
    sides === null
      ? workstation().creation.seal({ id, passphrase, throws: null, sides: null })
      : withSecret(throws.copy(), (ticket) =>
          workstation().creation.seal({ id, passphrase, throws: ticket, sides }),
        );
  const words = en.create.passphrase;
  return (
    <NewPassphrase
      action={words.seal}
      working={{ what: words.sealing, detail: words.sealingDetail }}
      isBusy={call.isBusy}
      fault={call.fault}
      extra={<ThrowsCard throws={throws} wordCount={wordCount} disabled={call.isBusy} />}
      isOtherwiseReady={throws.isReady}
      onSeal={(bytes) => void call.run(() => withSecret(bytes, seal))}
    />
  );
}

const wordCountOf = ({ ceremony }: BodyProps): number => Number(ceremony.answers.name?.wordCount);

const WriteBody = (props: BodyProps) => (
  <WordsBody
    {...props}
    wordCount={wordCountOf(props)}
    reveal={(input) => workstation().creation.words(input)}
  />
);

const TakenBackBody = (props: BodyProps) => (
  <ProveBody
    {...props}
    wordCount={wordCountOf(props)}
    summary={en.create.prove.summary}
    fix={en.create.prove.fix}
    back={en.create.prove.back}
    prove={(input) => workstation().creation.prove(input)}
  />
);

export const createView: KindView = {
  bodies: {
    name: NameBody,
    plan: PlanBody,
    passphrase: PassphraseBody,
    "write-1": WriteBody,
    "write-2": WriteBody,
    prove: TakenBackBody,
    record: (props) => <RecordBody {...props} working={en.create.copy.working} />,
  },
  reopen: (input) => workstation().creation.reopen(input),
  Done: DoneStep,
};

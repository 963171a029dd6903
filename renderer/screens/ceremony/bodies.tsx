/** Bodies that serve every script: a checklist, a room with people in it, a choice, a passphrase. */
import { type ReactNode, useCallback, useRef, useState } from "react";
import { useWorkstation } from "../../app/screen.ts";
import { useCall } from "../../app/use-call.ts";
import { en } from "../../messages/en.ts";
import { withSecret } from "../../secret-bytes.ts";
import type { Reply } from "../../types.ts";
import { Card } from "../../ui/card.tsx";
import { Choice } from "../../ui/choice.tsx";
import { FaultPanel } from "../../ui/fault-panel.tsx";
import { TextField } from "../../ui/field.tsx";
import { Notice } from "../../ui/notice.tsx";
import { PassphraseField, type PassphraseHandle } from "../../ui/passphrase-field.tsx";
import { Working } from "../../ui/progress.tsx";
import { Stack } from "../../ui/stack.tsx";
import { isLabel } from "../key-name.ts";
import { Checklist, useChecklist } from "./checklist.tsx";
import type { BodyProps } from "./kind-view.ts";
import { RoomFindings } from "./room-findings.tsx";
import { StepActions } from "./step-actions.tsx";
import { useStep } from "./use-step.ts";

export function ChecklistBody({ ceremony, text, onEnded }: BodyProps) {
  const list = useChecklist(ceremony);
  const step = useStep(ceremony, onEnded);
  return (
    <>
      <Checklist ceremony={ceremony} text={text} list={list} />
      <StepActions
        ceremony={ceremony}
        step={step}
        next={text.next}
        isReady={list.isComplete}
        hint={en.ceremonies.open(list.open)}
        onNext={() => step.answer({ ticked: [...list.ticked] }, list.exceptions)}
      />
    </>
  );
}

const isName = (text: string): boolean => text.trim() === "" || isLabel(text.trim());

/** The room, who is in it, and what this system can and cannot do about screens and networks. */
export function RoomBody(props: BodyProps) {
  const { host, chain } = useWorkstation().snapshot;
  return (
    <PeopleBody {...props}>
      <Notice level={host.canBlockCapture ? "info" : "care"}>
        <p>{en.create.room.capture(host.canBlockCapture)}</p>
        <p>{en.ceremonies.network(chain.state === "none")}</p>
      </Notice>
      <RoomFindings />
    </PeopleBody>
  );
}

/** A checklist, and who ticks it. */
export function PeopleBody({
  ceremony,
  text,
  onEnded,
  children,
}: BodyProps & { readonly children?: ReactNode }) {
  const list = useChecklist(ceremony);
  const step = useStep(ceremony, onEnded);
  const before = ceremony.answers[ceremony.step.id] ?? {};
  const [operator, setOperator] = useState(String(before.operator ?? ""));
  const [witness, setWitness] = useState(String(before.witness ?? ""));
  return (
    <>
      <Checklist ceremony={ceremony} text={text} list={list} />
      {children}
      <Card>
        <Stack gap="wide">
          {(
            [
              ["operator", operator, setOperator],
              ["witness", witness, setWitness],
            ] as const
          ).map(([role, value, set]) => (
            <TextField
              key={role}
              label={en.ceremonies[role]}
              hint={en.ceremonies[`${role}Hint`]}
              error={isName(value) ? null : en.ceremonies.bad}
              value={value}
              maxLength={60}
              onChange={(event) => set(event.currentTarget.value)}
            />
          ))}
        </Stack>
      </Card>
      <StepActions
        ceremony={ceremony}
        step={step}
        next={text.next}
        isReady={list.isComplete && isName(operator) && isName(witness)}
        hint={en.ceremonies.open(list.open)}
        onNext={() =>
          step.answer(
            { ticked: [...list.ticked], operator: operator.trim(), witness: witness.trim() },
            list.exceptions,
          )
        }
      />
    </>
  );
}

/** One of a few, with a line about each. The field has the step's own name. */
export function ChoiceBody({ ceremony, text, onEnded }: BodyProps) {
  const { id } = ceremony.step;
  const step = useStep(ceremony, onEnded);
  const before = ceremony.answers[id]?.[id];
  const [value, setValue] = useState<string | null>(typeof before === "string" ? before : null);
  return (
    <>
      <Choice
        label={text.title}
        isLabelHidden
        layout="cards"
        value={value}
        onChange={setValue}
        options={Object.entries(text.options ?? {}).map(([option, words]) => ({
          value: option,
          ...words,
        }))}
      />
      <StepActions
        ceremony={ceremony}
        step={step}
        next={text.next}
        isReady={value !== null}
        onNext={() => step.answer({ [id]: value })}
      />
    </>
  );
}

interface PassphraseBodyProps extends BodyProps {
  readonly send: (input: { id: string; passphrase: string }) => Promise<Reply<null>>;
}

/** The passphrase of the key; the core settles the step, or opens again what a lock has closed. */
export function PassphraseBody({ ceremony, text, onEnded, send }: PassphraseBodyProps) {
  const field = useRef<PassphraseHandle>(null);
  const [isFilled, setIsFilled] = useState(false);
  const step = useStep(ceremony, onEnded);
  const call = useCall();
  const edited = useCallback(() => setIsFilled(!(field.current?.isEmpty() ?? true)), []);

  const open = async (): Promise<void> => {
    if (!field.current || field.current.isEmpty()) return;
    const bytes = field.current.take();
    const reply = await call.run(() =>
      withSecret(bytes, (passphrase) => send({ id: ceremony.id, passphrase })),
    );
    if (reply && !reply.ok) field.current?.focus();
  };
  return (
    <>
      <Card>
        <PassphraseField
          handle={field}
          label={en.ceremonies.passphrase}
          disabled={call.isBusy}
          onEdit={edited}
          onEnter={() => void open()}
        />
      </Card>
      {call.isBusy ? (
        <Working what={en.ceremonies.opening} detail={en.ceremonies.openingDetail} />
      ) : null}
      {call.fault === null ? null : <FaultPanel fault={call.fault} />}
      <StepActions
        ceremony={ceremony}
        step={step}
        next={text.next ?? en.create.reopen.go}
        isReady={isFilled}
        isBusy={call.isBusy}
        onNext={() => void open()}
      />
    </>
  );
}

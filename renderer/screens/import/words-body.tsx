import { useEffect, useRef, useState } from "react";
import { useCall } from "../../app/use-call.ts";
import { workstation } from "../../bridge.ts";
import { en } from "../../messages/en.ts";
import { bytesOf, noteSecret, withSecret } from "../../secret-bytes.ts";
import { Card } from "../../ui/card.tsx";
import { Choice } from "../../ui/choice.tsx";
import { FaultPanel } from "../../ui/fault-panel.tsx";
import { Field } from "../../ui/field.tsx";
import { Working } from "../../ui/progress.tsx";
import { Stack } from "../../ui/stack.tsx";
import type { BodyProps } from "../ceremony/kind-view.ts";
import { StepActions } from "../ceremony/step-actions.tsx";
import { useStep } from "../ceremony/use-step.ts";
import css from "./import.module.css";
import { WordByWord } from "./word-by-word.tsx";

const t = en.import.words;

const WORKING = { what: t.working, detail: t.workingDetail };

/** The words stay in their field until they are right: nobody should type 24 of them twice because of one. */
export function WordsBody({ ceremony, text, onEnded }: BodyProps) {
  const field = useRef<HTMLTextAreaElement>(null);
  const [way, setWay] = useState<"free" | "each">("free");
  const [isFilled, setIsFilled] = useState(false);
  const call = useCall();
  const step = useStep(ceremony, onEnded);
  const { id } = ceremony;

  const look = async (bytes: Uint8Array | null): Promise<void> => {
    if (bytes === null) return;
    await call.run(() =>
      withSecret(bytes, (phrase) => workstation().import.inspectPhrase({ id, phrase })),
    );
  };
  const foot = (isReady: boolean, take: () => Uint8Array | null) => (
    <>
      {call.fault === null ? null : <FaultPanel fault={call.fault} />}
      <StepActions
        ceremony={ceremony}
        step={step}
        next={text.next}
        isReady={isReady}
        isBusy={call.isBusy}
        onNext={() => void look(take())}
      />
    </>
  );

  return (
    <Stack>
      <Choice
        label={t.way}
        value={way}
        layout="cards"
        options={[
          { value: "free", label: t.free, detail: t.freeText, disabled: call.isBusy },
          { value: "each", label: t.each, detail: t.eachText, disabled: call.isBusy },
        ]}
        onChange={(value) => {
          setIsFilled(false);
          setWay(value);
        }}
      />
      {way === "each" ? (
        <WordByWord list="phrase" wrong={null} isBusy={call.isBusy} working={WORKING}>
          {({ isComplete, take }) => foot(isComplete, take)}
        </WordByWord>
      ) : (
        <>
          <Card>
            <FreeText field={field} isBusy={call.isBusy} onFilled={setIsFilled} />
          </Card>
          {call.isBusy ? <Working {...WORKING} /> : null}
          {foot(isFilled, () => field.current && bytesOf([field.current]))}
        </>
      )}
    </Stack>
  );
}

interface FreeTextProps {
  readonly field: React.RefObject<HTMLTextAreaElement | null>;
  readonly isBusy: boolean;
  readonly onFilled: (isFilled: boolean) => void;
}

function FreeText({ field, isBusy, onFilled }: FreeTextProps) {
  useEffect(() => {
    const held = field.current;
    return () => {
      if (held) held.value = "";
    };
  }, [field]);
  return (
    <Field label={t.field} hint={t.hint}>
      {({ id, describedBy }) => (
        <textarea
          ref={field}
          id={id}
          lang="en"
          className={css.words}
          aria-describedby={describedBy}
          autoComplete="off"
          autoCapitalize="none"
          autoCorrect="off"
          spellCheck={false}
          maxLength={2000}
          disabled={isBusy}
          onInput={(event) => {
            noteSecret();
            onFilled(event.currentTarget.value.trim() !== "");
          }}
        />
      )}
    </Field>
  );
}

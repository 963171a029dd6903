import { ArrowLeft, ArrowRight } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import { useCall } from "../../app/use-call.ts";
import { workstation } from "../../bridge.ts";
import { en } from "../../messages/en.ts";
import { bytesOf, withSecret } from "../../secret-bytes.ts";
import type { ImportFound } from "../../types.ts";
import { Button } from "../../ui/button.tsx";
import { Card } from "../../ui/card.tsx";
import { FaultPanel } from "../../ui/fault-panel.tsx";
import { Field } from "../../ui/field.tsx";
import { Working } from "../../ui/progress.tsx";
import { Row } from "../../ui/stack.tsx";
import css from "./import.module.css";
import { ImportPage } from "./import.tsx";

interface WordsStepProps {
  readonly onFound: (found: ImportFound) => void;
  readonly onBack: () => void;
}

/** The words stay in the field until they are right: nobody should type 24 of them twice because of one. */
export function WordsStep({ onFound, onBack }: WordsStepProps) {
  const field = useRef<HTMLTextAreaElement>(null);
  const [isFilled, setIsFilled] = useState(false);
  const call = useCall();

  useEffect(() => {
    const held = field.current;
    return () => {
      if (held) held.value = "";
    };
  }, []);

  const look = async (): Promise<void> => {
    if (!field.current) return;
    const bytes = bytesOf([field.current]);
    const reply = await call.run(() =>
      withSecret(bytes, (phrase) => workstation().import.inspectPhrase({ phrase })),
    );
    if (reply?.ok) onFound(reply.value);
  };

  return (
    <ImportPage
      step="open"
      title={en.import.words.title}
      lede={en.import.words.lede}
      guide={en.import.guide.words}
    >
      <Card>
        <Field label={en.import.words.field} hint={en.import.words.hint}>
          {({ id, describedBy }) => (
            <textarea
              ref={field}
              id={id}
              className={css.words}
              aria-describedby={describedBy}
              autoComplete="off"
              autoCapitalize="none"
              autoCorrect="off"
              spellCheck={false}
              maxLength={2000}
              disabled={call.isBusy}
              onInput={(event) => setIsFilled(event.currentTarget.value.trim() !== "")}
            />
          )}
        </Field>
      </Card>
      {call.isBusy ? (
        <Working what={en.import.words.working} detail={en.import.words.workingDetail} />
      ) : null}
      {call.fault === null ? null : <FaultPanel fault={call.fault} />}
      <Row place="between">
        <Button icon={<ArrowLeft aria-hidden="true" />} disabled={call.isBusy} onClick={onBack}>
          {en.button.back}
        </Button>
        <Button
          tone="primary"
          disabled={!isFilled && !call.isBusy}
          isBusy={call.isBusy}
          iconAfter={<ArrowRight aria-hidden="true" />}
          onClick={() => void look()}
        >
          {en.import.look}
        </Button>
      </Row>
    </ImportPage>
  );
}

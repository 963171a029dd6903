import { ArrowLeft, ArrowRight } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import { useCall } from "../../app/use-call.ts";
import { workstation } from "../../bridge.ts";
import { en } from "../../messages/en.ts";
import { bytesOf, noteSecret, withSecret } from "../../secret-bytes.ts";
import type { ImportFound } from "../../types.ts";
import { Button } from "../../ui/button.tsx";
import { Card } from "../../ui/card.tsx";
import { Choice } from "../../ui/choice.tsx";
import { FaultPanel } from "../../ui/fault-panel.tsx";
import { Field } from "../../ui/field.tsx";
import { Working } from "../../ui/progress.tsx";
import { Row, Stack } from "../../ui/stack.tsx";
import css from "./import.module.css";
import { ImportPage } from "./import.tsx";
import { WordByWord, type WordsHandle } from "./word-by-word.tsx";

interface WordsStepProps {
  readonly onFound: (readings: readonly ImportFound[]) => void;
  readonly onBack: () => void;
}

const t = en.import.words;

/** The words stay in their field until they are right: nobody should type 24 of them twice because of one. */
export function WordsStep({ onFound, onBack }: WordsStepProps) {
  const field = useRef<HTMLTextAreaElement>(null);
  const each = useRef<WordsHandle>(null);
  const [way, setWay] = useState<"free" | "each">("free");
  const [isFilled, setIsFilled] = useState(false);
  const call = useCall();

  const look = async (): Promise<void> => {
    const bytes = way === "each" ? each.current?.copy() : field.current && bytesOf([field.current]);
    if (!bytes) return;
    const reply = await call.run(() =>
      withSecret(bytes, (phrase) => workstation().import.inspectPhrase({ phrase })),
    );
    if (reply?.ok) onFound(reply.value);
  };

  return (
    <ImportPage step="open" title={t.title} lede={t.lede} guide={en.import.guide.words}>
      <Card>
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
            <WordByWord handle={each} isBusy={call.isBusy} onComplete={setIsFilled} />
          ) : (
            <FreeText field={field} isBusy={call.isBusy} onFilled={setIsFilled} />
          )}
        </Stack>
      </Card>
      {call.isBusy ? <Working what={t.working} detail={t.workingDetail} /> : null}
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

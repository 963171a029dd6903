import { useCallback, useRef, useState } from "react";
import type { GuideText } from "../../app/page.tsx";
import { useCall } from "../../app/use-call.ts";
import { en } from "../../messages/en.ts";
import { withSecret } from "../../secret-bytes.ts";
import { Button } from "../../ui/button.tsx";
import { Card } from "../../ui/card.tsx";
import { FaultPanel } from "../../ui/fault-panel.tsx";
import { PassphraseField, type PassphraseHandle } from "../../ui/passphrase-field.tsx";
import { Working } from "../../ui/progress.tsx";
import { Row } from "../../ui/stack.tsx";
import { CeremonyPage } from "./ceremony-page.tsx";
import type { PhraseStep } from "./phrase-calls.ts";

interface ReopenStepProps extends Omit<PhraseStep, "wordCount"> {
  /** Where the ceremony stands, or `open` when it has not been opened before. */
  readonly step: string;
  readonly text: {
    readonly title: string;
    readonly lede: string;
    readonly field: string;
    readonly go: string;
    readonly working: string;
    readonly guide: GuideText;
  };
}

/** The passphrase opens the phrase in the vault, and the ceremony stands where it stood. */
export function ReopenStep({ id, calls, step, text }: ReopenStepProps) {
  const field = useRef<PassphraseHandle>(null);
  const [isFilled, setIsFilled] = useState(false);
  const call = useCall();
  const edited = useCallback(() => setIsFilled(!(field.current?.isEmpty() ?? true)), []);

  const open = async (): Promise<void> => {
    if (!field.current || field.current.isEmpty()) return;
    const bytes = field.current.take();
    const reply = await call.run(() =>
      withSecret(bytes, (passphrase) => calls.reopen({ id, passphrase })),
    );
    if (reply && !reply.ok) field.current?.focus();
  };

  return (
    <CeremonyPage step={step} title={text.title} lede={text.lede} guide={text.guide}>
      <Card>
        <PassphraseField
          handle={field}
          label={text.field}
          disabled={call.isBusy}
          onEdit={edited}
          onEnter={() => void open()}
        />
      </Card>
      {call.isBusy ? <Working what={text.working} detail={en.create.reopen.workingDetail} /> : null}
      {call.fault === null ? null : <FaultPanel fault={call.fault} />}
      <Row place="end">
        <Button
          tone="primary"
          disabled={!isFilled && !call.isBusy}
          isBusy={call.isBusy}
          onClick={() => void open()}
        >
          {text.go}
        </Button>
      </Row>
    </CeremonyPage>
  );
}

import { ArrowLeft, ArrowRight } from "lucide-react";
import { useCallback, useRef, useState } from "react";
import { useCall } from "../../app/use-call.ts";
import { workstation } from "../../bridge.ts";
import { en } from "../../messages/en.ts";
import { withSecret } from "../../secret-bytes.ts";
import type { ChosenFile, ImportFound } from "../../types.ts";
import { Button } from "../../ui/button.tsx";
import { Card } from "../../ui/card.tsx";
import { Fact, Facts, Mono } from "../../ui/facts.tsx";
import { FaultPanel } from "../../ui/fault-panel.tsx";
import { PassphraseField, type PassphraseHandle } from "../../ui/passphrase-field.tsx";
import { Working } from "../../ui/progress.tsx";
import { Row, Stack } from "../../ui/stack.tsx";
import { ImportPage } from "./import.tsx";

interface FileStepProps {
  readonly file: ChosenFile;
  readonly onFound: (readings: readonly ImportFound[]) => void;
  readonly onBack: () => void;
}

export function FileStep({ file, onFound, onBack }: FileStepProps) {
  const field = useRef<PassphraseHandle>(null);
  const [isFilled, setIsFilled] = useState(false);
  const call = useCall();
  const edited = useCallback(() => setIsFilled(!(field.current?.isEmpty() ?? true)), []);
  const isPlain = !file.needsPassphrase;

  const look = async (): Promise<void> => {
    if (isPlain) {
      const reply = await call.run(() =>
        workstation().import.inspectFile({ file: file.id, passphrase: null }),
      );
      if (reply?.ok) onFound(reply.value);
      return;
    }
    if (!field.current || field.current.isEmpty()) return;
    const bytes = field.current.take();
    const reply = await call.run(() =>
      withSecret(bytes, (passphrase) =>
        workstation().import.inspectFile({ file: file.id, passphrase }),
      ),
    );
    if (reply?.ok) onFound(reply.value);
    else field.current?.focus();
  };

  return (
    <ImportPage
      step="open"
      title={isPlain ? en.import.file.titlePlain : en.import.file.title}
      lede={isPlain ? en.import.file.ledePlain : en.import.file.lede}
      guide={en.import.guide.file}
    >
      <Card>
        <Stack gap="wide">
          <Facts>
            <Fact term={en.import.file.name}>
              <Mono>{file.name}</Mono>
            </Fact>
            <Fact term={en.import.format}>{en.import.formatName(file.format)}</Fact>
          </Facts>
          {isPlain ? null : (
            <PassphraseField
              handle={field}
              label={en.import.file.passphrase}
              hint={en.import.file.passphraseHint}
              disabled={call.isBusy}
              onEdit={edited}
              onEnter={() => void look()}
            />
          )}
        </Stack>
      </Card>
      {call.isBusy ? (
        <Working what={en.import.file.working} detail={en.import.file.workingDetail(file.format)} />
      ) : null}
      {call.fault === null ? null : <FaultPanel fault={call.fault} />}
      <Row place="between">
        <Button icon={<ArrowLeft aria-hidden="true" />} disabled={call.isBusy} onClick={onBack}>
          {en.button.back}
        </Button>
        <Button
          tone="primary"
          disabled={!isPlain && !isFilled && !call.isBusy}
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

/** A key file: chosen by the system's dialog, and opened in the vault with the passphrase that it has. */
import { FileKey2 } from "lucide-react";
import { useCallback, useRef, useState } from "react";
import { useCall } from "../../app/use-call.ts";
import { workstation } from "../../bridge.ts";
import { en } from "../../messages/en.ts";
import { withSecret } from "../../secret-bytes.ts";
import type { ChosenFile } from "../../types.ts";
import { Button } from "../../ui/button.tsx";
import { Card } from "../../ui/card.tsx";
import { Fact, Facts, Mono } from "../../ui/facts.tsx";
import { FaultPanel } from "../../ui/fault-panel.tsx";
import { PassphraseField, type PassphraseHandle } from "../../ui/passphrase-field.tsx";
import { Working } from "../../ui/progress.tsx";
import { Row, Stack } from "../../ui/stack.tsx";
import type { BodyProps } from "../ceremony/kind-view.ts";
import { StepActions } from "../ceremony/step-actions.tsx";
import { useStep } from "../ceremony/use-step.ts";

const t = en.import.file;

export function FileBody({ ceremony, text, onEnded }: BodyProps) {
  const { id } = ceremony;
  const [file, setFile] = useState<ChosenFile | null>(null);
  const field = useRef<PassphraseHandle>(null);
  const [isFilled, setIsFilled] = useState(false);
  const dialog = useCall();
  const call = useCall();
  const step = useStep(ceremony, onEnded);
  const edited = useCallback(() => setIsFilled(!(field.current?.isEmpty() ?? true)), []);
  const isPlain = file?.needsPassphrase === false;

  const choose = async (): Promise<void> => {
    const reply = await dialog.run(() => workstation().import.chooseFile({ id }));
    if (reply?.ok && reply.value !== null) setFile(reply.value);
    // The core keeps one file, and dropped the one before.
    if (reply && !reply.ok) setFile(null);
  };
  const look = async (): Promise<void> => {
    if (isPlain) {
      const reply = await call.run(() =>
        workstation().import.inspectFile({ id, passphrase: null }),
      );
      // Whatever was wrong with it, its bytes are gone by now.
      if (reply && !reply.ok) setFile(null);
      return;
    }
    if (!field.current || field.current.isEmpty()) return;
    const bytes = field.current.take();
    const reply = await call.run(() =>
      withSecret(bytes, (passphrase) => workstation().import.inspectFile({ id, passphrase })),
    );
    if (reply === null || reply.ok) return;
    if (reply.fault.code === "IMPORT_GONE") setFile(null);
    else field.current?.focus();
  };

  return (
    <>
      <Card>
        <Stack gap="wide">
          {file === null ? (
            <p>{t.none}</p>
          ) : (
            <Facts>
              <Fact term={t.name}>
                <Mono>{file.name}</Mono>
              </Fact>
              <Fact term={en.import.format}>{en.import.formatName(file.format)}</Fact>
            </Facts>
          )}
          <Row>
            <Button
              icon={<FileKey2 aria-hidden="true" />}
              isBusy={dialog.isBusy}
              disabled={call.isBusy}
              onClick={() => void choose()}
            >
              {file === null ? t.choose : t.chooseOther}
            </Button>
          </Row>
          {isPlain ? <p>{t.plain}</p> : null}
          {file === null || isPlain ? null : (
            <PassphraseField
              handle={field}
              label={t.passphrase}
              hint={t.passphraseHint}
              disabled={call.isBusy}
              onEdit={edited}
              onEnter={() => void look()}
            />
          )}
        </Stack>
      </Card>
      {file !== null && call.isBusy ? (
        <Working what={t.working} detail={t.workingDetail(file.format)} />
      ) : null}
      {dialog.fault === null ? null : <FaultPanel fault={dialog.fault} />}
      {call.fault === null ? null : <FaultPanel fault={call.fault} />}
      <StepActions
        ceremony={ceremony}
        step={step}
        next={text.next}
        isReady={isPlain || (file !== null && isFilled)}
        isBusy={call.isBusy}
        onNext={() => void look()}
      />
    </>
  );
}

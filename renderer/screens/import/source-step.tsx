import { FileKey2, PenLine } from "lucide-react";
import { useCall } from "../../app/use-call.ts";
import { workstation } from "../../bridge.ts";
import { en } from "../../messages/en.ts";
import type { ChosenFile } from "../../types.ts";
import { Button } from "../../ui/button.tsx";
import { Card } from "../../ui/card.tsx";
import { FaultPanel } from "../../ui/fault-panel.tsx";
import { Row, Stack } from "../../ui/stack.tsx";
import { ImportPage } from "./import.tsx";

interface SourceStepProps {
  readonly onWords: () => void;
  readonly onFile: (file: ChosenFile) => void;
}

export function SourceStep({ onWords, onFile }: SourceStepProps) {
  const call = useCall();
  const choose = async (): Promise<void> => {
    const reply = await call.run(() => workstation().import.chooseFile(null));
    if (reply?.ok && reply.value !== null) onFile(reply.value);
  };
  return (
    <ImportPage
      step="source"
      title={en.import.source.title}
      lede={en.import.source.lede}
      guide={en.import.guide.source}
    >
      <Card>
        <Stack>
          <h2>{en.import.source.words}</h2>
          <p>{en.import.source.wordsText}</p>
          <Row>
            <Button icon={<PenLine aria-hidden="true" />} onClick={onWords}>
              {en.import.source.typeWords}
            </Button>
          </Row>
        </Stack>
      </Card>
      <Card>
        <Stack>
          <h2>{en.import.source.file}</h2>
          <p>{en.import.source.fileText}</p>
          <Row>
            <Button
              icon={<FileKey2 aria-hidden="true" />}
              isBusy={call.isBusy}
              onClick={() => void choose()}
            >
              {en.import.source.chooseFile}
            </Button>
          </Row>
        </Stack>
      </Card>
      {call.fault === null ? null : <FaultPanel fault={call.fault} />}
    </ImportPage>
  );
}

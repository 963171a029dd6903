import { Binary, FileKey2, FolderSearch, PenLine, Split } from "lucide-react";
import type { ReactNode } from "react";
import { useCall } from "../../app/use-call.ts";
import { workstation } from "../../bridge.ts";
import { en } from "../../messages/en.ts";
import type { ChosenFile } from "../../types.ts";
import { Button } from "../../ui/button.tsx";
import { Card } from "../../ui/card.tsx";
import { FaultPanel } from "../../ui/fault-panel.tsx";
import { Row, Stack } from "../../ui/stack.tsx";
import { FolderProgress } from "./folder/folder-page.tsx";
import { ImportPage } from "./import.tsx";

interface SourceStepProps {
  readonly onWords: () => void;
  readonly onShares: () => void;
  readonly onHex: () => void;
  readonly onFile: (file: ChosenFile) => void;
  readonly onFolder: () => void;
}

const t = en.import.source;

export function SourceStep({ onWords, onShares, onHex, onFile, onFolder }: SourceStepProps) {
  const file = useCall();
  const folder = useCall();
  const chooseFile = async (): Promise<void> => {
    const reply = await file.run(() => workstation().import.chooseFile(null));
    if (reply?.ok && reply.value !== null) onFile(reply.value);
  };
  /** The search may take a while: its page shows how far it is. */
  const chooseFolder = async (): Promise<void> => {
    const reply = await folder.run(() => workstation().importFolder.choose(null));
    if (reply?.ok && reply.value) onFolder();
  };
  return (
    <ImportPage step="source" title={t.title} lede={t.lede} guide={en.import.guide.source}>
      <Source title={t.words} text={t.wordsText}>
        <Button icon={<PenLine aria-hidden="true" />} onClick={onWords}>
          {t.typeWords}
        </Button>
      </Source>
      <Source title={t.shares} text={t.sharesText}>
        <Button icon={<Split aria-hidden="true" />} onClick={onShares}>
          {t.typeShares}
        </Button>
      </Source>
      <Source title={t.file} text={t.fileText}>
        <Button
          icon={<FileKey2 aria-hidden="true" />}
          isBusy={file.isBusy}
          onClick={() => void chooseFile()}
        >
          {t.chooseFile}
        </Button>
      </Source>
      {file.fault === null ? null : <FaultPanel fault={file.fault} />}
      <Source title={t.folder} text={t.folderText}>
        <Button
          icon={<FolderSearch aria-hidden="true" />}
          isBusy={folder.isBusy}
          onClick={() => void chooseFolder()}
        >
          {t.chooseFolder}
        </Button>
      </Source>
      {folder.isBusy ? <FolderProgress /> : null}
      {folder.fault === null ? null : <FaultPanel fault={folder.fault} />}
      <Source title={t.hex} text={t.hexText}>
        <Button icon={<Binary aria-hidden="true" />} onClick={onHex}>
          {t.typeHex}
        </Button>
      </Source>
    </ImportPage>
  );
}

interface SourceProps {
  readonly title: string;
  readonly text: string;
  readonly children: ReactNode;
}

function Source({ title, text, children }: SourceProps) {
  return (
    <Card>
      <Stack>
        <h2>{title}</h2>
        <p>{text}</p>
        <Row>{children}</Row>
      </Stack>
    </Card>
  );
}

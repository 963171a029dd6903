/** Where keys come from: one of them, by its ceremony; or whole wallet folders, which have a place of their own. */
import { FileKey2, FolderSearch } from "lucide-react";
import { type ReactNode, useState } from "react";
import { Page } from "../../app/page.tsx";
import { useWorkstation } from "../../app/screen.ts";
import { useCall } from "../../app/use-call.ts";
import { workstation } from "../../bridge.ts";
import { en } from "../../messages/en.ts";
import { Button } from "../../ui/button.tsx";
import { Card } from "../../ui/card.tsx";
import { FaultPanel } from "../../ui/fault-panel.tsx";
import { Row, Stack } from "../../ui/stack.tsx";
import { StopHere } from "../ceremony/stop-here.tsx";
import { useBegin } from "../ceremony/use-begin.ts";
import { FolderImportSteps } from "./folder/folder-import.tsx";
import { FolderProgress } from "./folder/folder-page.tsx";

const t = en.import.places;

export function ImportScreen() {
  const [isFolder, setIsFolder] = useState(false);
  const one = useBegin();
  const folder = useCall();
  /** The search may take a while: this page shows how far it is. */
  const chooseFolder = async (): Promise<void> => {
    const reply = await folder.run(() => workstation().importFolder.choose(null));
    if (reply?.ok && reply.value) setIsFolder(true);
  };
  if (isFolder) return <FolderImportSteps onBack={() => setIsFolder(false)} />;
  return (
    <Page kind="ceremony" title={t.title} lede={t.lede} guide={en.import.guide.places}>
      <Source title={t.one} text={t.oneText}>
        <Button
          tone="primary"
          icon={<FileKey2 aria-hidden="true" />}
          isBusy={one.isBusy}
          onClick={() => one.begin("import-key")}
        >
          {t.begin}
        </Button>
      </Source>
      {one.fault === null ? null : <FaultPanel fault={one.fault} />}
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
      <StopImport />
    </Page>
  );
}

function Source(props: {
  readonly title: string;
  readonly text: string;
  readonly children: ReactNode;
}) {
  return (
    <Card>
      <Stack>
        <h2>{props.title}</h2>
        <p>{props.text}</p>
        <Row>{props.children}</Row>
      </Stack>
    </Card>
  );
}

export function StopImport() {
  const { go } = useWorkstation();
  return <StopHere hint={en.import.stopHint} onStop={() => go({ at: "keys" })} />;
}

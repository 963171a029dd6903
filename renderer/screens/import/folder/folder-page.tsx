import { CircleStop } from "lucide-react";
import { type ReactNode, useState } from "react";
import { Page } from "../../../app/page.tsx";
import { useWorkstation } from "../../../app/screen.ts";
import { workstation } from "../../../bridge.ts";
import { en } from "../../../messages/en.ts";
import { Button } from "../../../ui/button.tsx";
import { Steps, Working } from "../../../ui/progress.tsx";
import { Row } from "../../../ui/stack.tsx";
import { StopImport } from "../import.tsx";

const STEPS = ["list", "open", "names", "seal", "done"] as const;

interface FolderPageProps {
  readonly step: (typeof STEPS)[number];
  readonly title: string;
  readonly lede: string;
  readonly children: ReactNode;
}

export function FolderPage({ step, children, ...page }: FolderPageProps) {
  const number = STEPS.indexOf(step) + 1;
  const head = en.import.folder.head(number, STEPS.length);
  return (
    <Page
      {...page}
      guide={en.import.folder.guide}
      kind="ceremony"
      kicker={
        <>
          <span>{head}</span>
          <Steps step={number} of={STEPS.length} label={head} />
        </>
      }
    >
      {children}
      {step === "done" ? null : <StopImport />}
    </Page>
  );
}

/** What is going on, how far it is, and the way to stop it. Nothing while it waits for a person. */
export function FolderProgress() {
  const progress = useWorkstation().snapshot.folderImport?.progress ?? null;
  const [isStopping, setIsStopping] = useState(false);
  if (progress === null) return null;
  const { step, done, of } = progress;
  const t = en.import.folder;
  const detail = step === "opening" ? t.openingDetail : undefined;
  return (
    <>
      <Working
        what={isStopping ? t.stopping : t.working(step)}
        detail={[t.progress(step, done, of), detail].filter(Boolean).join(" · ")}
      />
      {step === "removing" || step === "sealing" ? null : (
        <Row>
          <Button
            icon={<CircleStop aria-hidden="true" />}
            disabled={isStopping}
            onClick={() => {
              setIsStopping(true);
              void workstation().importFolder.stop(null);
            }}
          >
            {t.stop}
          </Button>
        </Row>
      )}
    </>
  );
}

/** One transcript as it will be printed, and whether it is still what the journal names. */
import { Download, ScrollText } from "lucide-react";
import { useEffect, useState } from "react";
import { Back } from "../../app/back.tsx";
import { Page } from "../../app/page.tsx";
import { useWorkstation } from "../../app/screen.ts";
import { useCall } from "../../app/use-call.ts";
import { workstation } from "../../bridge.ts";
import { en } from "../../messages/en.ts";
import type { TranscriptRead } from "../../types.ts";
import { Button } from "../../ui/button.tsx";
import { FaultPanel } from "../../ui/fault-panel.tsx";
import { Notice } from "../../ui/notice.tsx";
import { Working } from "../../ui/progress.tsx";
import { TranscriptSheet } from "./transcript-sheet.tsx";
import { usePrint } from "./use-print.tsx";

const words = en.paper.transcript;

export function TranscriptScreen({ id }: { readonly id: string }) {
  const { go } = useWorkstation();
  const [held, setHeld] = useState<TranscriptRead | null>(null);
  const [saved, setSaved] = useState<{ readonly name: string } | "cancelled" | null>(null);
  const { run, fault, isBusy } = useCall();
  const saving = useCall();
  const print = usePrint({ sheet: "transcript", ceremony: id });
  useEffect(() => {
    void run(() => workstation().ceremonies.transcript({ id })).then((reply) => {
      if (reply?.ok) setHeld(reply.value);
    });
  }, [run, id]);
  const save = async (): Promise<void> => {
    setSaved(null);
    const reply = await saving.run(() => workstation().ceremonies.saveTranscript({ id }));
    if (reply?.ok) setSaved(reply.value ?? "cancelled");
  };
  return (
    <Page
      title={words.title}
      lede={words.lede}
      kicker={<Back to={{ at: "transcripts" }}>{words.back}</Back>}
      actions={
        held === null ? undefined : (
          <>
            <Button
              icon={<ScrollText aria-hidden="true" />}
              onClick={() => go({ at: "journal", act: id })}
            >
              {words.inJournal}
            </Button>
            <Button
              icon={<Download aria-hidden="true" />}
              isBusy={saving.isBusy}
              onClick={() => void save()}
            >
              {words.save}
            </Button>
            {print.button}
          </>
        )
      }
      guide={words.guide}
    >
      {fault === null ? null : <FaultPanel fault={fault} />}
      {saving.fault === null ? null : <FaultPanel fault={saving.fault} />}
      {saved === null ? null : saved === "cancelled" ? (
        <Notice level="info" isLive title={words.notSaved} />
      ) : (
        <Notice level="info" isLive title={words.saved(saved.name)}>
          <p>{words.savedText}</p>
        </Notice>
      )}
      {print.outcome}
      {held === null ? (
        isBusy ? (
          <Working what={words.reading} />
        ) : null
      ) : (
        <>
          <Judgement isAsRecorded={held.isAsRecorded} />
          <TranscriptSheet {...held} />
        </>
      )}
    </Page>
  );
}

function Judgement({ isAsRecorded }: Pick<TranscriptRead, "isAsRecorded">) {
  if (isAsRecorded === true)
    return (
      <Notice level="proved" title={words.asRecorded}>
        <p>{words.asRecordedText}</p>
      </Notice>
    );
  return isAsRecorded === null ? (
    <Notice level="care" isLive title={words.unnamed}>
      <p>{words.unnamedText}</p>
    </Notice>
  ) : (
    <Notice level="emergency" isLive title={words.edited}>
      <p>{words.editedText}</p>
    </Notice>
  );
}

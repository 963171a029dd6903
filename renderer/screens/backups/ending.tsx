/** The last pages of a ceremony around copies: what is written down now, and what could not be written yet. */
import { ArrowRight } from "lucide-react";
import { useWorkstation } from "../../app/screen.ts";
import { useCall } from "../../app/use-call.ts";
import { workstation } from "../../bridge.ts";
import { countingCopies } from "../../lib/copies.ts";
import { en } from "../../messages/en.ts";
import type { BackupCopy, ColdkeySummary } from "../../types.ts";
import { Button } from "../../ui/button.tsx";
import { FaultPanel } from "../../ui/fault-panel.tsx";
import { Notice } from "../../ui/notice.tsx";
import { Row } from "../../ui/stack.tsx";
import { CeremonyPage } from "../ceremony/ceremony-page.tsx";
import { SafetyTag } from "../keys/safety-tag.tsx";

interface DoneStepProps {
  readonly coldkey: ColdkeySummary | undefined;
  readonly name: string;
  /** The copy that was proved again; null after a further one. */
  readonly copy: BackupCopy | null;
}

export function DoneStep({ coldkey, name, copy }: DoneStepProps) {
  const { go } = useWorkstation();
  const words = en.backup.done;
  const newest = coldkey === undefined ? undefined : countingCopies(coldkey).at(-1);
  return (
    <CeremonyPage
      step="done"
      stop="none"
      title={copy === null ? words.copyTitle(newest?.label ?? "") : words.proofTitle(copy.label)}
      lede={copy === null ? words.copyLede(name) : words.proofLede}
      guide={en.backup.guide.done}
    >
      {coldkey === undefined ? null : (
        <>
          <div>
            <SafetyTag coldkey={coldkey} />
          </div>
          {coldkey.isSafe ? (
            <Notice level="proved" title={words.safe(name)}>
              <p>{words.safeText}</p>
            </Notice>
          ) : (
            <Notice level="care" title={words.unsafe(name)}>
              <p>{words.unsafeText}</p>
            </Notice>
          )}
        </>
      )}
      <p>{words.next}</p>
      <Row place="end">
        <Button
          tone="primary"
          iconAfter={<ArrowRight aria-hidden="true" />}
          onClick={() => go({ at: "backups" })}
        >
          {words.back}
        </Button>
      </Row>
    </CeremonyPage>
  );
}

interface FinishStepProps {
  readonly id: string;
  readonly onDone: () => void;
}

export function FinishStep({ id, onDone }: FinishStepProps) {
  const call = useCall();
  const words = en.backup.finish;
  const finish = async (): Promise<void> => {
    const reply = await call.run(() => workstation().backup.finish({ id }));
    if (reply?.ok) onDone();
  };
  return (
    <CeremonyPage step="done" title={words.title} lede={words.lede} guide={en.backup.guide.done}>
      <Notice level="care" title={words.notice}>
        <p>{words.text}</p>
      </Notice>
      {call.fault === null ? null : <FaultPanel fault={call.fault} />}
      <Row place="end">
        <Button tone="primary" isBusy={call.isBusy} onClick={() => void finish()}>
          {words.go}
        </Button>
      </Row>
    </CeremonyPage>
  );
}

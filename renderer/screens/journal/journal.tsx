import { ScrollText, ShieldCheck } from "lucide-react";
import { type ReactNode, useCallback, useState } from "react";
import { Page } from "../../app/page.tsx";
import { useWorkstation } from "../../app/screen.ts";
import { useCall } from "../../app/use-call.ts";
import { workstation } from "../../bridge.ts";
import { en } from "../../messages/en.ts";
import type { JournalFilter, JournalReport } from "../../types.ts";
import { Button } from "../../ui/button.tsx";
import { Card } from "../../ui/card.tsx";
import { Empty } from "../../ui/empty.tsx";
import { FaultPanel } from "../../ui/fault-panel.tsx";
import { Notice } from "../../ui/notice.tsx";
import { Working } from "../../ui/progress.tsx";
import { Row, Small } from "../../ui/stack.tsx";
import { Checkpoint } from "./checkpoint.tsx";
import { Entry } from "./entry.tsx";
import { Export } from "./export.tsx";
import { EVERYTHING, Filter } from "./filter.tsx";
import { gapsIn } from "./gaps.ts";
import css from "./journal.module.css";
import { Peers } from "./peers.tsx";
import { Report } from "./report.tsx";
import { useJournal } from "./use-journal.ts";

/** `act`: where another screen has sent somebody; the entries of this act alone, until all are asked for. */
export function JournalPlace({ act: wanted }: { readonly act: string | null }) {
  const { snapshot } = useWorkstation();
  const [act, setAct] = useState(wanted);
  const [filter, setFilter] = useState<JournalFilter>({ ...EVERYTHING, act });
  // The same filter again is no new question.
  const choose = useCallback((next: JournalFilter) => {
    setFilter((old) => (JSON.stringify(old) === JSON.stringify(next) ? old : next));
  }, []);
  const { size: currentSize } = snapshot.journal;
  const { entries, size, total, fault, isReading, older } = useJournal(currentSize, filter);
  const [report, setReport] = useState<JournalReport | null>(null);
  const verify = useCall();

  const check = async (): Promise<void> => {
    const reply = await verify.run(() => workstation().journal.verify(null));
    if (reply?.ok) setReport(reply.value);
  };
  const interrupted = new Set(snapshot.journal.interrupted);
  const gaps = gapsIn(entries);

  return (
    <Page
      title={en.journal.title}
      lede={en.journal.lede}
      actions={
        <>
          <Export />
          <Button
            tone="primary"
            icon={<ShieldCheck aria-hidden="true" />}
            isBusy={verify.isBusy}
            onClick={() => void check()}
          >
            {en.journal.verify}
          </Button>
        </>
      }
      guide={{ what: en.journal.what, wrong: en.journal.wrong, hands: en.journal.hands }}
    >
      {verify.isBusy ? (
        <Working what={en.journal.verifying} detail={en.journal.verifyingDetail} />
      ) : null}
      {verify.fault === null ? null : <FaultPanel fault={verify.fault} />}
      {report === null ? null : <Report report={report} />}
      {interrupted.size > 0 ? (
        <Notice level="care" title={en.journal.interrupted(interrupted.size)}>
          <p>{en.journal.interruptedText}</p>
        </Notice>
      ) : null}
      {fault === null ? null : <FaultPanel fault={fault} />}
      {size === 0 ? (
        isReading ? (
          <Working what={en.journal.reading} />
        ) : (
          <Empty
            picture={<ScrollText />}
            title={en.journal.emptyTitle}
            text={en.journal.emptyText}
          />
        )
      ) : (
        <>
          <Fold title={en.journalTools.checkpoint.title}>
            <Checkpoint size={currentSize} />
          </Fold>
          <Fold title={en.journalTools.peers.title}>
            <Peers size={currentSize} />
          </Fold>
          <Filter size={currentSize} act={act} onAct={setAct} onChange={choose} />
          {entries.length === 0 ? (
            isReading ? (
              <Working what={en.journal.reading} />
            ) : (
              <Card>
                <p>{en.journal.nothing}</p>
              </Card>
            )
          ) : (
            <Card as="div" isFlush>
              <ol className={css.list} aria-label={en.journal.list}>
                {entries.map((entry) => (
                  <Entry
                    key={entry.seq}
                    entry={entry}
                    isInterrupted={interrupted.has(entry.seq)}
                    gap={gaps.get(entry.seq) ?? null}
                  />
                ))}
              </ol>
            </Card>
          )}
          <Row place="between">
            <Small>{en.journalTools.shown(entries.length, total, size)}</Small>
            {entries.length < total ? (
              <Button isBusy={isReading} onClick={older}>
                {en.journal.older}
              </Button>
            ) : null}
          </Row>
        </>
      )}
    </Page>
  );
}

/** Closed until somebody asks: then what is inside begins to read. */
function Fold({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  const [isOpen, setIsOpen] = useState(false);
  return (
    <details className={css.fold} onToggle={(event) => setIsOpen(event.currentTarget.open)}>
      <summary>{title}</summary>
      {isOpen ? <div className={css.folded}>{children}</div> : null}
    </details>
  );
}

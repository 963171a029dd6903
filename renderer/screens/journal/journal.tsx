import { ScrollText, ShieldCheck } from "lucide-react";
import { useState } from "react";
import { Page } from "../../app/page.tsx";
import { useWorkstation } from "../../app/screen.ts";
import { useCall } from "../../app/use-call.ts";
import { workstation } from "../../bridge.ts";
import { en } from "../../messages/en.ts";
import { factValue, kindName } from "../../messages/journal.ts";
import type { JournalEntry, JournalReport } from "../../types.ts";
import { Button } from "../../ui/button.tsx";
import { Card } from "../../ui/card.tsx";
import { Empty } from "../../ui/empty.tsx";
import { FaultPanel } from "../../ui/fault-panel.tsx";
import { SelectField, TextField } from "../../ui/field.tsx";
import { Notice } from "../../ui/notice.tsx";
import { Working } from "../../ui/progress.tsx";
import { Row, Small } from "../../ui/stack.tsx";
import { nameOf } from "../names.ts";
import { Entry } from "./entry.tsx";
import css from "./journal.module.css";
import { Report } from "./report.tsx";
import { useJournal } from "./use-journal.ts";

const ALL = "";

export function JournalPlace() {
  const { snapshot } = useWorkstation();
  const { entries, size, fault, isReading, older } = useJournal(snapshot.journal.size);
  const [kind, setKind] = useState(ALL);
  const [text, setText] = useState("");
  const [report, setReport] = useState<JournalReport | null>(null);
  const verify = useCall();

  const check = async (): Promise<void> => {
    const reply = await verify.run(() => workstation().journal.verify(null));
    if (reply?.ok) setReport(reply.value);
  };
  const kinds = [...new Set(entries.map((entry) => entry.kind))].sort();
  const matches = (entry: JournalEntry): boolean => {
    if (kind !== ALL && entry.kind !== kind) return false;
    const wanted = text.trim().toLowerCase();
    if (wanted === "") return true;
    const subject =
      entry.subject === null ? "" : `${nameOf(snapshot, entry.subject)} ${entry.subject}`;
    const facts = Object.values(entry.facts).map(factValue).join(" ");
    return `${kindName(entry.kind)} ${entry.kind} ${subject} ${facts} ${entry.act ?? ""}`
      .toLowerCase()
      .includes(wanted);
  };
  const shown = entries.filter(matches);
  const interrupted = new Set(snapshot.journal.interrupted);

  return (
    <Page
      title={en.journal.title}
      lede={en.journal.lede}
      actions={
        <Button
          tone="primary"
          icon={<ShieldCheck aria-hidden="true" />}
          isBusy={verify.isBusy}
          onClick={() => void check()}
        >
          {en.journal.verify}
        </Button>
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
          <div className={css.tools}>
            <SelectField
              label={en.journal.kind}
              value={kind}
              onChange={(event) => setKind(event.currentTarget.value)}
              options={[
                { value: ALL, label: en.journal.allKinds },
                ...kinds.map((value) => ({ value, label: kindName(value) })),
              ]}
            />
            <TextField
              label={en.journal.text}
              type="search"
              value={text}
              onChange={(event) => setText(event.currentTarget.value)}
            />
          </div>
          {shown.length === 0 ? (
            <Card>
              <p>{en.journal.nothing}</p>
            </Card>
          ) : (
            <Card as="div" isFlush>
              <ol className={css.list} aria-label={en.journal.list}>
                {shown.map((entry) => (
                  <Entry key={entry.seq} entry={entry} isInterrupted={interrupted.has(entry.seq)} />
                ))}
              </ol>
            </Card>
          )}
          <Row place="between">
            <Small>{en.journal.shown(shown.length, size)}</Small>
            {entries.length < size ? (
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

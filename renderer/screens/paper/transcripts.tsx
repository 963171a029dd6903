/** What remains of every ceremony, newest first. */
import { ChevronRight, ScrollText } from "lucide-react";
import { useEffect, useState } from "react";
import { Back } from "../../app/back.tsx";
import { Page } from "../../app/page.tsx";
import { useWorkstation } from "../../app/screen.ts";
import { useCall } from "../../app/use-call.ts";
import { workstation } from "../../bridge.ts";
import { en } from "../../messages/en.ts";
import type { TranscriptSummary } from "../../types.ts";
import { Card } from "../../ui/card.tsx";
import { Empty } from "../../ui/empty.tsx";
import css from "../../ui/entries.module.css";
import { FaultPanel } from "../../ui/fault-panel.tsx";
import { Working } from "../../ui/progress.tsx";
import { Tag } from "../../ui/tag.tsx";
import { headOf } from "./head.ts";

const words = en.paper.transcripts;

export function TranscriptsScreen() {
  const { go } = useWorkstation();
  const [list, setList] = useState<readonly TranscriptSummary[] | null>(null);
  const { run, fault, isBusy } = useCall();
  useEffect(() => {
    void run(() => workstation().ceremonies.list(null)).then((reply) => {
      if (reply?.ok) setList(reply.value);
    });
  }, [run]);
  return (
    <Page
      title={words.title}
      lede={words.lede}
      kicker={<Back to={{ at: "backups" }}>{en.backup.title}</Back>}
      guide={words.guide}
    >
      {fault === null ? null : <FaultPanel fault={fault} />}
      {list === null ? (
        isBusy ? (
          <Working what={words.reading} />
        ) : null
      ) : list.length === 0 ? (
        <Empty picture={<ScrollText />} title={words.emptyTitle} text={words.emptyText} />
      ) : (
        <Card as="div" isFlush>
          <ul className={css.list} aria-label={words.list}>
            {list.map((one) => (
              <li key={one.id}>
                <button
                  type="button"
                  className={css.item}
                  aria-label={words.open(`${headOf(one)}, ${words.when(one.endedAtMs)}`)}
                  onClick={() => go({ at: "transcript", id: one.id })}
                >
                  <span className={css.what}>
                    <span className={css.strong}>{headOf(one)}</span>
                    <span className={css.when}>{words.when(one.endedAtMs)}</span>
                  </span>
                  {one.exceptions === 0 ? null : (
                    <Tag tone="care">{words.exceptions(one.exceptions)}</Tag>
                  )}
                  <Tag tone="plain">{words.outcome[one.outcome]}</Tag>
                  <ChevronRight aria-hidden="true" />
                </button>
              </li>
            ))}
          </ul>
        </Card>
      )}
    </Page>
  );
}

import { CircleX, TriangleAlert } from "lucide-react";
import { useState } from "react";
import { useWorkstation } from "../../app/screen.ts";
import { date } from "../../lib/time.ts";
import { en } from "../../messages/en.ts";
import { kindName } from "../../messages/journal.ts";
import type { JournalEntry } from "../../types.ts";
import { Tag } from "../../ui/tag.tsx";
import { nameOrEnds } from "../names.ts";
import css from "./journal.module.css";
import { Opened } from "./opened.tsx";

interface EntryProps {
  readonly entry: JournalEntry;
  readonly isInterrupted: boolean;
  /** Something that is no entry, and happened after this one. */
  readonly gap: string | null;
}

export function Entry({ entry, isInterrupted, gap }: EntryProps) {
  const { snapshot } = useWorkstation();
  const [isOpen, setIsOpen] = useState(false);
  const summary = summaryOf(entry);
  const alarm = alarmOf(entry);
  return (
    <li className={alarm === null ? css.item : `${css.item} ${css.alarm}`}>
      {gap === null ? null : (
        <p className={css.gap}>
          <TriangleAlert aria-hidden="true" /> {gap}
        </p>
      )}
      <details onToggle={(event) => setIsOpen(event.currentTarget.open)}>
        <summary className={css.summary}>
          <span className={css.seq}>{entry.seq}</span>
          <span className={css.kind}>
            {kindName(entry.kind)}
            {summary === "" ? null : <span className={css.brief}>{summary}</span>}
          </span>
          {isInterrupted ? (
            <Tag tone="care" icon={<TriangleAlert aria-hidden="true" />}>
              {en.journal.interruptedTag}
            </Tag>
          ) : null}
          {alarm === null ? null : (
            <Tag tone="danger" icon={<CircleX aria-hidden="true" />}>
              {alarm}
            </Tag>
          )}
          <span className={css.subject}>
            {entry.subject === null ? "" : nameOrEnds(snapshot, entry.subject)}
          </span>
          <time className={css.time} dateTime={new Date(entry.atMs).toISOString()}>
            {date(entry.atMs)}
          </time>
        </summary>
        {isOpen ? <Opened entry={entry} /> : null}
      </details>
    </li>
  );
}

function alarmOf({ kind, facts }: JournalEntry): string | null {
  if (kind === "journal.unreadable") return en.journalTools.gap.unreadable;
  if (kind === "journal.verified" && facts.isIntact === false) return en.journalTools.gap.break;
  if (kind === "peer.fork-found") return en.journalTools.peers.link.fork;
  return null;
}

/** What tells two entries of one kind apart at a glance. */
function summaryOf({ facts }: JournalEntry): string {
  const { step, name, uid, block, code, from, to, label, profile, call, finding, form } = facts;
  if (typeof step === "string") return step;
  if (typeof uid === "number") return en.journal.brief.uid(uid);
  if (typeof code === "string") return code;
  if (typeof finding === "string") return finding;
  if (typeof call === "string") return call;
  if (typeof from === "number" && typeof to === "number") return en.journal.brief.words(from, to);
  if (typeof label === "string") return label;
  if (typeof name === "string") return name;
  if (typeof profile === "string") return profile;
  if (typeof form === "string") return form;
  if (typeof block === "number") return en.block.number(block);
  return "";
}

import { TriangleAlert } from "lucide-react";
import { useWorkstation } from "../../app/screen.ts";
import { date } from "../../lib/time.ts";
import { en } from "../../messages/en.ts";
import { factName, factValue, kindName } from "../../messages/journal.ts";
import type { JournalEntry } from "../../types.ts";
import { Address } from "../../ui/address.tsx";
import { Fact, Facts, Mono } from "../../ui/facts.tsx";
import { Tag } from "../../ui/tag.tsx";
import { nameOf, nameOrEnds } from "../names.ts";
import css from "./journal.module.css";

interface EntryProps {
  readonly entry: JournalEntry;
  readonly isInterrupted: boolean;
}

const isAddress = (text: string): boolean => /^5[1-9A-HJ-NP-Za-km-z]{47}$/.test(text);

export function Entry({ entry, isInterrupted }: EntryProps) {
  const { snapshot } = useWorkstation();
  const summary = summaryOf(entry);
  return (
    <li className={css.item}>
      <details>
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
          <span className={css.subject}>
            {entry.subject === null ? "" : nameOrEnds(snapshot, entry.subject)}
          </span>
          <time className={css.time} dateTime={new Date(entry.atMs).toISOString()}>
            {date(entry.atMs)}
          </time>
        </summary>
        <div className={css.facts}>
          <Facts>
            {entry.subject === null ? null : (
              <Fact term={en.journal.subject}>
                {nameOf(snapshot, entry.subject)} <Address address={entry.subject} />
              </Fact>
            )}
            {Object.entries(entry.facts).map(([name, value]) => (
              <Fact key={name} term={factName(name)}>
                {typeof value === "string" && isAddress(value) ? (
                  <Address address={value} />
                ) : (
                  <Mono>{factValue(value)}</Mono>
                )}
              </Fact>
            ))}
            {entry.act === null ? null : (
              <Fact term={en.journal.act}>
                <Mono>{entry.act}</Mono>
              </Fact>
            )}
            <Fact term={en.journal.code}>
              <Mono>{entry.kind}</Mono>
            </Fact>
            <Fact term={en.journal.leaf}>
              <Mono>{entry.leafHash}</Mono>
            </Fact>
          </Facts>
        </div>
      </details>
    </li>
  );
}

/** What tells two entries of one kind apart at a glance. */
function summaryOf({ facts }: JournalEntry): string {
  const { step, name, uid, block, code, from, to, label, profile, call } = facts;
  if (typeof step === "string") return step;
  if (typeof uid === "number") return en.journal.brief.uid(uid);
  if (typeof code === "string") return code;
  if (typeof call === "string") return call;
  if (typeof from === "number" && typeof to === "number") return en.journal.brief.words(from, to);
  if (typeof label === "string") return label;
  if (typeof name === "string") return name;
  if (typeof profile === "string") return profile;
  if (typeof block === "number") return en.block.number(block);
  return "";
}

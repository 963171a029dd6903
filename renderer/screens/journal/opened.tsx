import { ArrowRight, BadgeCheck, TriangleAlert } from "lucide-react";
import { useEffect, useState } from "react";
import { useWorkstation } from "../../app/screen.ts";
import { useActivity } from "../../app/use-activity.ts";
import { workstation } from "../../bridge.ts";
import { date } from "../../lib/time.ts";
import { en } from "../../messages/en.ts";
import { factName, factValue, kindName } from "../../messages/journal.ts";
import type { JournalEntry, JournalProof, Reply } from "../../types.ts";
import { Address } from "../../ui/address.tsx";
import { Button } from "../../ui/button.tsx";
import { Fact, Facts, Mono } from "../../ui/facts.tsx";
import { FaultPanel } from "../../ui/fault-panel.tsx";
import { Working } from "../../ui/progress.tsx";
import { Row, Small, Stack } from "../../ui/stack.tsx";
import { nameOf } from "../names.ts";
import { EVERYTHING } from "./filter.tsx";
import css from "./journal.module.css";

const words = en.journalTools.opened;
const isAddress = (text: string): boolean => /^5[1-9A-HJ-NP-Za-km-z]{47}$/.test(text);
const ENDS: ReadonlySet<string> = new Set(["ceremony.completed", "ceremony.abandoned"]);
/** No act has more; a longer one shows its newest. */
const MOST_OF_ACT = 200;

/** Facts, the act around it, and the proof: asked for when the entry is opened, and not before. */
export function Opened({ entry }: { readonly entry: JournalEntry }) {
  const { snapshot } = useWorkstation();
  return (
    <div className={css.facts}>
      <section aria-label={words.facts}>
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
              ) : typeof value === "boolean" || value === null ? (
                factValue(value)
              ) : (
                <Mono>{factValue(value)}</Mono>
              )}
            </Fact>
          ))}
          <Fact term={en.journal.code}>
            <Mono>{entry.kind}</Mono>
          </Fact>
        </Facts>
      </section>
      <Act entry={entry} />
      <Proof entry={entry} />
    </div>
  );
}

function useAnswer<T>(ask: () => Promise<Reply<T>>, key: string): Reply<T> | null {
  const [reply, setReply] = useState<Reply<T> | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: `key` says when the question is another one
  useEffect(() => {
    let isCurrent = true;
    void ask().then((answer) => {
      if (isCurrent) setReply(answer);
    });
    return () => {
      isCurrent = false;
    };
  }, [key]);
  return reply;
}

function Act({ entry }: { readonly entry: JournalEntry }) {
  const { act, seq } = entry;
  const reply = useAnswer(
    () =>
      workstation().journal.query({
        filter: { ...EVERYTHING, act: act ?? "" },
        before: null,
        limit: MOST_OF_ACT,
      }),
    act ?? "",
  );
  return (
    <section className={css.part} aria-label={words.act}>
      <h2>{words.act}</h2>
      {act === null ? (
        <Small>{words.alone}</Small>
      ) : reply === null ? null : !reply.ok ? (
        <FaultPanel fault={reply.fault} />
      ) : (
        <>
          <Small>{words.actOf(reply.value.total)}</Small>
          <ol className={css.act}>
            {reply.value.entries.toReversed().map((one) => (
              <li key={one.seq} aria-current={one.seq === seq ? "true" : undefined}>
                <span className={css.seq}>{one.seq}</span>
                <span>
                  {kindName(one.kind)}
                  {one.seq === seq ? <span className={css.brief}>{words.here}</span> : null}
                </span>
                <time className={css.time} dateTime={new Date(one.atMs).toISOString()}>
                  {date(one.atMs)}
                </time>
              </li>
            ))}
          </ol>
          {act === null ? null : <Whereto act={act} entries={reply.value.entries} />}
        </>
      )}
    </section>
  );
}

/** The screen of what the entry belongs to, if there is one: what is under way, its transcript, or the outcome of an act. */
function Whereto({
  act,
  entries,
}: {
  readonly act: string;
  readonly entries: readonly JournalEntry[];
}) {
  const { snapshot, go } = useWorkstation();
  const activity = useActivity(act);
  const hasTranscript = entries.some(
    ({ kind, facts }) => ENDS.has(kind) && typeof facts.transcript === "string",
  );
  const way = snapshot.ceremonies.some(({ id }) => id === act)
    ? { label: words.toCeremony, screen: { at: "ceremony", id: act } as const }
    : hasTranscript
      ? { label: words.toTranscript, screen: { at: "transcript", id: act } as const }
      : activity !== undefined
        ? { label: words.toOutcome, screen: { at: "outcome", id: act } as const }
        : null;
  return way === null ? null : (
    <Row>
      <Button
        size="small"
        iconAfter={<ArrowRight aria-hidden="true" />}
        onClick={() => go(way.screen)}
      >
        {way.label}
      </Button>
    </Row>
  );
}

function Proof({ entry }: { readonly entry: JournalEntry }) {
  const { snapshot } = useWorkstation();
  const reply = useAnswer(
    () => workstation().journal.proof({ seq: entry.seq }),
    `${entry.seq} ${snapshot.journal.size}`,
  );
  return (
    <section className={css.part} aria-label={words.proof}>
      <h2>{words.proof}</h2>
      {reply === null ? (
        <Working what={words.proving} />
      ) : !reply.ok ? (
        <FaultPanel fault={reply.fault} />
      ) : reply.value === null ? (
        <p className={css.unproved}>
          <TriangleAlert aria-hidden="true" /> {words.unproved}
        </p>
      ) : (
        <Proved proof={reply.value} />
      )}
    </section>
  );
}

function Proved({ proof }: { readonly proof: JournalProof }) {
  return (
    <Stack>
      <p className={css.proved}>
        <BadgeCheck aria-hidden="true" /> {words.proved(proof.size)}
      </p>
      <Small>{words.steps(proof.path.length)}</Small>
      <Facts>
        <Fact term={en.journal.leaf}>
          <Mono>{proof.leafHash}</Mono>
        </Fact>
        <Fact term={en.journal.root}>
          <Mono>{proof.rootHash}</Mono>
        </Fact>
      </Facts>
      <Text label={words.line} text={proof.line} />
      <Text label={words.text} text={proof.tlogProof} />
    </Stack>
  );
}

/** To be selected and copied by hand: the app writes nothing into the clipboard. */
export function Text({ label, text }: { readonly label: string; readonly text: string }) {
  return (
    <details className={css.text}>
      <summary>{label}</summary>
      <textarea
        readOnly
        rows={Math.min(12, 1 + text.length / 80)}
        aria-label={label}
        value={text}
      />
    </details>
  );
}

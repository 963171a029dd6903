/** The blank record of a ceremony, to fill in while it goes on: what its transcript will say, in a person's own hand. */
import { en } from "../../messages/en.ts";
import { Sheet } from "../../ui/sheet.tsx";
import type { Kind } from "../ceremony/kind-places.ts";
import { EmptyTable, Fields, Signs } from "./form-sheets.tsx";
import css from "./sheets.module.css";

const words = en.paper.forms.ceremony;
/** What every room is asked for; what lies on the table differs by kind. */
const ROOM = ["alone", "cameras", "sharing", "network"] as const;
/** As the journal says a checkpoint (main/journal/checkpoint-words.ts). */
const CHECKPOINT_WORDS = 12;
const COPY_ROWS = 3;
const EXCEPTION_ROWS = 2;
/** Two of three is what most people split into, and a sheet has an end. */
const MOST_SHARES = 3;

const isOfLaterShare = (step: string): boolean =>
  Number(/^share-(\d+)-/.exec(step)?.[1] ?? 0) > MOST_SHARES;

export function RecordForm({ kind }: { readonly kind: Kind }) {
  const { steps } = en.ceremonies.kind(kind);
  const shown = Object.keys(steps).filter((step) => !isOfLaterShare(step));
  return (
    <Sheet title={words.title(words.kinds[kind])}>
      <p>{words.text}</p>
      <Fields names={words.fields} />
      {"room" in steps ? (
        <section className={css.part}>
          <h3>{words.before}</h3>
          <ul className={css.boxes}>
            {ROOM.map((item) => (
              <li key={item}>{en.paper.transcript.item(item)}</li>
            ))}
          </ul>
        </section>
      ) : null}
      <EmptyTable
        title={words.steps}
        columns={words.stepColumns}
        rows={shown.map((step) => steps[step] ?? step)}
      />
      {Object.keys(steps).some(isOfLaterShare) ? <p>{words.moreShares}</p> : null}
      <EmptyTable title={words.copies} columns={words.copyColumns} rows={COPY_ROWS} />
      <EmptyTable title={words.exceptions} columns={words.exceptionColumns} rows={EXCEPTION_ROWS} />
      <section className={css.part}>
        <h3>{words.checkpoint}</h3>
        <ol className={css.lines} aria-label={words.checkpoint}>
          {Array.from({ length: CHECKPOINT_WORDS }, (_, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the place is the identity of a line
            <li key={index}>
              <span className={css.lineNumber}>{index + 1}</span>
              <span className={css.rule} />
            </li>
          ))}
        </ol>
      </section>
      <Signs names={words.signs} />
    </Sheet>
  );
}

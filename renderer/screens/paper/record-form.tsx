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

const shareOf = (step: string): number => Number(/^share-(\d+)-/.exec(step)?.[1] ?? 0);
/** Of all shares one card is written again; every other ceremony begins with the first share. */
export const isOfOneShare = (kind: Kind): boolean => kind === "rewrite-share";
/** How many shares this kind of ceremony can have, or which one it can be about; nothing: it knows no shares. */
export function sharesOf(kind: Kind): readonly number[] {
  const most = Math.max(0, ...Object.keys(en.ceremonies.kind(kind).steps).map(shareOf));
  const all = Array.from({ length: most }, (_, at) => at + 1);
  if (most === 0 || isOfOneShare(kind)) return all;
  // An import may be of a phrase; a split of one share is none.
  return kind === "import-key" ? [0, ...all] : all.slice(1);
}

interface RecordFormProps {
  readonly kind: Kind;
  /** How many shares, or which one; without meaning for a ceremony without shares. */
  readonly share: number;
}

export function RecordForm({ kind, share }: RecordFormProps) {
  const { steps } = en.ceremonies.kind(kind);
  const shown = Object.keys(steps).filter((step) => {
    const index = shareOf(step);
    return index === 0 || (isOfOneShare(kind) ? index === share : index <= share);
  });
  const copies = isOfOneShare(kind)
    ? 1
    : Math.max(COPY_ROWS, sharesOf(kind).length > 0 ? share : 0);
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
      <EmptyTable title={words.copies} columns={words.copyColumns} rows={copies} />
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

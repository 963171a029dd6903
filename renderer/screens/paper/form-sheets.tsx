/** The small blank forms; that of a ceremony is in record-form.tsx. */
import { en } from "../../messages/en.ts";
import { Sheet } from "../../ui/sheet.tsx";
import css from "./sheets.module.css";

const { card, envelope, receipt } = en.paper.forms;

/** Rows of the log on an envelope: more often than this it is not opened in its life. */
const LOG_ROWS = 5;

export function CardForm({ count }: { readonly count: number }) {
  return (
    <Sheet title={card.title}>
      <p>{card.text}</p>
      <Fields names={card.fields} />
      <ol className={css.lines} aria-label={card.words(count)}>
        {Array.from({ length: count }, (_, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the place is the identity of a line
          <li key={index}>
            <span className={css.lineNumber}>{index + 1}</span>
            <span className={css.rule} />
          </li>
        ))}
      </ol>
      <Fields names={[card.after]} />
    </Sheet>
  );
}

export function EnvelopeForm() {
  return (
    <Sheet title={envelope.title}>
      <p className={css.warning}>{envelope.text}</p>
      <Fields names={envelope.fields} />
      <EmptyTable title={envelope.log} columns={envelope.columns} rows={LOG_ROWS} />
    </Sheet>
  );
}

export function ReceiptForm() {
  return (
    <Sheet title={receipt.title}>
      <p>{receipt.text}</p>
      <Fields names={receipt.fields} />
      <Signs names={receipt.signs} />
    </Sheet>
  );
}

export function Fields({ names }: { readonly names: readonly string[] }) {
  return (
    <ul className={css.fields}>
      {names.map((name) => (
        <li key={name}>
          <span>{name}</span>
          <span className={css.rule} />
        </li>
      ))}
    </ul>
  );
}

export function Signs({ names }: { readonly names: readonly string[] }) {
  return (
    <div className={css.signs}>
      {names.map((name) => (
        <p key={name}>{name}</p>
      ))}
    </div>
  );
}

interface EmptyTableProps {
  readonly title: string;
  readonly columns: readonly string[];
  /** How many empty ones, or what stands in the first column of each. */
  readonly rows: number | readonly string[];
}

export function EmptyTable({ title, columns, rows }: EmptyTableProps) {
  const firsts = typeof rows === "number" ? Array.from({ length: rows }, () => "") : rows;
  // What fits on a page stays on one; the steps of a long ceremony need not.
  const isShort = typeof rows === "number";
  return (
    <section className={isShort ? `${css.part} ${css.whole}` : css.part}>
      <h3>{title}</h3>
      <table className={`${css.table} ${css.empty}`} aria-label={title}>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column} scope="col">
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {firsts.map((first, row) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the place is the identity of a row
            <tr key={row}>
              {columns.map((column, at) => (
                <td key={column}>{at === 0 ? first : null}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** The three blank forms. */
import { en } from "../../messages/en.ts";
import { Sheet } from "../../ui/sheet.tsx";
import css from "./sheets.module.css";

const { card, envelope, receipt } = en.paper.forms;

/** Rows of the log on an envelope: more often than this it is not opened in its life. */
const LOG = ["1", "2", "3", "4", "5"];

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
      <h3>{envelope.log}</h3>
      <table className={`${css.table} ${css.empty}`}>
        <thead>
          <tr>
            {envelope.columns.map((column) => (
              <th key={column} scope="col">
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {LOG.map((row) => (
            <tr key={row}>
              {envelope.columns.map((column) => (
                <td key={column} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </Sheet>
  );
}

export function ReceiptForm() {
  return (
    <Sheet title={receipt.title}>
      <p>{receipt.text}</p>
      <Fields names={receipt.fields} />
      <div className={css.signs}>
        {receipt.signs.map((sign) => (
          <p key={sign}>{sign}</p>
        ))}
      </div>
    </Sheet>
  );
}

function Fields({ names }: { readonly names: readonly string[] }) {
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

/**
 * The one table of rows that can be put in order. Each column says what it shows and what it is sorted by; the rest is
 * the same everywhere: headings that are buttons, a place that scrolls by itself, and, where rows are many, only those in
 * sight in the page. With `onOpen` it is a grid: arrow keys mark a row, Enter opens it.
 */
import { ArrowDown, ArrowUp } from "lucide-react";
import { type ReactNode, useId, useMemo, useState } from "react";
import { compareNames } from "../lib/format.ts";
import { en } from "../messages/en.ts";
import css from "./data-table.module.css";
import table from "./table.module.css";
import { useRows } from "./use-rows.ts";
import { Wide } from "./wide.tsx";

export interface Column<Row> {
  readonly id: string;
  readonly name: string;
  /** Its heading is for readers of screens alone: what is below says what it is. */
  readonly isNameHidden?: boolean;
  readonly isRight?: boolean;
  readonly className?: string | undefined;
  readonly cell: (row: Row) => ReactNode;
  /** Without it nobody can sort by the column. */
  readonly sortBy?: (row: Row) => bigint | number | string;
  /** Chosen for the first time it shows the largest first. */
  readonly isDownFirst?: boolean;
}

export interface Order {
  readonly column: string;
  readonly isUp: boolean;
}

interface DataTableProps<Row> {
  readonly caption: string;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  readonly keyOf: (row: Row) => string | number;
  /** What the rows come in: none, when that is no column's order. */
  readonly order?: Order;
  /** What gives the table its least width. */
  readonly className?: string | undefined;
  /** One line in a row, two, or a few: long tables have rows of one height. */
  readonly height?: "line" | "pair" | "block";
  readonly onOpen?: (row: Row) => void;
  /** Only so many, after they were put in order. */
  readonly limit?: number | undefined;
}

/** From here on only the rows in sight are in the page. */
const LONG = 60;
/** As in the style sheet. */
const ROW_PX = { line: 44, pair: 58, block: 88 } as const;

export function DataTable<Row>(props: DataTableProps<Row>) {
  const { rows, columns, order: first, limit } = props;
  const [order, setOrder] = useState<Order | null>(first ?? null);
  const sorted = useMemo(
    () => inOrder(rows, columns, order).slice(0, limit),
    [rows, columns, order, limit],
  );
  const choose = ({ id, isDownFirst }: Column<Row>): void =>
    setOrder(
      order?.column === id
        ? { column: id, isUp: !order.isUp }
        : { column: id, isUp: isDownFirst !== true },
    );
  const parts = { ...props, rows: sorted, order, choose };
  return props.onOpen !== undefined || sorted.length > LONG ? (
    <Long {...parts} />
  ) : (
    <Short {...parts} />
  );
}

interface Parts<Row> extends Omit<DataTableProps<Row>, "order" | "limit"> {
  readonly order: Order | null;
  readonly choose: (column: Column<Row>) => void;
}

function Short<Row>({ caption, columns, rows, keyOf, className, order, choose }: Parts<Row>) {
  return (
    <Wide label={caption}>
      <table className={[table.table, className].join(" ")}>
        <caption className="visually-hidden">{caption}</caption>
        <thead>
          <Head columns={columns} order={order} choose={choose} />
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={keyOf(row)}>
              <Cells columns={columns} row={row} />
            </tr>
          ))}
        </tbody>
      </table>
    </Wide>
  );
}

function Long<Row>(props: Parts<Row>) {
  const {
    caption,
    columns,
    rows,
    keyOf,
    className,
    height = "line",
    onOpen,
    order,
    choose,
  } = props;
  const id = useId();
  const rowPx = ROW_PX[height];
  const open = (index: number): void => {
    const row = rows[index];
    if (row !== undefined) onOpen?.(row);
  };
  const isGrid = onOpen !== undefined;
  const place = useRows(rows.length, rowPx, isGrid ? open : null);
  const { scroller, seen, current, look, onKeyDown, setActive } = place;
  const to = Math.min(seen.to, rows.length);
  const from = Math.min(seen.from, to);
  const active = rows[current];
  const isShown = current >= from && current < to;
  const grid = {
    role: "grid",
    tabIndex: 0,
    onKeyDown,
    "aria-activedescendant": active && isShown ? `${id}-${keyOf(active)}` : undefined,
  };
  return (
    // Without a place in the order of tabs nobody could scroll it by keys; a grid has its own.
    <section
      className={css.scroller}
      ref={scroller}
      onScroll={look}
      aria-label={isGrid ? undefined : caption}
      tabIndex={isGrid ? undefined : 0}
    >
      <table
        className={[table.table, css.long, css[height], className].join(" ")}
        aria-rowcount={rows.length + 1}
        aria-label={caption}
        {...(isGrid ? grid : {})}
      >
        <thead>
          <Head columns={columns} order={order} choose={choose} rowIndex={1} />
        </thead>
        <tbody>
          <Gap span={columns.length} px={from * rowPx} />
          {rows.slice(from, to).map((row, at) => {
            const index = from + at;
            const isActive = isGrid && index === current;
            return (
              // Pointer users open a row by pressing it; the grid has the keys.
              <tr
                key={keyOf(row)}
                id={`${id}-${keyOf(row)}`}
                aria-rowindex={index + 2}
                aria-selected={isGrid ? isActive : undefined}
                className={[isGrid ? css.opens : "", isActive ? css.active : ""].join(" ")}
                onClick={
                  isGrid
                    ? () => {
                        setActive(index);
                        open(index);
                      }
                    : undefined
                }
              >
                <Cells columns={columns} row={row} />
              </tr>
            );
          })}
          <Gap span={columns.length} px={(rows.length - to) * rowPx} />
        </tbody>
      </table>
    </section>
  );
}

function Cells<Row>({
  columns,
  row,
}: {
  readonly columns: readonly Column<Row>[];
  readonly row: Row;
}) {
  return columns.map(({ id, isRight, className, cell }) => (
    <td key={id} className={[isRight ? table.right : "", className].join(" ")}>
      {cell(row)}
    </td>
  ));
}

/** Stands for the rows that are not in the page. */
function Gap({ span, px }: { readonly span: number; readonly px: number }) {
  if (px === 0) return null;
  return (
    // biome-ignore lint/a11y/noAriaHiddenOnFocusable: nothing in it can have the focus
    <tr aria-hidden="true" className={css.gap}>
      <td colSpan={span} height={px} />
    </tr>
  );
}

function Head<Row>({
  columns,
  order,
  choose,
  rowIndex,
}: Pick<Parts<Row>, "columns" | "order" | "choose"> & { readonly rowIndex?: number }) {
  return (
    <tr aria-rowindex={rowIndex}>
      {columns.map((column) => {
        const { id, name, isRight, isNameHidden, sortBy } = column;
        const isUp = order?.column === id ? order.isUp : null;
        return (
          <th
            key={id}
            scope="col"
            className={isRight ? table.right : undefined}
            aria-sort={isUp === null ? undefined : isUp ? "ascending" : "descending"}
          >
            {sortBy === undefined ? (
              <span className={isNameHidden ? "visually-hidden" : undefined}>{name}</span>
            ) : (
              <button
                type="button"
                className={table.sort}
                aria-label={en.table.sortBy(name)}
                onClick={() => choose(column)}
              >
                {name}
                {isUp === null ? null : isUp ? (
                  <ArrowUp aria-hidden="true" />
                ) : (
                  <ArrowDown aria-hidden="true" />
                )}
              </button>
            )}
          </th>
        );
      })}
    </tr>
  );
}

/** Rows that are equal stay as they came. */
function inOrder<Row>(
  rows: readonly Row[],
  columns: readonly Column<Row>[],
  order: Order | null,
): readonly Row[] {
  const value = columns.find(({ id }) => id === order?.column)?.sortBy;
  if (order === null || value === undefined) return rows;
  const way = order.isUp ? 1 : -1;
  return [...rows].sort((a, b) => way * compare(value(a), value(b)));
}

function compare(a: bigint | number | string, b: bigint | number | string): number {
  if (typeof a === "string" && typeof b === "string") return compareNames(a, b);
  return a < b ? -1 : a > b ? 1 : 0;
}

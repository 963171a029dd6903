import { useId, useMemo, useState } from "react";
import { useWorkstation } from "../../app/screen.ts";
import { en } from "../../messages/en.ts";
import type { Neuron } from "../../types.ts";
import { Address } from "../../ui/address.tsx";
import { Card } from "../../ui/card.tsx";
import { TextField } from "../../ui/field.tsx";
import { Row } from "../../ui/stack.tsx";
import table from "../../ui/table.module.css";
import { Tag } from "../../ui/tag.tsx";
import { Tick } from "../../ui/tick.tsx";
import { nameOf } from "../names.ts";
import css from "./metagraph.module.css";
import { NeuronDetail } from "./neuron-detail.tsx";
import places from "./subnets.module.css";
import { ROW_PX, useRows } from "./use-rows.ts";

const words = en.subnet;

type Column = "uid" | "alpha" | "emission" | "incentive" | "dividends" | "consensus" | "updated";
const columns: readonly Column[] = [
  ...(["alpha", "emission", "incentive", "dividends", "consensus", "updated"] as const),
];
const sortValue: Readonly<Record<Column, (neuron: Neuron) => bigint | number>> = {
  uid: ({ uid }) => uid,
  alpha: ({ alpha }) => alpha,
  emission: ({ emission }) => emission,
  incentive: ({ incentive }) => incentive,
  dividends: ({ dividends }) => dividends,
  consensus: ({ consensus }) => consensus,
  updated: ({ updatedAtBlock }) => updatedAtBlock,
};

interface MetagraphProps {
  readonly neurons: readonly Neuron[];
  readonly atBlock: number;
  readonly isMine: (neuron: Neuron) => boolean;
}

export function Metagraph({ neurons, atBlock, isMine }: MetagraphProps) {
  const { snapshot } = useWorkstation();
  const titleId = useId();
  const [column, setColumn] = useState<Column>("uid");
  const [isUp, setIsUp] = useState(true);
  const [filter, setFilter] = useState("");
  const [onlyMine, setOnlyMine] = useState(false);
  const [opened, setOpened] = useState<number | null>(null);

  const sorted = useMemo(() => {
    const wanted = filter.trim().toLowerCase();
    const fits = (neuron: Neuron): boolean =>
      wanted === "" ||
      String(neuron.uid) === wanted ||
      neuron.hotkey.toLowerCase().includes(wanted) ||
      (neuron.coldkey ?? "").toLowerCase().includes(wanted) ||
      (nameOf(snapshot, neuron.hotkey) ?? "").toLowerCase().includes(wanted);
    const value = sortValue[column];
    return neurons
      .filter((neuron) => fits(neuron) && (!onlyMine || isMine(neuron)))
      .sort((a, b) => {
        const [x, y] = [value(a), value(b)];
        const way = x < y ? -1 : x > y ? 1 : 0;
        return (isUp ? way : -way) || a.uid - b.uid;
      });
  }, [neurons, snapshot, column, isUp, filter, onlyMine, isMine]);
  const neuron = neurons.find(({ uid }) => uid === opened);

  const sort = (next: Column): void => {
    setIsUp(next === column ? !isUp : next === "uid");
    setColumn(next);
  };

  return (
    <Card labelledBy={titleId} isFlush>
      <div className={css.head}>
        <h2 id={titleId}>{words.metagraph}</h2>
        <div className={places.tools}>
          <TextField
            label={words.find}
            type="search"
            placeholder={words.findHint}
            value={filter}
            onChange={(event) => setFilter(event.currentTarget.value)}
          />
          <Tick isTicked={onlyMine} onTick={setOnlyMine}>
            {words.onlyMine}
          </Tick>
        </div>
        <Row place="between">
          <p className={places.found}>{words.keys}</p>
          <p className={places.found} role="status">
            {words.found(sorted.length, neurons.length)}
          </p>
        </Row>
      </div>
      {sorted.length === 0 ? (
        <p className={css.none}>{neurons.length === 0 ? words.empty : words.nothing}</p>
      ) : (
        <Grid
          rows={sorted}
          atBlock={atBlock}
          column={column}
          isUp={isUp}
          onSort={sort}
          isMine={isMine}
          onOpen={setOpened}
        />
      )}
      {neuron === undefined ? null : (
        <NeuronDetail neuron={neuron} onClose={() => setOpened(null)} />
      )}
    </Card>
  );
}

interface GridProps {
  readonly rows: readonly Neuron[];
  readonly atBlock: number;
  readonly column: Column;
  readonly isUp: boolean;
  readonly onSort: (column: Column) => void;
  readonly isMine: (neuron: Neuron) => boolean;
  readonly onOpen: (uid: number) => void;
}

function Grid({ rows, atBlock, column, isUp, onSort, isMine, onOpen }: GridProps) {
  const { snapshot } = useWorkstation();
  const id = useId();
  const { scroller, seen, current, look, onKeyDown, setActive } = useRows(rows.length, (index) => {
    const row = rows[index];
    if (row !== undefined) onOpen(row.uid);
  });
  const to = Math.min(seen.to, rows.length);
  const from = Math.min(seen.from, to);
  const active = rows[current];
  const isShown = current >= from && current < to;
  return (
    <div className={css.scroller} ref={scroller} onScroll={look}>
      <table
        className={[table.table, css.grid].join(" ")}
        // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: it has keys of its own
        role="grid"
        aria-rowcount={rows.length + 1}
        aria-label={words.caption(rows.length)}
        aria-activedescendant={active && isShown ? `${id}-${active.uid}` : undefined}
        tabIndex={0}
        onKeyDown={onKeyDown}
      >
        <thead>
          <tr aria-rowindex={1}>
            <Head column="uid" now={column} isUp={isUp} onSort={onSort} />
            <th scope="col">{words.columns.role}</th>
            {columns.map((each) => (
              <Head key={each} column={each} now={column} isUp={isUp} onSort={onSort} />
            ))}
            <th scope="col">{words.columns.hotkey}</th>
          </tr>
        </thead>
        <tbody>
          <Gap rows={from} />
          {rows.slice(from, to).map((neuron, at) => {
            const index = from + at;
            const name = nameOf(snapshot, neuron.hotkey);
            return (
              // Pointer users open a row by pressing it; the grid has the keys.
              <tr
                key={neuron.uid}
                id={`${id}-${neuron.uid}`}
                aria-rowindex={index + 2}
                aria-selected={index === current}
                className={index === current ? css.active : undefined}
                onClick={() => {
                  setActive(index);
                  onOpen(neuron.uid);
                }}
              >
                <td className={table.right}>{neuron.uid}</td>
                <td className={css.roles}>
                  {isMine(neuron) ? <Tag tone="accent">{words.yours}</Tag> : null}
                  <Tag tone="plain">{neuron.hasPermit ? words.validator : words.miner}</Tag>
                  {neuron.isActive ? null : <Tag tone="care">{words.inactive}</Tag>}
                </td>
                <td className={table.right}>{words.amount(neuron.alpha)}</td>
                <td className={table.right}>{words.amount(neuron.emission)}</td>
                <td className={table.right}>{words.share(neuron.incentive)}</td>
                <td className={table.right}>{words.share(neuron.dividends)}</td>
                <td className={table.right}>{words.share(neuron.consensus)}</td>
                <td className={table.right}>
                  {words.ago(Math.max(0, atBlock - neuron.updatedAtBlock))}
                </td>
                <td className={css.hotkey}>
                  {name === null ? null : <strong>{name}</strong>}
                  <Address address={neuron.hotkey} layout="line" />
                </td>
              </tr>
            );
          })}
          <Gap rows={rows.length - to} />
        </tbody>
      </table>
    </div>
  );
}

/** Stands for the rows that are not in the page. */
function Gap({ rows }: { readonly rows: number }) {
  if (rows === 0) return null;
  return (
    // biome-ignore lint/a11y/noAriaHiddenOnFocusable: nothing in it can have the focus
    <tr aria-hidden="true" className={css.gap}>
      <td colSpan={columns.length + 3} height={rows * ROW_PX} />
    </tr>
  );
}

function Head({
  column,
  now,
  isUp,
  onSort,
}: {
  readonly column: Column;
  readonly now: Column;
  readonly isUp: boolean;
  readonly onSort: (column: Column) => void;
}) {
  const isCurrent = column === now;
  return (
    <th
      scope="col"
      className={table.right}
      aria-sort={isCurrent ? (isUp ? "ascending" : "descending") : undefined}
    >
      <button
        type="button"
        className={table.sort}
        aria-label={words.sortBy(words.columns[column])}
        onClick={() => onSort(column)}
      >
        {words.columns[column]}
        <span aria-hidden="true">{isCurrent ? (isUp ? "▲" : "▼") : ""}</span>
      </button>
    </th>
  );
}

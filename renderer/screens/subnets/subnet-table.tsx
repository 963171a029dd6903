import { ArrowDown, ArrowUp } from "lucide-react";
import { useState } from "react";
import { useWorkstation } from "../../app/screen.ts";
import { en } from "../../messages/en.ts";
import type { SubnetRow } from "../../types.ts";
import { Amount } from "../../ui/amount.tsx";
import { Button } from "../../ui/button.tsx";
import { Card } from "../../ui/card.tsx";
import table from "../../ui/table.module.css";
import { Tag } from "../../ui/tag.tsx";
import css from "./subnets.module.css";

type Column = "netuid" | "name" | "burn" | "seats";
interface Order {
  readonly column: Column;
  readonly isUp: boolean;
}

const columns: readonly { readonly column: Column; readonly isRight: boolean }[] = [
  { column: "netuid", isRight: true },
  { column: "name", isRight: false },
  { column: "burn", isRight: true },
  { column: "seats", isRight: true },
];

export function SubnetTable({ rows }: { readonly rows: readonly SubnetRow[] }) {
  const { go } = useWorkstation();
  const [order, setOrder] = useState<Order>({ column: "netuid", isUp: true });
  const sorted = [...rows].sort((a, b) => compare(a, b, order.column) * (order.isUp ? 1 : -1));
  return (
    <Card as="div" isFlush>
      <table className={table.table}>
        <caption className="visually-hidden">{en.subnets.caption}</caption>
        <thead>
          <tr>
            {columns.map(({ column, isRight }) => {
              const isCurrent = order.column === column;
              return (
                <th
                  key={column}
                  scope="col"
                  className={isRight ? table.right : undefined}
                  aria-sort={isCurrent ? (order.isUp ? "ascending" : "descending") : undefined}
                >
                  <button
                    type="button"
                    className={table.sort}
                    aria-label={en.subnets.sortBy(en.subnets[column])}
                    onClick={() => setOrder({ column, isUp: isCurrent ? !order.isUp : true })}
                  >
                    {en.subnets[column]}
                    {isCurrent ? (
                      order.isUp ? (
                        <ArrowUp aria-hidden="true" />
                      ) : (
                        <ArrowDown aria-hidden="true" />
                      )
                    ) : null}
                  </button>
                </th>
              );
            })}
            <th scope="col">{en.subnets.state}</th>
            <th scope="col">
              <span className="visually-hidden">{en.subnets.chooseShort}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {sorted.map((row) => (
            <tr key={row.netuid}>
              <td className={table.right}>{row.netuid}</td>
              <td>
                <span className={table.strong}>{row.name}</span>
                <span className={css.symbol}>{row.symbol}</span>
              </td>
              <td className={table.right}>
                <Amount rao={row.burnRao} minDecimals={9} />
              </td>
              <td className={table.right}>{en.subnets.seatsOf(row.neurons, row.maxNeurons)}</td>
              <td className={css.state}>
                <Registration row={row} />
              </td>
              <td className={table.right}>
                {row.isOpen ? (
                  <Button
                    size="small"
                    aria-label={en.subnets.choose(row.netuid, row.name)}
                    onClick={() =>
                      go({ at: "act", start: { kind: "register", netuid: row.netuid } })
                    }
                  >
                    {en.subnets.chooseShort}
                  </Button>
                ) : null}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Card>
  );
}

function Registration({ row }: { readonly row: SubnetRow }) {
  if (!row.isOpen) return <Tag tone="plain">{en.subnets.closed}</Tag>;
  if (row.neurons >= row.maxNeurons) return <Tag tone="care">{en.subnets.full}</Tag>;
  return <Tag tone="accent">{en.subnets.open}</Tag>;
}

function compare(a: SubnetRow, b: SubnetRow, column: Column): number {
  switch (column) {
    case "netuid":
      return a.netuid - b.netuid;
    case "name":
      return a.name.localeCompare(b.name);
    case "burn":
      return a.burnRao < b.burnRao ? -1 : a.burnRao > b.burnRao ? 1 : a.netuid - b.netuid;
    case "seats":
      return a.neurons - b.neurons || a.netuid - b.netuid;
  }
}

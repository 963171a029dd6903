import { ArrowDown, ArrowUp } from "lucide-react";
import { useState } from "react";
import { useWorkstation } from "../../app/screen.ts";
import { compareNames } from "../../lib/format.ts";
import { en } from "../../messages/en.ts";
import type { SubnetRow } from "../../types.ts";
import { Address } from "../../ui/address.tsx";
import { Amount } from "../../ui/amount.tsx";
import { Button } from "../../ui/button.tsx";
import { Card } from "../../ui/card.tsx";
import table from "../../ui/table.module.css";
import { TableLink } from "../../ui/table-link.tsx";
import { Tag } from "../../ui/tag.tsx";
import { Wide } from "../../ui/wide.tsx";
import css from "./subnets.module.css";

type Column = "netuid" | "name" | "price" | "burn" | "emission" | "tempo" | "seats";
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
/** After what decides about a registration. */
const further: typeof columns = [
  { column: "price", isRight: true },
  { column: "emission", isRight: true },
  { column: "tempo", isRight: true },
];

export function SubnetTable({ rows }: { readonly rows: readonly SubnetRow[] }) {
  const { go } = useWorkstation();
  const [order, setOrder] = useState<Order>({ column: "netuid", isUp: true });
  const sorted = [...rows].sort((a, b) => compare(a, b, order.column) * (order.isUp ? 1 : -1));
  const heading = ({ column, isRight }: (typeof columns)[number]) => {
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
  };
  return (
    <Card as="div" isFlush>
      <Wide label={en.subnets.caption}>
        <table className={[table.table, css.all].join(" ")}>
          <caption className="visually-hidden">{en.subnets.caption}</caption>
          <thead>
            <tr>
              {columns.map(heading)}
              <th scope="col">{en.subnets.state}</th>
              <th scope="col">
                <span className="visually-hidden">{en.subnets.chooseShort}</span>
              </th>
              {further.map(heading)}
              <th scope="col">{en.subnets.owner}</th>
            </tr>
          </thead>
          <tbody>
            {sorted.map((row) => (
              <tr key={row.netuid}>
                <td className={table.right}>{row.netuid}</td>
                <td>
                  <TableLink
                    text={row.name === "" ? row.netuid : row.name}
                    label={en.subnets.openOne(row.netuid, row.name)}
                    onClick={() => go({ at: "subnet", netuid: row.netuid })}
                  />
                  <span className={css.symbol}>{row.symbol}</span>
                </td>
                <td className={table.right}>
                  <Amount rao={row.burnRao} minDecimals={9} />
                  <Trend row={row} />
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
                <td className={table.right}>
                  <Amount rao={row.priceRao} minDecimals={9} />
                </td>
                <td className={table.right} title={en.subnets.emissionHint}>
                  <Amount rao={row.emissionRao} minDecimals={6} />
                </td>
                <td className={table.right}>{row.tempo}</td>
                <td>
                  {row.owner === null ? (
                    en.subnet.nobody
                  ) : (
                    <Address address={row.owner} layout="line" />
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </Wide>
    </Card>
  );
}

function Registration({ row }: { readonly row: SubnetRow }) {
  if (!row.isOpen) return <Tag tone="plain">{en.subnets.closed}</Tag>;
  if (row.neurons >= row.maxNeurons) return <Tag tone="care">{en.subnets.full}</Tag>;
  return <Tag tone="accent">{en.subnets.open}</Tag>;
}

function Trend({ row }: { readonly row: SubnetRow }) {
  const trend = en.subnet.trend(row);
  if (trend === null) return null;
  return (
    <span className={css.trend}>
      <span aria-hidden="true">{trend.sign}</span>
      <span className="visually-hidden">{trend.spoken}</span>
    </span>
  );
}

const order = (a: bigint, b: bigint): number => (a < b ? -1 : a > b ? 1 : 0);

function compare(a: SubnetRow, b: SubnetRow, column: Column): number {
  switch (column) {
    case "netuid":
      return a.netuid - b.netuid;
    case "name":
      return compareNames(a.name, b.name);
    case "burn":
      return order(a.burnRao, b.burnRao) || a.netuid - b.netuid;
    case "price":
      return order(a.priceRao, b.priceRao) || a.netuid - b.netuid;
    case "emission":
      return order(a.emissionRao, b.emissionRao) || a.netuid - b.netuid;
    case "tempo":
      return a.tempo - b.tempo || a.netuid - b.netuid;
    case "seats":
      return a.neurons - b.neurons || a.netuid - b.netuid;
  }
}

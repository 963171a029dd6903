import { useMemo } from "react";
import { type Screen, useWorkstation } from "../../app/screen.ts";
import { en } from "../../messages/en.ts";
import type { SubnetRow } from "../../types.ts";
import { Address } from "../../ui/address.tsx";
import { Amount } from "../../ui/amount.tsx";
import { Button } from "../../ui/button.tsx";
import { Card } from "../../ui/card.tsx";
import { type Column, DataTable } from "../../ui/data-table.tsx";
import { TableLink } from "../../ui/table-link.tsx";
import { Tag } from "../../ui/tag.tsx";
import css from "./subnets.module.css";

export function SubnetTable({ rows }: { readonly rows: readonly SubnetRow[] }) {
  const { go } = useWorkstation();
  const columns = useMemo(() => columnsOf(go), [go]);
  return (
    <Card as="div" isFlush>
      <DataTable
        caption={en.subnets.caption}
        columns={columns}
        rows={rows}
        keyOf={({ netuid }) => netuid}
        order={{ column: "netuid", isUp: true }}
        className={css.all}
        height="pair"
      />
    </Card>
  );
}

/** What decides about a registration comes first. */
function columnsOf(go: (screen: Screen) => void): readonly Column<SubnetRow>[] {
  const words = en.subnets;
  return [
    {
      ...{ id: "netuid", name: words.netuid, isRight: true },
      sortBy: ({ netuid }) => netuid,
      cell: ({ netuid }) => netuid,
    },
    {
      ...{ id: "name", name: words.name },
      sortBy: ({ name }) => name,
      cell: ({ netuid, name, symbol }) => (
        <>
          <TableLink
            text={name === "" ? netuid : name}
            label={words.openOne(netuid, name)}
            onClick={() => go({ at: "subnet", netuid })}
          />
          <span className={css.symbol}>{symbol}</span>
        </>
      ),
    },
    {
      ...{ id: "burn", name: words.burn, isRight: true },
      sortBy: ({ burnRao }) => burnRao,
      cell: (row) => (
        <>
          <Amount rao={row.burnRao} minDecimals={9} />
          <Trend row={row} />
        </>
      ),
    },
    {
      ...{ id: "seats", name: words.seats, isRight: true },
      sortBy: ({ neurons }) => neurons,
      cell: (row) => (
        <span className={css.state}>
          {words.seatsOf(row.neurons, row.maxNeurons)}
          <Registration row={row} />
        </span>
      ),
    },
    {
      ...{ id: "choose", name: words.chooseShort, isNameHidden: true, isRight: true },
      cell: ({ isOpen, netuid, name }) =>
        isOpen ? (
          <Button
            size="small"
            aria-label={words.choose(netuid, name)}
            onClick={() => go({ at: "act", start: { kind: "register", netuid } })}
          >
            {words.chooseShort}
          </Button>
        ) : null,
    },
    {
      ...{ id: "price", name: words.price, isRight: true },
      sortBy: ({ priceRao }) => priceRao,
      cell: ({ priceRao }) => <Amount rao={priceRao} minDecimals={9} />,
    },
    {
      ...{ id: "emission", name: words.emission, isRight: true },
      sortBy: ({ emissionRao }) => emissionRao,
      cell: ({ emissionRao, tempo }) => (
        <span title={words.emissionHint}>
          <Amount rao={emissionRao} minDecimals={6} />
          <span className={css.below}>{words.tempo(tempo)}</span>
        </span>
      ),
    },
    {
      ...{ id: "owner", name: words.owner, className: css.owner },
      cell: ({ owner }) =>
        owner === null ? en.subnet.nobody : <Address address={owner} layout="line" />,
    },
  ];
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
    <span className={css.below}>
      <span aria-hidden="true">{trend.sign}</span>
      <span className="visually-hidden">{trend.spoken}</span>
    </span>
  );
}

import { useId } from "react";
import { useWorkstation } from "../../app/screen.ts";
import { en } from "../../messages/en.ts";
import type { Holdings } from "../../types.ts";
import { Amount } from "../../ui/amount.tsx";
import { Card } from "../../ui/card.tsx";
import { type Column, DataTable } from "../../ui/data-table.tsx";
import table from "../../ui/table.module.css";
import { TableLink } from "../../ui/table-link.tsx";
import { Tag } from "../../ui/tag.tsx";
import { Alpha } from "./alpha.tsx";
import { Fold } from "./fold.tsx";
import { LocksHeld } from "./locks-held.tsx";
import css from "./portfolio.module.css";
import { Positions } from "./positions.tsx";

const words = en.portfolio.stake;
type Held = Holdings["subnets"][number];

export function StakeHeld({ holdings }: { readonly holdings: Holdings }) {
  const titleId = useId();
  const { subnets, positions } = holdings;
  return (
    <Card labelledBy={titleId} isFlush>
      <div className={css.head}>
        <h2 id={titleId} className={css.title}>
          {words.title}
        </h2>
        {subnets.length === 0 ? <p>{words.none}</p> : null}
      </div>
      {subnets.length === 0 ? null : (
        <>
          <BySubnet subnets={subnets} />
          <Fold summary={words.byHotkey(new Set(positions.map(({ hotkey }) => hotkey)).size)}>
            <Positions holdings={holdings} />
          </Fold>
        </>
      )}
      <LocksHeld holdings={holdings} />
    </Card>
  );
}

function BySubnet({ subnets }: { readonly subnets: readonly Held[] }) {
  const { go } = useWorkstation();
  const columns: readonly Column<Held>[] = [
    {
      ...{ id: "subnet", name: words.subnet },
      sortBy: ({ netuid }) => netuid,
      cell: ({ netuid, name }) =>
        netuid === 0 ? (
          <span className={table.strong}>{words.place(0, "")}</span>
        ) : (
          <TableLink
            text={words.place(netuid, name)}
            label={words.open(netuid, name)}
            onClick={() => go({ at: "subnet", netuid })}
          />
        ),
    },
    {
      ...{ id: "alpha", name: words.alpha, isRight: true },
      cell: ({ alpha, netuid, symbol, lockedAlpha }) => (
        <>
          <Alpha amount={alpha} netuid={netuid} symbol={symbol} />
          {lockedAlpha > 0n ? <span className={css.sub}>{words.locked(lockedAlpha)}</span> : null}
        </>
      ),
    },
    {
      ...{ id: "price", name: words.price, isRight: true, isDownFirst: true },
      sortBy: ({ priceRao }) => priceRao,
      cell: ({ priceRao }) => <Amount rao={priceRao} minDecimals={6} />,
    },
    {
      ...{ id: "spot", name: words.spot, isRight: true, isDownFirst: true },
      sortBy: ({ spotRao }) => spotRao,
      cell: ({ spotRao }) => <Amount rao={spotRao} />,
    },
    {
      ...{ id: "sale", name: words.sale, isRight: true, isDownFirst: true },
      sortBy: ({ saleRao }) => saleRao ?? -1n,
      cell: ({ saleRao }) =>
        saleRao === null ? <Tag tone="care">{words.refused}</Tag> : <Amount rao={saleRao} />,
    },
  ];
  return (
    <DataTable
      caption={words.caption}
      columns={columns}
      rows={subnets}
      keyOf={({ netuid }) => netuid}
      order={{ column: "subnet", isUp: true }}
      height="pair"
    />
  );
}

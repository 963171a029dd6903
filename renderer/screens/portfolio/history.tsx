import { useEffect, useId, useState } from "react";
import { workstation } from "../../bridge.ts";
import { en } from "../../messages/en.ts";
import type { Fault, HistoryPoint } from "../../types.ts";
import { Amount } from "../../ui/amount.tsx";
import { Card } from "../../ui/card.tsx";
import { type Column, DataTable } from "../../ui/data-table.tsx";
import { FaultPanel } from "../../ui/fault-panel.tsx";
import { Small } from "../../ui/stack.tsx";
import { Chart } from "./chart.tsx";
import { Fold } from "./fold.tsx";
import css from "./portfolio.module.css";

const words = en.portfolio.history;

/** Read again when what it is about was read again: a point may have come. */
export function History({
  coldkey,
  atBlock,
}: {
  readonly coldkey: string;
  readonly atBlock: number;
}) {
  const titleId = useId();
  const [points, setPoints] = useState<readonly HistoryPoint[]>([]);
  const [fault, setFault] = useState<Fault | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new look may have added a point
  useEffect(() => {
    let isGone = false;
    void workstation()
      .portfolio.history({ coldkey })
      .then((reply) => {
        if (isGone) return;
        setFault(reply.ok ? null : reply.fault);
        if (reply.ok) setPoints(reply.value);
      });
    return () => {
      isGone = true;
    };
  }, [coldkey, atBlock]);

  const [first, last] = [points[0], points.at(-1)];
  return (
    <Card labelledBy={titleId}>
      <h2 id={titleId} className={css.title}>
        {words.title}
      </h2>
      <Small>{words.lede}</Small>
      {fault === null ? null : <FaultPanel fault={fault} />}
      {first === undefined || last === undefined || points.length < 2 ? (
        <p className={css.sub}>{words.none}</p>
      ) : (
        <>
          <p>
            {words.summary(
              points.length,
              first.atMs,
              words.tao(worth(first)),
              words.tao(worth(last)),
            )}
          </p>
          <Chart
            lines={[
              { label: words.value, kind: "value", points: series(points, worth) },
              {
                label: words.stake,
                kind: "stake",
                points: series(points, ({ stakeSpotRao }) => stakeSpotRao),
              },
            ]}
          />
          <Chart
            lines={[
              {
                label: words.emission,
                kind: "emission",
                points: series(points, ({ emissionSpotRao }) => emissionSpotRao),
              },
            ]}
          />
          <Fold summary={words.table}>
            <HistoryTable points={points} />
          </Fold>
        </>
      )}
    </Card>
  );
}

const worth = ({ freeRao, stakeSpotRao }: HistoryPoint): bigint => freeRao + stakeSpotRao;
const series = (points: readonly HistoryPoint[], amount: (point: HistoryPoint) => bigint) =>
  points.map((point) => ({ atMs: point.atMs, rao: amount(point) }));

function HistoryTable({ points }: { readonly points: readonly HistoryPoint[] }) {
  const amount = (
    id: "freeRao" | "stakeSpotRao" | "stakeSaleRao" | "emissionSpotRao",
    name: string,
  ): Column<HistoryPoint> => ({
    ...{ id, name, isRight: true, isDownFirst: true },
    sortBy: (point) => point[id],
    cell: (point) => <Amount rao={point[id]} />,
  });
  const columns: readonly Column<HistoryPoint>[] = [
    {
      ...{ id: "at", name: words.at, isDownFirst: true },
      sortBy: ({ atMs }) => atMs,
      cell: ({ atMs, atBlock }) => (
        <>
          {words.date(atMs)}
          <span className={css.sub}>{en.block.number(atBlock)}</span>
        </>
      ),
    },
    amount("freeRao", words.free),
    amount("stakeSpotRao", words.stakeSpot),
    amount("stakeSaleRao", words.stakeSale),
    amount("emissionSpotRao", words.epoch),
  ];
  return (
    <DataTable
      caption={words.caption}
      columns={columns}
      rows={points}
      keyOf={({ atMs }) => atMs}
      order={{ column: "at", isUp: false }}
      height="pair"
    />
  );
}

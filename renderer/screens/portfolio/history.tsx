import { useEffect, useId, useState } from "react";
import { workstation } from "../../bridge.ts";
import { en } from "../../messages/en.ts";
import type { Fault, HistoryPoint } from "../../types.ts";
import { Amount } from "../../ui/amount.tsx";
import { Card } from "../../ui/card.tsx";
import { FaultPanel } from "../../ui/fault-panel.tsx";
import { Small } from "../../ui/stack.tsx";
import table from "../../ui/table.module.css";
import { Wide } from "../../ui/wide.tsx";
import { Chart } from "./chart.tsx";
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
          <details className={css.details}>
            <summary>{words.table}</summary>
            <HistoryTable points={points} />
          </details>
        </>
      )}
    </Card>
  );
}

const worth = ({ freeRao, stakeSpotRao }: HistoryPoint): bigint => freeRao + stakeSpotRao;
const series = (points: readonly HistoryPoint[], amount: (point: HistoryPoint) => bigint) =>
  points.map((point) => ({ atMs: point.atMs, rao: amount(point) }));

function HistoryTable({ points }: { readonly points: readonly HistoryPoint[] }) {
  return (
    <Wide label={words.caption}>
      <table className={table.table}>
        <caption className="visually-hidden">{words.caption}</caption>
        <thead>
          <tr>
            <th scope="col">{words.at}</th>
            {[words.free, words.stakeSpot, words.stakeSale, words.epoch].map((name) => (
              <th key={name} scope="col" className={table.right}>
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {[...points].reverse().map((point) => (
            <tr key={point.atMs}>
              <td>
                {words.date(point.atMs)}
                <span className={css.sub}>{en.block.number(point.atBlock)}</span>
              </td>
              <td className={table.right}>
                <Amount rao={point.freeRao} />
              </td>
              <td className={table.right}>
                <Amount rao={point.stakeSpotRao} />
              </td>
              <td className={table.right}>
                <Amount rao={point.stakeSaleRao} />
              </td>
              <td className={table.right}>
                <Amount rao={point.emissionSpotRao} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Wide>
  );
}

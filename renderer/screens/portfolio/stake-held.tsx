import { useId } from "react";
import { useWorkstation } from "../../app/screen.ts";
import { en } from "../../messages/en.ts";
import type { Holdings } from "../../types.ts";
import { Address } from "../../ui/address.tsx";
import { Amount } from "../../ui/amount.tsx";
import { Card } from "../../ui/card.tsx";
import table from "../../ui/table.module.css";
import { TableLink } from "../../ui/table-link.tsx";
import { Tag } from "../../ui/tag.tsx";
import { Wide } from "../../ui/wide.tsx";
import { nameOf } from "../names.ts";
import css from "./portfolio.module.css";

const words = en.portfolio.stake;

export function StakeHeld({ holdings }: { readonly holdings: Holdings }) {
  const { go } = useWorkstation();
  const titleId = useId();
  const { subnets, positions } = holdings;
  const symbols = new Map(subnets.map(({ netuid, symbol }) => [netuid, symbol]));
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
          <Wide label={words.caption}>
            <table className={table.table}>
              <caption className="visually-hidden">{words.caption}</caption>
              <thead>
                <tr>
                  <th scope="col">{words.subnet}</th>
                  <th scope="col" className={table.right}>
                    {words.alpha}
                  </th>
                  <th scope="col" className={table.right}>
                    {words.price}
                  </th>
                  <th scope="col" className={table.right}>
                    {words.spot}
                  </th>
                  <th scope="col" className={table.right}>
                    {words.sale}
                  </th>
                </tr>
              </thead>
              <tbody>
                {subnets.map((one) => (
                  <tr key={one.netuid}>
                    <td>
                      {one.netuid === 0 ? (
                        <span className={table.strong}>{words.place(0, "")}</span>
                      ) : (
                        <TableLink
                          text={words.place(one.netuid, one.name)}
                          label={words.open(one.netuid, one.name)}
                          onClick={() => go({ at: "subnet", netuid: one.netuid })}
                        />
                      )}
                    </td>
                    <td className={table.right}>
                      <Alpha amount={one.alpha} netuid={one.netuid} symbol={one.symbol} />
                      {one.lockedAlpha > 0n ? (
                        <span className={css.sub}>{words.locked(one.lockedAlpha)}</span>
                      ) : null}
                    </td>
                    <td className={table.right}>
                      <Amount rao={one.priceRao} minDecimals={6} />
                    </td>
                    <td className={table.right}>
                      <Amount rao={one.spotRao} />
                    </td>
                    <td className={table.right}>
                      {one.saleRao === null ? (
                        <Tag tone="care">{words.refused}</Tag>
                      ) : (
                        <Amount rao={one.saleRao} />
                      )}
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </Wide>
          <details className={css.details}>
            <summary>{words.byHotkey(new Set(positions.map(({ hotkey }) => hotkey)).size)}</summary>
            <Positions positions={positions} symbols={symbols} />
          </details>
        </>
      )}
    </Card>
  );
}

function Positions({
  positions,
  symbols,
}: {
  readonly positions: Holdings["positions"];
  readonly symbols: ReadonlyMap<number, string>;
}) {
  const { snapshot } = useWorkstation();
  return (
    <Wide label={words.positions}>
      <table className={table.table}>
        <caption className="visually-hidden">{words.positions}</caption>
        <thead>
          <tr>
            <th scope="col">{words.hotkey}</th>
            <th scope="col">{words.subnet}</th>
            <th scope="col" className={table.right}>
              {words.alpha}
            </th>
            <th scope="col" className={table.right}>
              {words.spot}
            </th>
          </tr>
        </thead>
        <tbody>
          {positions.map((one) => (
            <tr key={`${one.hotkey}-${one.netuid}`}>
              <td>
                <span className={css.named}>
                  {nameOf(snapshot, one.hotkey) === null ? null : (
                    <span className={table.strong}>{nameOf(snapshot, one.hotkey)}</span>
                  )}
                  <Address address={one.hotkey} layout="line" />
                  <span className={css.sub}>
                    {one.isOwn ? words.yours : words.theirs} ·{" "}
                    {one.isRegistered ? words.seat : words.noSeat}
                  </span>
                </span>
              </td>
              <td>{words.place(one.netuid, "")}</td>
              <td className={table.right}>
                <Alpha
                  amount={one.alpha}
                  netuid={one.netuid}
                  symbol={symbols.get(one.netuid) ?? ""}
                />
              </td>
              <td className={table.right}>
                <Amount rao={one.spotRao} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Wide>
  );
}

/** Each subnet's token has its own symbol: two of them are never summed. */
function Alpha({
  amount,
  netuid,
  symbol,
}: {
  readonly amount: bigint;
  readonly netuid: number;
  readonly symbol: string;
}) {
  return (
    <span className={css.alpha}>
      {words.amount(amount)} <span className={css.unit}>{words.unit(netuid, symbol)}</span>
    </span>
  );
}

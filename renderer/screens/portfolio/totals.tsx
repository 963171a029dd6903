import { useId } from "react";
import { en } from "../../messages/en.ts";
import type { Holdings } from "../../types.ts";
import { Amount } from "../../ui/amount.tsx";
import { Card } from "../../ui/card.tsx";
import { Fact, Facts } from "../../ui/facts.tsx";
import { Notice } from "../../ui/notice.tsx";
import { Small } from "../../ui/stack.tsx";
import { Tag } from "../../ui/tag.tsx";
import css from "./portfolio.module.css";

const words = en.portfolio.totals;

/** Two sums side by side, because one alone misleads: what it says, and what it would bring. */
export function Totals({ holdings: { totals, account } }: { readonly holdings: Holdings }) {
  const titleId = useId();
  return (
    <Card labelledBy={titleId}>
      <h2 id={titleId} className={css.title}>
        {words.title}
      </h2>
      <div className={css.sums}>
        <div>
          <p className={css.term}>
            {words.sale} <Tag tone="plain">{en.portfolio.estimate}</Tag>
          </p>
          <Amount rao={totals.saleRao} size="large" />
          <Small>{words.saleText}</Small>
        </div>
        <div>
          <p className={css.term}>
            {words.spot} <Tag tone="plain">{en.portfolio.estimate}</Tag>
          </p>
          <Amount rao={totals.spotRao} size="large" />
          <Small>{words.spotText}</Small>
        </div>
      </div>
      <Facts>
        <Fact term={words.free}>
          <Amount rao={totals.freeRao} /> ·{" "}
          <Amount rao={account.spendableRao} word={words.spendable} />
        </Fact>
        <Fact term={words.reserved}>
          <Amount rao={totals.reservedRao} />
        </Fact>
        <Fact term={words.stake}>
          <Amount rao={totals.stakeSaleRao} word={en.portfolio.estimate} />
        </Fact>
        <Fact term={words.claims}>
          <Amount rao={totals.claimsSpotRao} word={en.portfolio.estimate} /> · {words.claimsText}
        </Fact>
        <Fact term={words.emission}>
          <Amount rao={totals.emissionSpotRao} word={en.portfolio.estimate} /> ·{" "}
          {words.emissionText}
        </Fact>
      </Facts>
      {totals.unsellable.length === 0 ? null : (
        <div className={css.below}>
          <Notice level="care">{words.unsellable(totals.unsellable)}</Notice>
        </div>
      )}
    </Card>
  );
}

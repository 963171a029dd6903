import { ArrowRight, Flame, Receipt, Send, Sprout } from "lucide-react";
import type { ReactNode } from "react";
import { useWorkstation } from "../../app/screen.ts";
import { en } from "../../messages/en.ts";
import type { Review, ReviewReply } from "../../types.ts";
import { Amount } from "../../ui/amount.tsx";
import { Card } from "../../ui/card.tsx";
import { nameOrEnds } from "../names.ts";
import css from "./flow.module.css";

type FlowKind = Review["flow"][number]["kind"];
const icons: Record<FlowKind, ReactNode> = {
  burn: <Flame aria-hidden="true" />,
  value: <Send aria-hidden="true" />,
  stake: <Sprout aria-hidden="true" />,
  tip: <Receipt aria-hidden="true" />,
};

interface FlowProps {
  readonly review: Review;
  readonly hints: ReviewReply["hints"];
}

/** What leaves the account, at most, and where it goes. */
export function Flow({ review, hints }: FlowProps) {
  const { snapshot } = useWorkstation();
  const { feeRao, freeRao } = hints;
  const leaving = review.flow.reduce((sum, { rao }) => sum + rao, feeRao ?? 0n);
  return (
    <Card label={en.act.review.flowTitle}>
      <div className={css.flow}>
        <div className={css.box}>
          <p className={css.small}>{en.act.review.from}</p>
          <p className={css.who}>{nameOrEnds(snapshot, review.account)}</p>
          {freeRao === null || freeRao < leaving ? null : (
            <p className={css.small}>{en.act.review.freeThen(freeRao, freeRao - leaving)}</p>
          )}
        </div>
        <ArrowRight aria-hidden="true" className={css.arrow} />
        <ul className={css.to}>
          {review.flow.map(({ kind, rao, bound, to }) => (
            <li key={`${kind}-${to ?? ""}`} className={css.line}>
              <span className={css.what}>
                {icons[kind]}
                <span>
                  {en.act.review.line(kind, bound)}
                  {to === null ? null : (
                    <span className={css.recipient}>{nameOrEnds(snapshot, to)}</span>
                  )}
                </span>
              </span>
              <b>
                <Amount rao={rao} minDecimals={9} />
              </b>
            </li>
          ))}
          {feeRao === null ? null : (
            <li className={css.line}>
              <span className={css.what}>
                <Receipt aria-hidden="true" />
                <span>
                  {en.act.review.feeLine}
                  <span className={css.recipient}>{en.act.review.hint}</span>
                </span>
              </span>
              <b>
                <Amount rao={feeRao} minDecimals={9} />
              </b>
            </li>
          )}
        </ul>
      </div>
    </Card>
  );
}

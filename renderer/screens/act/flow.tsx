import { ArrowRight, Flame, PiggyBank, Receipt, Send, Sprout } from "lucide-react";
import type { ReactNode } from "react";
import { useWorkstation } from "../../app/screen.ts";
import { en } from "../../messages/en.ts";
import type { Draft, Review, ReviewReply } from "../../types.ts";
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
  /** What the chain was seen to take; null where nobody asked it. */
  readonly costs: Draft["costs"] | null;
}

type Line = Review["flow"][number];
/** More recipients than this are told one by one under the acts inside, and here by their sum. */
const MOST_LINES = 6;

/** Same kind to the same place is one line; of many places, one line for the kind. */
function gathered(flow: readonly Line[]): Line[] {
  const by = (key: (line: Line) => string): Line[] => {
    const sums = new Map<string, Line>();
    for (const line of flow) {
      const known = sums.get(key(line));
      sums.set(key(line), {
        ...line,
        rao: line.rao + (known?.rao ?? 0n),
        to: known === undefined || known.to === line.to ? line.to : null,
        bound: known === undefined || known.bound === line.bound ? line.bound : "at-most",
      });
    }
    return [...sums.values()];
  };
  const lines = by(({ kind, from, to }) => `${kind} ${from ?? ""} ${to ?? ""}`);
  return lines.length <= MOST_LINES ? lines : by(({ kind, from }) => `${kind} ${from ?? ""}`);
}

/** Burns and deposits that the bytes do not name, because their price is the chain's own. */
const unnamed = ({ flow }: Review, costs: Draft["costs"]): Draft["costs"] =>
  costs.filter(
    ({ kind }) =>
      kind === "deposit" || (kind === "burn" && !flow.some((line) => line.kind === "burn")),
  );

/** What leaves the account, at most, and where it goes. */
export function Flow({ review, hints, costs }: FlowProps) {
  const { snapshot } = useWorkstation();
  const { feeRao, freeRao } = hints;
  const seen = unnamed(review, costs ?? []);
  const leaving =
    review.flow.reduce((sum, { rao, from }) => sum + (from === null ? rao : 0n), feeRao ?? 0n) +
    seen.reduce((sum, { rao }) => sum + rao, 0n);
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
          {gathered(review.flow).map(({ kind, rao, bound, from, to }) => (
            <li key={`${kind}-${from ?? ""}-${to ?? ""}`} className={css.line}>
              <span className={css.what}>
                {icons[kind]}
                <span>
                  {en.act.review.line(kind, bound)}
                  {to === null ? null : (
                    <span className={css.recipient}>{nameOrEnds(snapshot, to)}</span>
                  )}
                  {from === null ? null : (
                    <span className={css.recipient}>
                      {en.act.review.outOf(nameOrEnds(snapshot, from))}
                    </span>
                  )}
                </span>
              </span>
              <b>
                <Amount rao={rao} minDecimals={9} />
              </b>
            </li>
          ))}
          {seen.map((cost) => (
            <li key={`seen ${cost.kind} ${cost.bound}`} className={css.line}>
              <span className={css.what}>
                {cost.kind === "burn" ? icons.burn : <PiggyBank aria-hidden="true" />}
                <span>
                  {en.act.draft.cost(cost)}
                  <span className={css.recipient}>{en.act.review.hint}</span>
                </span>
              </span>
              <b>
                <Amount rao={cost.rao} minDecimals={9} />
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

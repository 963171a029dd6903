import { en } from "../../messages/en.ts";
import css from "./portfolio.module.css";

const words = en.portfolio.stake;

/** Each subnet's token has its own symbol: two of them are never summed. */
export function Alpha({
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

import { amountText } from "../lib/amount.ts";
import { en } from "../messages/en.ts";
import css from "./amount.module.css";

interface AmountProps {
  readonly rao: bigint;
  readonly size?: "inline" | "large";
  /** After the unit: "free", "at most". */
  readonly word?: string;
  readonly minDecimals?: number;
}

/** An amount of TAO: tabular figures, always with its unit, never rounded. */
export function Amount({ rao, size = "inline", word, minDecimals = 3 }: AmountProps) {
  const { whole, fraction } = amountText(rao, minDecimals);
  return (
    <span className={size === "large" ? css.large : css.inline}>
      {en.amount.number(whole, fraction)}
      <span className={css.unit}>
        {en.amount.unit}
        {word === undefined ? null : ` ${word}`}
      </span>
    </span>
  );
}

/** One of a few, as native radios: arrows, Space and readers work by themselves. */
import { type ReactNode, useId } from "react";
import css from "./choice.module.css";

interface Option<T extends string> {
  readonly value: T;
  readonly label: string;
  /** When the label is in another language than the page. */
  readonly lang?: string;
  readonly detail?: ReactNode;
  readonly disabled?: boolean;
}

interface ChoiceProps<T extends string> {
  readonly label: string;
  readonly value: T | null;
  readonly options: readonly Option<T>[];
  readonly onChange: (value: T) => void;
  /** cards: with a line of explanation each. row: short words side by side. */
  readonly layout?: "cards" | "row";
  readonly isLabelHidden?: boolean;
}

/** More cards than this stand in two columns where there is room: seen at once, not scrolled for. */
const MANY = 8;

export function Choice<T extends string>({
  label,
  value,
  options,
  onChange,
  layout = "row",
  isLabelHidden = false,
}: ChoiceProps<T>) {
  const name = useId();
  return (
    <fieldset className={css.set}>
      <legend className={isLabelHidden ? "visually-hidden" : css.legend}>{label}</legend>
      <div className={layout === "row" ? css.row : options.length > MANY ? css.many : css.cards}>
        {options.map((option) => {
          const id = `${name}-${option.value}`;
          return (
            <label key={option.value} className={css.option} htmlFor={id}>
              <input
                type="radio"
                id={id}
                name={name}
                checked={value === option.value}
                disabled={option.disabled}
                aria-label={option.label}
                aria-describedby={option.detail === undefined ? undefined : `${id}-detail`}
                onChange={() => onChange(option.value)}
              />
              <span className={css.text}>
                <span className={css.name} lang={option.lang}>
                  {option.label}
                </span>
                {option.detail === undefined ? null : (
                  <span id={`${id}-detail`} className={css.detail}>
                    {option.detail}
                  </span>
                )}
              </span>
            </label>
          );
        })}
      </div>
    </fieldset>
  );
}

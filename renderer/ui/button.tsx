import type { ComponentProps, ReactNode } from "react";
import css from "./button.module.css";
import { Spinner } from "./spinner.tsx";

export interface ButtonProps extends Omit<ComponentProps<"button">, "className" | "type"> {
  /** primary: the next step, once per screen. danger: value or keys are at stake. quiet: beside others. */
  readonly tone?: "plain" | "primary" | "danger" | "quiet";
  readonly size?: "normal" | "small" | "large";
  readonly icon?: ReactNode;
  readonly iconAfter?: ReactNode;
  /** Work is going on: the button stays focusable, says so, and takes no second click. */
  readonly isBusy?: boolean;
  readonly type?: "button" | "submit";
}

export function Button({
  tone = "plain",
  size = "normal",
  icon,
  iconAfter,
  isBusy = false,
  type = "button",
  children,
  onClick,
  ...rest
}: ButtonProps) {
  // Its name is in aria-label: a square, as wide as it is high.
  const isSign = children === undefined;
  return (
    <button
      {...rest}
      type={type}
      className={[css.button, css[tone], css[size], isSign ? css.sign : ""].join(" ")}
      aria-busy={isBusy || undefined}
      aria-disabled={isBusy || rest["aria-disabled"]}
      onClick={(event) => {
        if (isBusy) event.preventDefault();
        else onClick?.(event);
      }}
    >
      {isBusy ? <Spinner /> : icon}
      {isSign ? null : <span>{children}</span>}
      {iconAfter}
    </button>
  );
}

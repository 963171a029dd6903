import type { ReactNode } from "react";
import css from "./wide.module.css";

/** What may be wider than the page: it scrolls by itself, with the keyboard too. */
export function Wide({
  label,
  children,
}: {
  readonly label: string;
  readonly children: ReactNode;
}) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: without it nobody could scroll it by keys
    <section className={css.wide} aria-label={label} tabIndex={0}>
      {children}
    </section>
  );
}

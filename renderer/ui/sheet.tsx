/** What goes onto paper, shown as paper. Only what is inside is printed (print.css). */
import { type ReactNode, useId } from "react";
import css from "./sheet.module.css";

export function Sheet({
  title,
  children,
}: {
  readonly title: string;
  readonly children: ReactNode;
}) {
  const id = useId();
  return (
    <article className={css.sheet} data-printable="" aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      {children}
    </article>
  );
}

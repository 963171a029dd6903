import type { ReactNode } from "react";
import css from "./empty.module.css";

interface EmptyProps {
  readonly title: string;
  readonly text: string;
  /** The next physical thing, as a button; where there are several, it comes first. */
  readonly action?: ReactNode;
  readonly picture: ReactNode;
}

export function Empty({ title, text, action, picture }: EmptyProps) {
  return (
    <section className={css.empty}>
      <div className={css.picture} aria-hidden="true">
        {picture}
      </div>
      <h2>{title}</h2>
      <p>{text}</p>
      {action === undefined ? null : <div className={css.action}>{action}</div>}
    </section>
  );
}

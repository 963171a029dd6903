import { type ReactNode, useState } from "react";
import css from "./portfolio.module.css";

/** Opened by its one line; what is inside is drawn from then on. */
export function Fold({
  summary,
  children,
}: {
  readonly summary: string;
  readonly children: ReactNode;
}) {
  const [wasOpened, setWasOpened] = useState(false);
  return (
    <details
      className={css.details}
      onToggle={({ currentTarget }) => setWasOpened((was) => was || currentTarget.open)}
    >
      <summary>{summary}</summary>
      {wasOpened ? children : null}
    </details>
  );
}

import type { ReactNode } from "react";
import css from "./facts.module.css";

/** Terms and their values: the only list of fields there is. */
export function Facts({ children }: { readonly children: ReactNode }) {
  return <dl className={css.facts}>{children}</dl>;
}

export function Fact({ term, children }: { readonly term: string; readonly children: ReactNode }) {
  return (
    <div className={css.row}>
      <dt>{term}</dt>
      <dd>{children}</dd>
    </div>
  );
}

/** Bytes, hashes, names of calls. */
export function Mono({ children }: { readonly children: ReactNode }) {
  return (
    <code className={css.mono} lang="en">
      {children}
    </code>
  );
}

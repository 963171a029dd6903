import type { ReactNode } from "react";
import css from "./stack.module.css";

interface StackProps {
  readonly children: ReactNode;
  readonly gap?: "tight" | "normal" | "wide";
}

export function Stack({ children, gap = "normal" }: StackProps) {
  return <div className={[css.stack, css[gap]].join(" ")}>{children}</div>;
}

interface RowProps {
  readonly children: ReactNode;
  /** start: one after the other. between: first left, rest right. end: all right. */
  readonly place?: "start" | "between" | "end";
}

export function Row({ children, place = "start" }: RowProps) {
  return <div className={[css.row, css[place]].join(" ")}>{children}</div>;
}

export function Small({ children }: { readonly children: ReactNode }) {
  return <p className={css.small}>{children}</p>;
}

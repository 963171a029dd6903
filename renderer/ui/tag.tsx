import type { ReactNode } from "react";
import css from "./tag.module.css";

interface TagProps {
  /** proved is the only green there is. */
  readonly tone: "plain" | "proved" | "care" | "danger" | "accent";
  readonly icon?: ReactNode;
  readonly children: ReactNode;
}

export function Tag({ tone, icon, children }: TagProps) {
  return (
    <span className={[css.tag, css[tone]].join(" ")}>
      {icon}
      <span>{children}</span>
    </span>
  );
}

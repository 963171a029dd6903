import type { ReactNode } from "react";
import css from "./card.module.css";

interface CardProps {
  readonly children: ReactNode;
  readonly as?: "section" | "article" | "div";
  /** Names the region for readers. */
  readonly labelledBy?: string;
  readonly label?: string;
  /** Tables bring their own padding. */
  readonly isFlush?: boolean;
  readonly tone?: "plain" | "care" | "danger";
}

export function Card({
  children,
  as: Element = "section",
  labelledBy,
  label,
  isFlush = false,
  tone = "plain",
}: CardProps) {
  return (
    <Element
      className={[css.card, css[tone], isFlush ? css.flush : css.padded].join(" ")}
      aria-labelledby={labelledBy}
      aria-label={label}
    >
      {children}
    </Element>
  );
}

/** The four levels of danger as they speak in passing: colour, icon and word each; never colour alone. */
import { BadgeCheck, CircleX, Info, OctagonAlert, Siren, TriangleAlert } from "lucide-react";
import type { ReactNode } from "react";
import { en } from "../messages/en.ts";
import type { Danger } from "../types.ts";
import css from "./notice.module.css";

/** Beside the four levels: what was proved, what was refused, and what must not wait. */
type Level = Danger | "proved" | "refused" | "now";

const icons: Record<Level, ReactNode> = {
  info: <Info aria-hidden="true" />,
  proved: <BadgeCheck aria-hidden="true" />,
  refused: <CircleX aria-hidden="true" />,
  care: <TriangleAlert aria-hidden="true" />,
  irreversible: <OctagonAlert aria-hidden="true" />,
  now: <OctagonAlert aria-hidden="true" />,
  emergency: <Siren aria-hidden="true" />,
};

interface NoticeProps {
  readonly level: Level;
  readonly title?: string;
  readonly children?: ReactNode;
  /** Speaks up when it appears. */
  readonly isLive?: boolean;
  readonly actions?: ReactNode;
}

export function Notice({ level, title, children, isLive = false, actions }: NoticeProps) {
  return (
    <div className={[css.notice, css[level]].join(" ")} role={isLive ? "alert" : undefined}>
      {icons[level]}
      <div className={css.body}>
        <p className={css.title}>
          <span className={css.word}>{en.danger[level]}</span>{" "}
          {title === undefined ? null : <span>{title}</span>}
        </p>
        {children === undefined ? null : <div className={css.text}>{children}</div>}
        {actions === undefined ? null : <div className={css.actions}>{actions}</div>}
      </div>
    </div>
  );
}

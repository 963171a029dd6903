/** The fourth danger level: the whole page, one fact, two choices. */
import { Siren } from "lucide-react";
import { type ReactNode, useEffect, useRef } from "react";
import { en } from "../messages/en.ts";
import css from "./emergency.module.css";

interface EmergencyProps {
  readonly title: string;
  readonly text: string;
  readonly facts?: ReactNode;
  /** First the one that protects, then the other. */
  readonly choices: readonly [ReactNode, ReactNode];
  readonly footnote: string;
  /** Beside it: what comes next, and what nobody will ask for. */
  readonly guide?: ReactNode;
}

export function Emergency({ title, text, facts, choices, footnote, guide }: EmergencyProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const page = (
    <main className={css.page} id="task">
      <div className={css.column}>
        <p className={css.word}>
          <Siren aria-hidden="true" />
          {en.danger.emergency}
        </p>
        <h1 ref={heading} tabIndex={-1}>
          {title}
        </h1>
        <p className={css.lede}>{text}</p>
        {facts}
        <div className={css.choices}>{choices}</div>
        <p className={css.foot}>{footnote}</p>
      </div>
    </main>
  );
  if (guide === undefined) return page;
  return (
    <div className={css.guided}>
      {page}
      <aside className={css.guide} aria-label={en.guide.open}>
        {guide}
      </aside>
    </div>
  );
}

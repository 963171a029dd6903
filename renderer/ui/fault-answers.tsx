/** The panel of a fault, with the words for every code there is: fetched when the first one is shown. */
import { CircleX } from "lucide-react";
import { type ReactNode, useEffect, useRef } from "react";
import { en } from "../messages/en.ts";
import { explain, factLines } from "../messages/faults.ts";
import type { Fault } from "../types.ts";
import css from "./fault-answers.module.css";

export interface FaultPanelProps {
  readonly fault: Fault;
  readonly actions?: ReactNode;
}

export function FaultAnswers({ fault, actions }: FaultPanelProps) {
  const said = explain(fault);
  const facts = factLines(fault);
  const panel = useRef<HTMLDivElement>(null);
  // Beside its button is not always on screen: bring it there, without taking the focus from the field at fault.
  useEffect(() => {
    if (fault.code !== "") panel.current?.scrollIntoView?.({ block: "nearest" });
  }, [fault]);
  return (
    <div className={css.panel} role="alert" ref={panel}>
      <CircleX aria-hidden="true" />
      <div className={css.body}>
        <p className={css.title}>{said.happened}</p>
        <dl className={css.answers}>
          <dt>{en.fault.lost}</dt>
          <dd>{said.lost}</dd>
          <dt>{en.fault.now}</dt>
          <dd>{said.now}</dd>
        </dl>
        {actions === undefined ? null : <div className={css.actions}>{actions}</div>}
        <details className={css.details}>
          <summary>{en.fault.details}</summary>
          <code lang="en">{fault.code}</code>
          {facts.map((line) => (
            <code key={line} lang="en">
              {line}
            </code>
          ))}
        </details>
      </div>
    </div>
  );
}

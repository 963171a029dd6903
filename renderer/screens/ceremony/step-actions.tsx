/** The foot of a step: back on the left, on on the right, what was refused above. */
import { ArrowLeft, ArrowRight } from "lucide-react";
import type { ReactNode } from "react";
import { en } from "../../messages/en.ts";
import type { Ceremony, Fault } from "../../types.ts";
import { Button } from "../../ui/button.tsx";
import { FaultPanel } from "../../ui/fault-panel.tsx";
import css from "./step-actions.module.css";

interface StepActionsProps {
  readonly ceremony: Ceremony;
  readonly step: {
    readonly isBusy: boolean;
    readonly fault: Fault | null;
    readonly back: () => void;
  };
  readonly next: string | undefined;
  /** What the way back is called, where it is more than one step. */
  readonly back?: string;
  readonly isReady: boolean;
  readonly isBusy?: boolean;
  readonly onNext: () => void;
  /** Between back and on. */
  readonly children?: ReactNode;
  /** Why the button is not ready yet. */
  readonly hint?: string | undefined;
}

export function StepActions(props: StepActionsProps) {
  const { ceremony, step, next, isReady, isBusy = false, onNext, children, hint } = props;
  return (
    <>
      {step.fault === null ? null : <FaultPanel fault={step.fault} />}
      <div className={css.actions}>
        {ceremony.step.canGoBack ? (
          <Button icon={<ArrowLeft aria-hidden="true" />} disabled={isBusy} onClick={step.back}>
            {props.back ?? en.button.back}
          </Button>
        ) : null}
        <span className={css.grow} />
        {children}
        <Button
          type="submit"
          tone="primary"
          disabled={!isReady && !step.isBusy && !isBusy}
          isBusy={step.isBusy || isBusy}
          title={isReady ? undefined : hint}
          iconAfter={<ArrowRight aria-hidden="true" />}
          onClick={onNext}
        >
          {next ?? en.button.next}
        </Button>
      </div>
    </>
  );
}

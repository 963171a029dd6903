/** Copies that the plan has and the register has not: each begins the ceremony that its medium needs. */
import { ArrowRight } from "lucide-react";
import { en } from "../../messages/en.ts";
import type { ColdkeySummary, PlannedCopy } from "../../types.ts";
import { Button } from "../../ui/button.tsx";
import { Notice } from "../../ui/notice.tsx";
import css from "./register.module.css";

const ceremonyOf: Readonly<Record<PlannedCopy["medium"], string>> = {
  split: "split-backup",
  paper: "back-up-coldkey",
  steel: "back-up-coldkey",
  usb: "usb-copy",
};

interface StillPlannedProps {
  readonly coldkey: ColdkeySummary;
  readonly begin: (kind: string, subject: ColdkeySummary["address"]) => void;
}

export function StillPlanned({ coldkey, begin }: StillPlannedProps) {
  const { address, name, plan } = coldkey;
  if (plan.length === 0) return null;
  const words = en.backup.planned;
  return (
    <Notice level="info" title={words.title(plan.length)}>
      <ul className={css.planned} aria-label={words.list(name)}>
        {plan.map(({ medium, place, custodian }) => {
          const what = words.line(en.ceremonies.mediumName(medium), place, custodian);
          return (
            <li key={what}>
              <span>{what}</span>
              <Button
                size="small"
                iconAfter={<ArrowRight aria-hidden="true" />}
                aria-label={words.makeThis(what)}
                onClick={() => begin(ceremonyOf[medium], address)}
              >
                {words.make}
              </Button>
            </li>
          );
        })}
      </ul>
    </Notice>
  );
}

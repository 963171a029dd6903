/** This machine: every check with its evidence, worst first. A look is short, so it is taken anew on each visit. */
import { RefreshCw, ShieldCheck } from "lucide-react";
import { useCallback, useEffect, useState } from "react";
import { Page } from "../../app/page.tsx";
import { useWorkstation } from "../../app/screen.ts";
import { useCall } from "../../app/use-call.ts";
import { workstation } from "../../bridge.ts";
import { en } from "../../messages/en.ts";
import type { MachineCheck, MachineLook } from "../../types.ts";
import { Button } from "../../ui/button.tsx";
import { FaultPanel } from "../../ui/fault-panel.tsx";
import { Notice } from "../../ui/notice.tsx";
import { Working } from "../../ui/progress.tsx";
import { Row, Small } from "../../ui/stack.tsx";
import { PendingCeremonies } from "../ceremony/pending-ceremonies.tsx";
import { LanguageCard } from "../language/language-card.tsx";
import { AssessmentCard } from "./assessment.tsx";
import { CheckRow } from "./check-row.tsx";
import css from "./machine.module.css";

const ORDER: readonly MachineCheck["state"][] = ["bad", "attention", "unknown", "good"];

export function MachinePlace() {
  const { go } = useWorkstation();
  const [look, setLook] = useState<MachineLook | null>(null);
  const { run, isBusy, fault } = useCall();
  const again = useCallback(async (): Promise<void> => {
    const reply = await run(() => workstation().machine.look(null));
    if (reply?.ok) setLook(reply.value);
  }, [run]);
  useEffect(() => {
    void again();
  }, [again]);

  const count = (state: MachineCheck["state"]): number =>
    look?.checks.filter((check) => check.state === state && check.tickedAtMs === null).length ?? 0;

  return (
    <Page
      title={en.machine.title}
      lede={en.machine.lede}
      actions={
        <Row>
          <Button
            tone="quiet"
            icon={<ShieldCheck aria-hidden="true" />}
            onClick={() => go({ at: "verify-download" })}
          >
            {en.download.open}
          </Button>
          <Button
            icon={<RefreshCw aria-hidden="true" />}
            isBusy={isBusy}
            onClick={() => void again()}
          >
            {en.machine.again}
          </Button>
        </Row>
      }
      guide={{ what: en.machine.what, wrong: en.machine.wrong, hands: en.machine.hands }}
    >
      {fault === null ? null : <FaultPanel fault={fault} />}
      <PendingCeremonies at="machine" />
      <AssessmentCard />
      <LanguageCard />
      {look === null ? (
        isBusy ? (
          <Working what={en.machine.looking} detail={en.machine.lookingDetail} />
        ) : null
      ) : (
        <>
          {look.isRecordedOnly ? (
            <Notice level="care" title={en.machine.recordedTitle}>
              <p>{en.machine.recordedText}</p>
            </Notice>
          ) : null}
          <p className={css.summary} aria-live="polite">
            {en.machine.summary(count("bad"), count("attention"), count("unknown"))}{" "}
            <Small>{en.machine.lookedAt(look.lookedAtMs)}</Small>
          </p>
          {ORDER.map((state) => (
            <Group
              key={state}
              state={state}
              look={look}
              checks={look.checks.filter((check) => check.state === state)}
              onTicked={() => void again()}
            />
          ))}
        </>
      )}
    </Page>
  );
}

interface GroupProps {
  readonly state: MachineCheck["state"];
  readonly look: MachineLook;
  readonly checks: readonly MachineCheck[];
  readonly onTicked: () => void;
}

function Group({ state, look, checks, onTicked }: GroupProps) {
  if (checks.length === 0) return null;
  return (
    <section className={css.group} aria-labelledby={`group-${state}`}>
      <h2 id={`group-${state}`} className={css.groupTitle}>
        {en.machine.group[state]}
      </h2>
      <ul className={css.list}>
        {checks.map((check) => (
          <CheckRow key={check.id} check={check} look={look} onTicked={onTicked} />
        ))}
      </ul>
    </section>
  );
}

import { CircleCheck, CircleHelp, OctagonAlert, TriangleAlert, UserCheck } from "lucide-react";
import type { ReactNode } from "react";
import { useCall } from "../../app/use-call.ts";
import { workstation } from "../../bridge.ts";
import { en } from "../../messages/en.ts";
import type { MachineCheck, MachineLook } from "../../types.ts";
import { Button } from "../../ui/button.tsx";
import { Fact, Facts, Mono } from "../../ui/facts.tsx";
import { FaultPanel } from "../../ui/fault-panel.tsx";
import { Row, Small } from "../../ui/stack.tsx";
import { Tag } from "../../ui/tag.tsx";
import css from "./machine.module.css";

/** Never green: a look that found nothing proves nothing. */
const tones = { good: "plain", attention: "care", bad: "danger", unknown: "plain" } as const;
const icons: Record<MachineCheck["state"], ReactNode> = {
  good: <CircleCheck aria-hidden="true" />,
  attention: <TriangleAlert aria-hidden="true" />,
  bad: <OctagonAlert aria-hidden="true" />,
  unknown: <CircleHelp aria-hidden="true" />,
};

interface TickProps {
  readonly check: MachineCheck;
  readonly onTicked: () => void;
}
interface CheckRowProps extends TickProps {
  readonly look: Pick<MachineLook, "platform" | "isRecordedOnly">;
}

export function CheckRow({ check, look, onTicked }: CheckRowProps) {
  const { id, state, evidence, sources, tickedAtMs } = check;
  const brief = evidence.map(en.machine.evidence).join(" ");
  const words = en.machine.check(id, look.platform);
  return (
    <li className={css.item}>
      <details>
        <summary className={css.head}>
          <span className={css.name}>{words.title}</span>
          <span className={css.brief} title={brief}>
            {brief}
          </span>
          {tickedAtMs === null ? (
            <Tag tone={tones[state]} icon={icons[state]}>
              {en.machine.state[state]}
            </Tag>
          ) : (
            <Tag tone="plain" icon={<UserCheck aria-hidden="true" />}>
              {en.machine.ticked(tickedAtMs)}
            </Tag>
          )}
        </summary>
        <div className={css.more}>
          <Facts>
            <Fact term={en.machine.seen}>
              <ul className={css.evidence}>
                {evidence.map((one) => (
                  <li key={en.machine.evidence(one)}>{en.machine.evidence(one)}</li>
                ))}
              </ul>
            </Fact>
            <Fact term={en.machine.why}>{words.why}</Fact>
            {state === "unknown" ? <Fact term={en.machine.lookYourself}>{words.look}</Fact> : null}
            {state === "good" ? null : <Fact term={en.machine.fix}>{words.fix}</Fact>}
            {sources.length === 0 ? null : (
              <Fact term={en.machine.source}>
                <Mono>{sources.join(look.isRecordedOnly ? "; " : ", ")}</Mono>
                {look.isRecordedOnly ? <Small> {en.machine.recordedMark}</Small> : null}
              </Fact>
            )}
          </Facts>
          {state === "unknown" ? <Ticking check={check} onTicked={onTicked} /> : null}
        </div>
      </details>
    </li>
  );
}

function Ticking({ check, onTicked }: TickProps) {
  const { run, isBusy, fault } = useCall();
  const isSeen = check.tickedAtMs === null;
  const tick = async (): Promise<void> => {
    const reply = await run(() => workstation().machine.tick({ check: check.id, isSeen }));
    if (reply?.ok) onTicked();
  };
  return (
    <>
      {fault === null ? null : <FaultPanel fault={fault} />}
      <Row>
        <Button isBusy={isBusy} onClick={() => void tick()}>
          {isSeen ? en.machine.tick : en.machine.untick}
        </Button>
        <Small>{en.machine.tickNote}</Small>
      </Row>
    </>
  );
}

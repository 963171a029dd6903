/** When this machine was last assessed, what is open since, and the way to do it. */
import { ClipboardCheck } from "lucide-react";
import { useId } from "react";
import { useWorkstation } from "../../app/screen.ts";
import { isAssessmentDue } from "../../lib/assessment.ts";
import { en } from "../../messages/en.ts";
import { Button } from "../../ui/button.tsx";
import { Card } from "../../ui/card.tsx";
import { FaultPanel } from "../../ui/fault-panel.tsx";
import { Row, Small, Stack } from "../../ui/stack.tsx";
import { Tag } from "../../ui/tag.tsx";
import { pendingAt } from "../ceremony/pending-ceremonies.tsx";
import { useBegin } from "../ceremony/use-begin.ts";
import css from "./machine.module.css";

const words = en.ceremonies.assess;
const KIND = "assess-machine";

export function AssessmentCard() {
  const { snapshot } = useWorkstation();
  const titleId = useId();
  const beginning = useBegin();
  const { assessment } = snapshot;
  const { dueAtMs, open } = assessment;
  const isLate = isAssessmentDue(snapshot);
  const isUnderWay = pendingAt(snapshot, "machine").length > 0;
  return (
    <Card labelledBy={titleId} {...(isLate ? { tone: "care" as const } : {})}>
      <Stack gap="tight">
        <Row place="between">
          <h2 id={titleId}>{words.title}</h2>
          {isLate ? (
            <Tag tone="care">{dueAtMs === null ? words.neverTag : words.overdue}</Tag>
          ) : null}
        </Row>
        <p>{words.due(assessment, snapshot.nowMs)}</p>
        {open.length === 0 ? null : (
          <>
            <p>
              <strong>{words.findings(open.length)}</strong>
            </p>
            <ul className={css.evidence}>
              {open.map(({ item, reason, sinceMs }) => (
                <li key={item}>
                  {words.finding(item)} <Small>{words.since(reason, sinceMs)}</Small>
                </li>
              ))}
            </ul>
          </>
        )}
        {beginning.fault === null ? null : <FaultPanel fault={beginning.fault} />}
        {isUnderWay ? null : (
          <Row>
            <Button
              icon={<ClipboardCheck aria-hidden="true" />}
              isBusy={beginning.isBusy}
              onClick={() => beginning.begin(KIND)}
            >
              {words.begin}
            </Button>
          </Row>
        )}
      </Stack>
    </Card>
  );
}

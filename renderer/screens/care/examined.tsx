import { Info, KeyRound, OctagonAlert, TriangleAlert } from "lucide-react";
import { type ReactNode, useId } from "react";
import { dayOfYear } from "../../lib/time.ts";
import { en } from "../../messages/en.ts";
import type { DoctorCode, KeyExamined } from "../../types.ts";
import { Address } from "../../ui/address.tsx";
import { Button } from "../../ui/button.tsx";
import { Card } from "../../ui/card.tsx";
import { Fact, Facts } from "../../ui/facts.tsx";
import { Row, Small, Stack } from "../../ui/stack.tsx";
import { Tag } from "../../ui/tag.tsx";
import css from "./examined.module.css";

const words = en.care.doctor;
const icons: Record<"care" | "danger" | "info", ReactNode> = {
  care: <TriangleAlert aria-hidden="true" />,
  danger: <OctagonAlert aria-hidden="true" />,
  info: <Info aria-hidden="true" />,
};

interface ExaminedProps {
  readonly of: KeyExamined;
  readonly isBusy: boolean;
  readonly onAct: (code: DoctorCode) => void;
  readonly onProve: () => void;
}

export function Examined({ of, isBusy, onAct, onProve }: ExaminedProps) {
  const titleId = useId();
  const { name, kind, isRetired, version, memoryKib, passes, opensInMs, openedAtMs, findings } = of;
  const canOpen = version !== null && name !== null;
  return (
    <Card as="article" labelledBy={titleId}>
      <Stack>
        <div className={css.head}>
          <h2 id={titleId}>{name ?? words.nameless}</h2>
          {kind === null ? null : (
            <Tag tone="plain">{kind === "coldkey" ? words.coldkey : words.hotkey}</Tag>
          )}
          {isRetired ? <Tag tone="plain">{words.retired}</Tag> : null}
        </div>
        <Address address={of.address} />
        <Facts>
          {version === null ? null : (
            <Fact term={words.version}>{words.versionValue(version)}</Fact>
          )}
          {memoryKib === null || passes === null ? null : (
            <Fact term={words.cost}>{words.costValue(memoryKib, passes, opensInMs)}</Fact>
          )}
          {openedAtMs === null ? null : <Fact term={words.opened}>{dayOfYear(openedAtMs)}</Fact>}
        </Facts>
        <FindingList findings={findings} isBusy={isBusy} onAct={onAct} />
        {canOpen && !findings.some((code) => words.finding(code).leadsTo === "prove") ? (
          <Row>
            <Button size="small" icon={<KeyRound aria-hidden="true" />} onClick={onProve}>
              {words.go.prove}
            </Button>
            {findings.length === 0 ? <Small>{words.nothing}</Small> : null}
          </Row>
        ) : null}
      </Stack>
    </Card>
  );
}

export function FindingList({
  findings,
  isBusy,
  onAct,
}: {
  readonly findings: readonly DoctorCode[];
  readonly isBusy: boolean;
  readonly onAct: (code: DoctorCode) => void;
}) {
  if (findings.length === 0) return null;
  return (
    <ul className={css.findings}>
      {findings.map((code) => {
        const { title, now, level, leadsTo } = words.finding(code);
        return (
          <li key={code} className={css[level]}>
            {icons[level]}
            <div>
              <p className={css.title}>{title}</p>
              <p>{now}</p>
            </div>
            {leadsTo === null ? null : (
              <Button size="small" isBusy={isBusy} onClick={() => onAct(code)}>
                {words.go[leadsTo]}
              </Button>
            )}
          </li>
        );
      })}
    </ul>
  );
}

/** The plan of the copies, judged by the core while it is written. */
import { Plus, Trash2 } from "lucide-react";
import { useEffect, useState } from "react";
import { useWorkstation } from "../../app/screen.ts";
import { workstation } from "../../bridge.ts";
import { countingCopies } from "../../lib/copies.ts";
import { en } from "../../messages/en.ts";
import type { Answer, Fault, PlannedCopy } from "../../types.ts";
import { Button } from "../../ui/button.tsx";
import { Card } from "../../ui/card.tsx";
import { Choice } from "../../ui/choice.tsx";
import { TextField } from "../../ui/field.tsx";
import { Notice } from "../../ui/notice.tsx";
import { Row } from "../../ui/stack.tsx";
import { isLabel } from "../key-name.ts";
import type { BodyProps } from "./kind-view.ts";
import css from "./plan-body.module.css";
import { StepActions } from "./step-actions.tsx";
import { useStep } from "./use-step.ts";

interface PlanRow extends PlannedCopy {
  /** Of the row, for React and for the focus: places in a list move. */
  readonly key: number;
}

const media: readonly PlannedCopy["medium"][] = ["paper", "steel", "usb", "split"];
const MOST = 8;
/** Long enough not to ask with every letter. */
const PAUSE_MS = 250;
const fresh = (key: number): PlanRow => ({ key, medium: "paper", place: "", custodian: "" });

export function PlanBody({ ceremony, text, onEnded }: BodyProps) {
  const { snapshot } = useWorkstation();
  const { subject, answers } = ceremony;
  const step = useStep(ceremony, onEnded);
  const coldkey = snapshot.coldkeys.find((one) => one.address === subject);
  const there = coldkey === undefined ? [] : countingCopies(coldkey);
  const [copies, setCopies] = useState<readonly PlanRow[]>(() =>
    firstRows(answers.plan, coldkey?.plan ?? [], there.length),
  );
  const [laptop, setLaptop] = useState(String(answers.plan?.laptop ?? ""));
  const [slip, setSlip] = useState(String(answers.plan?.slip ?? ""));

  const plan = {
    copies: copies.map(({ medium, place, custodian }) => ({
      medium,
      place: place.trim(),
      custodian: custodian.trim(),
    })),
    laptop: laptop.trim(),
    slip: slip.trim(),
  };
  const isFine = (value: string): boolean => value === "" || isLabel(value);
  const isWritten = copies[0]?.medium === "paper" || copies[0]?.medium === "steel";
  const isReady =
    plan.copies.every(({ place, custodian }) => isLabel(place) && isFine(custodian)) &&
    isFine(plan.laptop) &&
    isFine(plan.slip) &&
    isWritten;
  const findings = useJudgement(subject, plan, isReady);

  const change = (key: number, part: Partial<PlannedCopy>): void =>
    setCopies(copies.map((one) => (one.key === key ? { ...one, ...part } : one)));
  const nextKey = Math.max(0, ...copies.map(({ key }) => key)) + 1;
  const first = there.length + 1;
  const words = en.ceremonies.plan;

  return (
    <>
      {there.length === 0 ? null : (
        <Card label={words.there}>
          <h2>{words.there}</h2>
          <ul>
            {there.map(({ id, label, medium, place }) => (
              <li key={id}>{en.ceremonies.copyLine(label, en.backup.mediumName(medium), place)}</li>
            ))}
          </ul>
        </Card>
      )}
      <ul className={css.copies}>
        {copies.map(({ key, medium, place, custodian }, index) => {
          const number = first + index;
          return (
            <li key={key} className={css.copy}>
              <div className={css.head}>
                <h2 className={css.name}>{words.copy(number)}</h2>
                <span className={css.when}>{index === 0 ? words.now : words.later}</span>
                {copies.length > 1 ? (
                  <Button
                    size="small"
                    tone="quiet"
                    icon={<Trash2 aria-hidden="true" />}
                    aria-label={words.remove(number)}
                    onClick={() => setCopies(copies.filter((one) => one.key !== key))}
                  />
                ) : null}
              </div>
              <Choice
                label={words.medium(number)}
                value={medium}
                onChange={(value) => change(key, { medium: value })}
                options={media.map((value) => ({
                  value,
                  label: en.ceremonies.mediumName(value),
                  disabled: index === 0 && (value === "usb" || value === "split"),
                }))}
              />
              {medium === "split" ? <Notice level="info">{words.split}</Notice> : null}
              <div className={css.fields}>
                <TextField
                  label={words.place(number)}
                  hint={medium === "split" ? words.splitPlaces : words.placeHint}
                  error={isFine(place.trim()) ? null : words.bad}
                  value={place}
                  maxLength={60}
                  onChange={(event) => change(key, { place: event.currentTarget.value })}
                />
                <TextField
                  label={words.custodian(number)}
                  hint={words.custodianHint}
                  error={isFine(custodian.trim()) ? null : words.bad}
                  value={custodian}
                  maxLength={60}
                  onChange={(event) => change(key, { custodian: event.currentTarget.value })}
                />
              </div>
            </li>
          );
        })}
      </ul>
      <Row>
        <Button
          icon={<Plus aria-hidden="true" />}
          disabled={copies.length >= MOST}
          onClick={() => setCopies([...copies, fresh(nextKey)])}
        >
          {words.add}
        </Button>
      </Row>
      {isWritten ? null : <Notice level="care">{words.firstUsb}</Notice>}
      <Card>
        <div className={css.fields}>
          <TextField
            label={words.laptop}
            hint={words.laptopHint}
            value={laptop}
            maxLength={60}
            onChange={(event) => setLaptop(event.currentTarget.value)}
          />
          <TextField
            label={words.passphrase}
            hint={words.passphraseHint}
            value={slip}
            maxLength={60}
            onChange={(event) => setSlip(event.currentTarget.value)}
          />
        </div>
      </Card>
      <section className={css.judged} aria-label={words.judging} aria-live="polite">
        {findings === null ? null : findings.length === 0 ? (
          <Notice level="info" title={words.good}>
            <p>{words.goodText}</p>
          </Notice>
        ) : (
          findings.map((finding) => {
            const said = words.judged(finding);
            return (
              <Notice
                key={finding.code}
                level={said.isSerious ? "care" : "info"}
                title={said.title}
              >
                <p>{said.text}</p>
              </Notice>
            );
          })
        )}
      </section>
      <StepActions
        ceremony={ceremony}
        step={step}
        next={text.next ?? words.next}
        isReady={isReady}
        onNext={() => step.answer(plan)}
      />
    </>
  );
}

/** As it was answered; else what the plan of the key still has; else enough for two places. */
function firstRows(
  answer: Answer | undefined,
  planned: readonly PlannedCopy[],
  made: number,
): readonly PlanRow[] {
  const before = Array.isArray(answer?.copies) ? answer.copies : planned;
  const rows = before.flatMap((one, key) =>
    one !== null && typeof one === "object"
      ? [
          {
            key,
            medium: media.find((medium) => medium === one.medium) ?? ("paper" as const),
            place: String(one.place ?? ""),
            custodian: String(one.custodian ?? ""),
          },
        ]
      : [],
  );
  if (rows.length > 0) return rows;
  return made === 0 ? [fresh(0), fresh(1)] : [fresh(0)];
}

/** null while the plan cannot be judged yet. */
function useJudgement(
  address: BodyProps["ceremony"]["subject"],
  plan: { copies: PlannedCopy[]; laptop: string; slip: string },
  isReady: boolean,
): readonly Fault[] | null {
  const [findings, setFindings] = useState<readonly Fault[] | null>(null);
  const asked = JSON.stringify([address, plan]);
  useEffect(() => {
    if (!isReady) {
      setFindings(null);
      return;
    }
    let isOld = false;
    const [subject, what] = JSON.parse(asked) as [typeof address, typeof plan];
    const timer = setTimeout(() => {
      void workstation()
        .plan.judge({ address: subject, ...what })
        .then((reply) => {
          if (!isOld && reply.ok) setFindings(reply.value);
        });
    }, PAUSE_MS);
    return () => {
      isOld = true;
      clearTimeout(timer);
    };
  }, [asked, isReady]);
  return findings;
}

/** Where the copy will lie that was written and proved: prefilled from the plan. */
import { type ReactNode, useState } from "react";
import { useWorkstation } from "../../app/screen.ts";
import { countingCopies } from "../../lib/copies.ts";
import { en } from "../../messages/en.ts";
import type { Answer, Medium } from "../../types.ts";
import { Card } from "../../ui/card.tsx";
import { Choice } from "../../ui/choice.tsx";
import { TextField } from "../../ui/field.tsx";
import { Notice } from "../../ui/notice.tsx";
import { Working } from "../../ui/progress.tsx";
import { Stack } from "../../ui/stack.tsx";
import { isLabel } from "../key-name.ts";
import type { BodyProps } from "./kind-view.ts";
import { StepActions } from "./step-actions.tsx";
import { useStep } from "./use-step.ts";

const media: readonly Medium[] = ["paper", "steel"];

interface RecordBodyProps extends BodyProps {
  readonly working: string;
  /** Beside what the register says. */
  readonly alsoSay?: Answer;
  /** Between back and on. */
  readonly children?: ReactNode;
}

export function RecordBody({ ceremony, onEnded, working, alsoSay, children }: RecordBodyProps) {
  const { snapshot } = useWorkstation();
  const step = useStep(ceremony, onEnded);
  const coldkey = snapshot.coldkeys.find((one) => one.address === ceremony.subject);
  const there = coldkey === undefined ? [] : countingCopies(coldkey);
  const { copies } = ceremony.answers.plan ?? {};
  const [planned] = Array.isArray(copies) ? copies : [];
  const {
    medium: plannedMedium,
    place: plannedPlace,
    custodian: plannedCustodian,
  } = planned !== null && typeof planned === "object" ? planned : {};

  const [label, setLabel] = useState(() => en.backup.labels(coldkey?.copies.length ?? 0));
  const [medium, setMedium] = useState<Medium>(plannedMedium === "steel" ? "steel" : "paper");
  const [place, setPlace] = useState(String(plannedPlace ?? ""));
  const [custodian, setCustodian] = useState(String(plannedCustodian ?? ""));
  const [serial, setSerial] = useState("");
  const isTaken = there.some((one) => one.place.toLowerCase() === place.trim().toLowerCase());
  const isFine = (value: string): boolean => value.trim() === "" || isLabel(value.trim());
  const isReady =
    isLabel(label.trim()) && isLabel(place.trim()) && isFine(custodian) && isFine(serial);
  const words = en.create.copy;

  return (
    <>
      <Card>
        <Stack gap="wide">
          <TextField
            label={words.label}
            value={label}
            maxLength={60}
            onChange={(event) => setLabel(event.currentTarget.value)}
            hint={words.labelHint}
          />
          <Choice
            label={words.medium}
            value={medium}
            onChange={setMedium}
            options={media.map((value) => ({ value, label: words.mediumName(value) }))}
          />
          <TextField
            label={words.place}
            value={place}
            maxLength={60}
            onChange={(event) => setPlace(event.currentTarget.value)}
            hint={words.placeHint}
            error={isFine(place) ? null : words.bad}
          />
          <TextField
            label={words.custodian}
            value={custodian}
            maxLength={60}
            onChange={(event) => setCustodian(event.currentTarget.value)}
            hint={words.custodianHint}
            error={isFine(custodian) ? null : words.bad}
          />
          <TextField
            label={words.serial}
            value={serial}
            maxLength={60}
            isMono
            onChange={(event) => setSerial(event.currentTarget.value)}
            hint={words.serialHint}
            error={isFine(serial) ? null : words.bad}
          />
        </Stack>
      </Card>
      {isTaken ? (
        <Notice level="care" isLive title={words.samePlace}>
          <p>{words.samePlaceText}</p>
        </Notice>
      ) : null}
      {step.isBusy ? <Working what={working} /> : null}
      <StepActions
        ceremony={ceremony}
        step={step}
        next={words.record}
        isReady={isReady}
        onNext={() =>
          step.answer({
            ...alsoSay,
            label: label.trim(),
            medium,
            place: place.trim(),
            custodian: custodian.trim(),
            serial: serial.trim(),
          })
        }
      >
        {children}
      </StepActions>
    </>
  );
}

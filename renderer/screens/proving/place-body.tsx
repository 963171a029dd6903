/** Where a share or a drive goes: what the register will say about it. */
import { useState } from "react";
import { useWorkstation } from "../../app/screen.ts";
import { en } from "../../messages/en.ts";
import type { Ceremony } from "../../types.ts";
import { Card } from "../../ui/card.tsx";
import { Choice } from "../../ui/choice.tsx";
import { TextField } from "../../ui/field.tsx";
import { Notice } from "../../ui/notice.tsx";
import { Stack } from "../../ui/stack.tsx";
import type { BodyProps } from "../ceremony/kind-view.ts";
import { StepActions } from "../ceremony/step-actions.tsx";
import { useStep } from "../ceremony/use-step.ts";
import { isLabel } from "../key-name.ts";
import { useSubject } from "./about.ts";

type CardMedium = "paper" | "steel";
const media: readonly CardMedium[] = ["paper", "steel"];
const isOptional = (text: string): boolean => text.trim() === "" || isLabel(text.trim());
const orNull = (text: string): string | null => (text.trim() === "" ? null : text.trim());

interface PlaceFormProps extends BodyProps {
  readonly label: string;
  readonly labelName: string;
  readonly hasMedium: boolean;
  readonly taken: readonly string[];
}

function PlaceForm(props: PlaceFormProps) {
  const { ceremony, text, onEnded, labelName, hasMedium, taken } = props;
  const words = en.proving.place;
  const before = ceremony.answers[ceremony.step.id] ?? {};
  const [label, setLabel] = useState(String(before.label ?? props.label));
  const [medium, setMedium] = useState<CardMedium>(before.medium === "steel" ? "steel" : "paper");
  const [place, setPlace] = useState(String(before.place ?? ""));
  const [custodian, setCustodian] = useState(String(before.custodian ?? ""));
  const [serial, setSerial] = useState(String(before.serial ?? ""));
  const step = useStep(ceremony, onEnded);
  const isReady =
    isLabel(label.trim()) && isLabel(place.trim()) && isOptional(custodian) && isOptional(serial);
  const isTaken = taken.some((one) => one.toLowerCase() === place.trim().toLowerCase());

  const record = (): void =>
    step.answer({
      label: label.trim(),
      ...(hasMedium ? { medium } : {}),
      place: place.trim(),
      custodian: orNull(custodian),
      serial: orNull(serial),
    });
  const field = (
    name: string,
    hint: string,
    value: string,
    set: (value: string) => void,
    isGood: boolean,
  ) => (
    <TextField
      label={name}
      hint={hint}
      value={value}
      maxLength={60}
      error={value === "" || isGood ? null : words.bad}
      onChange={(event) => set(event.currentTarget.value)}
    />
  );

  return (
    <Stack>
      <Card>
        <Stack gap="wide">
          {field(labelName, words.labelHint, label, setLabel, isLabel(label.trim()))}
          {hasMedium ? (
            <Choice
              label={words.medium}
              value={medium}
              onChange={setMedium}
              options={media.map((value) => ({ value, label: words[value] }))}
            />
          ) : null}
          {field(words.where, words.whereHint, place, setPlace, isLabel(place.trim()))}
          {field(
            words.custodian,
            words.custodianHint,
            custodian,
            setCustodian,
            isOptional(custodian),
          )}
          {field(words.serial, words.serialHint, serial, setSerial, isOptional(serial))}
        </Stack>
      </Card>
      {isTaken ? (
        <Notice level="care" isLive>
          <p>{words.taken}</p>
        </Notice>
      ) : null}
      <StepActions
        ceremony={ceremony}
        step={step}
        next={text.next}
        isReady={isReady}
        onNext={record}
      />
    </Stack>
  );
}

const shareIndex = ({ step }: Ceremony): number => Number(/^share-(\d+)-/.exec(step.id)?.[1] ?? 1);

function SharePlaceBody(props: BodyProps) {
  const index = shareIndex(props.ceremony);
  const { coldkey, copy } = useSubject(props.ceremony);
  // Written again: the other shares have places already.
  const placed = (coldkey?.copies ?? [])
    .filter(
      ({ lost, share }) => lost === null && share !== null && share.split === copy?.share?.split,
    )
    .map(({ place }) => place);
  const others = Object.entries(props.ceremony.answers).flatMap(([step, answer]) =>
    step.endsWith("-place") && step !== props.ceremony.step.id && typeof answer.place === "string"
      ? [answer.place]
      : [],
  );
  return (
    <PlaceForm
      {...props}
      label={en.proving.place.shareDefault(index)}
      labelName={en.proving.place.label}
      hasMedium
      taken={[...placed, ...others]}
    />
  );
}

/** SLIP-0039 knows no more shares. */
export const MOST_SHARES = 16;

/** The step of each share in which it is put away. */
export const sharePlaces = Object.fromEntries(
  Array.from({ length: MOST_SHARES }, (_, at) => [`share-${at + 1}-place`, SharePlaceBody]),
);

export function DrivePlaceBody(props: BodyProps) {
  const { snapshot } = useWorkstation();
  const coldkey = snapshot.coldkeys.find((key) => key.address === props.ceremony.subject);
  const drives = coldkey?.copies.filter(({ medium }) => medium === "usb").length ?? 0;
  const letter = String.fromCharCode(65 + Math.min(25, drives));
  return (
    <PlaceForm
      {...props}
      label={en.proving.place.driveDefault.replace(/A$/, letter)}
      labelName={en.proving.place.driveLabel}
      hasMedium={false}
      taken={[]}
    />
  );
}

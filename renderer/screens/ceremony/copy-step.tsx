import { type FormEvent, useState } from "react";
import { useCall } from "../../app/use-call.ts";
import { en } from "../../messages/en.ts";
import type { Medium } from "../../types.ts";
import { Button } from "../../ui/button.tsx";
import { Card } from "../../ui/card.tsx";
import { Choice } from "../../ui/choice.tsx";
import { FaultPanel } from "../../ui/fault-panel.tsx";
import { TextField } from "../../ui/field.tsx";
import { Notice } from "../../ui/notice.tsx";
import { Working } from "../../ui/progress.tsx";
import { Row, Stack } from "../../ui/stack.tsx";
import { isLabel } from "../key-name.ts";
import { CeremonyPage } from "./ceremony-page.tsx";
import type { PhraseStep } from "./phrase-calls.ts";

const media: readonly Medium[] = ["paper", "steel"];

interface CopyStepProps extends Omit<PhraseStep, "wordCount"> {
  readonly firstLabel: string;
  readonly working: string;
  /** Where other copies lie: a copy in one of these places is no second place. */
  readonly takenPlaces: readonly string[];
  readonly onDone: (address: string) => void;
}

export function CopyStep({ id, calls, firstLabel, working, takenPlaces, onDone }: CopyStepProps) {
  const [label, setLabel] = useState(firstLabel);
  const [medium, setMedium] = useState<Medium>("paper");
  const [place, setPlace] = useState("");
  const call = useCall();
  const isTaken = takenPlaces.some((taken) => taken.toLowerCase() === place.trim().toLowerCase());
  const isReady = isLabel(label.trim()) && isLabel(place.trim());

  const record = async (): Promise<void> => {
    const reply = await call.run(() =>
      calls.recordCopy({
        id,
        label: label.trim(),
        medium,
        place: place.trim(),
      }),
    );
    if (reply?.ok) onDone(reply.value.address);
  };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (isReady && !call.isBusy) void record();
  };

  return (
    <CeremonyPage
      step="copy"
      title={en.create.copy.title}
      lede={en.create.copy.lede}
      guide={en.create.guide.copy}
    >
      <form onSubmit={submit}>
        <Stack>
          <Card>
            <Stack gap="wide">
              <TextField
                label={en.create.copy.label}
                value={label}
                maxLength={60}
                onChange={(event) => setLabel(event.currentTarget.value)}
                hint={en.create.copy.labelHint}
              />
              <Choice
                label={en.create.copy.medium}
                value={medium}
                onChange={setMedium}
                options={media.map((value) => ({ value, label: en.create.copy.mediumName(value) }))}
              />
              <TextField
                label={en.create.copy.place}
                value={place}
                maxLength={60}
                onChange={(event) => setPlace(event.currentTarget.value)}
                hint={en.create.copy.placeHint}
                error={place !== "" && !isLabel(place.trim()) ? en.create.copy.bad : null}
              />
            </Stack>
          </Card>
          {isTaken ? (
            <Notice level="care" isLive title={en.create.copy.samePlace}>
              <p>{en.create.copy.samePlaceText}</p>
            </Notice>
          ) : null}
          {call.isBusy ? <Working what={working} /> : null}
          {call.fault === null ? null : <FaultPanel fault={call.fault} />}
          <Row place="end">
            <Button type="submit" tone="primary" disabled={!isReady} isBusy={call.isBusy}>
              {en.create.copy.record}
            </Button>
          </Row>
        </Stack>
      </form>
    </CeremonyPage>
  );
}

import { type FormEvent, useState } from "react";
import { useCall } from "../../app/use-call.ts";
import { workstation } from "../../bridge.ts";
import { en } from "../../messages/en.ts";
import type { Creation, Medium } from "../../types.ts";
import { Button } from "../../ui/button.tsx";
import { Card } from "../../ui/card.tsx";
import { Choice } from "../../ui/choice.tsx";
import { FaultPanel } from "../../ui/fault-panel.tsx";
import { TextField } from "../../ui/field.tsx";
import { Working } from "../../ui/progress.tsx";
import { Row, Stack } from "../../ui/stack.tsx";
import { isLabel } from "../key-name.ts";
import { CeremonyPage } from "./create.tsx";

const media: readonly Medium[] = ["paper", "steel"];

interface CopyStepProps {
  readonly creation: Creation;
  readonly onDone: (address: string) => void;
}

export function CopyStep({ creation, onDone }: CopyStepProps) {
  const [label, setLabel] = useState<string>(en.create.copy.labelDefault);
  const [medium, setMedium] = useState<Medium>("paper");
  const [place, setPlace] = useState("");
  const call = useCall();
  const isReady = isLabel(label.trim()) && isLabel(place.trim());

  const record = async (): Promise<void> => {
    const reply = await call.run(() =>
      workstation().creation.recordCopy({
        id: creation.id,
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
      name={creation.name}
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
          {call.isBusy ? <Working what={en.create.copy.working} /> : null}
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

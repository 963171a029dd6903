import { useState } from "react";
import { useCall } from "../../app/use-call.ts";
import { workstation } from "../../bridge.ts";
import { en } from "../../messages/en.ts";
import type { BackupCopy, ColdkeySummary } from "../../types.ts";
import { Button } from "../../ui/button.tsx";
import { Dialog, DialogActions } from "../../ui/dialog.tsx";
import { FaultPanel } from "../../ui/fault-panel.tsx";
import { TextField } from "../../ui/field.tsx";
import { Stack } from "../../ui/stack.tsx";
import { isLabel } from "../key-name.ts";

interface EditCopyProps {
  readonly coldkey: ColdkeySummary;
  readonly copy: BackupCopy;
  readonly onClose: () => void;
}

const isOptional = (text: string): boolean => text.trim() === "" || isLabel(text.trim());
const orNull = (text: string): string | null => (text.trim() === "" ? null : text.trim());

/** The copy has moved, or has another keeper or envelope. Its dates are nobody's to correct. */
export function EditCopy({ coldkey, copy, onClose }: EditCopyProps) {
  const [label, setLabel] = useState(copy.label);
  const [place, setPlace] = useState(copy.place);
  const [custodian, setCustodian] = useState(copy.custodian ?? "");
  const [serial, setSerial] = useState(copy.serial ?? "");
  const call = useCall();
  const words = en.proving.place;
  const isReady =
    isLabel(label.trim()) && isLabel(place.trim()) && isOptional(custodian) && isOptional(serial);

  const save = async (): Promise<void> => {
    const reply = await call.run(() =>
      workstation().copies.describe({
        address: coldkey.address,
        copy: copy.id,
        label: label.trim(),
        place: place.trim(),
        custodian: orNull(custodian),
        serial: orNull(serial),
      }),
    );
    if (reply?.ok) onClose();
  };

  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={en.proving.editing.title(copy.label)}
      description={en.proving.editing.text}
    >
      <Stack>
        {(
          [
            [words.label, label, setLabel, isLabel(label.trim())],
            [words.where, place, setPlace, isLabel(place.trim())],
            [words.custodian, custodian, setCustodian, isOptional(custodian)],
            [words.serial, serial, setSerial, isOptional(serial)],
          ] as const
        ).map(([name, value, set, isGood]) => (
          <TextField
            key={name}
            label={name}
            value={value}
            maxLength={60}
            error={isGood ? null : words.bad}
            onChange={(event) => set(event.currentTarget.value)}
          />
        ))}
      </Stack>
      {call.fault === null ? null : <FaultPanel fault={call.fault} />}
      <DialogActions>
        <Button onClick={onClose}>{en.button.cancel}</Button>
        <Button tone="primary" disabled={!isReady} isBusy={call.isBusy} onClick={() => void save()}>
          {en.proving.editing.save}
        </Button>
      </DialogActions>
    </Dialog>
  );
}

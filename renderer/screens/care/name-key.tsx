/** A name for a key whose card is gone. Its file is opened for that: only the vault can tell whether it has words. */
import { type FormEvent, useRef, useState } from "react";
import { useCall } from "../../app/use-call.ts";
import { workstation } from "../../bridge.ts";
import { en } from "../../messages/en.ts";
import { withSecret } from "../../secret-bytes.ts";
import type { KeyExamined } from "../../types.ts";
import { Address } from "../../ui/address.tsx";
import { Button } from "../../ui/button.tsx";
import { Dialog, DialogActions } from "../../ui/dialog.tsx";
import { FaultPanel } from "../../ui/fault-panel.tsx";
import { TextField } from "../../ui/field.tsx";
import { Notice } from "../../ui/notice.tsx";
import { PassphraseField, type PassphraseHandle } from "../../ui/passphrase-field.tsx";
import { Working } from "../../ui/progress.tsx";
import { Stack } from "../../ui/stack.tsx";
import { isKeyName } from "../key-name.ts";

const words = en.care.doctor;

interface NameKeyProps {
  readonly of: KeyExamined;
  readonly onClose: () => void;
  readonly onNamed: (name: string) => void;
}

export function NameKey({ of, onClose, onNamed }: NameKeyProps) {
  const field = useRef<PassphraseHandle>(null);
  const [name, setName] = useState("");
  const [hasTyped, setHasTyped] = useState(false);
  const call = useCall();
  const isValid = isKeyName(name);

  const give = async (event?: FormEvent): Promise<void> => {
    event?.preventDefault();
    if (!isValid || !field.current || field.current.isEmpty()) return;
    const bytes = field.current.take();
    const reply = await call.run(() =>
      withSecret(bytes, (passphrase) =>
        workstation().keys.name({ address: of.address, name, passphrase }),
      ),
    );
    if (reply?.ok) onNamed(name);
    else field.current?.focus();
  };

  return (
    <Dialog isOpen onClose={onClose} title={words.nameTitle} description={words.nameText}>
      <form onSubmit={(event) => void give(event)}>
        <Stack>
          <Address address={of.address} />
          {of.kind === "coldkey" ? (
            <Notice level="care" title={words.nameCopies}>
              <p>{words.nameCopiesText}</p>
            </Notice>
          ) : null}
          <TextField
            label={words.nameField}
            value={name}
            maxLength={40}
            disabled={call.isBusy}
            onChange={(event) => setName(event.currentTarget.value)}
            error={name !== "" && !isValid ? en.create.name.bad : null}
          />
          <PassphraseField
            handle={field}
            label={words.proveField}
            disabled={call.isBusy}
            onEdit={() => setHasTyped(field.current?.isEmpty() === false)}
            onEnter={() => void give()}
          />
          {call.isBusy ? (
            <Working what={words.proveWorking} detail={words.proveWorkingDetail} />
          ) : null}
          {call.fault === null ? null : <FaultPanel fault={call.fault} />}
          <DialogActions>
            <Button onClick={onClose}>{en.button.cancel}</Button>
            <Button
              type="submit"
              tone="primary"
              disabled={!(isValid && hasTyped) && !call.isBusy}
              isBusy={call.isBusy}
            >
              {words.nameGo}
            </Button>
          </DialogActions>
        </Stack>
      </form>
    </Dialog>
  );
}

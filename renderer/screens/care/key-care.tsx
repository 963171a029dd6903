/** Name and rest of one key, folded away under it: nobody needs them every day. */
import { KeyRound, Moon, Pencil } from "lucide-react";
import { type FormEvent, useState } from "react";
import { useWorkstation } from "../../app/screen.ts";
import { useCall } from "../../app/use-call.ts";
import { workstation } from "../../bridge.ts";
import { en } from "../../messages/en.ts";
import type { ColdkeySummary, HotkeySummary } from "../../types.ts";
import { Button } from "../../ui/button.tsx";
import { Dialog, DialogActions } from "../../ui/dialog.tsx";
import { FaultPanel } from "../../ui/fault-panel.tsx";
import { TextField } from "../../ui/field.tsx";
import { Row, Stack } from "../../ui/stack.tsx";
import { isKeyName } from "../key-name.ts";
import css from "./key-care.module.css";

type Key = Pick<ColdkeySummary | HotkeySummary, "address" | "name">;

interface KeyCareProps {
  readonly of: Key;
  readonly isColdkey: boolean;
}

export function KeyCare({ of, isColdkey }: KeyCareProps) {
  const { go } = useWorkstation();
  const [asked, setAsked] = useState<"rename" | "retire" | null>(null);
  const words = en.care.keys;
  const close = (): void => setAsked(null);
  return (
    <details className={css.care}>
      <summary aria-label={words.openNamed(of.name)}>{words.open}</summary>
      <Row>
        <Button
          size="small"
          icon={<Pencil aria-hidden="true" />}
          onClick={() => setAsked("rename")}
        >
          {words.rename}
        </Button>
        {isColdkey ? (
          <Button
            size="small"
            icon={<KeyRound aria-hidden="true" />}
            onClick={() => go({ at: "change-passphrase", address: of.address })}
          >
            {words.change}
          </Button>
        ) : null}
        <Button size="small" icon={<Moon aria-hidden="true" />} onClick={() => setAsked("retire")}>
          {words.retire}
        </Button>
      </Row>
      {asked === "rename" ? <Rename of={of} onClose={close} /> : null}
      {asked === "retire" ? <Retire of={of} isColdkey={isColdkey} onClose={close} /> : null}
    </details>
  );
}

function Rename({ of, onClose }: { readonly of: Key; readonly onClose: () => void }) {
  const [name, setName] = useState(of.name);
  const call = useCall();
  const words = en.care.keys;
  const isValid = isKeyName(name);
  const rename = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (!isValid || name === of.name) return;
    const reply = await call.run(() => workstation().keys.rename({ address: of.address, name }));
    if (reply?.ok) onClose();
  };
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={words.renameTitle(of.name)}
      description={words.renameText}
    >
      <form onSubmit={(event) => void rename(event)}>
        <Stack>
          <TextField
            label={words.renameField}
            value={name}
            maxLength={40}
            onChange={(event) => setName(event.currentTarget.value)}
            error={name !== "" && !isValid ? en.create.name.bad : null}
          />
          {call.fault === null ? null : <FaultPanel fault={call.fault} />}
          <DialogActions>
            <Button onClick={onClose}>{en.button.cancel}</Button>
            <Button
              type="submit"
              tone="primary"
              disabled={!isValid || name === of.name}
              isBusy={call.isBusy}
            >
              {words.renameGo}
            </Button>
          </DialogActions>
        </Stack>
      </form>
    </Dialog>
  );
}

function Retire({ of, isColdkey, onClose }: KeyCareProps & { readonly onClose: () => void }) {
  const call = useCall();
  const words = en.care.keys;
  const retire = async (): Promise<void> => {
    const reply = await call.run(() => workstation().keys.retire({ address: of.address }));
    if (reply?.ok) onClose();
  };
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={words.retireTitle(of.name)}
      description={words.retireText(isColdkey)}
    >
      {call.fault === null ? null : <FaultPanel fault={call.fault} />}
      <DialogActions>
        <Button onClick={onClose}>{words.keep}</Button>
        <Button tone="primary" isBusy={call.isBusy} onClick={() => void retire()}>
          {words.retireGo}
        </Button>
      </DialogActions>
    </Dialog>
  );
}

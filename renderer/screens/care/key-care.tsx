/** Name, passphrase and rest of one key: in the menu of its card, as nobody needs them every day. */
import { KeyRound, Moon, Pencil, Sun } from "lucide-react";
import { type FormEvent, type ReactNode, useState } from "react";
import { useWorkstation } from "../../app/screen.ts";
import { useCall } from "../../app/use-call.ts";
import { workstation } from "../../bridge.ts";
import { en } from "../../messages/en.ts";
import type { ColdkeySummary, HotkeySummary } from "../../types.ts";
import { Button } from "../../ui/button.tsx";
import { Dialog, DialogActions } from "../../ui/dialog.tsx";
import { FaultPanel } from "../../ui/fault-panel.tsx";
import { TextField } from "../../ui/field.tsx";
import type { MenuEntry } from "../../ui/menu.tsx";
import { Stack } from "../../ui/stack.tsx";
import { isKeyName } from "../key-name.ts";

type Key = ColdkeySummary | HotkeySummary;

type Asked = "rename" | "retire";

/** Entries of a menu, and the dialogs that they open: put both into the card. */
export function useKeyCare(of: Key): { entries: MenuEntry[]; dialog: ReactNode } {
  const { go } = useWorkstation();
  const [asked, setAsked] = useState<Asked | null>(null);
  const back = useCall();
  const isColdkey = !("coldkey" in of);
  const words = en.care.keys;
  const close = (): void => setAsked(null);
  const change: MenuEntry = {
    label: words.change,
    icon: <KeyRound aria-hidden="true" />,
    onClick: () => go({ at: "change-passphrase", address: of.address }),
  };
  return {
    entries: [
      {
        label: words.rename,
        icon: <Pencil aria-hidden="true" />,
        onClick: () => setAsked("rename"),
      },
      ...(isColdkey ? [change] : []),
      of.retiredAtMs === null
        ? {
            label: words.retire,
            icon: <Moon aria-hidden="true" />,
            onClick: () => setAsked("retire"),
          }
        : {
            label: words.bringBack,
            icon: <Sun aria-hidden="true" />,
            onClick: () =>
              void back.run(() => workstation().keys.bringBack({ address: of.address })),
          },
    ],
    dialog:
      asked === "rename" ? (
        <Rename of={of} onClose={close} />
      ) : asked === "retire" ? (
        <Retire of={of} isColdkey={isColdkey} onClose={close} />
      ) : back.fault === null ? null : (
        <FaultPanel fault={back.fault} />
      ),
  };
}

interface RetireProps {
  readonly of: Key;
  readonly isColdkey: boolean;
  readonly onClose: () => void;
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

function Retire({ of, isColdkey, onClose }: RetireProps) {
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

/** One change of a policy: what it means, the passphrase, and the vault at work. */
import { type ReactNode, useCallback, useRef, useState } from "react";
import { useCall } from "../../app/use-call.ts";
import { workstation } from "../../bridge.ts";
import { en } from "../../messages/en.ts";
import { withSecret } from "../../secret-bytes.ts";
import type { ColdkeySummary, PolicyChange } from "../../types.ts";
import { Button } from "../../ui/button.tsx";
import { Dialog, DialogActions } from "../../ui/dialog.tsx";
import { FaultPanel } from "../../ui/fault-panel.tsx";
import { PassphraseField, type PassphraseHandle } from "../../ui/passphrase-field.tsx";
import { Working } from "../../ui/progress.tsx";

interface ConfirmProps {
  readonly coldkey: ColdkeySummary;
  /** null: something that it needs is not filled in yet. */
  readonly change: PolicyChange | null;
  readonly title: string;
  readonly text: string;
  readonly go: string;
  readonly tone?: "primary" | "danger";
  readonly children?: ReactNode;
  readonly onClose: () => void;
  /** Instead of {@link onClose} when it was done. */
  readonly onDone?: () => void;
}

export function ConfirmChange(props: ConfirmProps) {
  const { coldkey, change, title, text, go, tone = "primary", children, onClose } = props;
  const onDone = props.onDone ?? onClose;
  const field = useRef<PassphraseHandle>(null);
  const [isFilled, setIsFilled] = useState(false);
  const call = useCall();
  const edited = useCallback(() => setIsFilled(!(field.current?.isEmpty() ?? true)), []);

  const send = async (): Promise<void> => {
    if (change === null || !field.current || field.current.isEmpty()) return;
    const bytes = field.current.take();
    const reply = await call.run(() =>
      withSecret(bytes, (passphrase) =>
        workstation().policy.change({ coldkey: coldkey.address, change, passphrase }),
      ),
    );
    if (reply?.ok) onDone();
    else field.current?.focus();
  };

  return (
    <Dialog isOpen onClose={onClose} title={title} description={text}>
      {children}
      <PassphraseField
        handle={field}
        label={en.policy.passphrase(coldkey.name)}
        hint={en.policy.passphraseHint}
        disabled={call.isBusy}
        onEdit={edited}
        onEnter={() => void send()}
      />
      {call.isBusy ? <Working what={en.policy.working} detail={en.policy.workingDetail} /> : null}
      {call.fault === null ? null : <FaultPanel fault={call.fault} />}
      <DialogActions>
        <Button onClick={onClose} disabled={call.isBusy}>
          {en.button.cancel}
        </Button>
        <Button
          tone={tone}
          disabled={change === null || !isFilled}
          isBusy={call.isBusy}
          onClick={() => void send()}
        >
          {go}
        </Button>
      </DialogActions>
    </Dialog>
  );
}

import { useState } from "react";
import { workstation } from "../bridge.ts";
import { en } from "../messages/en.ts";
import type { LockAfterMinutes } from "../types.ts";
import { Button } from "../ui/button.tsx";
import { Choice } from "../ui/choice.tsx";
import { Dialog, DialogActions } from "../ui/dialog.tsx";
import { FaultPanel } from "../ui/fault-panel.tsx";
import css from "./lock-dialog.module.css";
import { useWorkstation } from "./screen.ts";
import { useCall } from "./use-call.ts";

const MINUTES: readonly LockAfterMinutes[] = [1, 2, 5, 10, 15];

interface LockDialogProps {
  readonly isOpen: boolean;
  readonly onClose: () => void;
}

/** The one time that a person chooses, and everything else that closes the vault on this machine. */
export function LockDialog({ isOpen, onClose }: LockDialogProps) {
  const { snapshot } = useWorkstation();
  const { lock, host } = snapshot;
  const call = useCall();
  /** Shown at once; the core's word, which comes with the next snapshot, stands when it was refused. */
  const [chosen, setChosen] = useState<LockAfterMinutes | null>(null);
  const choose = async (minutes: LockAfterMinutes): Promise<void> => {
    setChosen(minutes);
    const reply = await call.run(() => workstation().app.setLockAfter({ minutes }));
    if (!reply?.ok) setChosen(null);
  };
  return (
    <Dialog isOpen={isOpen} onClose={onClose} title={en.lock.title} description={en.lock.text}>
      <Choice
        label={en.lock.choose}
        value={String(chosen ?? lock.afterMinutes)}
        options={MINUTES.map((minutes) => ({
          value: String(minutes),
          label: en.lock.minutes(minutes),
        }))}
        onChange={(value) => {
          const minutes = MINUTES.find((one) => String(one) === value);
          if (minutes !== undefined) void choose(minutes);
        }}
      />
      <p className={css.text}>{en.lock.clock}</p>
      <h3 className={css.title}>{en.lock.atOnce}</h3>
      <ul className={css.list}>
        {en.lock.reasons(host.platform, lock.lid).map((reason) => (
          <li key={reason}>{reason}</li>
        ))}
      </ul>
      {call.fault === null ? null : <FaultPanel fault={call.fault} />}
      <DialogActions>
        <Button tone="primary" onClick={onClose}>
          {en.lock.done}
        </Button>
      </DialogActions>
    </Dialog>
  );
}

import { useState } from "react";
import { useCall } from "../../app/use-call.ts";
import { workstation } from "../../bridge.ts";
import { en } from "../../messages/en.ts";
import type { Delivery, RevokeReason } from "../../types.ts";
import { Button } from "../../ui/button.tsx";
import { Choice } from "../../ui/choice.tsx";
import { Dialog, DialogActions } from "../../ui/dialog.tsx";
import { FaultPanel } from "../../ui/fault-panel.tsx";
import { Notice } from "../../ui/notice.tsx";

const words = en.deliveries;
const reasons: readonly RevokeReason[] = ["retired", "lost", "leaked"];

export function RevokeDialog({
  delivery,
  onClose,
}: {
  readonly delivery: Delivery;
  readonly onClose: () => void;
}) {
  const [reason, setReason] = useState<RevokeReason | null>(null);
  const call = useCall();
  const revoke = async (): Promise<void> => {
    if (reason === null) return;
    const reply = await call.run(() =>
      workstation().deliveries.revoke({ id: delivery.id, reason }),
    );
    if (reply?.ok) onClose();
  };
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={words.revokeTitle(delivery.server)}
      description={words.revokeText(delivery.hotkeys.length)}
    >
      <Choice
        label={words.reason}
        layout="cards"
        value={reason}
        onChange={setReason}
        options={reasons.map((value) => ({ value, label: words.reasons[value] }))}
      />
      {reason === "leaked" ? (
        <Notice level="care">
          <p>{words.leaked}</p>
        </Notice>
      ) : null}
      {call.fault === null ? null : <FaultPanel fault={call.fault} />}
      <DialogActions>
        <Button onClick={onClose}>{words.keep}</Button>
        <Button
          tone="danger"
          disabled={reason === null && !call.isBusy}
          isBusy={call.isBusy}
          onClick={() => void revoke()}
        >
          {words.revokeGo}
        </Button>
      </DialogActions>
    </Dialog>
  );
}

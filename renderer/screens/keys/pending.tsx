/** Ceremonies that were begun: to resume, or to abandon with a reason. */
import { ArrowRight } from "lucide-react";
import { useId, useState } from "react";
import { useWorkstation } from "../../app/screen.ts";
import { useCall } from "../../app/use-call.ts";
import { workstation } from "../../bridge.ts";
import { en } from "../../messages/en.ts";
import type { AbandonReason, Creation } from "../../types.ts";
import { Button } from "../../ui/button.tsx";
import { Card } from "../../ui/card.tsx";
import { Choice } from "../../ui/choice.tsx";
import { Dialog, DialogActions } from "../../ui/dialog.tsx";
import { FaultPanel } from "../../ui/fault-panel.tsx";
import css from "./pending.module.css";

const reasons: readonly AbandonReason[] = ["changed-mind", "mistake", "phrase-seen", "other"];

export function PendingCreations({ creations }: { readonly creations: readonly Creation[] }) {
  const { go } = useWorkstation();
  const titleId = useId();
  const [leaving, setLeaving] = useState<Creation | null>(null);
  return (
    <Card labelledBy={titleId} tone="care">
      <h2 id={titleId}>{en.keys.pendingTitle}</h2>
      <ul className={css.list}>
        {creations.map((creation) => (
          <li key={creation.id} className={css.item}>
            <div>
              <p className={css.name}>{creation.name}</p>
              <p>{en.keys.pending[creation.step]}</p>
              <p className={css.when}>{en.keys.started(creation.startedAtMs)}</p>
            </div>
            <div className={css.actions}>
              <Button onClick={() => setLeaving(creation)}>{en.keys.abandon(creation.name)}</Button>
              <Button
                tone="primary"
                iconAfter={<ArrowRight aria-hidden="true" />}
                onClick={() => go({ at: "create", id: creation.id })}
              >
                {en.keys.resume(creation.name)}
              </Button>
            </div>
          </li>
        ))}
      </ul>
      {leaving === null ? null : (
        <AbandonDialog creation={leaving} onClose={() => setLeaving(null)} />
      )}
    </Card>
  );
}

function AbandonDialog({
  creation,
  onClose,
}: {
  readonly creation: Creation;
  readonly onClose: () => void;
}) {
  const [reason, setReason] = useState<AbandonReason | null>(null);
  const call = useCall();
  const abandon = async (): Promise<void> => {
    if (reason === null) return;
    const reply = await call.run(() => workstation().creation.abandon({ id: creation.id, reason }));
    if (reply?.ok) onClose();
  };
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={en.keys.abandonTitle(creation.name)}
      description={en.keys.abandonText}
    >
      <Choice
        label={en.keys.abandonReason}
        layout="cards"
        value={reason}
        onChange={setReason}
        options={reasons.map((value) => ({ value, label: en.keys.reason(value) }))}
      />
      {call.fault === null ? null : <FaultPanel fault={call.fault} />}
      <DialogActions>
        <Button onClick={onClose}>{en.keys.abandonKeep}</Button>
        <Button
          tone="danger"
          disabled={reason === null}
          isBusy={call.isBusy}
          onClick={() => void abandon()}
        >
          {en.keys.abandonGo}
        </Button>
      </DialogActions>
    </Dialog>
  );
}

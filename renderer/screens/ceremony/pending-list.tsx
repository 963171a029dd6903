/** Ceremonies that were begun: to resume, or to abandon with a reason. */
import { ArrowRight } from "lucide-react";
import { useId, useState } from "react";
import { useCall } from "../../app/use-call.ts";
import { en } from "../../messages/en.ts";
import type { AbandonReason, Reply } from "../../types.ts";
import { Button } from "../../ui/button.tsx";
import { Card } from "../../ui/card.tsx";
import { Choice } from "../../ui/choice.tsx";
import { Dialog, DialogActions } from "../../ui/dialog.tsx";
import { FaultPanel } from "../../ui/fault-panel.tsx";
import { TextField } from "../../ui/field.tsx";
import { isLabel } from "../key-name.ts";
import css from "./pending-list.module.css";

const reasons: readonly AbandonReason[] = ["changed-mind", "mistake", "phrase-seen", "other"];

interface Pending {
  readonly id: string;
  readonly title: string;
  /** In the middle of a sentence. */
  readonly name: string;
  readonly state: string;
  readonly startedAtMs: number;
  readonly resume: () => void;
  readonly abandonText: string;
  readonly abandonGo: string;
  /** null: it only waits to be finished. */
  readonly abandon: ((reason: AbandonReason, remark: string | null) => Promise<Reply<null>>) | null;
}

export function PendingList({ pending }: { readonly pending: readonly Pending[] }) {
  const titleId = useId();
  const [leaving, setLeaving] = useState<Pending | null>(null);
  return (
    <Card labelledBy={titleId} tone="care">
      <h2 id={titleId}>{en.keys.pendingTitle}</h2>
      <ul className={css.list}>
        {pending.map((one) => (
          <li key={one.id} className={css.item}>
            <div>
              <p className={css.name}>{one.title}</p>
              <p>{one.state}</p>
              <p className={css.when}>{en.keys.started(one.startedAtMs)}</p>
            </div>
            <div className={css.actions}>
              {one.abandon === null ? null : (
                <Button onClick={() => setLeaving(one)}>{en.keys.abandon(one.name)}</Button>
              )}
              <Button
                tone="primary"
                iconAfter={<ArrowRight aria-hidden="true" />}
                onClick={one.resume}
              >
                {en.keys.resume(one.name)}
              </Button>
            </div>
          </li>
        ))}
      </ul>
      {leaving === null ? null : (
        <AbandonDialog pending={leaving} onClose={() => setLeaving(null)} />
      )}
    </Card>
  );
}

function AbandonDialog({
  pending,
  onClose,
}: {
  readonly pending: Pending;
  readonly onClose: () => void;
}) {
  const [reason, setReason] = useState<AbandonReason | null>(null);
  const [remark, setRemark] = useState("");
  const isRemarkFine = remark.trim() === "" || isLabel(remark.trim());
  const call = useCall();
  const abandon = async (): Promise<void> => {
    if (reason === null || pending.abandon === null) return;
    const { abandon: go } = pending;
    const reply = await call.run(() => go(reason, remark.trim() === "" ? null : remark.trim()));
    if (reply?.ok) onClose();
  };
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={en.keys.abandonTitle(pending.name)}
      description={pending.abandonText}
    >
      <Choice
        label={en.keys.abandonReason}
        layout="cards"
        value={reason}
        onChange={setReason}
        options={reasons.map((value) => ({ value, label: en.keys.reason(value) }))}
      />
      <TextField
        label={en.ceremonies.remark}
        hint={en.ceremonies.remarkHint}
        error={isRemarkFine ? null : en.ceremonies.bad}
        value={remark}
        maxLength={60}
        onChange={(event) => setRemark(event.currentTarget.value)}
      />
      {call.fault === null ? null : <FaultPanel fault={call.fault} />}
      <DialogActions>
        <Button onClick={onClose}>{en.keys.abandonKeep}</Button>
        <Button
          tone="danger"
          disabled={reason === null || !isRemarkFine}
          isBusy={call.isBusy}
          onClick={() => void abandon()}
        >
          {pending.abandonGo}
        </Button>
      </DialogActions>
    </Dialog>
  );
}

/** What can be done with one copy: check it, prove it, restore from it, correct its entry, put its reminder off. */
import { useState } from "react";
import { useCall } from "../../app/use-call.ts";
import { workstation } from "../../bridge.ts";
import { en } from "../../messages/en.ts";
import type { BackupCopy, ColdkeySummary } from "../../types.ts";
import { Button } from "../../ui/button.tsx";
import { FaultPanel } from "../../ui/fault-panel.tsx";
import { useBegin } from "../ceremony/use-begin.ts";
import css from "./copy-acts.module.css";
import { EditCopy } from "./edit-copy.tsx";

/** A share whose words cannot be made here: it is proved by restoring from it and others. */
const isOfForeignSplit = ({ splits }: ColdkeySummary, { share }: BackupCopy): boolean =>
  splits.some(({ id, nonce }) => id === share?.split && nonce === null);

interface CopyActsProps {
  readonly coldkey: ColdkeySummary;
  readonly copy: BackupCopy;
  /** The full proof of a written phrase. */
  readonly onProve: () => void;
  readonly onLose: () => void;
}

export function CopyActs({ coldkey, copy, onProve, onLose }: CopyActsProps) {
  const [isOpen, setIsOpen] = useState(false);
  const [isEditing, setIsEditing] = useState(false);
  const { begin, fault } = useBegin();
  const call = useCall();
  const { address } = coldkey;
  const { id, label, medium, share } = copy;
  const due = coldkey.proofs.find((one) => one.copy === id);
  const isUsb = medium === "usb";
  const isElsewhere = isOfForeignSplit(coldkey, copy);
  const words = en.proving;

  const prove = (): void => {
    if (isUsb) begin("prove-usb", address, id);
    else if (isElsewhere) rehearse();
    else if (share !== null) begin("prove-share", address, id);
    else onProve();
  };
  const rehearse = (): void => begin("rehearse-restore", address, share?.split ?? id);

  return (
    <div className={css.acts}>
      <div className={css.row}>
        {isUsb || isElsewhere ? null : (
          <Button
            size="small"
            aria-label={words.checkFor(label)}
            onClick={() => begin("check-copy", address, id)}
          >
            {words.check}
          </Button>
        )}
        <Button size="small" aria-label={words.proveFor(label)} onClick={prove}>
          {en.backup.prove}
        </Button>
        <Button size="small" tone="quiet" aria-label={en.backup.loseFor(label)} onClick={onLose}>
          {en.backup.lose}
        </Button>
        <Button
          size="small"
          tone="quiet"
          aria-expanded={isOpen}
          aria-label={words.moreFor(label)}
          onClick={() => setIsOpen(!isOpen)}
        >
          {words.more}
        </Button>
      </div>
      {isOpen ? (
        <div className={css.row}>
          {isUsb ? null : (
            <Button
              size="small"
              tone="quiet"
              aria-label={words.rehearseFor(label)}
              onClick={rehearse}
            >
              {words.rehearse}
            </Button>
          )}
          {due !== undefined && due.snoozesLeft > 0 && due.snoozedUntilMs === null ? (
            <Button
              size="small"
              tone="quiet"
              isBusy={call.isBusy}
              aria-label={words.snoozeFor(label)}
              onClick={() =>
                void call.run(() => workstation().copies.snooze({ address, copy: id }))
              }
            >
              {words.snooze}
            </Button>
          ) : null}
          <Button
            size="small"
            tone="quiet"
            aria-label={words.editFor(label)}
            onClick={() => setIsEditing(true)}
          >
            {words.edit}
          </Button>
        </div>
      ) : null}
      {fault === null ? null : <FaultPanel fault={fault} />}
      {call.fault === null ? null : <FaultPanel fault={call.fault} />}
      {isEditing ? (
        <EditCopy coldkey={coldkey} copy={copy} onClose={() => setIsEditing(false)} />
      ) : null}
    </div>
  );
}

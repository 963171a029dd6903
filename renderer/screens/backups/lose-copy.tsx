import { useState } from "react";
import { useCall } from "../../app/use-call.ts";
import { workstation } from "../../bridge.ts";
import { countingCopies } from "../../lib/copies.ts";
import { en } from "../../messages/en.ts";
import type { BackupCopy, ColdkeySummary, LossReason } from "../../types.ts";
import { Button } from "../../ui/button.tsx";
import { Choice } from "../../ui/choice.tsx";
import { Dialog, DialogActions } from "../../ui/dialog.tsx";
import { FaultPanel } from "../../ui/fault-panel.tsx";
import { Notice } from "../../ui/notice.tsx";
import { Tick } from "../../ui/tick.tsx";

const reasons: readonly LossReason[] = ["lost", "stolen", "damaged", "destroyed"];

interface LoseCopyProps {
  readonly coldkey: ColdkeySummary;
  readonly copy: BackupCopy;
  readonly onClose: () => void;
}

/** The second danger level's gesture: what it means is read and ticked. Another reason is another consequence. */
export function LoseCopy({ coldkey, copy, onClose }: LoseCopyProps) {
  const [reason, setReason] = useState<LossReason | null>(null);
  const [isUnderstood, setIsUnderstood] = useState(false);
  const call = useCall();
  const left = countingCopies(coldkey).length - 1;
  const words = en.backup.loss;
  const kind = copy.share !== null ? "share" : copy.medium === "usb" ? "drive" : "phrase";

  const lose = async (): Promise<void> => {
    if (reason === null) return;
    const { address } = coldkey;
    const reply = await call.run(() =>
      workstation().backup.loseCopy({ address, copy: copy.id, reason }),
    );
    if (reply?.ok) onClose();
  };

  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={words.title(copy.label)}
      description={words.text(copy.place, copy.provedAtMs)}
    >
      <Choice
        label={words.reason}
        layout="cards"
        value={reason}
        onChange={(next) => {
          setReason(next);
          setIsUnderstood(false);
        }}
        options={reasons.map((value) => ({
          value,
          label: words.reasonName(value),
          detail: words.reasonDetail(value),
        }))}
      />
      {reason === null ? null : (
        <>
          <Notice
            level="care"
            title={
              coldkey.splits.length > 0
                ? words.leftOfSplit(coldkey.name)
                : words.left(coldkey.name, left)
            }
          >
            <p>{words.consequence(reason, kind)}</p>
          </Notice>
          <Tick tone="care" isTicked={isUnderstood} onTick={setIsUnderstood}>
            {words.tick(copy.label)}
          </Tick>
        </>
      )}
      {call.fault === null ? null : <FaultPanel fault={call.fault} />}
      <DialogActions>
        <Button onClick={onClose}>{words.keep}</Button>
        <Button
          tone="danger"
          disabled={reason === null || !isUnderstood}
          isBusy={call.isBusy}
          onClick={() => void lose()}
        >
          {words.go}
        </Button>
      </DialogActions>
    </Dialog>
  );
}

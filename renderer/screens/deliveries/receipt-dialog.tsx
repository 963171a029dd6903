import { FolderOpen } from "lucide-react";
import { useState } from "react";
import { useWorkstation } from "../../app/screen.ts";
import { useCall } from "../../app/use-call.ts";
import { workstation } from "../../bridge.ts";
import { en } from "../../messages/en.ts";
import type { ReceiptRead } from "../../types.ts";
import { Button } from "../../ui/button.tsx";
import { Dialog, DialogActions } from "../../ui/dialog.tsx";
import { FaultPanel } from "../../ui/fault-panel.tsx";
import { Field } from "../../ui/field.tsx";
import { Notice } from "../../ui/notice.tsx";
import { Stack } from "../../ui/stack.tsx";
import css from "./deliveries.module.css";

const words = en.deliveries;

export function ReceiptDialog({ onClose }: { readonly onClose: () => void }) {
  const { snapshot } = useWorkstation();
  const [text, setText] = useState("");
  const [read, setRead] = useState<ReceiptRead | null>(null);
  const call = useCall();

  const check = async (): Promise<void> => {
    const reply = await call.run(() => workstation().deliveries.readReceipt({ text }));
    if (reply?.ok) setRead(reply.value);
  };
  const choose = async (): Promise<void> => {
    const reply = await call.run(() => workstation().deliveries.chooseReceipt(null));
    if (reply?.ok && reply.value !== null) setRead(reply.value);
  };
  const server = snapshot.deliveries.find(({ id }) => id === read?.delivery)?.server ?? read?.host;

  return (
    <Dialog isOpen onClose={onClose} title={words.receiptTitle} description={words.receiptText}>
      {read === null ? (
        <Stack>
          <Field label={words.paste} hint={words.pasteHint}>
            {({ id, describedBy }) => (
              <textarea
                id={id}
                className={css.paste}
                aria-describedby={describedBy}
                rows={6}
                spellCheck={false}
                value={text}
                onChange={(event) => setText(event.currentTarget.value)}
              />
            )}
          </Field>
          {call.fault === null ? null : <FaultPanel fault={call.fault} />}
        </Stack>
      ) : read.state === "verified" ? (
        <Notice level="proved" isLive title={words.verified(server ?? "", read.of)}>
          <p>{words.verifiedText}</p>
        </Notice>
      ) : (
        <Notice level="care" isLive title={words.unproved(read.proved, read.of)}>
          <p>{words.unprovedText}</p>
        </Notice>
      )}
      <DialogActions>
        {read === null ? (
          <>
            <Button onClick={onClose}>{words.close}</Button>
            <Button
              icon={<FolderOpen aria-hidden="true" />}
              disabled={call.isBusy}
              onClick={() => void choose()}
            >
              {words.chooseFile}
            </Button>
            <Button
              tone="primary"
              disabled={text.trim() === "" && !call.isBusy}
              isBusy={call.isBusy}
              onClick={() => void check()}
            >
              {words.check}
            </Button>
          </>
        ) : (
          <Button tone="primary" onClick={onClose}>
            {words.close}
          </Button>
        )}
      </DialogActions>
    </Dialog>
  );
}

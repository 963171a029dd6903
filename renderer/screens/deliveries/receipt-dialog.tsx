import { Camera, FolderOpen } from "lucide-react";
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
import { ScanCodes } from "../../ui/qr.tsx";
import { Stack } from "../../ui/stack.tsx";
import css from "./deliveries.module.css";

const words = en.deliveries;
/** Its challenge and signatures are hex, as private keys are. */
const isReceipt = (code: string): boolean => code.startsWith("coldkey-workstation-receipt ");

export function ReceiptDialog({ onClose }: { readonly onClose: () => void }) {
  const { snapshot } = useWorkstation();
  const [text, setText] = useState("");
  const [isScanning, setIsScanning] = useState(false);
  const [read, setRead] = useState<ReceiptRead | null>(null);
  const call = useCall();

  const check = async (receipt = text): Promise<void> => {
    const reply = await call.run(() => workstation().deliveries.readReceipt({ text: receipt }));
    if (reply?.ok) setRead(reply.value);
  };
  const choose = async (): Promise<void> => {
    const reply = await call.run(() => workstation().deliveries.chooseReceipt(null));
    if (reply?.ok && reply.value !== null) setRead(reply.value);
  };
  const server = snapshot.deliveries.find(({ id }) => id === read?.delivery)?.server ?? read?.host;

  return (
    <Dialog
      isOpen
      isWide={isScanning}
      onClose={onClose}
      title={words.receiptTitle}
      description={words.receiptText}
    >
      {isScanning ? (
        <ScanCodes
          what={words.scanned}
          wanted={["text"]}
          mayLookSecret={isReceipt}
          onCancel={() => setIsScanning(false)}
          onMessage={(message) => {
            if (message.kind !== "text") return;
            setIsScanning(false);
            // Stays in the field: if it is refused, there is something to look at.
            setText(message.text);
            void check(message.text);
          }}
        />
      ) : read === null ? (
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
        {isScanning ? null : read === null ? (
          <>
            <Button onClick={onClose}>{words.close}</Button>
            <Button
              icon={<Camera aria-hidden="true" />}
              disabled={call.isBusy}
              onClick={() => setIsScanning(true)}
            >
              {words.scan}
            </Button>
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

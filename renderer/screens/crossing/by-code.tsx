/** What crosses the gap as codes: shown here for the other machine's camera, and read by this one's. */
import { Camera, QrCode } from "lucide-react";
import { useState } from "react";
import { useCall } from "../../app/use-call.ts";
import { workstation } from "../../bridge.ts";
import { en } from "../../messages/en.ts";
import type { Taken } from "../../types.ts";
import { Button } from "../../ui/button.tsx";
import { Dialog, DialogActions } from "../../ui/dialog.tsx";
import { FaultPanel } from "../../ui/fault-panel.tsx";
import { ScanCodes, ShowCodes } from "../../ui/qr.tsx";

const words = en.byCode;
/** The type of UR of every message between two machines of ours (docs/formats.md): what it is, it says itself. */
const MESSAGE_TYPE = "coldkey-crossing";
const WANTED = [{ ur: MESSAGE_TYPE }] as const;

interface ShowMessageProps {
  readonly what: "card" | "request" | "answer" | "outcome";
  readonly id: string;
  readonly size?: "normal" | "small";
  readonly isDisabled?: boolean;
  /** Where several stand side by side. */
  readonly label?: string;
}

export function ShowMessage({
  what,
  id,
  size = "normal",
  isDisabled = false,
  label,
}: ShowMessageProps) {
  const [bytes, setBytes] = useState<Uint8Array | null>(null);
  const call = useCall();
  const show = async (): Promise<void> => {
    const reply = await call.run(() => workstation().crossing.bytes({ what, id }));
    if (reply?.ok) setBytes(reply.value.bytes);
  };
  return (
    <>
      <Button
        size={size}
        icon={<QrCode aria-hidden="true" />}
        disabled={isDisabled}
        isBusy={call.isBusy}
        aria-label={label}
        onClick={() => void show()}
      >
        {words.show[what]}
      </Button>
      {call.fault === null ? null : <FaultPanel fault={call.fault} />}
      <Dialog
        isOpen={bytes !== null}
        isWide
        onClose={() => setBytes(null)}
        title={words.showTitle[what]}
        description={words.showText}
      >
        {bytes === null ? null : (
          <ShowCodes name={words.names[what]} type={MESSAGE_TYPE} bytes={bytes} />
        )}
        <DialogActions>
          <Button tone="primary" onClick={() => setBytes(null)}>
            {words.done}
          </Button>
        </DialogActions>
      </Dialog>
    </>
  );
}

export function ScanMessages({ onTaken }: { readonly onTaken: (taken: Taken) => void }) {
  const [isOpen, setIsOpen] = useState(false);
  const call = useCall();
  const take = async (bytes: Uint8Array): Promise<void> => {
    setIsOpen(false);
    const reply = await call.run(() => workstation().crossing.take({ bytes }));
    if (reply?.ok) onTaken(reply.value);
  };
  return (
    <>
      <Button
        icon={<Camera aria-hidden="true" />}
        isBusy={call.isBusy}
        onClick={() => setIsOpen(true)}
      >
        {words.scan}
      </Button>
      {call.fault === null ? null : <FaultPanel fault={call.fault} />}
      <Dialog
        isOpen={isOpen}
        isWide
        onClose={() => setIsOpen(false)}
        title={words.scanTitle}
        description={words.scanText}
      >
        <ScanCodes
          what={words.scanned}
          wanted={WANTED}
          onCancel={() => setIsOpen(false)}
          onMessage={(message) => {
            if (message.kind === "ur") void take(message.bytes);
          }}
        />
      </Dialog>
    </>
  );
}

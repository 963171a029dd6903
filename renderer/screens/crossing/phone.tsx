/** A phone with Polkadot Vault signs in place of a Vault of ours: codes to it, its signature back by this camera. */
import { Smartphone } from "lucide-react";
import { useState } from "react";
import { useWorkstation } from "../../app/screen.ts";
import { useCall } from "../../app/use-call.ts";
import { workstation } from "../../bridge.ts";
import { en } from "../../messages/en.ts";
import type { CarriedRequest } from "../../types.ts";
import { Button } from "../../ui/button.tsx";
import { Card } from "../../ui/card.tsx";
import { Dialog, DialogActions } from "../../ui/dialog.tsx";
import { FaultPanel } from "../../ui/fault-panel.tsx";
import { Working } from "../../ui/progress.tsx";
import { ScanCodes, ShowCodes } from "../../ui/qr.tsx";
import { Row, Small, Stack } from "../../ui/stack.tsx";
import { lineOf } from "../deed.ts";

const words = en.byCode.phone;
const WANTED = ["text"] as const;
/** Scheme and signature in hex: as long as two private keys, and none. */
const isSignature = (text: string): boolean => /^(0x)?[0-9a-f]{130}$/i.test(text.trim());

export function PhonePanel({ request }: { readonly request: CarriedRequest }) {
  const { snapshot, go } = useWorkstation();
  const [frames, setFrames] = useState<readonly Uint8Array[] | null>(null);
  const [isScanning, setIsScanning] = useState(false);
  const show = useCall();
  const take = useCall();

  const start = async (): Promise<void> => {
    const reply = await show.run(() => workstation().phone.show({ id: request.id }));
    if (reply?.ok) setFrames(reply.value.frames);
  };
  const close = (): void => {
    setFrames(null);
    setIsScanning(false);
    take.clear();
  };
  const taken = async (text: string): Promise<void> => {
    setIsScanning(false);
    const reply = await take.run(() => workstation().phone.take({ id: request.id, text }));
    if (reply?.ok) go({ at: "outcome", id: request.id });
  };

  return (
    <Card>
      <Stack>
        <h2>{words.title}</h2>
        <Small>{words.text}</Small>
        <Row>
          <Button
            icon={<Smartphone aria-hidden="true" />}
            isBusy={show.isBusy}
            onClick={() => void start()}
          >
            {words.start}
          </Button>
        </Row>
        {show.fault === null ? null : <FaultPanel fault={show.fault} />}
      </Stack>
      <Dialog
        isOpen={frames !== null}
        isWide
        onClose={close}
        title={`${words.dialog}: ${lineOf(request.operation, snapshot)}`}
        description={isScanning ? words.scanText : words.showText}
      >
        {take.isBusy ? <Working what={words.working} detail={words.workingDetail} /> : null}
        {take.fault === null ? null : <FaultPanel fault={take.fault} />}
        {isScanning ? (
          <ScanCodes
            what={words.scanned}
            wanted={WANTED}
            mayLookSecret={isSignature}
            onCancel={() => setIsScanning(false)}
            onMessage={(message) => {
              if (message.kind === "text") void taken(message.text);
            }}
          />
        ) : frames === null ? null : (
          <ShowCodes name={words.name} frames={frames} />
        )}
        <DialogActions>
          <Button onClick={close}>{en.button.cancel}</Button>
          {isScanning ? (
            <Button onClick={() => setIsScanning(false)}>{words.back}</Button>
          ) : (
            <Button
              tone="primary"
              onClick={() => {
                take.clear();
                setIsScanning(true);
              }}
            >
              {words.next}
            </Button>
          )}
        </DialogActions>
      </Dialog>
    </Card>
  );
}

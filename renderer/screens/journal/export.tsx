import { Download } from "lucide-react";
import { useState } from "react";
import { useCall } from "../../app/use-call.ts";
import { workstation } from "../../bridge.ts";
import { en } from "../../messages/en.ts";
import type { ExportForm } from "../../types.ts";
import { Button } from "../../ui/button.tsx";
import { Choice } from "../../ui/choice.tsx";
import { Dialog, DialogActions } from "../../ui/dialog.tsx";
import { FaultPanel } from "../../ui/fault-panel.tsx";
import { Notice } from "../../ui/notice.tsx";
import { Small, Stack } from "../../ui/stack.tsx";

const words = en.journalTools.export;

interface Done {
  readonly name: string;
  readonly files: readonly string[];
  readonly entries: number;
}

export function Export() {
  const [isOpen, setIsOpen] = useState(false);
  const [form, setForm] = useState<ExportForm>("bundle");
  const [done, setDone] = useState<Done | "cancelled" | null>(null);
  const call = useCall();
  const close = (): void => {
    setIsOpen(false);
    setDone(null);
    call.clear();
  };
  const run = async (): Promise<void> => {
    setDone(null);
    const reply = await call.run(() => workstation().journal.export({ form }));
    if (reply?.ok) setDone(reply.value ?? "cancelled");
  };
  const isDone = done !== null && done !== "cancelled";
  return (
    <>
      <Button icon={<Download aria-hidden="true" />} onClick={() => setIsOpen(true)}>
        {words.open}
      </Button>
      <Dialog isOpen={isOpen} onClose={close} title={words.title} description={words.description}>
        <Stack>
          <Choice
            label={words.form}
            isLabelHidden
            layout="cards"
            value={form}
            onChange={(next) => {
              setForm(next);
              setDone(null);
            }}
            options={[
              { value: "bundle", label: words.bundle, detail: words.bundleText },
              { value: "accounts", label: words.accounts, detail: words.accountsText },
              { value: "checkpoint", label: words.checkpoint, detail: words.checkpointText },
            ]}
          />
          <Small>{words.private}</Small>
          {call.fault === null ? null : <FaultPanel fault={call.fault} />}
          {done === "cancelled" ? <Notice level="info" isLive title={words.cancelled} /> : null}
          {isDone ? (
            <Notice level="info" isLive title={words.done(done.name)}>
              <p>{words.doneText(done.files.length, done.entries)}</p>
            </Notice>
          ) : null}
          <DialogActions>
            <Button onClick={close}>{isDone ? words.close : words.cancel}</Button>
            <Button tone="primary" isBusy={call.isBusy} onClick={() => void run()}>
              {words.run}
            </Button>
          </DialogActions>
        </Stack>
      </Dialog>
    </>
  );
}

/** Receiving: the address comes after the question whether a loss of the copies would take what arrives. */
import { type FormEvent, useCallback, useEffect, useState } from "react";
import { useCall } from "../../app/use-call.ts";
import { workstation } from "../../bridge.ts";
import { en } from "../../messages/en.ts";
import type { ColdkeySummary } from "../../types.ts";
import { Address } from "../../ui/address.tsx";
import { Button } from "../../ui/button.tsx";
import { Card } from "../../ui/card.tsx";
import { Dialog, DialogActions } from "../../ui/dialog.tsx";
import { FaultPanel } from "../../ui/fault-panel.tsx";
import { TextField } from "../../ui/field.tsx";
import { Notice } from "../../ui/notice.tsx";
import { NoteCode } from "../../ui/qr.tsx";
import { Stack } from "../../ui/stack.tsx";

interface ReceiveProps {
  readonly coldkey: ColdkeySummary;
  readonly purpose: "address" | "faucet";
  readonly onFaucet: () => void;
  readonly onClose: () => void;
}

const { override } = en.act.draft;

export function Receive({ coldkey, purpose, onFaucet, onClose }: ReceiveProps) {
  const { address, name, isSafe, safety } = coldkey;
  const [typed, setTyped] = useState("");
  const [shown, setShown] = useState<string | null>(null);
  const call = useCall();
  const { run } = call;
  const isOverridden = typed.trim().toLowerCase() === override.phrase;

  const show = useCallback(
    async (overrideUnsafe: boolean): Promise<void> => {
      const reply = await run(() => workstation().receive.show({ address, overrideUnsafe }));
      if (reply?.ok) setShown(reply.value.address);
    },
    [run, address],
  );
  useEffect(() => {
    if (isSafe) void show(false);
    // Once, when it opens: what the register says later changes nothing about what is on the screen.
  }, [isSafe, show]);

  const go = (event: FormEvent): void => {
    event.preventDefault();
    if (!isOverridden || call.isBusy) return;
    if (purpose === "faucet") onFaucet();
    else void show(true);
  };

  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={en.receive.title(name)}
      description={shown === null ? en.receive.question : en.receive.text}
    >
      {isSafe || shown !== null ? null : (
        <form id="receive" onSubmit={go}>
          <Notice level="care" title={override.title}>
            <p>{en.proving.summary(safety) || override.text(name)}</p>
            <TextField
              label={override.field(override.phrase)}
              hint={override.hint}
              value={typed}
              onChange={(event) => setTyped(event.currentTarget.value)}
            />
          </Notice>
        </form>
      )}
      {shown === null ? null : (
        <Card as="div">
          <Stack>
            <Address address={address} />
            <NoteCode name={en.receive.code(name)} text={shown} />
          </Stack>
        </Card>
      )}
      {call.fault === null ? null : <FaultPanel fault={call.fault} />}
      <DialogActions>
        <Button onClick={onClose}>{en.receive.close}</Button>
        {isSafe || shown !== null ? null : (
          <Button
            type="submit"
            form="receive"
            tone="primary"
            disabled={!isOverridden}
            isBusy={call.isBusy}
          >
            {purpose === "faucet" ? en.receive.faucet : en.receive.show}
          </Button>
        )}
      </DialogActions>
    </Dialog>
  );
}

/** Rehearsal only: makes blocks at once, so that a newcomer sees what hours would do. */
import { useState } from "react";
import { workstation } from "../bridge.ts";
import { en } from "../messages/en.ts";
import { Button } from "../ui/button.tsx";
import { Dialog, DialogActions } from "../ui/dialog.tsx";
import { FaultPanel } from "../ui/fault-panel.tsx";
import { TextField } from "../ui/field.tsx";
import { useWorkstation } from "./screen.ts";
import { useCall } from "./use-call.ts";

/** The contract's bounds for `rehearsal.advance`. */
const MOST_BLOCKS = 50_000;

interface AdvanceProps {
  readonly isOpen: boolean;
  readonly onClose: () => void;
}

export function Advance({ isOpen, onClose }: AdvanceProps) {
  const { snapshot } = useWorkstation();
  const [text, setText] = useState("100");
  const call = useCall();
  const blocks = /^\d{1,5}$/.test(text) ? Number(text) : 0;
  const isValid = blocks >= 1 && blocks <= MOST_BLOCKS;

  const advance = async (): Promise<void> => {
    const reply = await call.run(() => workstation().rehearsal.advance({ blocks }));
    if (reply?.ok) onClose();
  };

  return (
    <Dialog
      isOpen={isOpen}
      onClose={onClose}
      title={en.advance.title}
      description={en.advance.description}
    >
      <TextField
        label={en.advance.field}
        value={text}
        inputMode="numeric"
        onChange={(event) => setText(event.currentTarget.value)}
        error={isValid ? null : en.advance.invalid}
        hint={isValid ? en.advance.hint(blocks, snapshot.chain.blockTimeMs) : undefined}
      />
      {call.fault === null ? null : <FaultPanel fault={call.fault} />}
      <DialogActions>
        <Button onClick={onClose}>{en.button.cancel}</Button>
        <Button
          tone="primary"
          isBusy={call.isBusy}
          disabled={!isValid}
          onClick={() => void advance()}
        >
          {call.isBusy ? en.advance.working : en.advance.go}
        </Button>
      </DialogActions>
    </Dialog>
  );
}

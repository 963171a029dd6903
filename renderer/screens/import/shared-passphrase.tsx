/** The passphrase of a coldkey that is here, for hotkeys that are to be sealed under it. */
import { LockKeyhole } from "lucide-react";
import { useCallback, useRef, useState } from "react";
import { en } from "../../messages/en.ts";
import type { Fault } from "../../types.ts";
import { Button } from "../../ui/button.tsx";
import { Card } from "../../ui/card.tsx";
import { FaultPanel } from "../../ui/fault-panel.tsx";
import { PassphraseField, type PassphraseHandle } from "../../ui/passphrase-field.tsx";
import { Working } from "../../ui/progress.tsx";
import { Row } from "../../ui/stack.tsx";

interface SharedPassphraseProps {
  readonly coldkey: string;
  readonly action: string;
  readonly working: { readonly what: string; readonly detail: string };
  readonly isBusy: boolean;
  readonly fault: Fault | null;
  /** The bytes are the caller's to wipe; the field is empty by then. */
  readonly onSeal: (passphrase: Uint8Array) => void;
}

export function SharedPassphrase({
  coldkey,
  action,
  working,
  isBusy,
  fault,
  onSeal,
}: SharedPassphraseProps) {
  const field = useRef<PassphraseHandle>(null);
  const [isFilled, setIsFilled] = useState(false);
  const edited = useCallback(() => setIsFilled(!(field.current?.isEmpty() ?? true)), []);
  const seal = (): void => {
    if (field.current && !field.current.isEmpty()) onSeal(field.current.take());
  };
  return (
    <>
      <Card>
        <PassphraseField
          handle={field}
          label={en.hotkeys.passphrase(coldkey)}
          hint={en.hotkeys.passphraseHint}
          disabled={isBusy}
          onEdit={edited}
          onEnter={seal}
        />
      </Card>
      {isBusy ? <Working what={working.what} detail={working.detail} /> : null}
      {fault === null ? null : <FaultPanel fault={fault} />}
      <Row place="end">
        <Button
          tone="primary"
          disabled={!isFilled && !isBusy}
          isBusy={isBusy}
          icon={<LockKeyhole aria-hidden="true" />}
          onClick={seal}
        >
          {action}
        </Button>
      </Row>
    </>
  );
}

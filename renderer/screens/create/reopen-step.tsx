import { useCallback, useRef, useState } from "react";
import { useCall } from "../../app/use-call.ts";
import { workstation } from "../../bridge.ts";
import { en } from "../../messages/en.ts";
import { withSecret } from "../../secret-bytes.ts";
import type { Creation } from "../../types.ts";
import { Button } from "../../ui/button.tsx";
import { Card } from "../../ui/card.tsx";
import { FaultPanel } from "../../ui/fault-panel.tsx";
import { PassphraseField, type PassphraseHandle } from "../../ui/passphrase-field.tsx";
import { Working } from "../../ui/progress.tsx";
import { Row } from "../../ui/stack.tsx";
import { CeremonyPage } from "./create.tsx";

/** After a lock or a restart: the passphrase opens the pending phrase, and the ceremony stands where it stood. */
export function ReopenStep({ creation }: { readonly creation: Creation }) {
  const field = useRef<PassphraseHandle>(null);
  const [isFilled, setIsFilled] = useState(false);
  const call = useCall();
  const edited = useCallback(() => setIsFilled(!(field.current?.isEmpty() ?? true)), []);

  const open = async (): Promise<void> => {
    if (!field.current || field.current.isEmpty()) return;
    const bytes = field.current.take();
    const reply = await call.run(() =>
      withSecret(bytes, (passphrase) =>
        workstation().creation.reopen({ id: creation.id, passphrase }),
      ),
    );
    if (reply && !reply.ok) field.current?.focus();
  };

  return (
    <CeremonyPage
      step={creation.step === "prove" ? "prove" : "write"}
      name={creation.name}
      title={en.create.reopen.title(creation.name)}
      lede={en.create.reopen.lede}
      guide={en.create.guide.write}
    >
      <Card>
        <PassphraseField
          handle={field}
          label={en.create.reopen.field}
          disabled={call.isBusy}
          onEdit={edited}
          onEnter={() => void open()}
        />
      </Card>
      {call.isBusy ? (
        <Working what={en.create.reopen.working} detail={en.create.reopen.workingDetail} />
      ) : null}
      {call.fault === null ? null : <FaultPanel fault={call.fault} />}
      <Row place="end">
        <Button
          tone="primary"
          disabled={!isFilled && !call.isBusy}
          isBusy={call.isBusy}
          onClick={() => void open()}
        >
          {en.create.reopen.go}
        </Button>
      </Row>
    </CeremonyPage>
  );
}

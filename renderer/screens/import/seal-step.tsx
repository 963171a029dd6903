import { useCall } from "../../app/use-call.ts";
import { workstation } from "../../bridge.ts";
import { en } from "../../messages/en.ts";
import { withSecret } from "../../secret-bytes.ts";
import type { ImportFound } from "../../types.ts";
import { Button } from "../../ui/button.tsx";
import { Row } from "../../ui/stack.tsx";
import { NewPassphrase } from "../create/new-passphrase.tsx";
import { ImportPage } from "./import.tsx";

interface SealStepProps {
  readonly found: ImportFound;
  readonly name: string;
  readonly onStored: () => void;
  readonly onRestart: () => void;
}

export function SealStep({ found, name, onStored, onRestart }: SealStepProps) {
  const call = useCall();
  const store = async (bytes: Uint8Array): Promise<void> => {
    const reply = await call.run(() =>
      withSecret(bytes, (passphrase) =>
        workstation().import.store({ id: found.id, name, passphrase }),
      ),
    );
    if (reply?.ok) onStored();
  };
  return (
    <ImportPage
      step="seal"
      title={en.import.seal.title(name)}
      lede={en.import.seal.lede}
      guide={en.create.guide.passphrase}
    >
      <NewPassphrase
        action={en.import.seal.action}
        working={{ what: en.import.seal.working, detail: en.import.seal.workingDetail }}
        isBusy={call.isBusy}
        fault={call.fault}
        onSeal={(bytes) => void store(bytes)}
      />
      {call.fault === null ? null : (
        <Row>
          <Button onClick={onRestart}>{en.import.restart}</Button>
        </Row>
      )}
    </ImportPage>
  );
}

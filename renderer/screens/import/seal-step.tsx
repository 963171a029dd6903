import { useWorkstation } from "../../app/screen.ts";
import { useCall } from "../../app/use-call.ts";
import { workstation } from "../../bridge.ts";
import { en } from "../../messages/en.ts";
import { withSecret } from "../../secret-bytes.ts";
import { Button } from "../../ui/button.tsx";
import { Row } from "../../ui/stack.tsx";
import { NewPassphrase } from "../create/new-passphrase.tsx";
import { type Chosen, ImportPage } from "./import.tsx";
import { SharedPassphrase } from "./shared-passphrase.tsx";

interface SealStepProps {
  readonly chosen: Chosen;
  readonly onStored: (canRemove: boolean) => void;
  readonly onRestart: () => void;
}

const t = en.import.seal;

export function SealStep({ chosen, onStored, onRestart }: SealStepProps) {
  const { snapshot } = useWorkstation();
  const { found, name, role } = chosen;
  const call = useCall();
  const owner =
    role.kind === "hotkey"
      ? snapshot.coldkeys.find((one) => one.address === role.coldkey)
      : undefined;
  const store = async (bytes: Uint8Array): Promise<void> => {
    const reply = await call.run(() =>
      withSecret(bytes, (passphrase) =>
        workstation().import.store({ id: found.id, name, role, passphrase }),
      ),
    );
    if (reply?.ok) onStored(reply.value.canRemove);
  };
  const parts = {
    action: t.action,
    working: { what: t.working, detail: t.workingDetail },
    isBusy: call.isBusy,
    fault: call.fault,
    onSeal: (bytes: Uint8Array) => void store(bytes),
  };
  return (
    <ImportPage
      step="seal"
      title={owner === undefined ? t.title(name) : t.underTitle(name)}
      lede={owner === undefined ? t.lede : t.underLede}
      guide={en.create.guide.passphrase}
    >
      {owner === undefined ? (
        <NewPassphrase {...parts} />
      ) : (
        <SharedPassphrase {...parts} coldkey={owner.name} />
      )}
      {call.fault === null ? null : (
        <Row>
          <Button onClick={onRestart}>{en.import.restart}</Button>
        </Row>
      )}
    </ImportPage>
  );
}

import { useCall } from "../../app/use-call.ts";
import { workstation } from "../../bridge.ts";
import { en } from "../../messages/en.ts";
import { withSecret } from "../../secret-bytes.ts";
import type { Creation } from "../../types.ts";
import { ThrowsCard, useThrows } from "../care/throws.tsx";
import { CeremonyPage } from "../ceremony/ceremony-page.tsx";
import { NewPassphrase } from "./new-passphrase.tsx";

export function PassphraseStep({ creation }: { readonly creation: Creation }) {
  const call = useCall();
  const throws = useThrows();
  const { id, wordCount } = creation;
  const { sides } = throws;
  const seal = (passphrase: string) =>
    sides === null
      ? workstation().creation.seal({ id, passphrase, throws: null, sides: null })
      : withSecret(throws.copy(), (ticket) =>
          workstation().creation.seal({ id, passphrase, throws: ticket, sides }),
        );
  return (
    <CeremonyPage
      step="passphrase"
      title={en.create.passphrase.title}
      lede={en.create.passphrase.lede}
      guide={en.create.guide.passphrase}
    >
      <NewPassphrase
        action={en.create.passphrase.seal}
        working={{ what: en.create.passphrase.sealing, detail: en.create.passphrase.sealingDetail }}
        isBusy={call.isBusy}
        fault={call.fault}
        extra={<ThrowsCard throws={throws} wordCount={wordCount} disabled={call.isBusy} />}
        isOtherwiseReady={throws.isReady}
        onSeal={(bytes) => void call.run(() => withSecret(bytes, seal))}
      />
    </CeremonyPage>
  );
}

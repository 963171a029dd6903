import { useCall } from "../../app/use-call.ts";
import { workstation } from "../../bridge.ts";
import { en } from "../../messages/en.ts";
import { withSecret } from "../../secret-bytes.ts";
import type { Creation } from "../../types.ts";
import { CeremonyPage } from "../ceremony/ceremony-page.tsx";
import { NewPassphrase } from "./new-passphrase.tsx";

export function PassphraseStep({ creation }: { readonly creation: Creation }) {
  const call = useCall();
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
        onSeal={(bytes) =>
          void call.run(() =>
            withSecret(bytes, (passphrase) =>
              workstation().creation.seal({
                id: creation.id,
                passphrase,
                throws: null,
                sides: null,
              }),
            ),
          )
        }
      />
    </CeremonyPage>
  );
}

import { useCallback, useRef, useState } from "react";
import { useCall } from "../../app/use-call.ts";
import { workstation } from "../../bridge.ts";
import { secretLook } from "../../lib/secret-look.ts";
import { en } from "../../messages/en.ts";
import { noteSecret, withSecret } from "../../secret-bytes.ts";
import type { ColdkeySummary } from "../../types.ts";
import { Card } from "../../ui/card.tsx";
import { FaultPanel } from "../../ui/fault-panel.tsx";
import { TextField } from "../../ui/field.tsx";
import { PassphraseField, type PassphraseHandle } from "../../ui/passphrase-field.tsx";
import { Working } from "../../ui/progress.tsx";
import { Stack } from "../../ui/stack.tsx";
import type { BodyProps } from "../ceremony/kind-view.ts";
import { StepActions } from "../ceremony/step-actions.tsx";
import { useStep } from "../ceremony/use-step.ts";

const t = en.import.hex;
type Ss58 = ColdkeySummary["address"];
/** As the contract has it; the core checks the checksum. */
const isAddress = (text: string): text is Ss58 => /^5[1-9A-HJ-NP-Za-km-z]{47}$/.test(text);

export function HexBody({ ceremony, text, onEnded }: BodyProps) {
  const { id } = ceremony;
  const step = useStep(ceremony, onEnded);
  const field = useRef<PassphraseHandle>(null);
  const [isFilled, setIsFilled] = useState(false);
  const [claim, setClaim] = useState("");
  const call = useCall();
  const edited = useCallback(() => setIsFilled(!(field.current?.isEmpty() ?? true)), []);
  const isReady = isFilled && (claim === "" || isAddress(claim));

  const look = async (): Promise<void> => {
    if (!isReady || !field.current) return;
    const bytes = field.current.take();
    const given = isAddress(claim) ? claim : null;
    const reply = await call.run(() =>
      withSecret(bytes, (secret) => workstation().import.inspectHex({ id, secret, claim: given })),
    );
    if (reply && !reply.ok) field.current?.focus();
  };

  return (
    <>
      <Card>
        <Stack gap="wide">
          <PassphraseField
            handle={field}
            label={t.field}
            hint={t.hint}
            disabled={call.isBusy}
            onEdit={edited}
            onEnter={() => void look()}
          />
          <TextField
            label={t.claim}
            hint={t.claimHint}
            isMono
            value={claim}
            maxLength={60}
            disabled={call.isBusy}
            error={claim.length >= 48 && !isAddress(claim) ? t.claimBad : null}
            onChange={(event) => {
              noteSecret();
              const { value } = event.currentTarget;
              // Digits that went into the wrong field do not stay there.
              setClaim(secretLook(value) === null ? value.trim() : "");
            }}
          />
        </Stack>
      </Card>
      {call.isBusy ? <Working what={t.working} detail={t.workingDetail} /> : null}
      {call.fault === null ? null : <FaultPanel fault={call.fault} />}
      <StepActions
        ceremony={ceremony}
        step={step}
        next={text.next}
        isReady={isReady}
        isBusy={call.isBusy}
        onNext={() => void look()}
      />
    </>
  );
}

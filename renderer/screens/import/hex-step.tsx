import { ArrowLeft, ArrowRight } from "lucide-react";
import { useCallback, useRef, useState } from "react";
import { useCall } from "../../app/use-call.ts";
import { workstation } from "../../bridge.ts";
import { secretLook } from "../../lib/secret-look.ts";
import { en } from "../../messages/en.ts";
import { noteSecret, withSecret } from "../../secret-bytes.ts";
import type { ColdkeySummary, ImportFound } from "../../types.ts";
import { Button } from "../../ui/button.tsx";
import { Card } from "../../ui/card.tsx";
import { FaultPanel } from "../../ui/fault-panel.tsx";
import { TextField } from "../../ui/field.tsx";
import { PassphraseField, type PassphraseHandle } from "../../ui/passphrase-field.tsx";
import { Working } from "../../ui/progress.tsx";
import { Row, Stack } from "../../ui/stack.tsx";
import { ImportPage } from "./import.tsx";

interface HexStepProps {
  readonly onFound: (readings: readonly ImportFound[]) => void;
  readonly onBack: () => void;
}

const t = en.import.hex;
type Ss58 = ColdkeySummary["address"];
/** As the contract has it; the core checks the checksum. */
const isAddress = (text: string): text is Ss58 => /^5[1-9A-HJ-NP-Za-km-z]{47}$/.test(text);

export function HexStep({ onFound, onBack }: HexStepProps) {
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
      withSecret(bytes, (secret) => workstation().import.inspectHex({ secret, claim: given })),
    );
    if (reply?.ok) onFound(reply.value);
    else field.current?.focus();
  };

  return (
    <ImportPage step="open" title={t.title} lede={t.lede} guide={en.import.guide.hex}>
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
      <Row place="between">
        <Button icon={<ArrowLeft aria-hidden="true" />} disabled={call.isBusy} onClick={onBack}>
          {en.button.back}
        </Button>
        <Button
          tone="primary"
          disabled={!isReady && !call.isBusy}
          isBusy={call.isBusy}
          iconAfter={<ArrowRight aria-hidden="true" />}
          onClick={() => void look()}
        >
          {en.import.look}
        </Button>
      </Row>
    </ImportPage>
  );
}

import { LockKeyhole } from "lucide-react";
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
import { Row, Stack } from "../../ui/stack.tsx";
import { CeremonyPage } from "../ceremony/ceremony-page.tsx";
import { StrengthMeter, useStrength } from "./strength.tsx";

export function PassphraseStep({ creation }: { readonly creation: Creation }) {
  const first = useRef<PassphraseHandle>(null);
  const second = useRef<PassphraseHandle>(null);
  const { strength, isJudging, judge } = useStrength(first);
  const [match, setMatch] = useState<"unknown" | "same" | "different">("unknown");
  const call = useCall();

  const compare = useCallback(() => {
    if (!first.current || !second.current || second.current.isEmpty()) setMatch("unknown");
    else setMatch(first.current.equals(second.current) ? "same" : "different");
  }, []);
  const edited = useCallback(() => {
    judge();
    compare();
  }, [judge, compare]);

  const isReady = strength?.isEnough === true && match === "same" && !isJudging;
  const seal = async (): Promise<void> => {
    if (!isReady || !first.current || !second.current) return;
    const bytes = first.current.take();
    second.current.clear();
    await call.run(() =>
      withSecret(bytes, (passphrase) =>
        workstation().creation.seal({ id: creation.id, passphrase }),
      ),
    );
  };

  return (
    <CeremonyPage
      step="passphrase"
      title={en.create.passphrase.title}
      lede={en.create.passphrase.lede}
      guide={en.create.guide.passphrase}
    >
      <Card>
        <Stack gap="wide">
          <PassphraseField
            handle={first}
            label={en.create.passphrase.field}
            hint={en.create.passphrase.counts}
            disabled={call.isBusy}
            onEdit={edited}
            onEnter={() => second.current?.focus()}
          />
          <StrengthMeter strength={strength} isJudging={isJudging} />
          <PassphraseField
            handle={second}
            label={en.create.passphrase.again}
            error={match === "different" ? en.create.passphrase.differs : null}
            disabled={call.isBusy}
            onEdit={compare}
            onEnter={() => void seal()}
          />
        </Stack>
      </Card>
      {call.isBusy ? (
        <Working what={en.create.passphrase.sealing} detail={en.create.passphrase.sealingDetail} />
      ) : null}
      {call.fault === null ? null : <FaultPanel fault={call.fault} />}
      <Row place="end">
        <Button
          tone="primary"
          disabled={!isReady && !call.isBusy}
          isBusy={call.isBusy}
          icon={<LockKeyhole aria-hidden="true" />}
          onClick={() => void seal()}
        >
          {en.create.passphrase.seal}
        </Button>
      </Row>
    </CeremonyPage>
  );
}

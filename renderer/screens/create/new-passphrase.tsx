/** A passphrase for a new seal: typed twice, judged while typing, handed over as bytes. */
import { LockKeyhole } from "lucide-react";
import { type ReactNode, useCallback, useRef, useState } from "react";
import { en } from "../../messages/en.ts";
import type { Fault } from "../../types.ts";
import { Button } from "../../ui/button.tsx";
import { Card } from "../../ui/card.tsx";
import { FaultPanel } from "../../ui/fault-panel.tsx";
import { PassphraseField, type PassphraseHandle } from "../../ui/passphrase-field.tsx";
import { Working } from "../../ui/progress.tsx";
import { Row, Stack } from "../../ui/stack.tsx";
import { Suggestion } from "../care/suggestion.tsx";
import { UnlockTime, useUnlockChoice } from "../care/unlock-time.tsx";
import { StrengthMeter, useStrength } from "./strength.tsx";

interface NewPassphraseProps {
  readonly action: string;
  readonly working: { readonly what: string; readonly detail: string };
  readonly isBusy: boolean;
  readonly fault: Fault | null;
  /** Beside the passphrase: what else has to be right first. */
  readonly isOtherwiseReady?: boolean;
  /** Where a passphrase of now stands beside it, the fields say which they are. */
  readonly labels?: { readonly field: string; readonly again: string };
  /** Before the action: what else can be chosen. */
  readonly extra?: ReactNode;
  /** The bytes are the caller's to wipe; both fields are empty by then. */
  readonly onSeal: (passphrase: Uint8Array) => void;
}

export function NewPassphrase({
  action,
  working,
  isBusy,
  fault,
  isOtherwiseReady = true,
  labels = en.create.passphrase,
  extra,
  onSeal,
}: NewPassphraseProps) {
  const first = useRef<PassphraseHandle>(null);
  const second = useRef<PassphraseHandle>(null);
  const { strength, isJudging, fault: unjudged, judge } = useStrength(first);
  const unlock = useUnlockChoice();
  const [match, setMatch] = useState<"unknown" | "same" | "different">("unknown");

  const compare = useCallback(() => {
    if (!first.current || !second.current || second.current.isEmpty()) setMatch("unknown");
    else setMatch(first.current.equals(second.current) ? "same" : "different");
  }, []);
  const edited = useCallback(() => {
    judge();
    compare();
  }, [judge, compare]);

  const isReady =
    isOtherwiseReady &&
    unlock.isSettled &&
    strength?.isEnough === true &&
    match === "same" &&
    !isJudging;
  const seal = (): void => {
    if (!isReady || !first.current || !second.current) return;
    const bytes = first.current.take();
    second.current.clear();
    onSeal(bytes);
  };

  return (
    <>
      <Card>
        <Stack gap="wide">
          <Suggestion disabled={isBusy} />
          <PassphraseField
            handle={first}
            label={labels.field}
            hint={en.create.passphrase.counts}
            disabled={isBusy}
            onEdit={edited}
            onEnter={() => second.current?.focus()}
          />
          <StrengthMeter strength={strength} isJudging={isJudging} fault={unjudged} />
          <PassphraseField
            handle={second}
            label={labels.again}
            error={match === "different" ? en.create.passphrase.differs : null}
            disabled={isBusy}
            onEdit={compare}
            onEnter={seal}
          />
        </Stack>
      </Card>
      <UnlockTime choice={unlock} disabled={isBusy} />
      {extra}
      {isBusy ? <Working what={working.what} detail={working.detail} /> : null}
      {fault === null ? null : <FaultPanel fault={fault} />}
      <Row place="end">
        <Button
          tone="primary"
          disabled={!isReady && !isBusy}
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

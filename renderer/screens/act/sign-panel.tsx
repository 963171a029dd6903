/** Passphrase and gesture, by the danger that the vault read out of the bytes. */
import { PenLine } from "lucide-react";
import { useCallback, useRef, useState } from "react";
import { useWorkstation } from "../../app/screen.ts";
import { useCall } from "../../app/use-call.ts";
import { en } from "../../messages/en.ts";
import { withSecret } from "../../secret-bytes.ts";
import type { Reply, Review } from "../../types.ts";
import { Button } from "../../ui/button.tsx";
import { FaultPanel } from "../../ui/fault-panel.tsx";
import { Irreversible } from "../../ui/irreversible.tsx";
import { PassphraseField, type PassphraseHandle } from "../../ui/passphrase-field.tsx";
import { Working } from "../../ui/progress.tsx";
import { Row, Stack } from "../../ui/stack.tsx";
import { Tick } from "../../ui/tick.tsx";
import { nameOrEnds } from "../names.ts";
import type { Meaning } from "./meaning.ts";
import type { TimeClaim } from "./policy-findings.tsx";

interface SignPanelProps<T> {
  /** The call, given the ticket of the passphrase. */
  readonly sign: (passphrase: string, acknowledgeTime: boolean) => Promise<Reply<T>>;
  readonly review: Review;
  readonly meaning: Meaning;
  readonly time: TimeClaim;
  readonly onCancel: () => void;
  readonly onSigned: (value: T) => void;
}

export function SignPanel<T>({
  sign: askToSign,
  review,
  meaning,
  time,
  onCancel,
  onSigned,
}: SignPanelProps<T>) {
  const { snapshot } = useWorkstation();
  const field = useRef<PassphraseHandle>(null);
  const [isFilled, setIsFilled] = useState(false);
  const [isRead, setIsRead] = useState(false);
  const call = useCall();
  const edited = useCallback(() => setIsFilled(!(field.current?.isEmpty() ?? true)), []);

  const sign = async (): Promise<void> => {
    if (!field.current || field.current.isEmpty()) return;
    const bytes = field.current.take();
    const reply = await call.run(() =>
      withSecret(bytes, (passphrase) => askToSign(passphrase, time === "vouched")),
    );
    if (reply?.ok) onSigned(reply.value);
    else field.current?.focus();
  };

  const passphrase = (
    <PassphraseField
      handle={field}
      label={en.act.review.passphrase(nameOrEnds(snapshot, review.account))}
      hint={en.act.review.passphraseHint}
      disabled={call.isBusy}
      onEdit={edited}
    />
  );
  const cancel = (
    <Button onClick={onCancel} disabled={call.isBusy}>
      {en.button.cancel}
    </Button>
  );
  const isReady = isFilled && !call.isBusy && time !== "open";

  return (
    <Stack>
      {call.isBusy ? (
        <Working what={en.act.review.signing} detail={en.act.review.signingDetail} />
      ) : null}
      {call.fault === null ? null : <FaultPanel fault={call.fault} />}
      {review.danger === "irreversible" || review.danger === "emergency" ? (
        <Irreversible
          address={meaning.keyAddress}
          fieldLabel={meaning.keyAddressLabel}
          holdLabel={meaning.hold}
          icon={<PenLine aria-hidden="true" />}
          isReady={isReady}
          onConfirmed={() => void sign()}
          cancel={cancel}
        >
          {passphrase}
        </Irreversible>
      ) : (
        <>
          {passphrase}
          {review.danger === "care" ? (
            <Tick tone="care" isTicked={isRead} onTick={setIsRead}>
              {en.act.review.read}
            </Tick>
          ) : null}
          <Row place="end">
            {cancel}
            <Button
              tone="primary"
              icon={<PenLine aria-hidden="true" />}
              disabled={!isReady || (review.danger === "care" && !isRead)}
              onClick={() => void sign()}
            >
              {en.act.review.sign}
            </Button>
          </Row>
        </>
      )}
    </Stack>
  );
}

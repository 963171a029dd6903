/** An announcement that this installation does not know: the new coldkey's passphrase and the chain's hash prove it. */
import { useCallback, useRef, useState } from "react";
import { useWorkstation } from "../../app/screen.ts";
import { useCall } from "../../app/use-call.ts";
import { workstation } from "../../bridge.ts";
import { en } from "../../messages/en.ts";
import { withSecret } from "../../secret-bytes.ts";
import type { SwapView } from "../../types.ts";
import { Button } from "../../ui/button.tsx";
import { Card } from "../../ui/card.tsx";
import { FaultPanel } from "../../ui/fault-panel.tsx";
import { PassphraseField, type PassphraseHandle } from "../../ui/passphrase-field.tsx";
import { Row, Stack } from "../../ui/stack.tsx";

const words = en.swap.recognise;

export function Recognise({ view }: { readonly view: SwapView }) {
  const { snapshot } = useWorkstation();
  const field = useRef<PassphraseHandle>(null);
  const [isFilled, setIsFilled] = useState(false);
  const edited = useCallback(() => setIsFilled(!(field.current?.isEmpty() ?? true)), []);
  const call = useCall();
  const name = view.announcement?.destinationName ?? "";
  const destination = snapshot.coldkeys.find((one) => one.name === name)?.address;
  if (destination === undefined) return null;
  const recognise = async (): Promise<void> => {
    if (!field.current || field.current.isEmpty()) return;
    const bytes = field.current.take();
    const reply = await call.run(() =>
      withSecret(bytes, (passphrase) =>
        workstation().swap.recognise({ coldkey: view.coldkey, destination, passphrase }),
      ),
    );
    if (reply && !reply.ok) field.current?.focus();
  };
  return (
    <Card label={words.title} tone="care">
      <Stack>
        <h3>{words.title}</h3>
        <p>{words.text(name)}</p>
        <PassphraseField
          handle={field}
          label={words.passphrase(name)}
          disabled={call.isBusy}
          onEdit={edited}
          onEnter={() => void recognise()}
        />
        {call.fault === null ? null : <FaultPanel fault={call.fault} />}
        <Row place="end">
          <Button
            tone="primary"
            disabled={!isFilled}
            isBusy={call.isBusy}
            onClick={() => void recognise()}
          >
            {words.go}
          </Button>
        </Row>
      </Stack>
    </Card>
  );
}

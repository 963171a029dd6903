/** Rehearsal only: what the watch is for, made to happen. */
import { useState } from "react";
import { useWorkstation } from "../../app/screen.ts";
import { useCall } from "../../app/use-call.ts";
import { workstation } from "../../bridge.ts";
import { en } from "../../messages/en.ts";
import { Button } from "../../ui/button.tsx";
import { Card } from "../../ui/card.tsx";
import { FaultPanel } from "../../ui/fault-panel.tsx";
import { SelectField } from "../../ui/field.tsx";
import { Notice } from "../../ui/notice.tsx";
import { Row, Small, Stack } from "../../ui/stack.tsx";

const words = en.emergencies;

export function Thief() {
  const { snapshot } = useWorkstation();
  const call = useCall();
  const keys = [...snapshot.coldkeys, ...snapshot.watched];
  const [chosen, setChosen] = useState<(typeof keys)[number]["address"] | null>(null);
  const [isRefused, setIsRefused] = useState(false);
  const coldkey = chosen ?? keys[0]?.address;
  if (snapshot.chain.network !== "rehearsal" || coldkey === undefined) return null;

  const send = async (): Promise<void> => {
    const reply = await call.run(() => workstation().rehearsal.thief({ coldkey }));
    setIsRefused(reply?.ok === true && !reply.value.isDone);
  };

  return (
    <Card labelledBy="thief">
      <Stack>
        <h2 id="thief">{words.thiefTitle}</h2>
        <Small>{words.thiefText}</Small>
        <SelectField
          label={words.thiefKey}
          value={coldkey}
          options={keys.map(({ address, name }) => ({ value: address, label: name }))}
          onChange={(event) => {
            const { value } = event.currentTarget;
            setChosen(keys.find(({ address }) => address === value)?.address ?? null);
          }}
        />
        <Row>
          <Button isBusy={call.isBusy} onClick={() => void send()}>
            {words.thiefGo}
          </Button>
        </Row>
        {isRefused ? <Notice level="refused">{words.thiefFailed}</Notice> : null}
        {call.fault === null ? null : <FaultPanel fault={call.fault} />}
      </Stack>
    </Card>
  );
}

/** Rehearsal only: a node that does not do what it should, for a minute. */
import { useState } from "react";
import { useWorkstation } from "../../app/screen.ts";
import { useCall } from "../../app/use-call.ts";
import { workstation } from "../../bridge.ts";
import { en } from "../../messages/en.ts";
import type { NodeTrouble } from "../../types.ts";
import { Button } from "../../ui/button.tsx";
import { Card } from "../../ui/card.tsx";
import { FaultPanel } from "../../ui/fault-panel.tsx";
import { SelectField } from "../../ui/field.tsx";
import { Row, Small, Stack } from "../../ui/stack.tsx";

const words = en.drills;
const TROUBLES: readonly NodeTrouble[] = [
  "slow",
  "silent",
  "dropped",
  "stalled",
  "reorganised",
  "full-pool",
  "upgrade",
  "lying-genesis",
];

export function Trouble() {
  const { snapshot } = useWorkstation();
  const call = useCall();
  const [trouble, setTrouble] = useState<NodeTrouble>("slow");
  if (snapshot.chain.network !== "rehearsal" || snapshot.chain.state === "none") return null;
  return (
    <Card labelledBy="trouble">
      <Stack>
        <h2 id="trouble">{words.troubleTitle}</h2>
        <Small>{words.troubleText}</Small>
        <SelectField
          label={words.troubleField}
          hint={words.trouble(trouble).text}
          value={trouble}
          options={TROUBLES.map((value) => ({ value, label: words.trouble(value).name }))}
          onChange={(event) => {
            const chosen = TROUBLES.find((value) => value === event.currentTarget.value);
            if (chosen !== undefined) setTrouble(chosen);
          }}
        />
        <Row>
          <Button
            isBusy={call.isBusy}
            onClick={() => void call.run(() => workstation().rehearsal.trouble({ trouble }))}
          >
            {words.troubleGo}
          </Button>
        </Row>
        {call.fault === null ? null : <FaultPanel fault={call.fault} />}
      </Stack>
    </Card>
  );
}

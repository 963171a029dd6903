/** How it ended goes into the journal, whatever it was. */
import { useState } from "react";
import { useWorkstation } from "../../app/screen.ts";
import { useCall } from "../../app/use-call.ts";
import { workstation } from "../../bridge.ts";
import { en } from "../../messages/en.ts";
import { Button } from "../../ui/button.tsx";
import { Card } from "../../ui/card.tsx";
import { Choice } from "../../ui/choice.tsx";
import { FaultPanel } from "../../ui/fault-panel.tsx";
import { Row, Small, Stack } from "../../ui/stack.tsx";

const words = en.leak;
const RESULTS = ["safe", "partly", "false-alarm"] as const;

export function FinishLeak({ id }: { readonly id: string }) {
  const { go } = useWorkstation();
  const call = useCall();
  const [result, setResult] = useState<(typeof RESULTS)[number] | null>(null);
  const finish = async (): Promise<void> => {
    if (result === null) return;
    const reply = await call.run(() => workstation().leak.finish({ id, result }));
    if (reply?.ok) go({ at: "emergencies" });
  };
  return (
    <Card labelledBy="leak-end">
      <Stack>
        <h2 id="leak-end">{words.finishTitle}</h2>
        <Small>{words.finishText}</Small>
        <Choice
          label={words.result}
          value={result}
          onChange={setResult}
          options={RESULTS.map((value) => ({ value, label: words.results[value] }))}
        />
        {call.fault === null ? null : <FaultPanel fault={call.fault} />}
        <Row place="end">
          <Button disabled={result === null} isBusy={call.isBusy} onClick={() => void finish()}>
            {words.finish}
          </Button>
        </Row>
      </Stack>
    </Card>
  );
}

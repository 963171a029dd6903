/** Where Combined would sign, a Desk makes a request: how far it goes, and to which Vault. */
import { ArrowRight } from "lucide-react";
import { useState } from "react";
import { useWorkstation } from "../../app/screen.ts";
import { useCall } from "../../app/use-call.ts";
import { workstation } from "../../bridge.ts";
import { en } from "../../messages/en.ts";
import type { CarriedPeriod } from "../../types.ts";
import { Button } from "../../ui/button.tsx";
import { Card } from "../../ui/card.tsx";
import { Choice } from "../../ui/choice.tsx";
import { FaultPanel } from "../../ui/fault-panel.tsx";
import { SelectField } from "../../ui/field.tsx";
import { Working } from "../../ui/progress.tsx";
import { Row, Small, Stack } from "../../ui/stack.tsx";

const words = en.crossing.carry;
const PERIODS = [256, 512, 1024, 2048] as const;
type Text = `${CarriedPeriod}`;

interface CarryPanelProps {
  readonly draftId: string;
  readonly onCancel: () => void;
}

export function CarryPanel({ draftId, onCancel }: CarryPanelProps) {
  const { snapshot, go } = useWorkstation();
  const vaults = snapshot.crossing.machines.filter(({ isPaired }) => isPaired);
  const [period, setPeriod] = useState<Text>("2048");
  const [to, setTo] = useState(vaults[0]?.id ?? "");
  const call = useCall();
  const carry = async (): Promise<void> => {
    const periodBlocks = PERIODS.find((one) => String(one) === period) ?? 2048;
    const reply = await call.run(() =>
      workstation().crossing.carry({ draft: draftId, periodBlocks, to: to === "" ? null : to }),
    );
    if (reply?.ok) go({ at: "carried", id: reply.value.id });
  };
  return (
    <Card>
      <Stack>
        <h2>{words.title}</h2>
        <Small>{words.text}</Small>
        <Choice
          label={words.distance}
          layout="cards"
          value={period}
          onChange={setPeriod}
          options={PERIODS.map((blocks) => ({
            value: `${blocks}` as Text,
            ...words.distanceOf(blocks, snapshot.chain.blockTimeMs),
          }))}
        />
        <SelectField
          label={words.to}
          value={to}
          onChange={(event) => setTo(event.currentTarget.value)}
          hint={to === "" ? words.anybodyHint : undefined}
          options={[
            ...vaults.map(({ id, name }) => ({ value: id, label: name })),
            { value: "", label: words.anybody },
          ]}
        />
        {call.isBusy ? <Working what={words.working} detail={words.workingDetail} /> : null}
        {call.fault === null ? null : <FaultPanel fault={call.fault} />}
        <Row place="end">
          <Button onClick={onCancel} disabled={call.isBusy}>
            {en.button.cancel}
          </Button>
          <Button
            tone="primary"
            iconAfter={<ArrowRight aria-hidden="true" />}
            isBusy={call.isBusy}
            onClick={() => void carry()}
          >
            {words.go}
          </Button>
        </Row>
      </Stack>
    </Card>
  );
}

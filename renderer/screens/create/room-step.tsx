import { ArrowLeft, ArrowRight } from "lucide-react";
import { useState } from "react";
import { useWorkstation } from "../../app/screen.ts";
import { useCall } from "../../app/use-call.ts";
import { workstation } from "../../bridge.ts";
import { en } from "../../messages/en.ts";
import { Button } from "../../ui/button.tsx";
import { FaultPanel } from "../../ui/fault-panel.tsx";
import { Notice } from "../../ui/notice.tsx";
import { Row, Stack } from "../../ui/stack.tsx";
import { Tick } from "../../ui/tick.tsx";
import { CeremonyPage, type Plan } from "./create.tsx";

const ITEMS = ["alone", "cameras", "sharing", "pen"] as const;

interface RoomStepProps {
  readonly plan: Plan;
  readonly onBack: () => void;
  readonly onBegun: (id: string) => void;
}

export function RoomStep({ plan, onBack, onBegun }: RoomStepProps) {
  const { snapshot } = useWorkstation();
  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set());
  const call = useCall();
  const isReady = ITEMS.every((item) => ticked.has(item));

  const begin = async (): Promise<void> => {
    const reply = await call.run(() => workstation().creation.begin(plan));
    if (reply?.ok) onBegun(reply.value.id);
  };

  return (
    <CeremonyPage
      step="room"
      name={plan.name}
      title={en.create.room.title}
      lede={en.create.room.lede}
      guide={en.create.guide.room}
      stop="nothing"
    >
      <Stack gap="tight">
        {ITEMS.map((item) => (
          <Tick
            key={item}
            isTicked={ticked.has(item)}
            onTick={(isTicked) => {
              const next = new Set(ticked);
              if (isTicked) next.add(item);
              else next.delete(item);
              setTicked(next);
            }}
          >
            {en.create.room[item]}
          </Tick>
        ))}
      </Stack>
      <Notice level={snapshot.host.canBlockCapture ? "info" : "care"}>
        {en.create.room.capture(snapshot.host.canBlockCapture)}
      </Notice>
      {call.fault === null ? null : <FaultPanel fault={call.fault} />}
      <Row place="between">
        <Button icon={<ArrowLeft aria-hidden="true" />} onClick={onBack}>
          {en.button.back}
        </Button>
        <Button
          tone="primary"
          disabled={!isReady}
          isBusy={call.isBusy}
          iconAfter={<ArrowRight aria-hidden="true" />}
          onClick={() => void begin()}
        >
          {en.button.next}
        </Button>
      </Row>
    </CeremonyPage>
  );
}

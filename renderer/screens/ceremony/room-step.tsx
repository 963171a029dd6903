import { ArrowLeft, ArrowRight } from "lucide-react";
import { useState } from "react";
import type { GuideText } from "../../app/page.tsx";
import { useWorkstation } from "../../app/screen.ts";
import { useCall } from "../../app/use-call.ts";
import { en } from "../../messages/en.ts";
import type { Reply } from "../../types.ts";
import { Button } from "../../ui/button.tsx";
import { FaultPanel } from "../../ui/fault-panel.tsx";
import { Notice } from "../../ui/notice.tsx";
import { Row, Stack } from "../../ui/stack.tsx";
import { Tick } from "../../ui/tick.tsx";
import { CeremonyPage } from "./ceremony-page.tsx";

interface RoomStepProps {
  readonly text: { readonly title: string; readonly lede: string; readonly guide: GuideText };
  /** What no program can check: each is ticked by hand. */
  readonly items: readonly string[];
  readonly onBack: () => void;
  readonly begin: () => Promise<Reply<{ id: string }>>;
  readonly onBegun: (id: string) => void;
}

export function RoomStep({ text, items, onBack, begin, onBegun }: RoomStepProps) {
  const { snapshot } = useWorkstation();
  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set());
  const call = useCall();
  const isReady = items.every((item) => ticked.has(item));

  const start = async (): Promise<void> => {
    const reply = await call.run(begin);
    if (reply?.ok) onBegun(reply.value.id);
  };

  return (
    <CeremonyPage step="room" title={text.title} lede={text.lede} guide={text.guide} stop="nothing">
      <Stack gap="tight">
        {items.map((item) => (
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
            {item}
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
          onClick={() => void start()}
        >
          {en.button.next}
        </Button>
      </Row>
    </CeremonyPage>
  );
}

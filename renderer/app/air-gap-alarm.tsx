/** A Vault that can reach a network, or could: keys are closed, and this comes before everything else. */
import { useEffect } from "react";
import { workstation } from "../bridge.ts";
import * as t from "../lib/time.ts";
import { en } from "../messages/en.ts";
import { explain } from "../messages/faults.ts";
import type { AirGap } from "../types.ts";
import { Button } from "../ui/button.tsx";
import { Emergency } from "../ui/emergency.tsx";
import { FaultPanel } from "../ui/fault-panel.tsx";
import { Stack } from "../ui/stack.tsx";
import { useWorkstation } from "./screen.ts";
import { useCall } from "./use-call.ts";

interface AirGapAlarmProps {
  readonly gap: AirGap;
  readonly onSeen: () => void;
}

export function AirGapAlarm({ gap, onSeen }: AirGapAlarmProps) {
  const { snapshot } = useWorkstation();
  const call = useCall();
  const { clear } = call;
  const words = en.airGap;
  const isOpen = gap.state === "open";
  const isRehearsal = snapshot.chain.network === "rehearsal";
  // biome-ignore lint/correctness/useExhaustiveDependencies: what was refused in another state is no news in this one
  useEffect(() => clear(), [gap.state, clear]);
  const acknowledge = (isPractice: boolean) =>
    void call.run(() => workstation().airgap.acknowledge({ isPractice }));
  return (
    <Emergency
      title={isOpen ? words.openTitle : words.goneTitle}
      text={isOpen ? words.openText : words.goneText}
      facts={
        <Stack gap="tight">
          <p>
            <b>{words.seen}</b>
            {gap.sinceMs === null ? null : ` · ${t.date(gap.sinceMs)}`}
          </p>
          <ul>
            {gap.causes.map((cause) => {
              const said = explain(cause);
              return (
                <li key={`${cause.code} ${Object.values(cause.facts).join()}`}>
                  {said.happened} {isOpen ? said.now : null}
                </li>
              );
            })}
          </ul>
          {call.fault === null ? null : <FaultPanel fault={call.fault} />}
          {isOpen && isRehearsal ? <p>{words.practiseText}</p> : null}
          {isOpen && !isRehearsal ? <p>{words.stillOpen}</p> : null}
        </Stack>
      }
      footnote={words.footnote}
      choices={[
        isOpen && isRehearsal ? (
          <Button
            key="practise"
            size="large"
            isBusy={call.isBusy}
            onClick={() => acknowledge(true)}
          >
            {words.practise}
          </Button>
        ) : (
          <Button
            key="acknowledge"
            tone="danger"
            size="large"
            isBusy={call.isBusy}
            disabled={isOpen}
            onClick={() => acknowledge(false)}
          >
            {words.acknowledge}
          </Button>
        ),
        <Button key="later" onClick={onSeen}>
          {words.later}
        </Button>,
      ]}
    />
  );
}

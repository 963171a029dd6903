/** How long opening takes: chosen on a slider, measured on this machine before it counts. */
import { Gauge } from "lucide-react";
import { useId, useRef, useState } from "react";
import { useWorkstation } from "../../app/screen.ts";
import { type CallState, useCall } from "../../app/use-call.ts";
import { workstation } from "../../bridge.ts";
import { en } from "../../messages/en.ts";
import type { Snapshot } from "../../types.ts";
import { Button } from "../../ui/button.tsx";
import { Card } from "../../ui/card.tsx";
import { Fact, Facts } from "../../ui/facts.tsx";
import { FaultPanel } from "../../ui/fault-panel.tsx";
import { Working } from "../../ui/progress.tsx";
import { Row, Small, Stack } from "../../ui/stack.tsx";
import css from "./unlock-time.module.css";

const RANGE = { min: 500, max: 10_000, step: 500 } as const;
const USUAL_MS = 1000;

export interface UnlockChoice {
  readonly wishMs: number;
  readonly setWish: (ms: number) => void;
  readonly call: CallState;
  readonly measure: () => void;
  /** Ends the vault's process: nothing is chosen then. */
  readonly stop: () => void;
  /** What the slider shows is what new seals will cost. */
  readonly isSettled: boolean;
}

export function useUnlockChoice(): UnlockChoice {
  const { snapshot } = useWorkstation();
  const chosenMs = snapshot.unlock?.targetMs ?? USUAL_MS;
  const [wishMs, setWish] = useState(chosenMs);
  const call = useCall();
  const isStopped = useRef(false);
  return {
    wishMs,
    setWish,
    call,
    measure() {
      isStopped.current = false;
      void call.run<Snapshot["unlock"]>(async () => {
        const reply = await workstation().unlock.choose({ targetMs: wishMs });
        // Stopped by hand: the vault that is gone is no news to anybody.
        return isStopped.current ? { ok: true, value: null } : reply;
      });
    },
    stop() {
      isStopped.current = true;
      void workstation().app.lock(null);
    },
    isSettled: wishMs === chosenMs && !call.isBusy,
  };
}

interface UnlockTimeProps {
  readonly choice: UnlockChoice;
  readonly disabled?: boolean;
}

export function UnlockTime({ choice, disabled = false }: UnlockTimeProps) {
  const { snapshot } = useWorkstation();
  const { wishMs, setWish, call, isSettled } = choice;
  const { unlock } = snapshot;
  const titleId = useId();
  const sliderId = useId();
  const words = en.care.unlock;
  return (
    <Card labelledBy={titleId}>
      <Stack>
        <div>
          <h2 id={titleId}>{words.title}</h2>
          <Small>{words.lede}</Small>
        </div>
        <div className={css.slider}>
          <label htmlFor={sliderId}>{words.field}</label>
          <output htmlFor={sliderId}>{words.value(wishMs)}</output>
          <input
            id={sliderId}
            type="range"
            {...RANGE}
            value={wishMs}
            disabled={disabled || call.isBusy}
            aria-valuetext={words.valueSpoken(wishMs)}
            onChange={(event) => setWish(Number(event.currentTarget.value))}
          />
          <div className={css.ends} aria-hidden="true">
            <span>{words.value(RANGE.min)}</span>
            <span>{words.value(RANGE.max)}</span>
          </div>
        </div>
        {call.isBusy ? (
          <>
            <Working what={words.measuring} detail={words.measuringDetail(wishMs)} />
            <Row>
              <Button size="small" onClick={choice.stop}>
                {words.stop}
              </Button>
            </Row>
          </>
        ) : isSettled ? (
          unlock === null ? (
            <p>{words.usual}</p>
          ) : (
            <Measured unlock={unlock} />
          )
        ) : (
          <Row>
            <Button
              icon={<Gauge aria-hidden="true" />}
              disabled={disabled}
              onClick={choice.measure}
            >
              {words.measure(wishMs)}
            </Button>
            <Small>{words.notYet}</Small>
          </Row>
        )}
        {call.fault === null ? null : <FaultPanel fault={call.fault} />}
      </Stack>
    </Card>
  );
}

function Measured({ unlock }: { readonly unlock: NonNullable<Snapshot["unlock"]> }) {
  const words = en.care.unlock;
  const { cost, measuredMs, targetMs } = unlock;
  return (
    <>
      <Facts>
        <Fact term={words.measured}>{words.measuredValue(measuredMs)}</Fact>
        <Fact term={words.memory}>{words.memoryValue(cost.memoryBytes, cost.passes)}</Fact>
        <Fact term={words.thief}>{words.thiefText(measuredMs)}</Fact>
      </Facts>
      {measuredMs > targetMs * 1.15 ? <Small>{words.floor(measuredMs)}</Small> : null}
    </>
  );
}

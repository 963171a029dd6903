/** Below the copies of a coldkey: what they survive, how often they are proved, and other kinds of copies. */
import { Eye, HardDrive, Search, Split } from "lucide-react";
import { useState } from "react";
import { useCall } from "../../app/use-call.ts";
import { workstation } from "../../bridge.ts";
import { en } from "../../messages/en.ts";
import type { ColdkeySummary } from "../../types.ts";
import { Button } from "../../ui/button.tsx";
import { FaultPanel } from "../../ui/fault-panel.tsx";
import { SelectField } from "../../ui/field.tsx";
import { Row } from "../../ui/stack.tsx";
import { useBegin } from "../ceremony/use-begin.ts";
import { Identify } from "./identify.tsx";
import { Recovery } from "./recovery.tsx";
import css from "./register-foot.module.css";

type Oftener = ColdkeySummary["tighter"];
const oftener: readonly Oftener[] = [1, 2, 4];

export function SafetySummary({ coldkey }: { readonly coldkey: ColdkeySummary }) {
  const { safety, copies } = coldkey;
  if (copies.length === 0) return null;
  return (
    <p className={css.summary}>
      {en.proving.summary(safety)} {en.proving.thief(safety.openPlaces)}
    </p>
  );
}

export function RegisterFoot({ coldkey }: { readonly coldkey: ColdkeySummary }) {
  const { address, name, splits, tighter, valueBand, wordCount, copies } = coldkey;
  const [isAsking, setIsAsking] = useState(false);
  const { begin, fault } = useBegin();
  const call = useCall();
  const words = en.proving;
  return (
    <div className={css.foot}>
      <Row>
        {wordCount === null ? null : (
          <Button
            icon={<Split aria-hidden="true" />}
            aria-label={words.splitFor(name)}
            onClick={() => begin("split-backup", address)}
          >
            {words.split}
          </Button>
        )}
        <Button
          icon={<HardDrive aria-hidden="true" />}
          aria-label={words.usbFor(name)}
          onClick={() => begin("usb-copy", address)}
        >
          {words.usb}
        </Button>
        {splits.map(({ id, threshold, count }) => (
          <Button key={id} onClick={() => begin("rehearse-restore", address, id)}>
            {words.rehearseSplit(threshold, count)}
          </Button>
        ))}
        {wordCount === null || copies.length === 0 ? null : (
          <Button
            tone="quiet"
            icon={<Search aria-hidden="true" />}
            aria-label={words.identifyFor(name)}
            onClick={() => setIsAsking(true)}
          >
            {words.identify}
          </Button>
        )}
        {wordCount === null ? null : (
          <Button
            tone="quiet"
            icon={<Eye aria-hidden="true" />}
            aria-label={en.ceremonies.reveal.beginFor(name)}
            onClick={() => begin("reveal-phrase", address)}
          >
            {en.ceremonies.reveal.begin}
          </Button>
        )}
      </Row>
      {copies.length === 0 ? null : (
        <details className={css.details}>
          <summary>{words.recovery.title}</summary>
          <div className={css.inside}>
            <Recovery coldkey={coldkey} />
            <SelectField
              label={words.scheduleFor(name)}
              hint={words.scheduleHint(valueBand)}
              value={String(tighter)}
              options={oftener.map((value) => ({
                value: String(value),
                label: words.oftener[value],
              }))}
              onChange={(event) => {
                const value = oftener.find((one) => String(one) === event.currentTarget.value);
                if (value === undefined) return;
                void call.run(() => workstation().copies.schedule({ address, oftener: value }));
              }}
            />
          </div>
        </details>
      )}
      {fault === null ? null : <FaultPanel fault={fault} />}
      {call.fault === null ? null : <FaultPanel fault={call.fault} />}
      {isAsking ? <Identify coldkey={coldkey} onClose={() => setIsAsking(false)} /> : null}
    </div>
  );
}

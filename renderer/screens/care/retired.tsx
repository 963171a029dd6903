/** Keys that rest: at the end of their place, folded, each with the way back. */
import { Sun } from "lucide-react";
import { useCall } from "../../app/use-call.ts";
import { workstation } from "../../bridge.ts";
import { en } from "../../messages/en.ts";
import type { ColdkeySummary, HotkeySummary } from "../../types.ts";
import { Address } from "../../ui/address.tsx";
import { Button } from "../../ui/button.tsx";
import { Card } from "../../ui/card.tsx";
import { FaultPanel } from "../../ui/fault-panel.tsx";
import { Small } from "../../ui/stack.tsx";
import css from "./retired.module.css";

type Key = Pick<ColdkeySummary | HotkeySummary, "address" | "name" | "retiredAtMs">;

export function Retired({ keys }: { readonly keys: readonly Key[] }) {
  if (keys.length === 0) return null;
  const words = en.care.keys;
  return (
    <Card>
      <details className={css.retired}>
        <summary>{words.retired(keys.length)}</summary>
        <ul>
          {keys.map((key) => (
            <Resting key={key.address} of={key} />
          ))}
        </ul>
      </details>
    </Card>
  );
}

function Resting({ of }: { readonly of: Key }) {
  const call = useCall();
  const words = en.care.keys;
  return (
    <li className={css.one}>
      <div className={css.who}>
        <h3>{of.name}</h3>
        {of.retiredAtMs === null ? null : <Small>{words.retiredSince(of.retiredAtMs)}</Small>}
        <Address address={of.address} />
      </div>
      <Button
        icon={<Sun aria-hidden="true" />}
        aria-label={words.bringBackNamed(of.name)}
        isBusy={call.isBusy}
        onClick={() => void call.run(() => workstation().keys.bringBack({ address: of.address }))}
      >
        {words.bringBack}
      </Button>
      {call.fault === null ? null : <FaultPanel fault={call.fault} />}
    </li>
  );
}

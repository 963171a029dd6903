/** In the place Emergencies: drills to start, when each is due, and how the past ones went. */
import { useState } from "react";
import { useWorkstation } from "../../app/screen.ts";
import { useCall } from "../../app/use-call.ts";
import { workstation } from "../../bridge.ts";
import { en } from "../../messages/en.ts";
import { useNow } from "../../snapshot.ts";
import type { DrillKind } from "../../types.ts";
import { Button } from "../../ui/button.tsx";
import { Card } from "../../ui/card.tsx";
import { FaultPanel } from "../../ui/fault-panel.tsx";
import { SelectField } from "../../ui/field.tsx";
import { Notice } from "../../ui/notice.tsx";
import { Small, Stack } from "../../ui/stack.tsx";
import table from "../../ui/table.module.css";
import emergencies from "../emergencies/emergencies.module.css";
import { afterStart } from "./after-start.ts";
import css from "./drills.module.css";

const words = en.drills;
const KINDS: readonly DrillKind[] = ["dispute", "move", "swap", "rotate"];

export function Drills() {
  const { snapshot } = useWorkstation();
  const isRehearsal = snapshot.chain.network === "rehearsal";
  return (
    <Card labelledBy="drills">
      <Stack>
        <h2 id="drills">{words.section}</h2>
        <Small>{words.sectionText}</Small>
        {isRehearsal ? <Start /> : <Notice level="info">{words.onlyRehearsal}</Notice>}
        <Past />
      </Stack>
    </Card>
  );
}

function Start() {
  const { snapshot, clockOffsetMs, go } = useWorkstation();
  const nowMs = useNow(clockOffsetMs);
  const call = useCall();
  const [chosen, setChosen] = useState<string | null>(null);
  const { coldkeys, drills } = snapshot;
  const coldkey = (coldkeys.find(({ address }) => address === chosen) ?? coldkeys[0])?.address;
  if (coldkey === undefined) return <Notice level="info">{words.needColdkey}</Notice>;

  const start = async (kind: DrillKind): Promise<void> => {
    const reply = await call.run(() => workstation().drills.start({ kind, coldkey }));
    const next = afterStart(kind);
    if (reply?.ok && next !== null) go(next);
  };

  return (
    <>
      <SelectField
        label={words.coldkey}
        value={coldkey}
        options={coldkeys.map(({ address, name }) => ({ value: address, label: name }))}
        onChange={(event) => setChosen(event.currentTarget.value)}
      />
      <Frozen />
      <ul className={css.kinds}>
        {KINDS.map((kind) => {
          const due = drills.due[kind];
          const { title, text } = words.kind(kind);
          return (
            <li key={kind} className={css.kind}>
              <div>
                <h3>{title}</h3>
                <Small>{text}</Small>
                <Small>{due === null ? words.never : words.due(due, nowMs)}</Small>
              </div>
              <Button
                aria-label={words.startNamed(title)}
                disabled={drills.running !== null}
                isBusy={call.isBusy}
                onClick={() => void start(kind)}
              >
                {words.start}
              </Button>
            </li>
          );
        })}
      </ul>
      {call.fault === null ? null : <FaultPanel fault={call.fault} />}
    </>
  );
}

/** What a drill leaves: on the real chain nobody could end it. */
function Frozen() {
  const { snapshot } = useWorkstation();
  const call = useCall();
  const frozen = snapshot.coldkeys.filter(({ address }) =>
    snapshot.sentinel.sightings.some(
      ({ coldkey, level }) => coldkey === address && (level === "frozen" || level === "open"),
    ),
  );
  if (frozen.length === 0) return null;
  return (
    <Notice
      level="care"
      title={words.resetTitle}
      actions={frozen.map(({ address, name }) => (
        <Button
          key={address}
          size="small"
          isBusy={call.isBusy}
          onClick={() =>
            void call.run(() => workstation().rehearsal.resetSwap({ coldkey: address }))
          }
        >
          {words.reset(name)}
        </Button>
      ))}
    >
      {words.resetText}
    </Notice>
  );
}

function Past() {
  const { past } = useWorkstation().snapshot.drills;
  if (past.length === 0) return null;
  return (
    <section aria-labelledby="past-drills" className={emergencies.list}>
      <h3 id="past-drills">{words.pastTitle}</h3>
      <table className={table.table}>
        <caption className="visually-hidden">{words.caption}</caption>
        <thead>
          <tr>
            <th scope="col">{words.what}</th>
            <th scope="col">{words.result}</th>
            <th scope="col" className={table.right}>
              {words.took}
            </th>
            <th scope="col">{words.when}</th>
          </tr>
        </thead>
        <tbody>
          {past.map((drill) => (
            <tr key={drill.id}>
              <td className={table.strong}>{words.kind(drill.kind).title}</td>
              <td>{words.resultName(drill)}</td>
              <td className={table.right}>
                <span className={css.took}>{words.span(drill.tookMs)}</span>
              </td>
              <td>{words.date(drill.endedAtMs)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

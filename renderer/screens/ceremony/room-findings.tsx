/** What the checks of this machine say that matters in the room: who may be looking on, and what may keep what is shown. */
import { useEffect, useState } from "react";
import { useWorkstation } from "../../app/screen.ts";
import { useCall } from "../../app/use-call.ts";
import { workstation } from "../../bridge.ts";
import { en } from "../../messages/en.ts";
import type { MachineCheck } from "../../types.ts";
import { FaultPanel } from "../../ui/fault-panel.tsx";
import { Notice } from "../../ui/notice.tsx";
import { Working } from "../../ui/progress.tsx";

/** Screens, programs that watch, devices, and disks that words could end up on. */
const IN_THE_ROOM: ReadonlySet<MachineCheck["id"]> = new Set([
  ...(["sharing", "remote-control", "tracer", "keyboards", "storage"] as const),
  ...(["radios", "interfaces", "swap", "core-dumps", "disk"] as const),
]);

export function RoomFindings() {
  const { snapshot } = useWorkstation();
  const { run, isBusy, fault } = useCall();
  const [checks, setChecks] = useState<readonly MachineCheck[] | null>(null);
  useEffect(() => {
    void run(() => workstation().machine.look(null)).then((reply) => {
      if (reply?.ok) setChecks(reply.value.checks);
    });
  }, [run]);
  const words = en.ceremonies.roomFindings;
  const { airGap } = snapshot;
  const open = (checks ?? []).filter(
    ({ id, state, tickedAtMs }) =>
      IN_THE_ROOM.has(id) && (state === "bad" || state === "attention") && tickedAtMs === null,
  );
  return (
    <>
      {airGap === null ? null : (
        <Notice level={airGap.state === "closed" ? "info" : "care"}>
          <p>{words.airGap(airGap)}</p>
        </Notice>
      )}
      {isBusy && checks === null ? <Working what={words.looking} /> : null}
      {fault === null ? null : <FaultPanel fault={fault} />}
      {checks === null ? null : open.length === 0 ? (
        <Notice level="info">
          <p>{words.nothing}</p>
        </Notice>
      ) : (
        <Notice level="care" title={words.title(open.length)}>
          <ul>
            {open.map(({ id, evidence }) => (
              <li key={id}>
                <strong>{en.machine.check(id).title}.</strong>{" "}
                {evidence.map(en.machine.evidence).join(" ")}
              </li>
            ))}
          </ul>
          <p>{words.now}</p>
        </Notice>
      )}
    </>
  );
}

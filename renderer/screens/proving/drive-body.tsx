/** Drives: chosen among those that are plugged in now, unplugged, and plugged in again. */
import { useCallback, useEffect, useState } from "react";
import { useCall } from "../../app/use-call.ts";
import { workstation } from "../../bridge.ts";
import { en } from "../../messages/en.ts";
import type { DriveSummary, DriveView } from "../../types.ts";
import { Button } from "../../ui/button.tsx";
import { Choice } from "../../ui/choice.tsx";
import { FaultPanel } from "../../ui/fault-panel.tsx";
import { Notice } from "../../ui/notice.tsx";
import { Working } from "../../ui/progress.tsx";
import type { BodyProps } from "../ceremony/kind-view.ts";
import { StepActions } from "../ceremony/step-actions.tsx";
import { useStep } from "../ceremony/use-step.ts";

/** Plugging in is something that is watched for, not asked about. */
const LOOK_MS = 1500;

function useEvery(work: () => Promise<void>, ms: number): void {
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | null = null;
    let isOver = false;
    const turn = async (): Promise<void> => {
      await work();
      if (!isOver) timer = setTimeout(() => void turn(), ms);
    };
    void turn();
    return () => {
      isOver = true;
      if (timer !== null) clearTimeout(timer);
    };
  }, [work, ms]);
}

/** At `drive` it is written to; at `find` it is only looked at. */
export function DriveBody({ ceremony, text, onEnded }: BodyProps) {
  const { id } = ceremony;
  const [view, setView] = useState<DriveView | null>(null);
  const [folder, setFolder] = useState<DriveSummary | null>(null);
  const [chosen, setChosen] = useState<string | null>(null);
  const call = useCall();
  const step = useStep(ceremony, onEnded);
  const words = en.proving.drives;

  const look = useCallback(async () => {
    const reply = await workstation().usb.drives(null);
    if (reply.ok) setView(reply.value);
  }, []);
  useEvery(look, LOOK_MS);

  const choose = async (): Promise<void> => {
    const reply = await call.run(() => workstation().usb.choose(null));
    if (reply?.ok && reply.value !== null) setFolder(reply.value);
  };
  const drives = view?.drives ?? [];
  const ready = view?.canList === false ? folder : drives.find((one) => one.id === chosen);

  return (
    <>
      {view === null ? (
        <Working what={words.waiting} />
      ) : !view.canList ? (
        <Notice
          level="care"
          title={words.unknown}
          actions={<Button onClick={() => void choose()}>{words.choose}</Button>}
        >
          <p>{words.unknownText}</p>
          {folder === null ? null : <p role="status">{words.chosen(folder.name)}</p>}
        </Notice>
      ) : drives.length === 0 ? (
        <Notice level="info" title={words.none} isLive>
          <p>{words.noneText}</p>
        </Notice>
      ) : (
        <Choice
          label={words.list}
          layout="cards"
          value={chosen}
          onChange={setChosen}
          options={drives.map(({ id: value, name, filesystem, freeBytes, isReadOnly }) => ({
            value,
            label: name,
            disabled: isReadOnly,
            detail: isReadOnly
              ? `${filesystem}, ${words.readOnly}`
              : words.facts(filesystem, freeBytes),
          }))}
        />
      )}
      {ready !== undefined && ready !== null && /fat/.test(ready.filesystem) ? (
        <Notice level="info">
          <p>{words.fat}</p>
        </Notice>
      ) : null}
      {call.isBusy && ready ? <Working what={words.writing} /> : null}
      {call.fault === null ? null : <FaultPanel fault={call.fault} />}
      <StepActions
        ceremony={ceremony}
        step={step}
        next={text.next}
        isReady={ready !== undefined && ready !== null}
        isBusy={call.isBusy}
        onNext={() => {
          if (ready) void call.run(() => workstation().usb.use({ id, drive: ready.id }));
        }}
      />
    </>
  );
}

export function ReplugBody({ ceremony, onEnded }: BodyProps) {
  const { id } = ceremony;
  const [seen, setSeen] = useState<{ isThere: boolean; canTell: boolean } | null>(null);
  const call = useCall();
  const step = useStep(ceremony, onEnded);
  const words = en.proving.drives;

  const look = useCallback(async () => {
    const [drives, looked] = await Promise.all([
      workstation().usb.drives(null),
      workstation().usb.look({ id, isPlugged: false }),
    ]);
    if (drives.ok && looked.ok) {
      setSeen({ isThere: looked.value.isThere, canTell: drives.value.canList });
    }
  }, [id]);
  useEvery(look, LOOK_MS);

  const isHonour = seen !== null && !seen.canTell;
  return (
    <>
      {isHonour ? (
        <Notice level="care" title={words.unknown}>
          <p>{words.unknownText}</p>
        </Notice>
      ) : (
        <Working
          what={seen === null || seen.isThere ? words.plugged : words.away}
          detail={words.waiting}
        />
      )}
      {call.fault === null ? null : <FaultPanel fault={call.fault} />}
      <StepActions
        ceremony={ceremony}
        step={step}
        next={words.confirm}
        isReady={isHonour}
        isBusy={call.isBusy}
        onNext={() => void call.run(() => workstation().usb.look({ id, isPlugged: true }))}
      />
    </>
  );
}

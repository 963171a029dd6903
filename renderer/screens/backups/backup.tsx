/**
 * A further copy of a coldkey, or the proof of one that is there. Where it stands is the core's knowledge; only the
 * room before it begins and the farewell after its end are the screen's own.
 */
import { type ReactNode, useState } from "react";
import { useWorkstation } from "../../app/screen.ts";
import { workstation } from "../../bridge.ts";
import { countingCopies } from "../../lib/copies.ts";
import { en } from "../../messages/en.ts";
import type { BackupCeremony, ColdkeySummary } from "../../types.ts";
import { placeIn, type Script, ScriptContext } from "../ceremony/ceremony-page.tsx";
import { CopyStep } from "../ceremony/copy-step.tsx";
import { ProveStep } from "../ceremony/prove-step.tsx";
import { ReopenStep } from "../ceremony/reopen-step.tsx";
import { RoomStep } from "../ceremony/room-step.tsx";
import { WriteStep } from "../ceremony/write-step.tsx";
import { nameOrEnds } from "../names.ts";
import { DoneStep, FinishStep } from "./ending.tsx";

interface BackupScreenProps {
  readonly address: ColdkeySummary["address"];
  readonly copy: string | null;
  readonly resumed: string | null;
}

const { room, prove } = en.create;

export function BackupScreen({ address, copy, resumed }: BackupScreenProps) {
  const { snapshot, go } = useWorkstation();
  const [id, setId] = useState(resumed);
  const [hasEnded, setHasEnded] = useState(false);
  const [last, setLast] = useState<BackupCeremony | null>(null);
  const [wasOpen, setWasOpen] = useState(resumed !== null);
  const current = snapshot.backups.find((one) => one.id === id) ?? null;
  // The snapshot without the ceremony can arrive before the reply that ends it: the step stays until then.
  if (current !== null && current !== last) setLast(current);
  if (current?.isOpen && !wasOpen) setWasOpen(true);
  const ceremony = current ?? last;

  const coldkey = snapshot.coldkeys.find((key) => key.address === address);
  const name = nameOrEnds(snapshot, address);
  const proved = coldkey?.copies.find((one) => one.id === copy);
  const label = proved?.label ?? copy ?? "";
  const isProof = copy !== null;

  const script: Script = {
    place: placeIn(
      isProof
        ? ["room", "open", "prove", "done"]
        : ["room", "open", "write", "prove", "copy", "done"],
    ),
    head: (step, of) =>
      isProof ? en.backup.headProof(name, label, step, of) : en.backup.headCopy(name, step, of),
    stopHint: isProof ? en.backup.stopHintProof : en.backup.stopHintCopy,
    leave: () => go({ at: "backups" }),
  };

  const step = (): ReactNode => {
    if (hasEnded) return <DoneStep coldkey={coldkey} name={name} copy={proved ?? null} />;
    if (ceremony === null) {
      const { roomCopy, roomProof, guide } = en.backup;
      return (
        <RoomStep
          text={
            isProof
              ? {
                  title: roomProof.title(label),
                  lede: roomProof.lede(proved?.place ?? ""),
                  guide: guide.roomProof,
                }
              : { ...roomCopy, guide: guide.roomCopy }
          }
          items={[
            room.alone,
            room.cameras,
            room.sharing,
            isProof ? roomProof.card(label) : roomCopy.pen,
          ]}
          onBack={() => go({ at: "backups" })}
          begin={() => workstation().backup.begin({ address, copy })}
          onBegun={setId}
        />
      );
    }
    return (
      <Begun
        ceremony={ceremony}
        wasOpen={wasOpen}
        name={name}
        label={label}
        coldkey={coldkey}
        onEnded={() => setHasEnded(true)}
      />
    );
  };
  return <ScriptContext value={script}>{step()}</ScriptContext>;
}

interface BegunProps {
  readonly ceremony: BackupCeremony;
  readonly wasOpen: boolean;
  readonly name: string;
  readonly label: string;
  readonly coldkey: ColdkeySummary | undefined;
  readonly onEnded: () => void;
}

function Begun({ ceremony, wasOpen, name, label, coldkey, onEnded }: BegunProps) {
  const { id, step } = ceremony;
  const calls = workstation().backup;
  const wordCount = coldkey?.wordCount ?? 24;
  const { open, reopen, proof, guide } = en.backup;

  if ((step === "write" || step === "prove") && !ceremony.isOpen) {
    const words = wasOpen ? reopen : open;
    const text = { ...words, title: words.title(name), guide: guide.open };
    return <ReopenStep id={id} calls={calls} step={wasOpen ? step : "open"} text={text} />;
  }
  switch (step) {
    case "write":
      return <WriteStep id={id} wordCount={wordCount} calls={calls} />;
    case "prove": {
      const isProof = ceremony.copy !== null;
      return (
        <ProveStep
          id={id}
          wordCount={wordCount}
          calls={calls}
          text={
            isProof
              ? { ...proof, title: proof.title(label), guide: guide.proof }
              : { ...prove, guide: guide.prove }
          }
          canGoBack={!isProof}
          {...(isProof ? { onMatch: onEnded } : {})}
        />
      );
    }
    case "copy":
      return (
        <CopyStep
          id={id}
          calls={calls}
          firstLabel={en.backup.labels(coldkey?.copies.length ?? 0)}
          working={en.backup.working}
          takenPlaces={coldkey === undefined ? [] : countingCopies(coldkey).map((one) => one.place)}
          onDone={onEnded}
        />
      );
    case "done":
      return <FinishStep id={id} onDone={onEnded} />;
  }
}

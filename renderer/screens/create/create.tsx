/**
 * The ceremony that makes a coldkey. Where it stands is the core's knowledge (`creation.step`); only the two steps
 * before anything exists, and the farewell, are the screen's own.
 */
import { type ReactNode, useState } from "react";
import { useWorkstation } from "../../app/screen.ts";
import { workstation } from "../../bridge.ts";
import { en } from "../../messages/en.ts";
import type { Creation, WordCount } from "../../types.ts";
import { placeIn, type Script, ScriptContext } from "../ceremony/ceremony-page.tsx";
import { CopyStep } from "../ceremony/copy-step.tsx";
import { ProveStep } from "../ceremony/prove-step.tsx";
import { ReopenStep } from "../ceremony/reopen-step.tsx";
import { RoomStep } from "../ceremony/room-step.tsx";
import { WriteStep } from "../ceremony/write-step.tsx";
import { DoneStep } from "./done-step.tsx";
import { NameStep } from "./name-step.tsx";
import { PassphraseStep } from "./passphrase-step.tsx";

export interface Plan {
  readonly name: string;
  readonly wordCount: WordCount;
}

const { room } = en.create;
const ROOM_ITEMS = [room.alone, room.cameras, room.sharing, room.pen];

const scriptFor = (name: string, leave: () => void): Script => ({
  place: placeIn(["name", "room", "passphrase", "write", "prove", "copy", "done"]),
  head: (step, of) => (name === "" ? en.create.headNew(step, of) : en.create.head(name, step, of)),
  stopHint: en.create.stopHint,
  leave,
});

export function CreateScreen({ id: resumed }: { readonly id: string | null }) {
  const { snapshot, go } = useWorkstation();
  const [id, setId] = useState(resumed);
  const [plan, setPlan] = useState<Plan>({ name: "", wordCount: 24 });
  const [isNamed, setIsNamed] = useState(false);
  const [made, setMade] = useState<{ name: string; address: string } | null>(null);
  const creation = snapshot.creations.find((one) => one.id === id);

  const step = (): ReactNode => {
    if (made !== null) return <DoneStep name={made.name} address={made.address} />;
    if (creation !== undefined) {
      return (
        <Resumable
          creation={creation}
          onDone={(address) => setMade({ name: creation.name, address })}
        />
      );
    }
    return isNamed ? (
      <RoomStep
        text={{ ...room, guide: en.create.guide.room }}
        items={ROOM_ITEMS}
        onBack={() => setIsNamed(false)}
        begin={() => workstation().creation.begin(plan)}
        onBegun={setId}
      />
    ) : (
      <NameStep
        plan={plan}
        onNamed={(next) => {
          setPlan(next);
          setIsNamed(true);
        }}
      />
    );
  };
  const name = made?.name ?? creation?.name ?? (isNamed ? plan.name : "");
  return <ScriptContext value={scriptFor(name, () => go({ at: "keys" }))}>{step()}</ScriptContext>;
}

function Resumable({
  creation,
  onDone,
}: {
  readonly creation: Creation;
  readonly onDone: (address: string) => void;
}) {
  const { id, name, wordCount, step } = creation;
  const calls = workstation().creation;
  const { prove, reopen, copy, guide } = en.create;
  if ((step === "write" || step === "prove") && !creation.isOpen) {
    const text = { ...reopen, title: reopen.title(name), guide: guide.write };
    return <ReopenStep id={id} calls={calls} step={step} text={text} />;
  }
  switch (step) {
    case "passphrase":
      return <PassphraseStep creation={creation} />;
    case "write":
      return <WriteStep id={id} wordCount={wordCount} calls={calls} />;
    case "prove":
      return (
        <ProveStep
          id={id}
          wordCount={wordCount}
          calls={calls}
          text={{ ...prove, guide: guide.prove }}
          canGoBack
        />
      );
    case "copy":
    case "done":
      return (
        <CopyStep
          id={id}
          calls={calls}
          firstLabel={copy.labelDefault}
          working={copy.working}
          takenPlaces={[]}
          onDone={onDone}
        />
      );
  }
}

/**
 * The ceremony that makes a coldkey: full window, one action per screen, step n of m. Where it stands is the core's
 * knowledge (`creation.step`); only the two steps before anything exists, and the farewell, are the screen's own.
 */
import { type ReactNode, useState } from "react";
import { type GuideText, Page } from "../../app/page.tsx";
import { useWorkstation } from "../../app/screen.ts";
import { en } from "../../messages/en.ts";
import type { Creation, WordCount } from "../../types.ts";
import { Button } from "../../ui/button.tsx";
import { Steps } from "../../ui/progress.tsx";
import { CopyStep } from "./copy-step.tsx";
import css from "./create.module.css";
import { DoneStep } from "./done-step.tsx";
import { NameStep } from "./name-step.tsx";
import { PassphraseStep } from "./passphrase-step.tsx";
import { ProveStep } from "./prove-step.tsx";
import { ReopenStep } from "./reopen-step.tsx";
import { RoomStep } from "./room-step.tsx";
import { WriteStep } from "./write-step.tsx";

const STEPS = ["name", "room", "passphrase", "write", "prove", "copy", "done"] as const;
type Step = (typeof STEPS)[number];

export interface Plan {
  readonly name: string;
  readonly wordCount: WordCount;
}

export function CreateScreen({ id: resumed }: { readonly id: string | null }) {
  const { snapshot } = useWorkstation();
  const [id, setId] = useState(resumed);
  const [plan, setPlan] = useState<Plan>({ name: "", wordCount: 24 });
  const [isNamed, setIsNamed] = useState(false);
  const [made, setMade] = useState<{ name: string; address: string } | null>(null);
  const creation = snapshot.creations.find((one) => one.id === id);

  if (made !== null) return <DoneStep name={made.name} address={made.address} />;
  if (creation === undefined) {
    return isNamed ? (
      <RoomStep plan={plan} onBack={() => setIsNamed(false)} onBegun={setId} />
    ) : (
      <NameStep
        plan={plan}
        onNamed={(next) => {
          setPlan(next);
          setIsNamed(true);
        }}
      />
    );
  }
  return (
    <Resumable
      creation={creation}
      onDone={(address) => setMade({ name: creation.name, address })}
    />
  );
}

function Resumable({
  creation,
  onDone,
}: {
  readonly creation: Creation;
  readonly onDone: (address: string) => void;
}) {
  const needsPhrase = creation.step === "write" || creation.step === "prove";
  if (needsPhrase && !creation.isOpen) return <ReopenStep creation={creation} />;
  switch (creation.step) {
    case "passphrase":
      return <PassphraseStep creation={creation} />;
    case "write":
      return <WriteStep creation={creation} />;
    case "prove":
      return <ProveStep creation={creation} />;
    case "copy":
    case "done":
      return <CopyStep creation={creation} onDone={onDone} />;
  }
}

interface CeremonyPageProps {
  readonly step: Step;
  readonly name?: string;
  readonly title: string;
  readonly lede: string;
  readonly guide: GuideText;
  readonly guideExtra?: ReactNode;
  readonly children: ReactNode;
  /** Nothing is kept before the room is left; nothing is open after the end. */
  readonly stop?: "keeps" | "nothing" | "none";
}

export function CeremonyPage({ step, name, stop = "keeps", children, ...page }: CeremonyPageProps) {
  const { go } = useWorkstation();
  const number = STEPS.indexOf(step) + 1;
  const head =
    name === undefined || name === ""
      ? en.create.headNew(number, STEPS.length)
      : en.create.head(name, number, STEPS.length);
  return (
    <Page
      {...page}
      kind="ceremony"
      kicker={
        <>
          <span>{head}</span>
          <Steps
            step={step === "done" ? STEPS.length + 1 : number}
            of={STEPS.length}
            label={head}
          />
        </>
      }
    >
      {children}
      {stop === "none" ? null : (
        <div className={css.stop}>
          <Button tone="quiet" size="small" onClick={() => go({ at: "keys" })}>
            {en.create.stop}
          </Button>
          <p>{stop === "keeps" ? en.create.stopHint : en.create.stopHintEmpty}</p>
        </div>
      )}
    </Page>
  );
}

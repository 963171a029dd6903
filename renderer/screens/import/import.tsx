/**
 * Bringing a coldkey from elsewhere: source, what is in it, new passphrase. Nothing is stored before the last step, and
 * leaving this screen in any way makes the core forget what it had read.
 */
import { type ReactNode, useEffect, useState } from "react";
import { type GuideText, Page } from "../../app/page.tsx";
import { useWorkstation } from "../../app/screen.ts";
import { workstation } from "../../bridge.ts";
import { en } from "../../messages/en.ts";
import type { ChosenFile, ImportFound } from "../../types.ts";
import { Button } from "../../ui/button.tsx";
import { Steps } from "../../ui/progress.tsx";
import { DoneStep } from "./done-step.tsx";
import { FileStep } from "./file-step.tsx";
import { FoundStep } from "./found-step.tsx";
import css from "./import.module.css";
import { SealStep } from "./seal-step.tsx";
import { SourceStep } from "./source-step.tsx";
import { WordsStep } from "./words-step.tsx";

const STEPS = ["source", "open", "found", "seal", "done"] as const;

type State =
  | { readonly at: "source" }
  | { readonly at: "words" }
  | { readonly at: "file"; readonly file: ChosenFile }
  | { readonly at: "found"; readonly found: ImportFound }
  | { readonly at: "seal"; readonly found: ImportFound; readonly name: string }
  | { readonly at: "done"; readonly found: ImportFound; readonly name: string };

export function ImportScreen() {
  const [state, setState] = useState<State>({ at: "source" });
  useEffect(
    () => () => {
      void workstation().import.leave(null);
    },
    [],
  );
  const restart = (): void => setState({ at: "source" });
  const onFound = (found: ImportFound): void => setState({ at: "found", found });
  switch (state.at) {
    case "source":
      return (
        <SourceStep
          onWords={() => setState({ at: "words" })}
          onFile={(file) => setState({ at: "file", file })}
        />
      );
    case "words":
      return <WordsStep onFound={onFound} onBack={restart} />;
    case "file":
      return <FileStep file={state.file} onFound={onFound} onBack={restart} />;
    case "found":
      return (
        <FoundStep
          found={state.found}
          onNamed={(name) => setState({ at: "seal", found: state.found, name })}
          onBack={restart}
        />
      );
    case "seal":
      return (
        <SealStep
          found={state.found}
          name={state.name}
          onStored={() => setState({ ...state, at: "done" })}
          onRestart={restart}
        />
      );
    case "done":
      return <DoneStep found={state.found} name={state.name} />;
  }
}

interface ImportPageProps {
  readonly step: (typeof STEPS)[number];
  readonly title: string;
  readonly lede: string;
  readonly guide: GuideText;
  readonly children: ReactNode;
}

export function ImportPage({ step, children, ...page }: ImportPageProps) {
  const { go } = useWorkstation();
  const number = STEPS.indexOf(step) + 1;
  const head = en.import.head(number, STEPS.length);
  return (
    <Page
      {...page}
      kind="ceremony"
      kicker={
        <>
          <span>{head}</span>
          <Steps step={number} of={STEPS.length} label={head} />
        </>
      }
    >
      {children}
      {step === "done" ? null : (
        <div className={css.stop}>
          <Button tone="quiet" size="small" onClick={() => go({ at: "keys" })}>
            {en.import.stop}
          </Button>
          <p>{en.import.stopHint}</p>
        </div>
      )}
    </Page>
  );
}

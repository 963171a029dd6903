/**
 * Bringing a key from elsewhere: source, what is in it, new passphrase. Nothing is stored before the last step, and
 * leaving this screen in any way makes the core forget what it had read.
 */
import { type ReactNode, useEffect, useState } from "react";
import { type GuideText, Page } from "../../app/page.tsx";
import { useWorkstation } from "../../app/screen.ts";
import { workstation } from "../../bridge.ts";
import { en } from "../../messages/en.ts";
import type { ChosenFile, ImportFound, ImportRole } from "../../types.ts";
import { Button } from "../../ui/button.tsx";
import { Steps } from "../../ui/progress.tsx";
import { DoneStep } from "./done-step.tsx";
import { FileStep } from "./file-step.tsx";
import { FolderImportSteps } from "./folder/folder-import.tsx";
import { FoundStep } from "./found-step.tsx";
import { HexStep } from "./hex-step.tsx";
import css from "./import.module.css";
import { SealStep } from "./seal-step.tsx";
import { SharesStep } from "./shares-step.tsx";
import { SourceStep } from "./source-step.tsx";
import { WordsStep } from "./words-step.tsx";

const STEPS = ["source", "open", "found", "seal", "done"] as const;

/** What is to be stored, and as what. */
export interface Chosen {
  readonly found: ImportFound;
  readonly name: string;
  readonly role: ImportRole;
}

type State =
  | { readonly at: "source" }
  | { readonly at: "words" }
  | { readonly at: "shares" }
  | { readonly at: "hex" }
  | { readonly at: "folder" }
  | { readonly at: "file"; readonly file: ChosenFile }
  | { readonly at: "found"; readonly readings: readonly ImportFound[] }
  | { readonly at: "seal"; readonly chosen: Chosen }
  | { readonly at: "done"; readonly chosen: Chosen; readonly canRemove: boolean };

export function ImportScreen() {
  const [state, setState] = useState<State>({ at: "source" });
  useEffect(
    () => () => {
      void workstation().import.leave(null);
    },
    [],
  );
  const restart = (): void => setState({ at: "source" });
  const onFound = (readings: readonly ImportFound[]): void => setState({ at: "found", readings });
  switch (state.at) {
    case "source":
      return (
        <SourceStep
          onWords={() => setState({ at: "words" })}
          onShares={() => setState({ at: "shares" })}
          onHex={() => setState({ at: "hex" })}
          onFile={(file) => setState({ at: "file", file })}
          onFolder={() => setState({ at: "folder" })}
        />
      );
    case "words":
      return <WordsStep onFound={onFound} onBack={restart} />;
    case "shares":
      return <SharesStep onFound={onFound} onBack={restart} />;
    case "hex":
      return <HexStep onFound={onFound} onBack={restart} />;
    case "folder":
      return <FolderImportSteps onBack={restart} />;
    case "file":
      return <FileStep file={state.file} onFound={onFound} onBack={restart} />;
    case "found":
      return (
        <FoundStep
          readings={state.readings}
          onChosen={(chosen) => setState({ at: "seal", chosen })}
          onBack={restart}
        />
      );
    case "seal":
      return (
        <SealStep
          chosen={state.chosen}
          onStored={(canRemove) => setState({ at: "done", chosen: state.chosen, canRemove })}
          onRestart={restart}
        />
      );
    case "done":
      return <DoneStep chosen={state.chosen} canRemove={state.canRemove} />;
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
      {step === "done" ? null : <StopHere />}
    </Page>
  );
}

export function StopHere() {
  const { go } = useWorkstation();
  return (
    <div className={css.stop}>
      <Button tone="quiet" size="small" onClick={() => go({ at: "keys" })}>
        {en.import.stop}
      </Button>
      <p>{en.import.stopHint}</p>
    </div>
  );
}
